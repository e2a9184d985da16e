internal import Diagnostics
internal import FrontMatter
internal import Localization

/// The sources that a record cites, in the order of their numbers.
package struct Bibliography: Sendable {
    package let sources: [Citation]
    /// The number of each key, from 1.
    package let numbers: [String: Int]

    package static let empty = Bibliography([])

    init(_ sources: [Citation]) {
        self.sources = sources
        numbers = Dictionary(sources.enumerated().map { ($1.key, $0 + 1) }, uniquingKeysWith: { first, _ in first })
    }

    /// The source that the record cites under a key.
    package subscript(key: String) -> Citation? { numbers[key].map { sources[$0 - 1] } }
}

/// The records of sources by every key under which entries cite them.
struct SourceKeyIndex {
    /// Ids, and earlier ids, of all source records that were written, whether or not they can be published.
    private let keys: [String: RecordKey]

    init(_ entries: [LoadedEntry]) {
        var keys: [String: RecordKey] = [:]
        let sources = entries.filter { $0.key.collection == .sources }
        for entry in sources {
            for alias in entry.metadata?.aliases ?? [] {
                if let former = alias.key(in: .sources), former.collection == .sources { keys[former.id] = entry.key }
            }
        }
        for entry in sources { keys[entry.key.id] = entry.key }
        self.keys = keys
    }

    subscript(key: String) -> RecordKey? { keys[key] }

    var isEmpty: Bool { keys.isEmpty }

    /// The entries with their citations of records among their references.
    func resolved(_ entries: [LoadedEntry], into issues: inout [Diagnostic]) -> [LoadedEntry] {
        let known = keys.keys.sorted()
        return entries.map { entry in
            guard !entry.citations.open.isEmpty else { return entry }
            var references = entry.references
            for citation in entry.citations.open {
                if let key = keys[citation.key] {
                    references.append((key, citation.location))
                    continue
                }
                let own = entry.citations.local.keys.sorted()
                issues.append(
                    Diagnostic(
                        .unknownSource, at: citation.location, offendingText: citation.key,
                        detail: own.isEmpty ? "content/\(Collection.sources.folder)/" : own.joined(separator: ", "),
                        suggestion: SpellingSuggestion.nearest(to: citation.key, among: own)
                            ?? SpellingSuggestion.nearest(to: citation.key, among: known)))
            }
            return entry.with(references: references)
        }
    }

    /// The sources among the entries that another entry cites, or that another edition of a cited source is.
    func cited(in entries: [LoadedEntry]) -> Set<RecordKey> {
        var cited = Set(
            entries.lazy.filter { $0.key.collection != .sources }.flatMap(\.references).map(\.key).filter { $0.collection == .sources })
        var added = cited
        while !added.isEmpty {
            let next = entries.filter { added.contains($0.key) }.flatMap { $0.references.map(\.key) }.filter { $0.collection == .sources }
            added = Set(next).subtracting(cited)
            cited.formUnion(added)
        }
        return cited
    }
}

extension Catalogue {
    /// The bibliography of each entry, from the catalogue's sources.
    static func bibliographies(of entries: [LoadedEntry], _ index: SourceKeyIndex, _ sources: Table<Source>) -> [RecordKey: Bibliography] {
        // One object for each key: most sources are cited by several entries.
        var shared: [String: Citation] = [:]
        func citation(_ key: String) -> Citation? {
            if let known = shared[key] { return known }
            guard let record = index[key], let source = sources.find(record.id) else { return nil }
            let made = Citation(source, key: key, address: address(of: source, in: sources))
            shared[key] = made
            return made
        }
        var bibliographies: [RecordKey: Bibliography] = [:]
        for entry in entries where !entry.citations.keys.isEmpty {
            bibliographies[entry.key] = Bibliography(entry.citations.keys.compactMap { entry.citations.local[$0] ?? citation($0) })
        }
        return bibliographies
    }

    static func address(of source: Source, in sources: Table<Source>) -> String? {
        if source.hidesAddress { return nil }
        return source.url ?? source.editionOf.flatMap { sources.find($0.text) }.flatMap { $0.hidesAddress ? nil : $0.url }
    }
}
