package import Localization
package import Records

/// What the sources do not say, topic by topic and country by country: the research agenda of the region.
package struct ResearchAgenda: Sendable {
    package enum Item: Sendable {
        /// A contrast of the topic whose answer is not known for the country, by its place.
        case contrast(Topic, Int)
        /// No practice of the country answers the topic.
        case practice
        /// What a practice declares as not known.
        case field(Practice, UnknownFact)
    }

    /// Topics with something unknown, in the site's order, and the countries concerned.
    package let topics: [(topic: Topic, countries: [(country: Country, items: [Item])])]

    package var count: Int { topics.reduce(0) { $0 + $1.countries.reduce(0) { $0 + $1.items.count } } }

    init(topics: [Topic], countries: [Country], catalogue: Catalogue, coverage: Coverage) {
        self.topics = topics.compactMap { topic in
            let found = countries.compactMap { country -> (country: Country, items: [Item])? in
                let answers = coverage.answers(to: topic.id, from: country.id).map { catalogue.practices[$0] }
                var items: [Item] = answers.isEmpty ? [.practice] : []
                for (index, contrast) in topic.contrasts.enumerated() where contrast.value(for: country.id) == .unknown {
                    items.append(.contrast(topic, index))
                }
                for practice in answers { items += practice.unknowns.map { .field(practice, $0) } }
                return items.isEmpty ? nil : (country, items)
            }
            return found.isEmpty ? nil : (topic, found)
        }
    }
}

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
        for record in catalogue.withdrawn { found += Self.entries(of: record) + Self.withdrawal(of: record) }
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
