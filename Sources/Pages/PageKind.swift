// Pages says which pages exist, at which address, and what each shows. It knows no disk: it turns a graph into views.
//
// To add a page kind: a case here, a file `<Kind>Page.swift`, a template of the same stem, its strings.

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
    case help
    /// The open data.
    case data
    case notFound
    /// What a reader without a network sees in place of a page that was never read.
    case offline
    /// The notes of a theme, a question or a round table, bound to be printed.
    case booklet(RecordKey)
    /// A topic on one page of paper.
    case brief(RecordKey)
    /// What one country documents and another lacks.
    case gaps
    /// What is not known, by topic and country.
    case unknowns
    /// What changed, by month.
    case changes
    /// What remains of a record that was taken back.
    case withdrawn(RecordKey)
    /// The form that writes a note in the browser.
    case contribute
    /// The entries that a reader has chosen, put together by a script.
    case dossier
    /// A further part of a page whose lists go on, from 2.
    indirect case part(PageKind, Int)

    /// The page that this is a part of; the page itself where it is no further part.
    var whole: PageKind { if case .part(let kind, _) = self { kind } else { self } }

    /// A part of the page, from 1.
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
        "search",
        "help", "data", "not-found", "offline", "booklet", "brief", "gaps", "unknowns", "changes", "withdrawn", "dossier", "new",
    ]
}

/// One page of the site: what it is, in which language's tree, where.
package struct Page: Sendable, Hashable {
    package let kind: PageKind
    package let language: Language
    package let path: SitePath
}

extension PageKind {
    /// The records whose text the page shows. Of all others it shows front matter at most: that is what lets a build leave pages as they are.
    package func wholeRecords(in graph: SiteGraph) -> [RecordKey] {
        switch self {
        case .home, .search, .help, .data, .notFound, .offline, .brief, .gaps, .unknowns, .changes, .withdrawn, .dossier, .contribute: []
        case .index(.terms): graph.catalogue.terms.all.map(\.key)
        case .index: []
        case .record(let key) where key.collection == .topics:
            [key] + graph.practices(naming: key).map(\.key)
        case .record(let key) where key.collection == .sources: [key] + (graph.citing[ID(key.id)] ?? [])
        case .record(let key): [key]
        case .booklet(let key): Booklets.practices(of: key, in: graph).map(\.key)
        case .part(let kind, _): kind.wholeRecords(in: graph)
        }
    }

    /// The languages in which the page is really written; in the others it shows its original.
    package func languages(in graph: SiteGraph) -> [Language] {
        let all = graph.catalogue.settings.languages
        guard let key = shownRecord, let record = graph.catalogue.find(key) else { return all }
        return all.filter { record.isWritten(in: $0) }
    }

    /// The record that the page is about, where its language is the record's.
    private var shownRecord: RecordKey? {
        switch whole {
        case .record(let key), .brief(let key): key
        default: nil
        }
    }
}
