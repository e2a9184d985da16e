internal import Linking
internal import Localisation
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// A round table: when, where, who, and what was presented.
struct RoundTablePage {
    private let scope: PageScope
    private let table: RoundTable

    init(_ scope: PageScope, _ table: RoundTable) {
        self.scope = scope
        self.table = table
    }

    private var months: MonthNames { scope.months(of: table) }

    var view: View {
        var view = scope.head(table, trail: [scope.homeTrail, (scope.string("index_round_tables"), scope.url(.index(.roundTables)))])
        let (text, language) = table.text[scope.language]
        let note = text.datesNote.map { scope.boxed(scope.citer(for: table.entry, in: language).html($0), in: language) }
        view["facts"] = .list(
            [
                fact("edition", scope.own(String(table.edition))),
                fact("status", scope.words(table.status.label)),
                fact("dates", dates),
                fact("dates_note", note),
                fact("place", text.place.map { scope.words(Wording($0, language)) }),
                fact("host", table.host.map { scope.link(scope.catalogue.countries[$0]) }),
                fact("organisers", institutions(table.organisers)),
                fact("funders", institutions(table.funders)),
                fact("themes", scope.list(table.themes.map { scope.link(scope.catalogue.themes[$0]) })),
            ].compactMap { $0 })
        let practices = scope.shown(scope.graph.presented(at: table), of: scope.catalogue.practices)
        view["cards"] = .list(practices.map { PracticeCard(scope, $0).view })
        view["has_cards"] = .flag(!practices.isEmpty)
        view["booklet_url"] = scope.bookletURL(of: table.key)
        view["is_announced"] = .flag(table.status == .announced)
        return view
    }

    /// The table in a list.
    var card: View {
        [
            "card_title": .html(scope.words(table.title(in: scope.language))), "url": .html(scope.url(table.key)),
            "detail": .html(dates ?? scope.words(table.status.label)), "status": .html(scope.words(table.status.label)),
            "is_announced": .flag(table.status == .announced),
            "themes": .list(table.themes.map { ["label": .html(scope.words(scope.catalogue.themes[$0].title(in: scope.language)))] }),
        ]
    }

    private var dates: HTML? { table.start.map { scope.range(from: $0, to: table.end, months: months) } }

    private func fact(_ key: String, _ value: HTML?) -> View? {
        value.map { ["label": .html(scope.string("fact_\(key)")), "value": .html($0), "fact": .text(key)] }
    }

    private func institutions(_ ids: [ID<Institution>]) -> HTML? {
        ids.isEmpty ? nil : scope.list(ids.map { scope.link(scope.catalogue.institutions[$0]) })
    }
}

/// An institution: its official names, its basis, the practices that name it.
struct InstitutionPage {
    private let scope: PageScope
    private let institution: Institution

    init(_ scope: PageScope, _ institution: Institution) {
        self.scope = scope
        self.institution = institution
    }

    var view: View {
        var view = scope.head(
            institution, trail: [scope.homeTrail, (scope.string("index_institutions"), scope.url(.index(.institutions)))])
        view["facts"] = .list(
            [
                RecordFacts.names(institution.name, scope),
                RecordFacts.fact("kind", scope.words(institution.kind.label), scope),
                RecordFacts.fact("country", institution.country.map { scope.link(scope.catalogue.countries[$0]) }, scope),
                RecordFacts.fact("legal_basis", institution.legalBasis.map { scope.cited($0, of: institution.entry) }, scope),
                RecordFacts.fact("parent", institution.parent.map { scope.link(scope.catalogue.institutions[$0]) }, scope),
                RecordFacts.fact("url", institution.url.map { RecordFacts.outside($0) }, scope),
            ].compactMap { $0 })
        return view.merging(RecordFacts.naming(institution.key, scope))
    }
}

/// An instrument: its official titles, its life, the practices that rest on it.
struct InstrumentPage {
    private let scope: PageScope
    private let instrument: Instrument

