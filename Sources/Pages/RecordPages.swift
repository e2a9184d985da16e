internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// A round table: when, where, who, and what was presented.
struct RoundTablePage {
    private let context: PageContext
    private let table: RoundTable

    init(_ context: PageContext, _ table: RoundTable) {
        self.context = context
        self.table = table
    }

    private var months: MonthNames { context.months(of: table) }

    var view: View {
        var view = context.head(
            table, trail: context.indexTrail(.roundTables))
        let (text, language) = table.text[context.language]
        let note = text.datesNote.map { context.boxed(context.citer(for: table.metadata, in: language).html($0), in: language) }
        view["facts"] = .list(
            [
                fact("edition", context.own(String(table.edition))),
                fact("status", context.words(table.status.label)),
                fact("dates", dates),
                fact("dates_note", note),
                fact("place", text.place.map { context.words(LanguageTaggedString($0, language)) }),
                fact("host", table.host.map { context.link(context.catalogue.countries[$0]) }),
                fact("organisers", institutions(table.organisers)),
                fact("funders", institutions(table.funders)),
                fact("themes", context.list(table.themes.map { context.link(context.catalogue.themes[$0]) })),
            ].compactMap { $0 })
        let practices = context.shown(context.graph.presented(at: table), of: context.catalogue.practices)
        view["cards"] = .list(practices.map { PracticeCard(context, $0).view })
        view["has_cards"] = .flag(!practices.isEmpty)
        view["booklet_url"] = context.bookletURL(of: table.key)
        view["is_announced"] = .flag(table.status == .announced)
        return view
    }

    /// A round table in a list.
    var card: View {
        [
            "card_title": .html(context.words(table.title(in: context.language))), "url": .html(context.url(table.key)),
            "detail": .html(dates ?? context.words(table.status.label)), "status": .html(context.words(table.status.label)),
            "is_announced": .flag(table.status == .announced),
            "themes": .list(table.themes.map { ["label": .html(context.words(context.catalogue.themes[$0].title(in: context.language)))] }),
        ]
    }

    private var dates: HTML? { table.start.map { context.range(from: $0, to: table.end, months: months) } }

    private func fact(_ key: String, _ value: HTML?) -> View? {
        value.map { ["label": .html(context.string("fact_\(key)")), "value": .html($0), "fact": .text(key)] }
    }

    private func institutions(_ ids: [ID<Institution>]) -> HTML? {
        ids.isEmpty ? nil : context.list(ids.map { context.link(context.catalogue.institutions[$0]) })
    }
}

/// An institution: its official names, its basis, the practices that name it.
struct InstitutionPage {
    private let context: PageContext
    private let institution: Institution

    init(_ context: PageContext, _ institution: Institution) {
        self.context = context
        self.institution = institution
    }

    var view: View {
        var view = context.head(
            institution, trail: context.indexTrail(.institutions))
        view["facts"] = .list(
            [
                RecordPageParts.names(institution.name, context),
                RecordPageParts.fact("kind", context.words(institution.kind.label), context),
                RecordPageParts.fact("country", institution.country.map { context.link(context.catalogue.countries[$0]) }, context),
                RecordPageParts.fact("legal_basis", institution.legalBasis.map { context.cited($0, of: institution.metadata) }, context),
                RecordPageParts.fact("parent", institution.parent.map { context.link(context.catalogue.institutions[$0]) }, context),
                RecordPageParts.fact("url", institution.url.map { RecordPageParts.outside($0) }, context),
            ].compactMap { $0 })
        return view.merging(RecordPageParts.naming(institution.key, context))
    }
}

/// An article of `content/pages/`.
struct ArticlePage {
    private let context: PageContext
    private let article: Article

    init(_ context: PageContext, _ article: Article) {
        self.context = context
        self.article = article
    }

    var view: View {
        var view = context.head(article, trail: [context.homeTrail])
        view["write_url"] = article.metadata.id == ContributePage.guide ? .html(context.url(.contribute)) : .empty
        view["facts"] = .list([])
        view["has_facts"] = .flag(false)
        view["cards"] = .list([])
        view["has_cards"] = .flag(false)
        view["backlinks"] = .list([])
        view["has_backlinks"] = .flag(false)
        return view
    }
}

/// Common parts of the pages of smaller collections.
enum RecordPageParts {
    static func fact(_ key: String, _ value: HTML?, _ context: PageContext) -> View? {
        value.map { ["label": .html(context.string("fact_\(key)")), "value": .html($0), "fact": .text(key)] }
    }

    /// The official name in the other languages.
    static func names(_ name: LocalizedText, _ context: PageContext) -> View? {
        let others = name.languages.filter { $0 != name.language(for: context.language) }
        guard !others.isEmpty else { return nil }
        return fact("names", context.list(others.map { context.words(LanguageTaggedString(name[$0], $0)) }), context)
    }

    /// A link to another site, by its host or by the given words.
    static func outside(_ url: String, words: HTML? = nil, attributes: [(StaticString, String)] = []) -> HTML {
        var out = HTMLWriter()
        out.raw("<a rel=\"noreferrer\"")
        for (name, value) in [("href" as StaticString, url)] + attributes { out.attribute(name, value) }
        out.raw(">")
        if let words {
            out.html(words)
        } else {
            out.raw("<bdi dir=\"ltr\">")
            out.text(url.split(separator: "/").dropFirst().first.map(String.init) ?? url)
            out.raw("</bdi>")
        }
        out.close("a")
        return out.html
    }

    /// The practices that refer to a record in a field, and the records whose text links to it.
    static func naming(_ key: RecordKey, _ context: PageContext) -> View {
        let practices = context.shown(context.graph.practices(naming: key), of: context.catalogue.practices)
        let backlinks = context.pageSlice(context.graph.backlinks[key] ?? []).compactMap { context.catalogue.find($0) }
        return [
            "has_facts": .flag(true),
            "cards": .list(practices.map { PracticeCard(context, $0).view }),
            "has_cards": .flag(!practices.isEmpty),
            "backlinks": .list(backlinks.map { ["label": .html(context.link($0.key, $0.title(in: context.language)))] }),
            "has_backlinks": .flag(!backlinks.isEmpty),
        ]
    }
}
