package import FrontMatter
package import Localization
package import Records

/// How a note of a collection is started: what is asked, what must be known beforehand, what stands in its body.
package struct NoteTemplate: Sendable {
    package let collection: Collection
    /// The keys asked for on a terminal, in this order.
    package let asked: [String]
    /// The keys without which nothing can be written: a record cannot point to "later".
    package let needed: [String]

    package init(_ collection: Collection) {
        self.collection = collection
        switch collection {
        case .practices:
            (asked, needed) = (["country", "topic", "title", "status", "evidence", "since", "lead"], ["country", "topic", "title"])
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

    /// Those that the form in the browser offers: countries, themes and pages are few, and started at the terminal.
    package static let all = Collection.allCases.filter { ![.countries, .themes, .pages].contains($0) }.map { NoteTemplate($0) }

    /// The folder of what belongs to no country.
    package static let international = "int"

    /// The name of the collection's notes on the command line: `round-table`.
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

    /// The name of one such note, for people.
    package var label: LocalizedText { LocalizedText(group: "vocabularies.collection", name: collection.rawValue) }

    /// The declared field that an answer is for; the country of an indicator stands in its series.
    package func field(_ key: String) -> DeclaredField? {
        if let field = collection.type.fields.first(where: { $0.key == key }) { return field }
        guard key == "country" else { return nil }
        return Practice.fields.first { $0.key == key }
    }

    /// The path of the note in the source folder.
    package func path(slug: String, answers: Answers) -> String {
        let folder = collection.isSplitByCountry ? (answers.text("country") ?? Self.international) + "/" : ""
        return "content/\(collection.folder)/\(folder)\(slug).md"
    }

    /// Whether fields that every note of the collection has name a source.
    var citesFigures: Bool { [.countries, .roundTables, .terms, .indicators].contains(collection) }

    /// Whether a note may belong to no country.
    package var mayBeInternational: Bool { collection == .institutions || collection == .instruments }
}
