internal import FrontMatter
internal import Localization

/// An index of titles and short names of records, so that fields may refer to records by name.
package struct NameIndex: Sendable {
    private let ids: Set<RecordKey>
    /// Ids by collection and folded name; nil if several records share the name.
    private let names: [String: [String: String?]]

    package init(_ entries: [LoadedEntry]) {
        ids = Set(entries.map(\.key))
        var names: [String: [String: String?]] = [:]
        for entry in entries {
            guard let record = entry.record else { continue }
            var own: Set<String> = []
            for language in Language.builtIn {
                own.insert(record.title(in: language).text.foldedLabel)
                switch record {
                case let topic as Topic: own.insert(topic.short(in: language).text.foldedLabel)
                case let institution as Institution: if let short = institution.shortName { own.insert(short[language].foldedLabel) }
                case let instrument as Instrument: own.insert(instrument.shortTitle[language].foldedLabel)
                default: break
                }
            }
            let folder = entry.key.collection.folder
            for name in own {
                let known = names[folder]?[name]
                names[folder, default: [:]][name] = .some(known == nil ? entry.key.id : nil)
            }
        }
        self.names = names
    }

    /// The id of the only record with the name; nil if the text is an id already.
    func id(of text: String, in folder: String) -> String? {
        guard let collection = Collection(rawValue: folder), !ids.contains(RecordKey(collection: collection, id: text)) else { return nil }
        return names[folder]?[text.foldedLabel] ?? nil
    }

    /// Rereads the entries with references that are not ids, if any of them is a name.
    package static func resolve(_ entries: [LoadedEntry], read: (RecordKey, NameIndex) -> LoadedEntry?) -> [LoadedEntry] {
        let written = Set(entries.map(\.key))
        let open = entries.filter { $0.references.contains { !written.contains($0.key) } }
        guard !open.isEmpty else { return entries }
        let index = NameIndex(entries)
        var again: [RecordKey: LoadedEntry] = [:]
        for entry in open where entry.references.contains(where: { index.id(of: $0.key.id, in: $0.key.collection.folder) != nil }) {
            again[entry.key] = read(entry.key, index)
        }
        return again.isEmpty ? entries : entries.map { again[$0.key] ?? $0 }
    }
}
