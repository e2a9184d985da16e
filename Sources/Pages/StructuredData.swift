internal import Linking
internal import Localisation
internal import Markup
internal import Records

/// A page in schema.org's words: a note as an article with its citations, every page with its trail.
///
/// Each `@id` is the address of a page of the site, or of a source in this page. What the page's head says already (its description) is not said again.
struct StructuredData {
    private let scope: PageScope
    private let address: SiteAddress
    private let canonical: String

    init(_ scope: PageScope, _ address: SiteAddress, canonical: String) {
        (self.scope, self.address, self.canonical) = (scope, address, canonical)
    }

    private func url(_ kind: PageKind, in language: Language? = nil) -> String {
        address.url(scope.composer.plan.path(of: kind, in: language ?? scope.language))
    }

    private var home: String { url(.home) }

    var json: JSON {
        // The home page describes the site; all others name it by its address.
        let about = scope.page.kind == .home ? [subject, site] : [subject]
        return .object([("@context", "https://schema.org"), ("@graph", .list(about + [trail].compactMap { $0 }))])
    }

    private var site: JSON {
        let kind: JSON = "WebSite"
        return .object([
            ("@type", kind), ("@id", .text(home)), ("url", .text(home)), ("name", .text(scope.settings.title[scope.language])),
            ("inLanguage", .text(scope.language.rawValue)), ("publisher", publisher),
        ])
    }

    private var publisher: JSON {
        .object([("@type", "Organization"), ("name", .text(scope.settings.title[scope.language]))])
    }

    private var subject: JSON {
        if case .record(let key) = scope.page.kind, key.collection == .practices { return article(scope.catalogue.practices[ID(key.id)]) }
        let words = PageWords(scope, scope.page.kind)
        // The home page is the site itself, which has this address already.
        let id = scope.page.kind == .home ? canonical + "#main" : canonical
        return .object([
            ("@type", "WebPage"), ("@id", .text(id)), ("url", .text(canonical)), ("name", .text(words.title)),
            ("inLanguage", .text(scope.language.rawValue)), ("isPartOf", reference(home)),
            ("license", .text(Licence.address(of: scope.settings.licence))),
        ])
    }

    private func reference(_ id: String) -> JSON { .object([("@id", .text(id))]) }

    private func article(_ practice: Practice) -> JSON {
        let (text, language) = practice.text[scope.language]
        return .members([
            ("@type", "Article"), ("@id", .text(canonical)),
            ("headline", .text(text.title)), ("inLanguage", .text(language.rawValue)),
            ("datePublished", .text(practice.compiled.iso)), ("dateModified", .text(practice.reviewed.iso)),
            ("author", publisher), ("publisher", publisher), ("isPartOf", reference(home)),
            ("license", .text(Licence.address(of: scope.settings.licence))),
            ("about", .list(([practice.topic.key] + practice.themes.map(\.key)).map { reference(url(.record($0))) })),
            ("contentLocation", reference(url(.record(practice.country.key)))),
            ("translationOfWork", language == practice.text.original ? nil : reference(url(scope.page.kind, in: practice.text.original))),
            // Each source stands in the page, with its name, date and address: saying all that twice would double what a phone loads of it.
            ("citation", .list(practice.entry.sources.map { reference("#" + $0.anchor) })),
        ])
    }

    /// From the home page to what this one stands under, as its own trail shows it.
    private var trail: JSON? {
        guard scope.page.kind != .home else { return nil }
        let whole = scope.page.kind.whole
        let steps = [PageKind.home] + above(whole) + (scope.part > 1 ? [whole] : [])
        return .object([
            ("@type", "BreadcrumbList"),
            (
                "itemListElement",
                .list(
                    steps.enumerated().map { index, kind in
                        .object([
                            ("@type", "ListItem"), ("position", .whole(index + 1)), ("name", .text(PageWords(scope, kind).title)),
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
            let topic = scope.catalogue.topics[scope.catalogue.practices[ID(key.id)].topic]
            return [.record(topic.theme.key), .record(topic.key)]
        case .topics: return [.record(scope.catalogue.topics[ID(key.id)].theme.key)]
        case .themes, .countries, .pages: return []
        default: return [.index(key.collection)]
        }
    }
}
