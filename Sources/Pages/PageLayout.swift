internal import Bytes
internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The layout shared by all pages: head, navigation, language links, quick exit.
struct PageLayout {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    /// The values of the page itself, in addition to those shared by its folder.
    var views: [View] {
        let path = context.page.path
        return [context.composer.layouts.value(for: isLost ? path.text : path.folder) { shared }, own]
    }

    private var isLost: Bool { context.page.kind == .notFound }

    private var shared: View {
        [
            "lang": .text(context.language.rawValue),
            "dir": .text(context.language.direction.rawValue),
            "root": .text(rootPrefix),
            "assets": .view(context.composer.assets),
            "site_title": .html(context.words(context.settings.title)),
            "site_name": .text(context.settings.title[context.language]),
            "site_description": .text(context.settings.description[context.language]),
            "home_url": .html(context.url(.home)),
            "search_url": .html(context.url(.search)),
            "help_url": .html(context.url(.help)),
            "data_url": .html(context.url(.data)),
            "new_url": .html(context.url(.contribute)),
            "exit_url": .text(context.settings.exitURL),
            "nav": .list(nav(marking: nil)),
            "footer_nav": .list(articles(.footer, marking: nil)),
            "fallback": .empty,
            "caution": .empty,
            "breadcrumbs": .list([]),
            "licence": .text(context.settings.licence),
            "contact": context.settings.contact.map { .text($0) } ?? .empty,
            "report_url": context.settings.repository.map { .text($0.report) } ?? .empty,
            "source_url": .empty,
            "write_url": .empty,
            "is_part": .flag(false),
            "pager": .empty,
            "offline": .flag(context.settings.offline == .visited),
        ]
    }

    private var own: View {
        var view: View = [
            "languages": .list(languages),
            "is_home": .flag(context.page.kind == .home),
            "is_search": .flag(context.page.kind == .search),
            "kind": .text(context.page.kind.template),
            "metadata": .optional(HeadMetadata(context)?.html ?? CitationMetadata(context)?.html),
        ]
        if case .record(let key) = context.page.kind, let entry = context.catalogue.find(key)?.metadata,
            let url = context.settings.repository?.file(ProseLinks.path(of: entry, in: entry.body[context.language].language))
        {
            view["source_url"] = .text(url)
        }
        if let pager = context.pager {
            view["is_part"] = .flag(context.part > 1)
            view["pager"] = .view(pager)
        }
        // Only pages in the navigation are marked as current.
        if isInNavigation {
            view["nav"] = .list(nav(marking: context.page.kind))
            view["footer_nav"] = .list(articles(.footer, marking: context.page.kind))
        }
        return view
    }

    private var isInNavigation: Bool {
        switch context.page.kind {
        case .index, .gaps, .unknowns, .changes, .contribute: true
        case .record(let key): [.themes, .countries, .pages].contains(key.collection)
        default: false
        }
    }

    private var rootPrefix: String {
        // A host shows the 404 page at any depth, so its links must be absolute.
        if context.page.kind == .notFound, let address = context.composer.address { return address.text }
        return String(repeating: "../", count: context.page.path.text.utf8.count { $0 == .slash })
    }

    /// - Parameter current: the page marked as current.
    private func nav(marking current: PageKind?) -> [View] {
        let themes = context.graph.themes.map { item(.record($0.key), context.words($0.title(in: context.language)), current) }
        let countries = context.graph.countries.map { item(.record($0.key), context.words($0.name), current) }
        return [
            group("nav_themes", themes), group("nav_countries", countries),
            group(
                "nav_more",
                SitePlan.indexes(of: context.catalogue).map { item(.index($0), context.string("index_\(CollectionPage.key($0))"), current) }
                    + [
                        item(.gaps, context.string("gaps_page"), current), item(.unknowns, context.string("unknowns_page"), current),
                        item(.changes, context.string("changes_page"), current),
                        item(.contribute, context.string("new_title"), current),
                    ]
                    + articles(.main, marking: current)),
        ]
    }

