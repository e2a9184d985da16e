package import Diagnostics
package import Localization
internal import Markdown
internal import Markup
package import Records

/// Resolves the links that notes write to each other, as relative paths of files with anchors, and checks both.
package enum ProseLinks {
    /// Where a written link leads.
    package enum Target: Sendable, Hashable {
        case record(RecordKey, anchor: String?)
        case outside(String)
    }

    /// Resolves one written target; nil with a fault where it leads nowhere.
    ///
    /// - Parameters:
    ///   - withheld: entries that are not published now.
    ///   - setAside: notes that are there but faulty. Their own faults are told; a link to one is none.
    ///   - suggests: whether to look for the nearest right link among all files: worth it for a person's mistakes, not for thousands.
    package static func resolve(
        _ written: String, from path: String, catalogue: Catalogue, skipped: Set<RecordKey> = [], unpublished: Set<RecordKey> = [],
        suggests: Bool = true
    ) -> (
        target: Target?, issue: DiagnosticCode?, nearest: String?
    ) {
        let decoded = decode(written)
        if let scheme = scheme(of: decoded) {
            return scheme == "https" || scheme == "http" ? (.outside(written), nil, nil) : (nil, .forbiddenScheme, nil)
        }
        if decoded.hasPrefix("//") { return (nil, .forbiddenScheme, nil) }
        let mark = decoded.utf8.firstIndex(of: 0x23)
        let anchor = mark.map { String(decoded[decoded.utf8.index(after: $0)...]) }.flatMap { $0.isEmpty ? nil : $0 }
        let target = mark.map { String(decoded[..<$0]) } ?? decoded
        let file = target.isEmpty ? path : join(path, target)
        guard let file, let key = key(of: file), let record = catalogue.find(key) else {
            if let file, let key = key(of: file) {
                if unpublished.contains(key) { return (nil, .unpublishedReference, nil) }
                if skipped.contains(key) { return (nil, nil, nil) }
            }
            return (nil, .brokenLink, !suggests ? nil : file.flatMap { nearest(to: $0, from: path, catalogue: catalogue) })
        }
        if let anchor {
            let anchors = record.metadata.body.all.flatMap(\.value.anchors)
            guard anchors.contains(anchor) else { return (nil, .brokenAnchor, Suggestion.nearest(to: anchor, among: anchors)) }
        }
        return (.record(key, anchor: anchor), nil, nil)
    }

    /// All links between records, and the faults of those that lead nowhere.
    ///
    /// - Parameter unread: the notes with errors that the catalogue has not: their links are checked, and lead nowhere yet.
    package static func check(
        _ catalogue: Catalogue, skipped: Set<RecordKey> = [], unread: [RecordMetadata] = [], unpublished: Set<RecordKey> = []
    )
        -> (
            links: [RecordKey: [RecordKey]], diagnostics: [Diagnostic]
        )
    {
        var links: [RecordKey: [RecordKey]] = [:]
        var diagnostics: [Diagnostic] = []
        for metadata in catalogue.everything.map(\.metadata) + unread {
            for (language, document) in metadata.body.all where !document.links.isEmpty {
                let path = path(of: metadata, in: language)
                for (written, position) in document.links {
                    let (target, issue, nearest) = resolve(
                        written, from: path, catalogue: catalogue, skipped: skipped, unpublished: unpublished,
                        suggests: diagnostics.count < 200
                    )
                    // An unread note is checked, but it is no part of the graph.
                    if case .record(let key, _) = target, catalogue.find(metadata.key) != nil {
                        links[metadata.key, default: []].append(key)
                    }
                    guard let issue else { continue }
                    let location = SourceLocation(path: path, line: position.line, column: position.column)
                    if issue == .unpublishedReference, let key = self.key(written, from: path) {
                        diagnostics.append(Diagnostic(issue, at: location, offendingText: key.id, detail: key.collection.folder))
                        continue
                    }
                    let detail: String =
                        issue == .brokenAnchor
                        ? anchors(of: written, from: path, catalogue).joined(separator: ", ") : "../../topics/….md"
                    diagnostics.append(
                        Diagnostic(
                            issue, at: location, offendingText: written, detail: detail,
                            suggestion: nearest))
                }
            }
        }
        return (links, diagnostics)
    }

    /// What a written link with a wrong anchor could have named.
    private static func anchors(of written: String, from path: String, _ catalogue: Catalogue) -> [String] {
        let file = decode(written).prefix { $0 != "#" }
        let key = key(of: file.isEmpty ? path : join(path, String(file)) ?? path)
        return key.flatMap { catalogue.find($0) }?.metadata.body.all.flatMap(\.value.anchors) ?? []
    }

    /// The file in which a record's text of a language stands.
    package static func path(of metadata: RecordMetadata, in language: Language) -> String {
        language == metadata.body.original ? metadata.path : metadata.path.utf8.dropLast(3).text + ".\(language.rawValue).md"
    }

    /// The record that a written target names, whether it is there or not.
    private static func key(_ written: String, from path: String) -> RecordKey? {
        join(path, String(decode(written).prefix { $0 != "#" })).flatMap { key(of: $0) }
    }

    /// The record that a file of `content/` holds.
    private static func key(of file: String) -> RecordKey? {
        guard file.utf8.starts(with: content.utf8), file.utf8.suffix(3).elementsEqual(".md".utf8) else { return nil }
        let rest = file.utf8.dropFirst(content.utf8.count).dropLast(3)
        guard let slash = rest.firstIndex(of: 0x2F), let collection = Collection(rawValue: rest[..<slash].text) else { return nil }
        var id = rest[rest.index(after: slash)...]
        for language in Language.allCases where id.suffix(3).first == 0x2E && id.suffix(2).elementsEqual(language.rawValue.utf8) {
            id = id.dropLast(3)
        }
        return RecordKey(collection: collection, id: id.text)
    }

    private static let content = "content/"

    private static func nearest(to file: String, from path: String, catalogue: Catalogue) -> String? {
        let files = catalogue.everything.map(\.metadata.path)
        guard let nearest = Suggestion.nearest(to: file, among: files) else { return nil }
        return relative(nearest, from: path)
    }

    static func relative(_ file: String, from path: String) -> String {
        let from = path.split(separator: "/").dropLast()
        let to = file.split(separator: "/")
        var shared = 0
        while shared < from.count, shared < to.count - 1, from[shared] == to[shared] { shared += 1 }
        return String(repeating: "../", count: from.count - shared) + to[shared...].joined(separator: "/")
    }

    /// Joins a relative path to a file's folder; nil where it leaves the source.
    static func join(_ path: String, _ relative: String) -> String? {
        guard relative.utf8.first != slash else { return nil }
        var joined: [UInt8] = []
        joined.reserveCapacity(path.utf8.count + relative.utf8.count)
        if let end = path.utf8.lastIndex(of: slash) { _ = append(path.utf8[..<end], to: &joined, climbs: false) }
        return append(relative.utf8[...], to: &joined, climbs: true) ? String(decoding: joined, as: UTF8.self) : nil
    }

    /// Appends the parts of a path, each after a slash; false where it climbs out.
    private static func append(_ path: Substring.UTF8View, to joined: inout [UInt8], climbs: Bool) -> Bool {
        for part in path.split(separator: slash) {
            if climbs, part.elementsEqual(".".utf8) { continue }
            if climbs, part.elementsEqual("..".utf8) {
                guard !joined.isEmpty else { return false }
                joined.removeLast(joined.count - (joined.lastIndex(of: slash) ?? 0))
                continue
            }
            if !joined.isEmpty { joined.append(slash) }
            joined.append(contentsOf: part)
        }
        return true
    }

    private static let slash: UInt8 = 0x2F

    static func scheme(of text: String) -> String? {
        guard text.utf8.contains(0x3A) else { return nil }
        // Browsers drop control characters and spaces before they look for a scheme: so do we.
        let bare = text.unicodeScalars.filter { $0.value > 32 && $0.value != 0x7F }
        guard let colon = bare.firstIndex(of: ":") else { return nil }
        let head = String(String.UnicodeScalarView(bare[..<colon]))
        guard !head.isEmpty, !head.contains("/"), !head.contains("#"), !head.contains("?") else { return nil }
        return head.lowercased()
    }

    static func decode(_ text: String) -> String {
        guard text.utf8.contains(0x25) else { return text }
        return String(decoding: PercentCoding.decoded(text) ?? [], as: UTF8.self)
    }
}

extension Substring.UTF8View {
    /// Whole signs, as all cuts are made at signs of ASCII.
    fileprivate var text: String { String(Substring(self)) }
}
