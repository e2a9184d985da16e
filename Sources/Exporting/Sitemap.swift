internal import Linking
internal import Localization
internal import Markup
internal import Pages
internal import Records

/// The sitemap: each page with its translations, and the date of the last review of its entries.
struct Sitemap {
    let graph: SiteGraph
    let plan: SitePlan
    let address: BaseURL
    private let dates: PageReviewDate

    init(_ graph: SiteGraph, plan: SitePlan, address: BaseURL) {
        (self.graph, self.plan, self.address) = (graph, plan, address)
        dates = PageReviewDate(graph)
    }

    /// The maximum number of URLs in one file (sitemap protocol).
    private static let limit = 50_000

    var files: [(path: String, bytes: [UInt8])] {
        let pages = plan.pages.filter(isListed)
        if pages.count <= Self.limit { return [("sitemap.xml", text(of: pages[...]))] }
        let parts = stride(from: 0, to: pages.count, by: Self.limit).map { pages[$0..<min($0 + Self.limit, pages.count)] }
        let names = parts.indices.map { "sitemap-\($0 + 1).xml" }
        return [("sitemap.xml", index(of: names))] + zip(names, parts).map { (path: $0, bytes: text(of: $1)) }
    }

    /// Originals and real translations; no copies in another language, no pages without content.
    private func isListed(_ page: Page) -> Bool {
        switch page.kind {
        case .notFound, .search, .offline, .withdrawn: false
        default: page.kind.languages(in: graph).contains(page.language)
        }
    }

    private func text(of pages: ArraySlice<Page>) -> [UInt8] {
        var out = HTMLWriter(capacity: pages.count * 600)
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"")
        out.raw(" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
        for page in pages {
            out.raw("<url><loc>")
            out.text(address.url(page.path))
            out.raw("</loc>")
            if let date = dates.date(of: page.kind) {
                out.raw("<lastmod>")
                out.text(date.iso)
                out.raw("</lastmod>")
            }
            alternates(of: page, into: &out)
            out.raw("</url>\n")
        }
        out.raw("</urlset>\n")
        return out.html.bytes
    }

    private func alternates(of page: Page, into out: inout HTMLWriter) {
        let languages = page.kind.languages(in: graph)
        guard languages.count > 1 else { return }
        for (name, language) in languages.map({ ($0.rawValue, $0) }) + [("x-default", languages[0])] {
            out.raw("<xhtml:link")
            out.attribute("rel", "alternate")
            out.attribute("hreflang", name)
            out.attribute("href", address.url(plan.path(of: page.kind, in: language)))
            out.raw("/>")
        }
    }

    private func index(of names: [String]) -> [UInt8] {
        var out = HTMLWriter()
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")
        for name in names {
            out.raw("<sitemap><loc>")
            out.text(address.text + name)
            out.raw("</loc></sitemap>\n")
        }
        out.raw("</sitemapindex>\n")
        return out.html.bytes
    }
}

/// The date of a page: its entry's review, or the latest review of the entries on it. Never the date of the build.
struct PageReviewDate {
    private let graph: SiteGraph
    private let latest: PartialDate?
    private let ofNaming: [RecordKey: PartialDate]

    init(_ graph: SiteGraph) {
        self.graph = graph
        latest = graph.catalogue.practices.all.map(\.reviewed).max()
        ofNaming = graph.practicesNaming.compactMapValues { $0.map { graph.catalogue.practices[$0].reviewed }.max() }
    }

    func date(of kind: PageKind) -> PartialDate? {
        switch kind {
        case .record(let key) where key.collection == .practices: graph.catalogue.practices.find(key.id)?.reviewed
        case .record(let key): ofNaming[key]
        case .brief(let key): ofNaming[key]
        case .home, .index(.topics), .gaps: latest
        case .part(let whole, _): date(of: whole)
        default: nil
        }
    }
}