    private func group(_ key: String, _ items: [View]) -> View {
        ["label": .html(context.string(key)), "items": .list(items)]
    }

    private func articles(_ placement: Article.NavigationPlacement, marking current: PageKind?) -> [View] {
        context.catalogue.articles.all.filter { $0.nav == placement }.sorted { ($0.order, $0.metadata.id) < ($1.order, $1.metadata.id) }
            .map { item(.record($0.key), context.words($0.title(in: context.language)), current) }
    }

    private func item(_ kind: PageKind, _ label: HTML, _ current: PageKind?) -> View {
        ["label": .html(label), "url": .html(context.url(kind)), "current": .flag(kind == current)]
    }

    private var languages: [View] {
        let kind: PageKind = context.page.kind == .notFound ? .home : context.page.kind
        let written = kind.languages(in: context.graph)
        return context.settings.languages.map { language in
            [
                "code": .text(language.rawValue), "name": .text(language.nativeName), "language_dir": .text(language.direction.rawValue),
                "url": .html(context.url(kind, in: language)), "current": .flag(language == context.language),
                "real": .flag(written.contains(language)),
            ]
        }
    }
}

extension PageContext {
    /// The layout values of a record's page: title, description, breadcrumbs, and the notice if it is untranslated.
    ///
    /// - Parameter showsBody: false if the page shows the text section by section.
    func head(_ record: some Record, trail: [(HTML, HTML)], showsBody: Bool = true) -> View {
        let title = record.title(in: language)
        let isFallback = !record.isWritten(in: language)
        var view: View = [
            "title": .html(words(title)),
            "head_title": .text(title.text),
            "description": .text(record.summary(in: language)?.text ?? settings.description[language]),
            "breadcrumbs": breadcrumbs(trail),
            "summary": .optional(record.summary(in: language).map { words($0) }),
            "body": showsBody ? .html(body(of: record)) : .empty,
            "sources": sources(of: record),
            "sources_note": .optional(SourcesSummary(context: self, record: record).html),
            "has_sources": .flag(!catalogue.bibliography(of: record.key).sources.isEmpty),
            "content_lang": .text(title.language.rawValue),
            "content_dir": .text(title.language.direction.rawValue),
        ]
        view.merge(tools(of: record))
        if isFallback {
            view["fallback"] = .view([
                "message": .html(own(strings["fallback_notice"])), "original_url": .html(url(page.kind, in: record.metadata.body.original)),
                "original_language": .text(record.metadata.body.original.rawValue), "read_original": .text(readOriginal(of: record)),
            ])
        } else if record.metadata.staleTranslations.contains(language) {
            view["fallback"] = .view([
                "message": .html(own(strings["stale_notice"])), "original_url": .html(url(page.kind, in: record.metadata.body.original)),
                "original_language": .text(record.metadata.body.original.rawValue), "read_original": .text(readOriginal(of: record)),
            ])
        }
        return view
    }

    /// The words of the link to an original, which name its language.
    private func readOriginal(of record: some Record) -> String {
        strings.text("read_original", record.metadata.body.original.nativeName)
    }

    /// The layout values of a page without a record, which is one step from the home page.
    func head(titleKey: String, descriptionKey: String? = nil) -> View {
        [
            "title": .html(string(titleKey)), "head_title": .text(strings[titleKey]),
            "description": .text(descriptionKey.map { strings[$0] } ?? settings.description[language]),
            "breadcrumbs": breadcrumbs([homeTrail]),
        ]
    }

    /// A label and an address for each page above this one.
    func breadcrumbs(_ trail: [(HTML, HTML)]) -> TemplateValue { .list(trail.map { ["label": .html($0.0), "url": .html($0.1)] }) }

    var homeTrail: (HTML, HTML) { (string("home"), url(.home)) }

    /// The steps to a record of a collection with an index.
    func indexTrail(_ collection: Collection) -> [(HTML, HTML)] {
        [homeTrail, (string("index_\(CollectionPage.key(collection))"), url(.index(collection)))]
    }
}