    init(_ scope: PageScope, _ instrument: Instrument) {
        self.scope = scope
        self.instrument = instrument
    }

    var view: View {
        var view = scope.head(instrument, trail: [scope.homeTrail, (scope.string("index_instruments"), scope.url(.index(.instruments)))])
        let months = scope.months(of: instrument)
        let amended = scope.catalogue.instruments.all.filter { $0.amends.contains(instrument.id) }
        view["facts"] = .list(
            [
                RecordFacts.names(instrument.title, scope),
                RecordFacts.fact("kind", scope.words(instrument.kind.label), scope),
                RecordFacts.fact("country", instrument.country.map { scope.link(scope.catalogue.countries[$0]) }, scope),
                RecordFacts.fact("adopted", instrument.adopted.map { scope.date($0, months: months) }, scope),
                RecordFacts.fact("period", instrument.period.map { scope.own($0) }, scope),
                RecordFacts.fact("in_force", instrument.inForce.map { scope.words($0.label) }, scope),
                RecordFacts.fact("repealed_by", instrument.repealedBy.map { scope.link(scope.catalogue.instruments[$0]) }, scope),
                RecordFacts.fact("amends", links(instrument.amends.map { scope.catalogue.instruments[$0] }), scope),
                RecordFacts.fact("amended_by", links(amended), scope),
                RecordFacts.fact("url", instrument.url.map { RecordFacts.outside($0) }, scope),
            ].compactMap { $0 })
        return view.merging(RecordFacts.naming(instrument.key, scope))
    }

    private func links(_ instruments: [Instrument]) -> HTML? {
        instruments.isEmpty ? nil : scope.list(instruments.map { scope.link($0) })
    }
}

/// An article of `content/pages/`.
struct ArticlePage {
    private let scope: PageScope
    private let article: Article

    init(_ scope: PageScope, _ article: Article) {
        self.scope = scope
        self.article = article
    }

    var view: View {
        var view = scope.head(article, trail: [scope.homeTrail])
        view["facts"] = .list([])
        view["has_facts"] = .flag(false)
        view["cards"] = .list([])
        view["has_cards"] = .flag(false)
        view["backlinks"] = .list([])
        view["has_backlinks"] = .flag(false)
        return view
    }
}

/// What the pages of the smaller collections share.
enum RecordFacts {
    static func fact(_ key: String, _ value: HTML?, _ scope: PageScope) -> View? {
        value.map { ["label": .html(scope.string("fact_\(key)")), "value": .html($0), "fact": .text(key)] }
    }

    /// The official name in the other languages.
    static func names(_ name: LocalizedText, _ scope: PageScope) -> View? {
        let others = name.languages.filter { $0 != name.language(for: scope.language) }
        guard !others.isEmpty else { return nil }
        return fact("names", scope.list(others.map { scope.words(Wording(name[$0], $0)) }), scope)
    }

    static func outside(_ url: String) -> HTML {
        var out = HTMLWriter()
        out.open("a", ("rel", "noopener noreferrer"), ("href", url))
        out.raw("<bdi dir=\"ltr\">")
        out.text(url.split(separator: "/").dropFirst().first.map(String.init) ?? url)
        out.raw("</bdi>")
        out.close("a")
        return out.html
    }

    /// The practices that name a record in a field, and the records whose text links to it.
    static func naming(_ key: RecordKey, _ scope: PageScope) -> View {
        let practices = scope.shown(scope.graph.practices(naming: key), of: scope.catalogue.practices)
        let backlinks = scope.slice(scope.graph.backlinks[key] ?? []).compactMap { scope.catalogue.find($0) }
        return [
            "has_facts": .flag(true),
            "cards": .list(practices.map { PracticeCard(scope, $0).view }),
            "has_cards": .flag(!practices.isEmpty),
            "backlinks": .list(backlinks.map { ["label": .html(scope.link($0.key, $0.title(in: scope.language)))] }),
            "has_backlinks": .flag(!backlinks.isEmpty),
        ]
    }
}
