internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// A term: each country's official wording side by side.
struct GlossaryTermPage {
    private let context: PageContext
    private let term: Term

    init(_ context: PageContext, _ term: Term) {
        self.context = context
        self.term = term
    }

    var view: View {
        context.head(term, trail: context.indexTrail(.terms)).merging(entry)
    }

    /// The term as the glossary and its own page show it.
    var entry: View {
        let others = term.name.languages.filter { $0 != term.name.language(for: context.language) }
        let discouraged = context.settings.knownLanguages.all.flatMap { language in
            term.discouraged[language].map { context.words(LanguageTaggedString($0, language)) }
        }
        return [
            "term": .html(context.words(term.name)),
            "term_url": .html(context.url(term.key)),
            "term_id": .text(term.metadata.id),
            "others": .list(others.map { ["label": .html(context.words(LanguageTaggedString(term.name[$0], $0)))] }),
            "definition": .optional(term.definition.map { context.words($0) }),
            "wordings": .list(context.graph.countries.map(wording)),
            "discouraged": .list(discouraged.map { ["label": .html($0)] }),
            "has_discouraged": .flag(!discouraged.isEmpty),
        ]
    }

    private func wording(of country: Country) -> [Term.OfficialWording] { term.wordings.filter { $0.country == country.id } }

    private func wording(_ country: Country) -> View {
        let isOwnPage = context.page.kind == .record(term.key)
        let citer = context.citer(for: term.metadata, in: .ar, sourcesElsewhere: !isOwnPage)
        let wordings = wording(of: country)
        return [
            "country": .html(context.words(country.name)), "country_code": .text(country.metadata.id), "missing": .flag(wordings.isEmpty),
            "forms": .list(
                wordings.map { wording in
                    [
                        "arabic": .html(context.words(LanguageTaggedString(wording.ar, .ar))),
                        "french": .optional(wording.fr.map { context.words(LanguageTaggedString($0, .fr)) }),
                        "cite": .optional(wording.source.map { citer.html(CitedText("[^\($0)]")) }),
                        "note": .optional(wording.note.map { context.cited($0, of: term.metadata, sourcesElsewhere: !isOwnPage) }),
                    ]
                }),
        ]
    }
}

/// An indicator: its definition, its values by year and country, each with its source.
struct IndicatorPage {
    private let context: PageContext
    private let indicator: Indicator

    init(_ context: PageContext, _ indicator: Indicator) {
        self.context = context
        self.indicator = indicator
    }

    var view: View {
        var view = context.head(
            indicator, trail: context.indexTrail(.indicators))
        view["unit"] = .html(context.words(indicator.unit))
        view["counted_by"] = .html(context.words(indicator.countedBy))
        view["theme"] = .html(context.link(context.catalogue.themes[indicator.theme]))
        view["caution"] = .optional(indicator.caution.map { context.words($0) })
        view["do_not_join"] = .list(indicator.doNotJoinWith.map { ["label": .html(context.link(context.catalogue.indicators[$0]))] })
        view["has_do_not_join"] = .flag(!indicator.doNotJoinWith.isEmpty)
        view["series"] = .list(indicator.series.map(series))
        view["concept"] = .optional(indicator.concept.map { context.link(context.catalogue.concepts[$0]) })
        view["verdict"] = .optional(
            indicator.concept.map { ComparabilityMark(context.catalogue.concepts[$0].comparable).view(in: context) })
        return view
    }

    private func series(_ series: Indicator.Series) -> View {
        let citer = context.citer(for: indicator.metadata, in: context.language)
        let country = context.catalogue.countries[series.country]
        var keys: [String] = []
        for value in series.values where !keys.contains(value.source) { keys.append(value.source) }
        let cited = keys.map { "[^\($0)]" }.joined()
        return [
            "country": .html(context.link(country)), "country_code": .text(series.country.text),
            "series_label": .optional(series.label.map { context.words($0) }),
            "chart": .optional(Chart(context, series).svg),
            "chart_cites": .html(citer.html(CitedText(cited))),
            "values": .list(
                series.values.map { value in
                    [
                        "year": .text(String(value.year)), "value": .html(context.number(value.value)),
                        "cite": .html(citer.html(CitedText("[^\(value.source)]"))),
                        "note": .optional(value.note.map { context.words($0) }),
                    ]
                }),
        ]
    }
}
