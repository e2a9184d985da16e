package import Linking
package import Localization
internal import Markdown
package import Markup
internal import Records
package import Templating

/// Composes the views of one language's pages from the graph, the plan and the theme's strings.
package final class PageComposer: Sendable {
    package let graph: SiteGraph
    package let plan: SitePlan
    package let language: Language
    package let strings: UIStrings
    /// The interface strings of all languages, for the one page that shows several.
    let allStrings: [Language: UIStrings]
    package let assets: View
    /// The site's address; nil if unknown, so that pages leave out what needs it.
    package let address: BaseURL?
    /// The tables of the open data.
    let tables: Lazy<[DataTableDescription]>
    /// The images of entries by file.
    let imageAssets: [String: SiteImage]
    /// Whether any entry exists in the language, so that it has a feed.
    let hasFeed: Bool
    /// Cached page frames of folders, and practice cards without addresses.
    let layouts = MemoizationCache<String, View>()
    let cards = MemoizationCache<ID<Practice>, View>()
    /// The cached order of the list by letter, which all its parts share.
    let letterList = MemoizationCache<Language, [LetterListPage.Entry]>()
    /// Cached link targets: an entry is shown on three pages, but its links are resolved once.
    private let targets = MemoizationCache<RecordTextKey, [(written: String, target: ProseLinks.Target)]>()
    /// Cached sentences with citations: each source page shows those of all entries that cite it.
    let citedSentences = MemoizationCache<RecordKey, CitingSentences>()
    /// The terms that texts of a language explain.
    let terms = MemoizationCache<Language, GlossaryTermMatcher>()

    package init(
        graph: SiteGraph, plan: SitePlan, language: Language, strings: UIStrings, assets: View, address: BaseURL? = nil,
        tables: Lazy<[DataTableDescription]> = Lazy { [] }, imageAssets: [String: SiteImage] = [:],
        allStrings: [Language: UIStrings] = [:]
    ) {
        self.graph = graph
        self.plan = plan
        self.language = language
        self.strings = strings
        self.allStrings = allStrings
        self.assets = assets
        self.address = address
        self.tables = tables
        self.imageAssets = imageAssets
        hasFeed = address != nil && !Feed.all.entries(in: language, of: graph).isEmpty
    }

    var catalogue: Catalogue { graph.catalogue }
    var settings: SiteSettings { graph.catalogue.settings }

    /// The views of a page: its own content inside the shared layout.
    ///
    /// - Returns: views, outermost first: the folder's shared layout, the page's part of the layout, the page's content.
    package func views(of page: Page) -> [View] {
        let context = PageContext(composer: self, page: page)
        var content = content(of: page.kind, context)
        if context.part > 1 { content["head_title"] = .text(PageSummary(context, page.kind).title) }
        return PageLayout(context).views + [content]
    }

    /// The link targets of a text, by their written form.
    func targets(of metadata: RecordMetadata, in language: Language) -> [(written: String, target: ProseLinks.Target)] {
        let document = metadata.body[language].value
        guard !document.links.isEmpty else { return [] }
        return targets.value(for: RecordTextKey(record: metadata.key, language: language)) {
            let path = ProseLinks.path(of: metadata, in: language)
            return Set(document.links.map(\.target)).compactMap { written in
                ProseLinks.resolve(written, from: path, catalogue: catalogue, suggests: false).target.map { (written, $0) }
            }
        }
    }

    private func content(of kind: PageKind, _ context: PageContext) -> View {
        switch kind {
        case .home: HomePage(context).view
        case .search: SearchPage(context).view
        case .letters: LetterListPage(context).view
        case .help: HelplinesPage(context).view
        case .data: DataPage(context).view
        case .notFound: NotFoundPage(context).view
        case .offline: OfflinePage(context).view
        case .index(let collection): CollectionPage(context, collection).view
        case .record(let key): record(key, context)
        case .booklet(let key): BookletPage(context, key).view
        case .brief(let key): BriefPage(context, catalogue.topics[ID(key.id)]).view
        case .gaps: GapsPage(context).view
        case .unknowns: UnknownsPage(context).view
        case .changes: ChangesPage(context).view
        case .withdrawn(let key): WithdrawnPage(context, key).view
        case .contribute: ContributePage(context).view
        case .dossier: DossierPage(context).view
        case .part(let whole, _): content(of: whole, context)
        }
    }

    private func record(_ key: RecordKey, _ context: PageContext) -> View {
        switch key.collection {
        case .practices: PracticePage(context, catalogue.practices[ID(key.id)]).view
        case .topics: TopicPage(context, catalogue.topics[ID(key.id)]).view
        case .themes: ThemePage(context, catalogue.themes[ID(key.id)]).view
        case .countries: CountryPage(context, catalogue.countries[ID(key.id)]).view
        case .roundTables: RoundTablePage(context, catalogue.roundTables[ID(key.id)]).view
        case .institutions: InstitutionPage(context, catalogue.institutions[ID(key.id)]).view
        case .instruments: InstrumentPage(context, catalogue.instruments[ID(key.id)]).view
        case .terms: GlossaryTermPage(context, catalogue.terms[ID(key.id)]).view
        case .indicators: IndicatorPage(context, catalogue.indicators[ID(key.id)]).view
        case .sources: SourcePage(context, catalogue.sources[ID(key.id)]).view
        case .concepts: ConceptPage(context, catalogue.concepts[ID(key.id)]).view
        case .pages: ArticlePage(context, catalogue.articles[ID(key.id)]).view
        }
    }
}

