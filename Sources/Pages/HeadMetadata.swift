internal import Linking
internal import Localisation
internal import Markup
internal import Records
internal import Templating

/// What a page says of itself to programs, in its head: its one address, its real translations, its feeds, a preview, schema.org's data.
///
/// All of it needs the site's public address; without one a page says nothing.
struct HeadMetadata {
    private let scope: PageScope
    private let address: SiteAddress

    init?(_ scope: PageScope) {
        guard let address = scope.composer.address else { return nil }
        self.scope = scope
        self.address = address
    }

    private var kind: PageKind { scope.page.kind }
    private var record: (any Record)? { if case .record(let key) = kind { scope.catalogue.find(key) } else { nil } }

    /// The languages in which the page is really written.
    private var languages: [Language] { kind.languages(in: scope.graph) }

    private func url(_ kind: PageKind, in language: Language) -> String { address.url(scope.composer.plan.path(of: kind, in: language)) }

    /// An untranslated page is a copy of its original: that one is to be found.
    private var canonical: String {
        let language = languages.contains(scope.language) ? scope.language : languages.first ?? scope.language
        return url(kind, in: language)
    }

    var html: HTML {
        var out = HTMLWriter(capacity: 4096)
        if kind == .notFound || kind == .offline {
            out.open("meta", ("name", "robots"), ("content", "noindex"))
            return out.html
        }
        out.open("link", ("rel", "canonical"), ("href", canonical))
        alternates(into: &out)
        feeds(into: &out)
        preview(into: &out)
        out.dataBlock(StructuredData(scope, address, canonical: canonical).json)
        return out.html
    }

    private func alternates(into out: inout HTMLWriter) {
        guard languages.count > 1, languages.contains(scope.language) else { return }
        for language in languages {
            out.open("link", ("rel", "alternate"), ("hreflang", language.rawValue), ("href", url(kind, in: language)))
        }
        out.open("link", ("rel", "alternate"), ("hreflang", "x-default"), ("href", url(kind, in: languages[0])))
    }

    private func feeds(into out: inout HTMLWriter) {
        guard scope.composer.hasFeed else { return }
        let own: Feed? =
            if case .record(let key) = kind {
                switch key.collection {
                case .themes: .theme(ID(key.id))
                case .countries: .country(ID(key.id))
                default: nil
                }
            } else { nil }
        let special = own.flatMap { $0.notes(in: scope.language, of: scope.graph).isEmpty ? nil : $0 }
        for feed in [special, .all].compactMap({ $0 }) {
            guard let path = feed.path(in: scope.language, plan: scope.composer.plan) else { continue }
            let title = feed == .all ? scope.settings.title[scope.language] : words.title
            out.open(
                "link", ("rel", "alternate"), ("type", "application/atom+xml"), ("title", title),
                ("href", RelativeURL(from: scope.page.path, to: path).text))
        }
    }

    private func preview(into out: inout HTMLWriter) {
        func property(_ name: String, _ value: String) { out.open("meta", ("property", name), ("content", value)) }
        property("og:type", PageWords.isArticle(kind) ? "article" : "website")
        property("og:title", words.title)
        property("og:description", words.description)
        property("og:url", canonical)
        property("og:site_name", scope.settings.title[scope.language])
        property("og:locale", scope.language.previewLocale)
        for language in languages where language != scope.language { property("og:locale:alternate", language.previewLocale) }
        if let practice = record as? Practice {
            property("article:published_time", practice.compiled.iso)
            property("article:modified_time", practice.reviewed.iso)
        }
    }

    private var words: PageWords { PageWords(scope, kind) }
}

/// A page's name and its sentence, as plain text.
struct PageWords {
    let title: String
    let description: String

    init(_ scope: PageScope, _ kind: PageKind) {
        let site = scope.settings.description[scope.language]
        switch kind {
        case .record(let key):
            let record = scope.catalogue.find(key)
            title = record?.title(in: scope.language).text ?? ""
            description = record?.summary(in: scope.language)?.text ?? site
        case .index(let collection):
            title = scope.strings["index_\(IndexPage.key(collection))"]
            description = scope.strings["about_\(IndexPage.key(collection))"]
        case .help:
            title = scope.strings["help_title"]
            description = scope.strings["help_intro"]
        case .data:
            title = scope.strings["data_title"]
            description = scope.strings["data_intro"]
        case .booklet(let key):
            let record = scope.catalogue.find(key)
            title = scope.strings["booklet"] + " · " + (record?.title(in: scope.language).text ?? "")
            description = record?.summary(in: scope.language)?.text ?? site
        case .part(let whole, let number):
            let words = PageWords(scope, whole)
            title = "\(words.title) · \(scope.strings["part"]) \(number)"
            description = words.description
        case .search:
            title = scope.strings["search_title"]
            description = site
        default:
            title = scope.settings.title[scope.language]
            description = site
        }
    }

    static func isArticle(_ kind: PageKind) -> Bool {
        if case .record(let key) = kind { key.collection == .practices } else { false }
    }
}

extension Language {
    /// The language as previews know it (with a territory, which for Arabic stands for all).
    fileprivate var previewLocale: String {
        switch self {
        case .ar: "ar_AR"
        case .fr: "fr_FR"
        case .en: "en_GB"
        }
    }
}
