internal import Linking
internal import Localisation
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// A term: each country's official wording side by side.
struct TermPage {
    private let scope: PageScope
    private let term: Term

    init(_ scope: PageScope, _ term: Term) {
        self.scope = scope
        self.term = term
    }

    var view: View {
        scope.head(term, trail: [scope.homeTrail, (scope.string("index_terms"), scope.url(.index(.terms)))]).merging(entry)
    }

    /// The term as the glossary and its own page show it.
    var entry: View {
        let others = term.name.languages.filter { $0 != term.name.language(for: scope.language) }
        let discouraged = Language.allCases.flatMap { language in term.discouraged[language].map { scope.words(Wording($0, language)) } }
        return [
            "term": .html(scope.words(term.name)),
            "term_url": .html(scope.url(term.key)),
            "term_id": .text(term.entry.id),
            "others": .list(others.map { ["label": .html(scope.words(Wording(term.name[$0], $0)))] }),
            "definition": .optional(term.definition.map { scope.words($0) }),
            "wordings": .list(scope.graph.countries.map(wording)),
            "discouraged": .list(discouraged.map { ["label": .html($0)] }),
            "has_discouraged": .flag(!discouraged.isEmpty),
        ]
    }

    private func wording(of country: Country) -> [Term.OfficialWording] { term.wordings.filter { $0.country == country.id } }

    private func wording(_ country: Country) -> View {
        let isOwnPage = scope.page.kind == .record(term.key)
        let citer = scope.citer(for: term.entry, in: .ar, sourcesElsewhere: !isOwnPage)
        let wordings = wording(of: country)
        return [
            "country": .html(scope.words(country.name)), "country_code": .text(country.entry.id), "missing": .flag(wordings.isEmpty),
            "forms": .list(
                wordings.map { wording in
                    [
                        "arabic": .html(scope.words(Wording(wording.ar, .ar))),
                        "french": .optional(wording.fr.map { scope.words(Wording($0, .fr)) }),
                        "cite": .optional(wording.source.map { citer.html(CitedText("[^\($0)]")) }),
                        "note": .optional(wording.note.map { scope.cited($0, of: term.entry, sourcesElsewhere: !isOwnPage) }),
                    ]
                }),
        ]
    }
}

/// An indicator: its definition, its values by year and country, each with its source.
struct IndicatorPage {
    private let scope: PageScope
    private let indicator: Indicator

    init(_ scope: PageScope, _ indicator: Indicator) {
        self.scope = scope
        self.indicator = indicator
    }

    var view: View {
        var view = scope.head(indicator, trail: [scope.homeTrail, (scope.string("index_indicators"), scope.url(.index(.indicators)))])
        view["unit"] = .html(scope.words(indicator.unit))
        view["counted_by"] = .html(scope.words(indicator.countedBy))
        view["theme"] = .html(scope.link(scope.catalogue.themes[indicator.theme]))
        view["caution"] = .optional(indicator.caution.map { scope.words($0) })
        view["do_not_join"] = .list(indicator.doNotJoinWith.map { ["label": .html(scope.link(scope.catalogue.indicators[$0]))] })
        view["has_do_not_join"] = .flag(!indicator.doNotJoinWith.isEmpty)
        view["series"] = .list(indicator.series.map(series))
        return view
    }

    private func series(_ series: Indicator.Series) -> View {
        let citer = scope.citer(for: indicator.entry, in: scope.language)
        let country = scope.catalogue.countries[series.country]
        var keys: [String] = []
        for value in series.values where !keys.contains(value.source) { keys.append(value.source) }
        let cited = keys.map { "[^\($0)]" }.joined()
        return [
            "country": .html(scope.link(country)), "country_code": .text(series.country.text),
            "series_label": .optional(series.label.map { scope.words($0) }),
            "chart": .optional(Chart(scope, series).svg),
            "chart_cites": .html(citer.html(CitedText(cited))),
            "values": .list(
                series.values.map { value in
                    [
                        "year": .text(String(value.year)), "value": .html(scope.number(value.value)),
                        "cite": .html(citer.html(CitedText("[^\(value.source)]"))),
                        "note": .optional(value.note.map { scope.words($0) }),
                    ]
                }),
        ]
    }
}
