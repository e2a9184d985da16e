// Pages says which pages exist, at which address, and what each shows. It knows no disk: it turns a graph into views.
//
// To add a page kind: a case here, a file `<Kind>Page.swift`, a template of the same stem, its strings.

package import Localisation
package import Markup
package import Records

/// The kinds of pages; each is rendered with the template of its name.
package enum PageKind: Sendable, Hashable {
    case home
    case record(RecordKey)
    /// The list of a collection.
    case index(Collection)
    case search
    case help
    case notFound

    /// The template that renders the kind.
    package var template: String {
        switch self {
        case .home: "home"
        case .record(let key):
            switch key.collection {
            case .practices: "practice"
            case .topics: "topic"
            case .themes: "theme"
            case .countries: "country"
            case .indicators: "indicator"
            case .terms: "term"
            case .roundTables: "round-table"
            case .institutions, .instruments, .pages: "record"
            }
        case .index(let collection):
            switch collection {
            case .topics: "topics"
            case .terms: "glossary"
            default: "index"
            }
        case .search: "search"
        case .help: "help"
        case .notFound: "not-found"
        }
    }

    static let templates = [
        "home", "practice", "topic", "theme", "country", "indicator", "term", "round-table", "record", "topics", "glossary", "index",
        "search",
        "help", "not-found",
    ]
}

/// One page of the site: what it is, in which language's tree, where.
package struct Page: Sendable, Hashable {
    package let kind: PageKind
    package let language: Language
    package let path: SitePath
}
