package import FrontMatter
package import Localization
package import Records

/// The scaffold of a collection: its questions, required keys and body.
package struct EntryTemplate: Sendable {
    package let collection: Collection
    /// The keys of the questions on a terminal, in order.
    package let asked: [String]
    /// Keys required before a file can be written, such as references, which cannot be filled in later.
    package let needed: [String]

    package init(_ collection: Collection) {
        self.collection = collection
        switch collection {
        case .practices:
            (asked, needed) = (["country", "topic", "title", "status", "since", "lead"], ["country", "topic", "title"])
        case .topics: (asked, needed) = (["theme", "title", "short"], ["theme", "title"])
        case .institutions: (asked, needed) = (["country", "kind", "name"], ["country", "name"])
        case .instruments: (asked, needed) = (["country", "kind", "title", "short_title", "in_force"], ["country", "title"])
        case .terms: (asked, needed) = (["name", "definition"], ["name"])
        case .roundTables: (asked, needed) = (["title", "status", "themes", "host"], ["themes", "title"])
        case .indicators: (asked, needed) = (["country", "theme", "title", "unit"], ["country", "theme", "title"])
        case .concepts: (asked, needed) = (["title", "comparable"], ["title"])
        case .countries: (asked, needed) = (["name", "official_name"], ["name"])
        case .themes: (asked, needed) = (["name", "question", "color"], ["name"])
        case .sources: (asked, needed) = (["kind", "publisher", "title", "date", "url", "confidence"], ["publisher", "title"])
        case .pages: (asked, needed) = (["title", "nav"], ["title"])
        }
    }

    /// The templates offered in the browser form; countries, themes and pages are created on the terminal.
    package static let all = Collection.allCases.filter { ![.countries, .themes, .pages].contains($0) }.map { EntryTemplate($0) }

    /// The folder of entries without a country.
    package static let international = "int"

    /// The collection's name on the command line: `round-table`.
    package var word: String {
        switch collection {
        case .practices: "practice"
        case .topics: "topic"
        case .institutions: "institution"
        case .instruments: "instrument"
        case .terms: "term"
        case .roundTables: "round-table"
        case .indicators: "indicator"
        case .concepts: "concept"
        case .themes: "theme"
        case .countries: "country"
        case .pages: "page"
        case .sources: "source"
        }
    }

    /// The label of one such entry.
    package var label: LocalizedText { LocalizedText(group: "vocabularies.collection", name: collection.rawValue) }

    /// The declared field of an answer; an indicator has its country in its series.
    package func field(_ key: String) -> DeclaredField? {
        if let field = collection.type.fields.first(where: { $0.key == key }) { return field }
        guard key == "country" else { return nil }
        return Practice.fields.first { $0.key == key }
    }

    /// The entry's path in the source folder.
    package func path(slug: String, answers: Answers) -> String {
        let folder = collection.isSplitByCountry ? (answers.text("country") ?? Self.international) + "/" : ""
        return "content/\(collection.folder)/\(folder)\(slug).md"
    }

    /// Whether fields that every entry of the collection has name a source.
    var citesFigures: Bool { [.countries, .roundTables, .terms, .indicators].contains(collection) }

    /// Whether an answer may say that there is no date.
    package func mayBeUndated(_ key: String) -> Bool { collection == .sources && key == "date" }

    /// Whether an entry may have no country.
    package var mayBeInternational: Bool { collection == .institutions || collection == .instruments }
}
