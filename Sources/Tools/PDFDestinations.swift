#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// On which page of a printed PDF each anchor stands.
///
/// It reads what Chromium writes, and no more: objects in plain text, a tree of pages, one dictionary of named places. Of any other PDF it
/// knows no place.
struct PDFDestinations: Equatable {
    /// Numbers of pages, from 1, by anchor.
    let pages: [String: Int]

    static let none = PDFDestinations(pages: [:])

    private init(pages: [String: Int]) { self.pages = pages }

    init(_ pdf: Data) {
        let file = PDFObjects(pdf)
        guard let catalogue = file.catalogue, let tree = file.reference("/Pages", in: catalogue),
            let places = file.reference("/Dests", in: catalogue).flatMap({ file.object($0) })
        else {
            pages = [:]
            return
        }
        let numbers = Dictionary(file.leaves(of: tree).enumerated().map { ($1, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        var pages: [String: Int] = [:]
        for location in places.matches(of: /\/([A-Za-z0-9_.-]+)\s*\[(\d+) 0 R/) {
            if let object = Int(location.2), let number = numbers[object] { pages[String(location.1)] = number }
        }
        self.pages = pages
    }
}

/// The objects of a PDF, as text: bytes that are no ASCII (streams) stand for nothing here.
private struct PDFObjects {
    private let objects: [Int: Substring]
    let catalogue: Substring?

    init(_ pdf: Data) {
        let text = String(decoding: pdf.map { $0 < 0x80 ? $0 : 0x20 }, as: UTF8.self)
        var objects: [Int: Substring] = [:]
        var catalogue: Substring?
        for part in text.split(separator: "endobj") {
            guard let head = part.firstMatch(of: /(\d+) 0 obj\s*<</), let number = Int(head.1) else { continue }
            let dictionary = part[head.range.upperBound...]
            objects[number] = dictionary
            if dictionary.contains("/Type /Catalog") { catalogue = dictionary }
        }
        self.objects = objects
        self.catalogue = catalogue
    }

    func object(_ number: Int) -> Substring? { objects[number] }

    func reference(_ key: String, in dictionary: Substring) -> Int? {
        guard let found = dictionary.firstRange(of: key + " ") else { return nil }
        return Int(dictionary[found.upperBound...].prefix { $0.isNumber })
    }

    /// The pages below a node of the tree, in order.
    func leaves(of node: Int, depth: Int = 0) -> [Int] {
        guard depth < 32, let text = objects[node], let kids = text.firstMatch(of: /\/Kids\s*\[([^\]]*)\]/) else { return [node] }
        return kids.1.matches(of: /(\d+) 0 R/).compactMap { Int($0.1) }.flatMap { leaves(of: $0, depth: depth + 1) }
    }
}
