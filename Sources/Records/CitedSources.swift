internal import Diagnostics
internal import FrontMatter
internal import Localization

/// What one entry cites: its keys in the order of their numbers, and the sources that it describes itself.
struct CitedSources: Sendable {
    /// The sources that the entry describes itself, by key.
    let local: [String: Citation]
    /// Each cited or listed key once: those of `source_order`, then the entry's own sources, then as they are first cited.
    let keys: [String]
    /// Keys that the entry does not describe, each with the place of its first citation in each file.
    let open: [PendingCitation]
    /// Where the entry's own sources are described; nil: it describes none.
    let listLocation: SourceLocation?

    static let none = CitedSources(local: [:], keys: [], open: [], listLocation: nil)

    private init(local: [String: Citation], keys: [String], open: [PendingCitation], listLocation: SourceLocation?) {
        (self.local, self.keys, self.open, self.listLocation) = (local, keys, open, listLocation)
    }

    /// - Parameters:
    ///   - reader: of the original, all fields read.
    ///   - cited: all citations, file by file, the original first.
    init(
        _ written: DeclaredSourceKeys, list: [Citation], order: [String], cited: [PendingCitation], reader: FieldReader,
        into issues: inout [Diagnostic]
    ) {
        var keys: [String] = []
        var known: Set<String> = []
        func add(_ key: String) { if known.insert(key).inserted { keys.append(key) } }
        order.forEach(add)
        written.keys.forEach(add)
        // Fields are read in the order of their declarations; numbers follow the order of the file.
        let byFile = Dictionary(grouping: cited, by: \.location.path)
        var paths: [String] = []
        for citation in cited where !paths.contains(citation.location.path) { paths.append(citation.location.path) }
        var open: [PendingCitation] = []
        let own = Set(written.keys)
        for path in paths {
            var reported: Set<String> = []
            for citation in (byFile[path] ?? []).enumerated().sorted(by: {
                ($0.element.location, $0.offset) < ($1.element.location, $1.offset)
            })
            .map(\.element) {
                add(citation.key)
                if !own.contains(citation.key), reported.insert(citation.key).inserted { open.append(citation) }
            }
        }
        let used = Set(cited.map(\.key))
        for key in Set(written.keys.filter { key in written.keys.count(where: { $0 == key }) > 1 }).sorted() {
            issues.append(Diagnostic(.duplicateValue, at: reader.location(of: Citation.list.key), offendingText: key))
        }
        for key in written.keys where !used.contains(key) {
            issues.append(Diagnostic(.unusedSource, at: reader.location(of: Citation.list.key), offendingText: key))
        }
        for key in order where !used.contains(key) && !own.contains(key) {
            issues.append(Diagnostic(.unusedSource, at: reader.location(of: Citation.order.key), offendingText: key))
        }
        // Where a source's key cannot be read, any open citation may mean that source.
        self.init(
            local: Dictionary(list.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first }), keys: keys,
            open: written.isComplete ? open : [], listLocation: written.keys.isEmpty ? nil : reader.location(of: Citation.list.key))
    }
}
