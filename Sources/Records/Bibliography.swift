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

/// The records of sources by every key under which notes cite them.
struct SourceIndex {
    /// Ids, and earlier ids, of all source records that were written, whether or not they can be published.
    private let keys: [String: RecordKey]

    init(_ notes: [LoadedNote]) {
        var keys: [String: RecordKey] = [:]
        let sources = notes.filter { $0.key.collection == .sources }
        for note in sources {
            for alias in note.metadata?.aliases ?? [] {
                if let former = alias.key(in: .sources), former.collection == .sources { keys[former.id] = note.key }
            }
        }
        for note in sources { keys[note.key.id] = note.key }
        self.keys = keys
    }

    subscript(key: String) -> RecordKey? { keys[key] }

    var isEmpty: Bool { keys.isEmpty }

    /// The notes with their citations of records among their references.
    func resolved(_ notes: [LoadedNote], into issues: inout [Diagnostic]) -> [LoadedNote] {
        let known = keys.keys.sorted()
        return notes.map { note in
            guard !note.citations.open.isEmpty else { return note }
            var references = note.references
            for citation in note.citations.open {
                if let key = keys[citation.key] {
                    references.append((key, citation.location))
                    continue
                }
                let own = note.citations.local.keys.sorted()
                issues.append(
                    Diagnostic(
                        .unknownSource, at: citation.location, offendingText: citation.key,
                        detail: own.isEmpty ? "content/\(Collection.sources.folder)/" : own.joined(separator: ", "),
                        suggestion: SpellingSuggestion.nearest(to: citation.key, among: own)
                            ?? SpellingSuggestion.nearest(to: citation.key, among: known)))
            }
            return note.with(references: references)
        }
    }

    /// The sources among the notes that another note cites, or that another edition of a cited source is.
    func cited(in notes: [LoadedNote]) -> Set<RecordKey> {
        var cited = Set(
            notes.lazy.filter { $0.key.collection != .sources }.flatMap(\.references).map(\.key).filter { $0.collection == .sources })
        var added = cited
        while !added.isEmpty {
            let next = notes.filter { added.contains($0.key) }.flatMap { $0.references.map(\.key) }.filter { $0.collection == .sources }
            added = Set(next).subtracting(cited)
            cited.formUnion(added)
        }
        return cited
    }
}

extension Catalogue {
    /// The bibliography of each note, from the catalogue's sources.
    static func bibliographies(of notes: [LoadedNote], _ index: SourceIndex, _ sources: Table<Source>) -> [RecordKey: Bibliography] {
        // One object for each key: most sources are cited by several notes.
        var shared: [String: Citation] = [:]
        func citation(_ key: String) -> Citation? {
            if let known = shared[key] { return known }
            guard let record = index[key], let source = sources.find(record.id) else { return nil }
            let made = Citation(source, key: key, address: address(of: source, in: sources))
            shared[key] = made
            return made
        }
        var bibliographies: [RecordKey: Bibliography] = [:]
        for note in notes where !note.citations.keys.isEmpty {
            bibliographies[note.key] = Bibliography(note.citations.keys.compactMap { note.citations.local[$0] ?? citation($0) })
        }
        return bibliographies
    }

    static func address(of source: Source, in sources: Table<Source>) -> String? {
        if source.hidesAddress { return nil }
        return source.url ?? source.editionOf.flatMap { sources.find($0.text) }.flatMap { $0.hidesAddress ? nil : $0.url }
    }
}