/// A record's text in a language.
private struct RecordTextKey: Hashable {
    let record: RecordKey
    let language: Language
}

/// The context of one page: its location, from which links and texts are written.
struct PageContext: Sendable {
    let composer: PageComposer
    let page: Page

    var graph: SiteGraph { composer.graph }
    var catalogue: Catalogue { composer.graph.catalogue }
    var language: Language { composer.language }
    var strings: UIStrings { composer.strings }
    var settings: SiteSettings { composer.settings }

    // MARK: addresses

    func url(_ kind: PageKind, fragment: String? = nil) -> HTML {
        if page.kind == .notFound { return url(kind, in: language) }
        return HTML(escaping: RelativeURL(from: page.path, to: composer.plan.path(of: kind, in: language), fragment: fragment).text)
    }

    /// A page's address as plain text, for data that a script reads.
    func relativePath(to kind: PageKind) -> String { RelativeURL(from: page.path, to: composer.plan.path(of: kind, in: language)).text }

    func url(_ kind: PageKind, in language: Language) -> HTML {
        if page.kind == .notFound, let address = composer.address {
            return HTML(escaping: address.url(composer.plan.path(of: kind, in: language)))
        }
        return HTML(escaping: RelativeURL(from: page.path, to: composer.plan.path(of: kind, in: language)).text)
    }

    func url(_ key: RecordKey, fragment: String? = nil) -> HTML { url(.record(key), fragment: fragment) }

    // MARK: words

    /// A record's text for use within a page: isolated for bidirectional text, and marked with its language if that differs.
    func words(_ wording: LanguageTaggedString) -> HTML {
        var out = HTMLWriter(capacity: wording.text.utf8.count + 64)
        if wording.language != language {
            openIsolate(of: wording.text, in: wording.language.rawValue, wording.language.direction, &out)
            out.isolated(wording.text, in: wording.language.direction)
            out.close("bdi")
        } else {
            out.isolated(wording.text, in: language.direction)
        }
        return out.html
    }

    /// `bdi` takes its direction from its first letter: text without right-to-left letters needs no `dir`.
    private func openIsolate(of text: String, in language: String, _ direction: Direction, _ out: inout HTMLWriter) {
        var letters = Bidi.LetterCount()
        letters.add(text)
        out.raw("<bdi")
        out.attribute("lang", language)
        if direction == .rightToLeft || letters.hasRightToLeft { out.attribute("dir", direction.rawValue) }
        out.raw(">")
    }

    func words(_ text: LocalizedText) -> HTML { words(text.localized(in: language)) }

    /// A text in the page's own language.
    func own(_ text: String) -> HTML { words(LanguageTaggedString(text, language)) }

    func string(_ key: String) -> HTML { strings.html(key) }

    func count(_ key: String, _ number: Int) -> HTML { own(strings.count(key, number)) }

    func number(_ value: Double) -> HTML {
        var out = HTMLWriter()
        out.raw("<bdi dir=\"ltr\">")
        out.text(NumberFormat.text(value, in: language))
        out.raw("</bdi>")
        return out.html
    }

