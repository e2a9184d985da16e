internal import Bytes
package import Diagnostics
package import Localization
internal import Markdown
internal import Markup
package import Records

/// Resolves links between entries, which are relative file paths with optional anchors, and reports broken ones.
package enum ProseLinks {
    /// The destination of a link.
    package enum Target: Sendable, Hashable {
        case record(RecordKey, anchor: String?)
        case outside(String)
    }

    /// Resolves one link target; nil with an error if nothing is there.
    ///
    /// - Parameters:
    ///   - skipped: entries that exist but have errors. These are reported already, so a link to such an entry is no error.
    ///   - unpublished: entries that are not published now.
    ///   - suggests: whether to search all files for the nearest valid link, which is slow.
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
        if decoded.lowercased().hasPrefix("www.") { return (nil, .linkWithoutScheme, nil) }
        let mark = decoded.utf8.firstIndex(of: .hash)
        let anchor = mark.map { String(decoded[decoded.utf8.index(after: $0)...]) }.flatMap { $0.isEmpty ? nil : $0 }
        let target = mark.map { String(decoded[..<$0]) } ?? decoded
        let file = target.isEmpty ? path : join(path, target)
        guard let file, let key = key(of: file, catalogue), let record = catalogue.find(key) else {
            if let file, let key = key(of: file, catalogue) {
                if unpublished.contains(key) { return (nil, .unpublishedReference, nil) }
                if skipped.contains(key) { return (nil, nil, nil) }
            }
            return (nil, .brokenLink, !suggests ? nil : file.flatMap { nearest(to: $0, from: path, catalogue: catalogue) })
        }
        if let anchor {
            let anchors = record.metadata.body.all.flatMap(\.value.anchors)
            guard anchors.contains(anchor) else { return (nil, .brokenAnchor, SpellingSuggestion.nearest(to: anchor, among: anchors)) }
        }
        return (.record(key, anchor: anchor), nil, nil)
    }

    /// All links between records; with errors for broken ones.
    ///
    /// - Parameter unread: entries with errors, which the catalogue lacks: their links are checked, but not returned.
    package static func check(
        _ catalogue: Catalogue, skipped: Set<RecordKey> = [], unread: [RecordMetadata] = [], unpublished: Set<RecordKey> = []
    )
        -> (
            links: [RecordKey: [RecordKey]], diagnostics: [Diagnostic]
        )
    {
        var links: [RecordKey: [RecordKey]] = [:]
        var diagnostics: [Diagnostic] = []
        var redirects: [RecordKey: RecordKey]?
        for metadata in catalogue.everything.map(\.metadata) + unread {
            for (language, document) in metadata.body.all where !document.links.isEmpty {
                let path = path(of: metadata, in: language)
                for (written, position) in document.links {
                    let (target, issue, nearest) = resolve(
                        written, from: path, catalogue: catalogue, skipped: skipped, unpublished: unpublished,
                        suggests: diagnostics.count < 200
                    )
                    // An unread entry is checked, but not part of the graph.
                    if case .record(let key, _) = target, catalogue.find(metadata.key) != nil {
                        links[metadata.key, default: []].append(key)
                    }
                    guard let issue else { continue }
                    let location = SourceLocation(path: path, line: position.line, column: position.column)
                    if issue == .unpublishedReference, let key = self.key(written, from: path, catalogue) {
                        diagnostics.append(Diagnostic(issue, at: location, offendingText: key.id, detail: key.collection.folder))
                        continue
                    }
                    if issue == .brokenLink {
                        let known = redirects ?? self.redirects(of: catalogue)
                        redirects = known
                        if let right = renamed(written, from: path, catalogue, known) {
                            let fix = Fix(line: position.line, column: position.column, old: "(\(written)", new: "(\(right)")
                            diagnostics.append(
                                Diagnostic(issue, at: location, offendingText: written, detail: right, suggestion: right, fix: fix))
                            continue
                        }
                    }
                    if issue == .linkWithoutScheme {
                        let right = "https://\(written)"
                        let fix = Fix(line: position.line, column: position.column, old: "(\(written)", new: "(\(right)")
                        diagnostics.append(Diagnostic(issue, at: location, offendingText: written, detail: right, fix: fix))
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

    /// The entries that aliases name, by their former keys.
    private static func redirects(of catalogue: Catalogue) -> [RecordKey: RecordKey] {
        Dictionary(Redirects.of(catalogue).value.map { ($0.from, $0.to) }) { first, _ in first }
    }

    /// A link to a former id of an entry, as a link to the entry itself, with the same anchor; nil where the id is no alias.
    private static func renamed(_ written: String, from path: String, _ catalogue: Catalogue, _ redirects: [RecordKey: RecordKey])
        -> String?
    {
        guard let former = key(written, from: path, catalogue), let metadata = redirects[former].flatMap({ catalogue.find($0) })?.metadata
        else { return nil }
        return relative(metadata.path, from: path) + (written.firstIndex(of: "#").map { String(written[$0...]) } ?? "")
    }

    /// The most similar anchor for a link with a wrong one.
    private static func anchors(of written: String, from path: String, _ catalogue: Catalogue) -> [String] {
        let file = decode(written).prefix { $0 != "#" }
        let key = key(of: file.isEmpty ? path : join(path, String(file)) ?? path, catalogue)
        return key.flatMap { catalogue.find($0) }?.metadata.body.all.flatMap(\.value.anchors) ?? []
    }

    /// The file with a record's text in a language.
    package static func path(of metadata: RecordMetadata, in language: Language) -> String {
        language == metadata.body.original ? metadata.path : metadata.path.utf8.dropLast(3).text + ".\(language.rawValue).md"
    }

    /// The key of the record that a target names, whether it exists or not.
    private static func key(_ written: String, from path: String, _ catalogue: Catalogue) -> RecordKey? {
        join(path, String(decode(written).prefix { $0 != "#" })).flatMap { key(of: $0, catalogue) }
    }

    /// The key of the record in a file of `content/`.
    private static func key(of file: String, _ catalogue: Catalogue) -> RecordKey? {
        guard file.utf8.starts(with: content.utf8), file.utf8.suffix(3).elementsEqual(".md".utf8) else { return nil }
        let rest = file.utf8.dropFirst(content.utf8.count).dropLast(3)
        guard let slash = rest.firstIndex(of: .slash), let collection = Collection(rawValue: rest[..<slash].text) else { return nil }
        var id = rest[rest.index(after: slash)...]
        // The language of a translation; ids hold no dots.
        if let dot = id.lastIndex(of: .period), catalogue.settings.knownLanguages.find(id[id.index(after: dot)...].text) != nil {
            id = id[..<dot]
        }
        return RecordKey(collection: collection, id: id.text)
    }

    private static let content = "content/"

    private static func nearest(to file: String, from path: String, catalogue: Catalogue) -> String? {
        let files = catalogue.everything.map(\.metadata.path)
        guard let nearest = SpellingSuggestion.nearest(to: file, among: files) else { return nil }
        return relative(nearest, from: path)
    }

    static func relative(_ file: String, from path: String) -> String {
        let from = path.split(separator: "/").dropLast()
        let to = file.split(separator: "/")
        var shared = 0
        while shared < from.count, shared < to.count - 1, from[shared] == to[shared] { shared += 1 }
        return String(repeating: "../", count: from.count - shared) + to[shared...].joined(separator: "/")
    }

    /// Joins a relative path to a file's folder; nil if it leaves the source folder.
    static func join(_ path: String, _ relative: String) -> String? {
        guard relative.utf8.first != .slash else { return nil }
        var joined: [UInt8] = []
        joined.reserveCapacity(path.utf8.count + relative.utf8.count)
        if let end = path.utf8.lastIndex(of: .slash) { _ = append(path.utf8[..<end], to: &joined, climbs: false) }
        return append(relative.utf8[...], to: &joined, climbs: true) ? String(decoding: joined, as: UTF8.self) : nil
    }

    /// Appends path components, each after a slash; false if the path leaves the root.
    private static func append(_ path: Substring.UTF8View, to joined: inout [UInt8], climbs: Bool) -> Bool {
        for part in path.split(separator: .slash) {
            if climbs, part.elementsEqual(".".utf8) { continue }
            if climbs, part.elementsEqual("..".utf8) {
                guard !joined.isEmpty else { return false }
                joined.removeLast(joined.count - (joined.lastIndex(of: .slash) ?? 0))
                continue
            }
            if !joined.isEmpty { joined.append(.slash) }
            joined.append(contentsOf: part)
        }
        return true
    }

    static func scheme(of text: String) -> String? {
        guard text.utf8.contains(.colon) else { return nil }
        // Browsers drop control characters and spaces before they look for a scheme, so this does too.
        let bare = text.unicodeScalars.filter { $0.value > 32 && $0.value != 0x7F }
        guard let colon = bare.firstIndex(of: ":") else { return nil }
        let head = String(String.UnicodeScalarView(bare[..<colon]))
        guard !head.isEmpty, !head.contains("/"), !head.contains("#"), !head.contains("?") else { return nil }
        return head.lowercased()
    }

    static func decode(_ text: String) -> String {
        guard text.utf8.contains(.percent) else { return text }
        return String(decoding: PercentEncoding.decoded(text) ?? [], as: UTF8.self)
    }
}

extension Substring.UTF8View {
    /// Valid UTF-8, since the text is split only at ASCII characters.
    fileprivate var text: String { String(Substring(self)) }
}
