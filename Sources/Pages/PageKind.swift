// Pages: defines which pages exist, their addresses and their content (`PageKind`, `SitePlan`, `PageComposer`).
// To add a page kind: a case of `PageKind`, a file `<Kind>Page.swift`, a template of the same stem, its strings.
// It must not access files.
//
//     let plan = SitePlan(graph)
//     let help = plan.path(of: .help, in: .ar).text

package import Linking
package import Localization
package import Markup
package import Records

/// The kinds of pages; each is rendered with the template of its name.
package enum PageKind: Sendable, Hashable {
    case home
    case record(RecordKey)
    /// The list of a collection.
    case index(Collection)
    case search
    /// All entries by first letter.
    case letters
    case help
    /// The open data.
    case data
    case notFound
    /// The page shown offline for a page that is not stored.
    case offline
    /// The printable booklet of a theme, a question or a round table.
    case booklet(RecordKey)
    /// The one-page brief of a topic.
    case brief(RecordKey)
    /// The list of gaps between countries.
    case gaps
    /// What is not known, by topic and country.
    case unknowns
    /// What changed, by month.
    case changes
    /// The page of a withdrawn record.
    case withdrawn(RecordKey)
    /// The form that writes an entry in the browser.
    case contribute
    /// The entries that a reader has chosen, put together by a script.
    case dossier
    /// A further part of a paginated page, from 2.
    indirect case part(PageKind, Int)

    /// The paginated page of a part; the page itself otherwise.
    var whole: PageKind { if case .part(let kind, _) = self { kind } else { self } }

    /// The part number, from 1.
    func part(_ number: Int) -> PageKind { number == 1 ? self : .part(self, number) }

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
            case .concepts: "concept"
            case .terms: "term"
            case .roundTables: "round-table"
            case .instruments: "instrument"
            case .institutions, .pages: "record"
            case .sources: "source"
            }
        case .index(let collection):
            switch collection {
            case .topics: "topics"
            case .terms: "glossary"
            case .indicators: "indicators"
            default: "index"
            }
        case .search: "search"
        case .letters: "letters"
        case .help: "help"
        case .data: "data"
        case .notFound: "not-found"
        case .offline: "offline"
        case .booklet: "booklet"
        case .brief: "brief"
        case .gaps: "gaps"
        case .unknowns: "unknowns"
        case .changes: "changes"
        case .withdrawn: "withdrawn"
        case .contribute: "new"
        case .dossier: "dossier"
        case .part(let kind, _): kind.template
        }
    }

    static let templates = [
        "home", "practice", "topic", "theme", "country", "indicator", "indicators", "concept", "term", "round-table", "instrument",
        "record", "source", "topics",
        "glossary", "index",
        "search", "letters",
        "help", "data", "not-found", "offline", "booklet", "brief", "gaps", "unknowns", "changes", "withdrawn", "dossier", "new",
    ]
}

/// One page of the site: its kind, its language tree and its path.
package struct Page: Sendable, Hashable {
    package let kind: PageKind
    package let language: Language
    package let path: SitePath
}

extension PageKind {
    /// The records whose body the page shows. Of others it shows front matter only, on which incremental builds rely.
    package func wholeRecords(in graph: SiteGraph) -> [RecordKey] {
        switch self {
        case .home, .search, .letters, .help, .data, .notFound, .offline, .unknowns, .changes, .withdrawn, .dossier, .contribute: []
        case .brief(let key): graph.instruments(citedBy: key)
        case .gaps: graph.topics.flatMap { graph.instruments(citedBy: $0.key) }
        case .index(.terms): graph.catalogue.terms.all.map(\.key)
        case .index: []
        case .record(let key) where key.collection == .topics:
            [key] + graph.practices(naming: key).map(\.key) + graph.instruments(citedBy: key)
        case .record(let key) where key.collection == .sources: [key] + (graph.citing[ID(key.id)] ?? [])
        case .record(let key): [key]
        case .booklet(let key): BookletPlanner.practices(of: key, in: graph).map(\.key)
        case .part(let kind, _): kind.wholeRecords(in: graph)
        }
    }

    /// The languages in which the page exists; in the others it shows its original.
    package func languages(in graph: SiteGraph) -> [Language] {
        let all = graph.catalogue.settings.languages
        guard let key = shownRecord, let record = graph.catalogue.find(key) else { return all }
        return all.filter { record.isWritten(in: $0) }
    }

    /// The record of the page, if it exists in the page's language.
    private var shownRecord: RecordKey? {
        switch whole {
        case .record(let key), .brief(let key): key
        default: nil
        }
    }
}