    func date(_ date: PartialDate, months: MonthNames = .panArab) -> HTML {
        let text = date.text(in: language, months: months)
        var out = HTMLWriter()
        out.raw("<time")
        // A year alone is a machine-readable date already.
        if text != date.iso { out.attribute("datetime", date.iso) }
        out.raw(">")
        out.text(text)
        out.raw("</time>")
        return out.html
    }

    func range(from start: PartialDate, to end: PartialDate?, months: MonthNames) -> HTML {
        HTML(escaping: DateRangeFormatter(from: start, to: end ?? start).text(in: language, months: months))
    }

    /// A link to a record with its name as the text.
    func link(_ record: some Record) -> HTML { link(record.key, record.title(in: language)) }

    func link(_ institution: Institution) -> HTML { link(institution.key, institution.short(in: language)) }

    func link(_ instrument: Instrument) -> HTML { link(instrument.key, instrument.short(in: language)) }

    func link(_ key: RecordKey, _ wording: LanguageTaggedString) -> HTML {
        var out = HTMLWriter()
        out.raw("<a href=\"")
        out.html(url(key))
        out.raw("\">")
        out.html(words(wording))
        out.raw("</a>")
        return out.html
    }

    /// Several links as a list.
    func list(_ links: [HTML]) -> HTML {
        if links.count == 1 { return links[0] }
        var out = HTMLWriter()
        out.raw("<ul class=\"plain\">")
        for link in links {
            out.raw("<li>")
            out.html(link)
            out.raw("</li>")
        }
        out.raw("</ul>")
        return out.html
    }

    // MARK: prose

    /// The glossary terms to be explained on this page, each at its first occurrence.
    func termMarks(in language: Language) -> GlossaryLinker {
        let index = composer.terms.value(for: language) {
            let named = catalogue.terms.all.filter { $0.name.languages.contains(language) }
            return GlossaryTermMatcher(
                named.map { term in
                    let meaning = term.definition.flatMap { $0.languages.contains(language) ? $0[language] : nil }
                    return GlossaryTermMatcher.Term(id: term.metadata.id, name: term.name[language], definition: meaning ?? "")
                }, in: language)
        }
        let list = RelativeURL(from: page.path, to: composer.plan.path(of: .index(.terms), in: self.language)).text
        return GlossaryLinker(index, folder: String(list.dropLast("index.html".count)))
    }

    /// A renderer for a record's body in its displayed language.
    func renderer(
        for metadata: RecordMetadata, in language: Language, headingShift: Int = 0, idPrefix: String = "", sourcesElsewhere: Bool = false,
        references: [String: NumberedPageSource] = [:]
    ) -> HTMLRenderer {
        HTMLRenderer(
            language: language, headingShift: headingShift, idPrefix: idPrefix,
            sourceNumbers: catalogue.bibliography(of: metadata.key).numbers,
            sourcePage: sourcesElsewhere ? sourcePage(of: metadata) : "", sourceReferences: references,
            links: links(of: metadata, in: language),
            imageAssets: imageAssets(of: metadata, in: language))
    }

    /// A renderer for front matter texts, which may cite but contain no links or images.
    func citer(
        for metadata: RecordMetadata, in language: Language, idPrefix: String = "", sourcesElsewhere: Bool = false,
        references: [String: NumberedPageSource] = [:]
    ) -> HTMLRenderer {
        HTMLRenderer(
            language: language, idPrefix: idPrefix, sourceNumbers: catalogue.bibliography(of: metadata.key).numbers,
            sourcePage: sourcesElsewhere ? sourcePage(of: metadata) : "", sourceReferences: references)
    }

    /// The page that lists a record's sources.
    private func sourcePage(of metadata: RecordMetadata) -> String {
        RelativeURL(from: page.path, to: composer.plan.path(of: .record(metadata.key), in: language)).text
    }

    /// The link targets of a text relative to this page, by their written form.
    private func links(of metadata: RecordMetadata, in language: Language) -> [String: LinkTarget] {
        var links: [String: LinkTarget] = [:]
        for (written, target) in composer.targets(of: metadata, in: language) {
            switch target {
            case .record(let key, let anchor):
                links[written] = .inside(
                    RelativeURL(from: page.path, to: composer.plan.path(of: .record(key), in: self.language), fragment: anchor))
            case .outside(let address): links[written] = .outside(address)
            }
        }
        return links
    }

