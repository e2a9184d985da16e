package import Linking
package import Localization
package import Markup
internal import Records

/// All pages of the site with their addresses.
package struct SitePlan: Sendable {
    package let pages: [Page]
    /// The language at the site's root.
    package let root: Language
    /// The booklets.
    let booklets: Set<RecordKey>
    /// The topics that have a brief.
    let briefs: Set<RecordKey>
    /// The number of parts of pages with more than one.
    let parts: [PageKind: Int]
    /// The addresses of all pages, cached since many pages link to each.
    private let paths: [Language: [PageKind: SitePath]]

    package init(_ graph: SiteGraph) {
        let languages = graph.catalogue.settings.languages
        let root = languages.first ?? .ar
        self.root = root
        let booklets = BookletPlanner.all(of: graph)
        self.booklets = Set(booklets)
        let briefs = BriefPage.topics(of: graph)
        self.briefs = Set(briefs)
        let wholes: [PageKind] =
            [.home, .search, .letters, .help, .data, .gaps, .unknowns, .changes, .dossier, .contribute, .notFound]
            + (graph.catalogue.settings.offline == .visited ? [.offline] : [])
            + Self.indexes(of: graph.catalogue).map { .index($0) } + graph.catalogue.everything.map { .record($0.key) }
            + graph.catalogue.withdrawn.map { .withdrawn($0.key) }
            + booklets.map { .booklet($0) } + briefs.map { .brief($0) }
        let counted = wholes.map { (kind: $0, parts: Pagination.parts(of: $0, in: graph)) }
        parts = Dictionary(uniqueKeysWithValues: counted.lazy.filter { $0.parts > 1 }.map { ($0.kind, $0.parts) })
        let kinds = counted.flatMap { kind, parts in (1...parts).map(kind.part) }
        let pages = languages.flatMap { language in
            kinds.compactMap { kind -> Page? in
                // Hosts use one 404 page at the root.
                if kind == .notFound, language != root { return nil }
                return Self.path(of: kind, in: language, root: root).map { Page(kind: kind, language: language, path: $0) }
            }
        }
        self.pages = pages
        paths = Dictionary(grouping: pages, by: \.language).mapValues { pages in
            Dictionary(pages.lazy.map { ($0.kind, $0.path) }, uniquingKeysWith: { first, _ in first })
        }
    }

    /// Collections with an index page. Practices are listed by topic, theme and country instead.
    static let indexes: [Collection] = [.topics, .roundTables, .institutions, .instruments, .terms, .indicators, .sources]

    /// The lists that a site has: questions always, of other collections those with entries.
    static func indexes(of catalogue: Catalogue) -> [Collection] {
        let filled = Set(catalogue.everything.map { $0.key.collection })
        return indexes.filter { $0 == .topics || filled.contains($0) }
    }

    /// The address of a page in a language's tree; nil only for an id that is not a valid path.
    package static func path(of kind: PageKind, in language: Language, root: Language) -> SitePath? {
        let tree = language == root ? "" : language.rawValue + "/"
        return SitePath(tree + name(of: kind))
    }

    /// The path of a page in its language's tree; a further part is next to its page, or in a folder with the page's name.
    private static func name(of kind: PageKind) -> String {
        switch kind {
        case .home: "index.html"
        case .search: "search.html"
        case .letters: "letters.html"
        case .help: "help.html"
        case .data: "data.html"
        case .notFound: "404.html"
        case .offline: "offline.html"
        case .index(let collection): collection.folder + "/index.html"
        case .record(let key): key.path + ".html"
        case .booklet(let key): "booklets/" + key.id + ".html"
        case .brief(let key): "briefs/" + key.id + ".html"
        case .gaps: "gaps.html"
        case .unknowns: "unknowns.html"
        case .changes: "changes.html"
        case .withdrawn(let key): key.path + ".html"
        case .contribute: "new.html"
        case .dossier: "dossier.html"
        case .part(.index(let collection), let number): "\(collection.folder)/part-\(number).html"
        case .part(let whole, let number): "\(name(of: whole).dropLast(".html".count))/part-\(number).html"
        }
    }

    package func path(of kind: PageKind, in language: Language) -> SitePath {
        if let path = paths[language]?[kind] { return path }
        guard let path = Self.path(of: kind, in: language, root: root) else { preconditionFailure("a validated id makes no path: \(kind)") }
        return path
    }
}
