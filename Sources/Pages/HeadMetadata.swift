internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The metadata of a page's head: canonical address, translations, feeds, link preview, schema.org data.
///
/// Empty without a public address, which all of it requires.
struct HeadMetadata {
    private let context: PageContext
    private let address: BaseURL

    init?(_ context: PageContext) {
        guard let address = context.composer.address else { return nil }
        self.context = context
        self.address = address
    }

    private var kind: PageKind { context.page.kind }
    private var isWithdrawn: Bool { if case .withdrawn = kind { true } else { false } }
    private var record: (any Record)? { if case .record(let key) = kind { context.catalogue.find(key) } else { nil } }

    /// The languages in which the page exists.
    private var languages: [Language] { kind.languages(in: context.graph) }

    private func url(_ kind: PageKind, in language: Language) -> String { address.url(context.composer.plan.path(of: kind, in: language)) }

    /// The canonical address; that of the original for an untranslated page, which is a copy.
    private var canonical: String {
        let original = languages.first { $0 == record?.metadata.body.original } ?? languages.first
        let language = languages.contains(context.language) ? context.language : original ?? context.language
        return url(kind, in: language)
    }

    var html: HTML {
        var out = HTMLWriter(capacity: 4096)
        if kind == .notFound || kind == .offline || isWithdrawn {
            out.open("meta", ("name", "robots"), ("content", "noindex"))
            return out.html
        }
        out.open("link", ("rel", "canonical"), ("href", canonical))
        alternates(into: &out)
        feeds(into: &out)
        preview(into: &out)
        CitationMetadata(context)?.write(into: &out)
        out.dataBlock(StructuredData(context, address, canonical: canonical).json)
        return out.html
    }

    private func alternates(into out: inout HTMLWriter) {
        guard languages.count > 1, languages.contains(context.language) else { return }
        for language in languages {
            out.open("link", ("rel", "alternate"), ("hreflang", language.rawValue), ("href", url(kind, in: language)))
        }
        out.open("link", ("rel", "alternate"), ("hreflang", "x-default"), ("href", url(kind, in: languages[0])))
    }

    private func feeds(into out: inout HTMLWriter) {
        guard context.composer.hasFeed else { return }
        let own: Feed? =
            if case .record(let key) = kind {
                switch key.collection {
                case .themes: .theme(ID(key.id))
                case .countries: .country(ID(key.id))
                default: nil
                }
            } else { nil }
        let special = own.flatMap { $0.entries(in: context.language, of: context.graph).isEmpty ? nil : $0 }
        for feed in [special, .all].compactMap({ $0 }) {
            guard let path = feed.path(in: context.language, plan: context.composer.plan) else { continue }
            let title = feed == .all ? context.settings.title[context.language] : words.title
            out.open(
                "link", ("rel", "alternate"), ("type", "application/atom+xml"), ("title", title),
                ("href", RelativeURL(from: context.page.path, to: path).text))
        }
    }

    private func preview(into out: inout HTMLWriter) {
        func property(_ name: String, _ value: String) { out.open("meta", ("property", name), ("content", value)) }
        property("og:type", PageSummary.isArticle(kind) ? "article" : "website")
        property("og:title", words.title)
        property("og:description", words.description)
        property("og:url", canonical)
        property("og:site_name", context.settings.title[context.language])
        property("og:locale", context.language.traits.previewLocale)
        for language in languages where language != context.language { property("og:locale:alternate", language.traits.previewLocale) }
        if let practice = record as? Practice {
            property("article:published_time", practice.compiled.iso)
            property("article:modified_time", practice.reviewed.iso)
        }
    }

    private var words: PageSummary { PageSummary(context, kind) }
}

/// A page's title and description as plain text.
struct PageSummary {
    let title: String
    let description: String

    init(_ context: PageContext, _ kind: PageKind) {
        let site = context.settings.description[context.language]
        switch kind {
        case .record(let key):
            let record = context.catalogue.find(key)
            title = record?.title(in: context.language).text ?? ""
            description = record?.summary(in: context.language)?.text ?? site
        case .index(let collection):
            title = context.strings["index_\(CollectionPage.key(collection))"]
            description = context.strings["about_\(CollectionPage.key(collection))"]
        case .booklet(let key):
            let record = context.catalogue.find(key)
            title = context.strings["booklet"] + " · " + (record?.title(in: context.language).text ?? "")
            description = record?.summary(in: context.language)?.text ?? site
        case .brief(let key):
            let record = context.catalogue.find(key)
            title = context.strings["brief"] + " · " + (record?.title(in: context.language).text ?? "")
            description = site
        case .withdrawn(let key):
            title = context.catalogue.withdrawnRecord(key)?.title(in: context.language).text ?? ""
            description = context.strings["withdrawn_notice"]
        case .help: (title, description) = Self.strings("help_title", "help_intro", context)
        case .data: (title, description) = Self.strings("data_title", "data_intro", context)
        case .gaps: (title, description) = Self.strings("gaps_page", "gaps_page_intro", context)
        case .unknowns: (title, description) = Self.strings("unknowns_page", "unknowns_page_intro", context)
        case .letters: (title, description) = Self.strings("letters_page", "letters_intro", context)
        case .changes: (title, description) = Self.strings("changes_page", "changes_page_intro", context)
        case .contribute: (title, description) = Self.strings("new_title", "new_intro", context)
        case .dossier: (title, description) = Self.strings("dossier", "dossier_intro", context)
        case .part(let whole, let number):
            let words = PageSummary(context, whole)
            let total = context.composer.plan.parts[whole] ?? number
            title = "\(words.title) · \(context.strings["part"]) \(number) \(context.strings["part_of"]) \(total)"
            description = words.description
        case .search:
            title = context.strings["search_title"]
            description = site
        default:
            title = context.settings.title[context.language]
            description = site
        }
    }

    private static func strings(_ title: String, _ description: String, _ context: PageContext) -> (String, String) {
        (context.strings[title], context.strings[description])
    }

    static func isArticle(_ kind: PageKind) -> Bool {
        if case .record(let key) = kind { key.collection == .practices } else { false }
    }
}
