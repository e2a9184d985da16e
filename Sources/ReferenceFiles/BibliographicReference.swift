// ReferenceFiles: reads and writes bibliographies in BibTeX, RIS and CSL-JSON, the formats of reference managers (`ReferenceFormat`).
// It must not know the collection of sources, and must not access files.
//
//     let text = "@techreport{unodc24, title = {Global Report}, year = {2024}}"
//     let format = try #require(ReferenceFormat(name: "sources.bib", bytes: Array(text.utf8)))
//     let read = format.read(Array(text.utf8), path: "sources.bib")

package import Diagnostics

/// One bibliographic entry, as all three formats have it. Its texts are plain, without markup of the format.
package struct BibliographicReference: Sendable {
    /// The kinds that the formats tell apart, and that a site on laws and reports needs.
    package enum Kind: String, Sendable, CaseIterable { case law, court, report, article, news, website, book, other }

    package enum Field: Sendable {
        case title, publisher, container
        /// An author that is an organisation; persons are not read.
        case author
        case date, edition, language, url, accessed, doi, isbn, keyword, note
    }

    package struct Value: Sendable {
        package let text: String
        package let location: SourceLocation

        package init(_ text: String, at location: SourceLocation = SourceLocation(path: "")) {
            (self.text, self.location) = (text, location)
        }
    }

    package let key: String
    package let kind: Kind
    package let location: SourceLocation
    /// In the order of the file; keywords and entries can stand several times.
    package private(set) var values: [(field: Field, value: Value)] = []

    package init(key: String, kind: Kind, location: SourceLocation = SourceLocation(path: "")) {
        (self.key, self.kind, self.location) = (key, kind, location)
    }

    /// Adds a text in one line, if any of it is left without white space at its ends.
    package mutating func add(_ field: Field, _ text: String?, at location: SourceLocation = SourceLocation(path: "")) {
        guard let text = text.map(SingleLineText.of), !text.isEmpty else { return }
        values.append((field, Value(text, at: location)))
    }

    package subscript(field: Field) -> Value? { values.first { $0.field == field }?.value }

    package func all(_ field: Field) -> [Value] { values.filter { $0.field == field }.map(\.value) }
}

/// Limits of what is read, far above any real bibliography.
enum BibliographyLimits {
    static let bytes = 16 << 20
    static let entries = 20_000
    static let depth = 64
    static let valueBytes = 1 << 16
}

/// Text in one line: control characters and line breaks become spaces, runs of white space one space.
enum SingleLineText {
    static func of(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var isPending = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace || scalar.properties.generalCategory == .control {
                // A no-break space belongs to the text: French needs it.
                guard scalar == "\u{A0}" || scalar == "\u{202F}" else {
                    isPending = !out.isEmpty
                    continue
                }
            }
            if isPending { out.append(" ") }
            isPending = false
            out.append(scalar)
        }
        return String(out)
    }

    /// The text without the tags that reference managers write into titles.
    static func withoutTags(_ text: String) -> String {
        guard text.contains("<") else { return text }
        var out = text[...]
        for name in ["i", "b", "sub", "sup", "sc", "span"] {
            for tag in ["<\(name)>", "</\(name)>", "<span class=\"nocase\">"] { out = out.replacing(tag, with: "")[...] }
        }
        return String(out)
    }
}

/// What a reader expected at a place of the file.
struct ReferenceFileSyntaxError: Error {
    let offset: Int
    let expected: String
}

/// Bytes with a position, and the locations of offsets.
struct ByteCursor {
    let bytes: [UInt8]
    var index = 0
    private let starts: [Int]
    private let path: String

    init(_ bytes: [UInt8], path: String) {
        self.bytes = bytes
        self.path = path
        starts = [0] + bytes.indices.lazy.filter { bytes[$0] == 0x0A }.map { $0 + 1 }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    var byte: UInt8? { index < bytes.count ? bytes[index] : nil }

    func location(of offset: Int) -> SourceLocation {
        var (low, high) = (0, starts.count)
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle } else { high = middle }
        }
        let column = bytes[starts[low]..<min(offset, bytes.count)].count { $0 & 0xC0 != 0x80 } + 1
        return SourceLocation(path: path, line: low + 1, column: column)
    }

    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The text from an offset to the end of its line, shortened.
    func excerpt(at offset: Int) -> String {
        let end = bytes[min(offset, bytes.count)...].prefix(80).firstIndex { $0 == 0x0A || $0 == 0x0D }
        return SingleLineText.of(text(min(offset, bytes.count)..<(end ?? min(bytes.count, offset + 80))))
    }

    func diagnostic(_ error: ReferenceFileSyntaxError) -> Diagnostic {
        Diagnostic(.badReferenceFile, at: location(of: error.offset), offendingText: excerpt(at: error.offset), detail: error.expected)
    }

    mutating func skipSpace() {
        while let byte, byte <= 0x20 { index += 1 }
    }
}