    /// The images of a text by their written form. Skipped for sites without images.
    private func imageAssets(of metadata: RecordMetadata, in language: Language) -> [String: ResponsiveImage] {
        guard !composer.imageAssets.isEmpty else { return [:] }
        let path = ProseLinks.path(of: metadata, in: language)
        let written = metadata.body[language].value.figures.map(\.target)
        let shown = written.map { ($0, ProseImages.file($0, from: path).flatMap { composer.imageAssets[$0] }?.shown(from: page.path)) }
        return Dictionary(shown.compactMap { written, picture in picture.map { (written, $0) } }, uniquingKeysWith: { first, _ in first })
    }

    /// A record's whole body, in an element with its own language if that differs from the page's.
    func body(of record: some Record, headingShift: Int = 0, references: [String: NumberedPageSource] = [:]) -> HTML {
        let (document, language) = record.metadata.body[language]
        let renderer = renderer(for: record.metadata, in: language, headingShift: headingShift, references: references)
        return boxed(renderer.html(document.nodes[...]), in: language)
    }

    /// Wraps markup of another language in an element with `lang` and `dir`.
    func boxed(_ html: HTML, in language: Language) -> HTML { element("div", html, in: language) }

    /// The same within a line.
    func inlined(_ html: HTML, in language: Language) -> HTML { element("bdi", html, in: language) }

    private func element(_ name: StaticString, _ html: HTML, in language: Language) -> HTML {
        guard language != self.language, !html.isEmpty else { return html }
        var out = HTMLWriter()
        out.open(name, ("lang", language.rawValue), ("dir", language.direction.rawValue))
        out.html(html)
        out.close(name)
        return out.html
    }

    /// A cited text in the page's language, else in Arabic with its own direction.
    func cited(_ text: LocalizedCitedText, of metadata: RecordMetadata, sourcesElsewhere: Bool = false) -> HTML {
        let written = text.language(for: language)
        return boxed(citer(for: metadata, in: written, sourcesElsewhere: sourcesElsewhere).html(text[written]), in: written)
    }

    /// The numbered sources of a record, with the ids that citations link to.
    func sources(of record: any Record, idPrefix: String = "") -> TemplateValue {
        let months = months(of: record)
        return .list(
            catalogue.bibliography(of: record.key).sources.enumerated().map { index, source in
                let id = idPrefix.isEmpty ? source.anchor : idPrefix + source.anchor
                return entry(of: source, number: index + 1, id: id, months: months)
            })
    }

    /// A source as a numbered entry of a list.
    func entry(of source: Citation, number: Int, id: String, months: MonthNames) -> View {
        let copy = source.source?.shownCopy
        return [
            "id": .text(id), "number": .number(number),
            "publisher": .html(isolatedAuto(source.publisher)), "source_title": .html(isolatedAuto(shownTitle(of: source))),
            "source_page": source.source.map { .html(url($0.key)) } ?? .empty,
            "source_date": .html(source.date.map { date($0, months: months) } ?? string("undated")),
            "source_url": source.url.map { .text($0) } ?? .empty,
            "archived_url": copy.map { .text($0.url) } ?? .empty, "archived_date": copy.map { .text($0.date.iso) } ?? .empty,
            "is_dead": .flag(source.source?.dead != nil),
            "source_host": source.url.map { .text(ExternalURL.host(of: $0)) } ?? .empty,
            "confidence": source.confidence == .high ? .empty : .html(words(source.confidence.label)),
        ]
    }

    /// The title; in brackets a description, in the reader's language where it is written.
    private func shownTitle(of source: Citation) -> String {
        guard let record = source.source, !record.isTitleKnown else { return source.title }
        return "[\(record.title(in: language).text)]"
    }

    /// Quoted text of unknown language, with automatic direction.
    func isolatedAuto(_ text: String) -> HTML {
        let direction = Bidi.dominantDirection(of: text) ?? language.direction
        var out = HTMLWriter()
        // Text in the page's direction needs no isolation.
        guard direction != language.direction else {
            out.isolated(text, in: direction)
            return out.html
        }
        let guessed = direction == .rightToLeft ? "ar" : FrenchEnglishDetector.guess(text).rawValue
        openIsolate(of: text, in: guessed, direction, &out)
        out.isolated(text, in: direction)
        out.raw("</bdi>")
        return out.html
    }
}
