package import Localization
package import Records

/// The histories of all records as one list.
package struct ChangeHistory: Sendable {
    package struct Entry: Sendable {
        package let record: any Record
        package let change: HistoryEntry
    }

    /// The latest first; of one day by the records' keys.
    package let entries: [Entry]

    init(_ catalogue: Catalogue) {
        var found: [Entry] = []
        for record in catalogue.everything { found += Self.entries(of: record) }
        // Earlier changes say what the withdrawn text said: only the withdrawal itself is listed.
        for record in catalogue.withdrawn {
            found += Self.entries(of: record).filter { $0.change.kind == .withdrawn } + Self.withdrawal(of: record)
        }
        entries = found.sorted(by: Self.isBefore)
    }

    private static func entries(of record: any Record) -> [Entry] {
        record.metadata.changes.map { change in Entry(record: record, change: change) }
    }

    /// The withdrawal of a record whose history does not name it.
    private static func withdrawal(of record: any Record) -> [Entry] {
        guard let withdrawal = record.metadata.withdrawal, !record.metadata.changes.contains(where: { $0.kind == .withdrawn }) else {
            return []
        }
        return [Entry(record: record, change: HistoryEntry(date: withdrawal.date, kind: .withdrawn, text: withdrawal.reason))]
    }

    private static func isBefore(_ a: Entry, _ b: Entry) -> Bool {
        if a.change.date != b.change.date { return a.change.date > b.change.date }
        return a.record.metadata.key < b.record.metadata.key
    }

    /// Where the feed of changes lies, from the root of the site.
    package static func feedPath(in language: Language, root: Language) -> String {
        (language == root ? "" : language.rawValue + "/") + "changes.xml"
    }
}
