// Records: what the committees write: one file for each collection, typed references, the validated catalogue (`Record`, `Catalogue`).
// It must not know pages, addresses in the site or templates.
//
//     let settings = try #require(SiteSettings.read(source).value)
//     let result = CatalogueBuilder.resolveReferences([], settings: settings, drafts: false)
//     let practice: Practice? = result.value.practices.find("ma/cell")

package import FrontMatter
package import Localization

/// The collections: each is a folder of `content/` and a folder of the site.
///
/// To add one: a case here, and a file of its own name with its fields.
package enum Collection: String, CaseIterable, Sendable, Hashable, Comparable {
    case practices, topics, themes, countries
    case roundTables = "round-tables"
    case institutions, instruments, terms, indicators, concepts, pages, sources

    package var folder: String { rawValue }

    package var type: any Record.Type {
        switch self {
        case .practices: Practice.self
        case .topics: Topic.self
        case .themes: Theme.self
        case .countries: Country.self
        case .roundTables: RoundTable.self
        case .institutions: Institution.self
        case .instruments: Instrument.self
        case .terms: Term.self
        case .indicators: Indicator.self
        case .concepts: Concept.self
        case .pages: Article.self
        case .sources: Source.self
        }
    }

    /// The front matter keys of the collection's translation files.
    package var translationFields: [DeclaredField] {
        type.translatedFields + [CommonFields.translates.declared, CommonFields.draft.declared]
    }

    /// Whether the collection's files are in one folder, or in one per country.
    package var isSplitByCountry: Bool {
        switch self {
        case .practices, .institutions, .instruments: true
        default: false
        }
    }

    private var order: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    package static func < (a: Collection, b: Collection) -> Bool { a.order < b.order }
}

/// A record's id: its path in the collection's folder without extension. The type parameter keeps ids of different collections apart.
package struct ID<R: Record>: Sendable, Hashable, Comparable {
    package let text: String

    package init(_ text: String) { self.text = text }

    package static func < (a: ID<R>, b: ID<R>) -> Bool { a.text < b.text }

    package var key: RecordKey { RecordKey(collection: R.collection, id: text) }
}

/// A record's collection and id: a node of the link graph.
package struct RecordKey: Sendable, Hashable, Comparable {
    package let collection: Collection
    package let id: String

    package init(collection: Collection, id: String) {
        self.collection = collection
        self.id = id
    }

    /// Folder and id, such as `practices/ma/x`: its path in `content/` and in the site, without extension.
    package var path: String { collection.folder + "/" + id }

    package static func < (a: RecordKey, b: RecordKey) -> Bool {
        a.collection == b.collection ? a.id < b.id : a.collection < b.collection
    }
}

/// A text with the language in which it is actually written.
package struct LanguageTaggedString: Sendable, Hashable {
    package let text: String
    package let language: Language

    package init(_ text: String, _ language: Language) {
        self.text = text
        self.language = language
    }
}

/// A value per language; the original's is always present.
package struct Localized<Value: Sendable>: Sendable {
    package let original: Language
    private let first: Value
    private let others: [Language: Value]

    package init(original: Language, _ first: Value, others: [Language: Value] = [:]) {
        self.original = original
        self.first = first
        self.others = others
    }

    /// The value for a reader's language, or the original's, with its actual language.
    package subscript(language: Language) -> (value: Value, language: Language) {
        if let other = others[language], language != original { return (other, language) }
        return (first, original)
    }

    package func written(in language: Language) -> Value? {
        language == original ? first : others[language]
    }

    /// The available languages, the original first.
    package var languages: [Language] { [original] + others.keys.sorted().filter { $0 != original } }

    package var all: [(language: Language, value: Value)] {
        languages.compactMap { language in written(in: language).map { (language, $0) } }
    }
}
