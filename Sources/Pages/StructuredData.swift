internal import Linking
internal import Localization
internal import Markup
internal import Records

/// The schema.org data of a page: an entry as an article with its citations, and the breadcrumbs.
///
/// Each `@id` is the address of a page of the site, or of a source in this page. Data in the page's head, such as the description, is not repeated.
struct StructuredData {
    private let context: PageContext
    private let address: BaseURL
    private let canonical: String

    init(_ context: PageContext, _ address: BaseURL, canonical: String) {
        (self.context, self.address, self.canonical) = (context, address, canonical)
    }

    private func url(_ kind: PageKind, in language: Language? = nil) -> String {
        address.url(context.composer.plan.path(of: kind, in: language ?? context.language))
    }

    private var home: String { url(.home) }

    var json: JSON {
        // The home page describes the site; other pages refer to it by address.
        let about = context.page.kind == .home ? [subject, site] : [subject]
        return .object([("@context", "https://schema.org"), ("@graph", .list(about + [trail].compactMap { $0 }))])
    }

    private var site: JSON {
        let kind: JSON = "WebSite"
        return .object([
            ("@type", kind), ("@id", .text(home)), ("url", .text(home)), ("name", .text(context.settings.title[context.language])),
            ("inLanguage", .text(context.language.rawValue)), ("publisher", publisher),
        ])
    }

    private var publisher: JSON {
        .object([("@type", "Organization"), ("name", .text(context.settings.title[context.language]))])
    }

    private var subject: JSON {
        if case .record(let key) = context.page.kind, key.collection == .practices {
            return article(context.catalogue.practices[ID(key.id)])
        }
        let words = PageSummary(context, context.page.kind)
        // The home page is the site itself, which already has this address.
        let id = context.page.kind == .home ? canonical + "#main" : canonical
        return .object([
            ("@type", "WebPage"), ("@id", .text(id)), ("url", .text(canonical)), ("name", .text(words.title)),
            ("inLanguage", .text(context.language.rawValue)), ("isPartOf", reference(.home)),
            ("license", .text(Licence.address(of: context.settings.licence))),
        ])
    }

    private func reference(_ id: String) -> JSON { .object([("@id", .text(id))]) }

    /// A page relative to this one: the base of embedded data is the page's address.
    private func reference(_ kind: PageKind, in language: Language? = nil) -> JSON {
        let target = context.composer.plan.path(of: kind, in: language ?? context.language)
        return reference(RelativeURL(from: context.page.path, to: target).text)
    }

    private func article(_ practice: Practice) -> JSON {
        let (text, language) = practice.text[context.language]
        return .members([
            ("@type", "Article"), ("@id", .text(canonical)),
            ("headline", .text(text.title)), ("inLanguage", .text(language.rawValue)),
            ("datePublished", .text(practice.compiled.iso)), ("dateModified", .text(practice.reviewed.iso)),
            ("author", publisher), ("publisher", publisher), ("isPartOf", reference(.home)),
            ("license", .text(Licence.address(of: context.settings.licence))),
            ("about", .list(([practice.topic.key] + practice.themes.map(\.key)).map { reference(.record($0)) })),
            ("contentLocation", reference(.record(practice.country.key))),
            ("translationOfWork", language == practice.text.original ? nil : reference(context.page.kind, in: practice.text.original)),
            // Sources are referenced by anchor: repeating their data would double their size in the page.
            ("citation", .list(context.catalogue.bibliography(of: practice.key).sources.map { reference("#" + $0.anchor) })),
        ])
    }

    /// The breadcrumbs from the home page to this page's parent.
    private var trail: JSON? {
        guard context.page.kind != .home else { return nil }
        let whole = context.page.kind.whole
        let steps = [PageKind.home] + above(whole) + (context.part > 1 ? [whole] : [])
        return .object([
            ("@type", "BreadcrumbList"),
            (
                "itemListElement",
                .list(
                    steps.enumerated().map { index, kind in
                        .object([
                            ("@type", "ListItem"), ("position", .whole(index + 1)), ("name", .text(PageSummary(context, kind).title)),
                            ("item", .text(url(kind))),
                        ])
                    })
            ),
        ])
    }

    private func above(_ kind: PageKind) -> [PageKind] {
        guard case .record(let key) = kind else { return [] }
        switch key.collection {
        case .practices:
            let topic = context.catalogue.topics[context.catalogue.practices[ID(key.id)].topic]
            return [.record(topic.theme.key), .record(topic.key)]
        case .topics: return [.record(context.catalogue.topics[ID(key.id)].theme.key)]
        case .themes, .countries, .pages: return []
        // Concepts are listed with the indicators.
        case .concepts: return [.index(.indicators)]
        default: return [.index(key.collection)]
        }
    }
}
