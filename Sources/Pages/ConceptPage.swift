internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// One measure across the countries: whether it compares, a small chart for each series, the values with their sources, downloads.
struct ConceptPage {
    private let context: PageContext
    private let concept: Concept
    private let panels: ConceptSmallMultiples
    private let indicators: [Indicator]

    init(_ context: PageContext, _ concept: Concept) {
        (self.context, self.concept) = (context, concept)
        panels = ConceptSmallMultiples(concept, in: context.graph)
        indicators = context.graph.indicators(of: concept.id)
    }

    var view: View {
        var view = context.head(
            concept, trail: context.indexTrail(.indicators))
        let sources = PageSources(
            context,
            indicators.map { indicator in
                PageSources.CitingRecord(
                    indicator.metadata, indicator.series.flatMap { $0.values.map(\.source) }, months: context.months(of: indicator))
            })
        view["verdict"] = .view(ComparabilityMark(concept.comparable).view(in: context))
        view["reason"] = .html(context.words(concept.reason))
        view["units"] = .html(context.list(units))
        view["panels"] = .list(panels.countries.flatMap(panelViews))
        view["has_figures"] = .flag(!indicators.isEmpty)
        view["countries"] = .list(panels.countries.map { ["country": .html(context.words($0.country.name))] })
        view["rows"] = .list(rows(sources))
        view["indicators"] = .list(indicators.map(item))
        view["sources"] = .list(sources.entries)
        view["has_sources"] = .flag(!sources.entries.isEmpty)
        view["csv"] = .text(DataTableDescription.csvPath(of: CombinedConceptChart.tableName(of: concept.id)))
        view["svg"] = .text(CombinedConceptChart.path(of: concept.id, in: context.language))
        view["cite_text"] = .html(context.own(citation))
        view["cite_address"] = context.composer.address.map { .text($0.url(context.page.path)) } ?? .empty
        return view
    }

    private var units: [HTML] {
        var seen: Set<String> = []
        return indicators.filter { seen.insert($0.unit[context.language]).inserted }.map { context.words($0.unit) }
    }

    private func panelViews(_ country: Country, _ panels: [ConceptSmallMultiples.Panel]) -> [View] {
        let name = context.words(country.name)
        if panels.isEmpty {
            return [["country": .html(name), "missing": .flag(true), "chart": .empty, "panel_label": .empty, "panel_year": .empty]]
        }
        return panels.map { panel in
            let chart = ConceptChart(panels: self.panels, panel: panel, language: context.language)
            var out = HTMLWriter(capacity: 2048)
            out.raw("<svg class=\"plot\" aria-hidden=\"true\" focusable=\"false\"")
            out.attribute("viewBox", "0 0 \(ConceptChart.width) \(chart.height)")
            out.attribute("width", String(ConceptChart.width))
            out.attribute("height", String(chart.height))
            out.raw(">")
            chart.write(into: &out)
            out.raw("</svg>")
            return [
                "country": .html(name), "missing": .flag(false), "chart": .html(out.html),
                "panel_label": .optional(panel.label.map { context.words($0) }),
                "panel_year": panel.sharedYear.map { .text($0) } ?? .empty,
            ]
        }
    }

    // MARK: the table

    private func rows(_ sources: PageSources) -> [View] {
        let years = Set(indicators.flatMap { $0.series.flatMap { $0.values.map(\.year) } }).sorted(by: >)
        return years.map { year in
            [
                "year": .text(String(year)),
                "cells": .list(
                    panels.countries.map { country, _ in
                        let values = values(of: country, in: year, sources)
                        return [
                            "country": .html(context.words(country.name)), "values": .list(values), "is_empty": .flag(values.isEmpty),
                        ]
                    }),
            ]
        }
    }

    private func values(of country: Country, in year: Int, _ sources: PageSources) -> [View] {
        let own = indicators.filter { $0.series.contains { $0.country == country.id } }
        return own.flatMap { indicator -> [View] in
            let citer = context.citer(
                for: indicator.metadata, in: context.language, references: sources.references(of: indicator.metadata))
            return indicator.series.filter { $0.country == country.id }.flatMap { series in
                series.values.filter { $0.year == year }.map { value -> View in
                    let label = series.label ?? (own.count > 1 ? indicator.title : nil)
                    return [
                        "label": .optional(label.map { context.words($0) }), "value": .html(context.number(value.value)),
                        "cite": .html(citer.html(CitedText("[^\(value.source)]"))),
                        // An entry gives the period in its own words.
                        "period": .optional(
                            value.note == nil
                                ? value.period.map { context.range(from: $0.start, to: $0.end, months: country.months) } : nil),
                        "note": .optional(value.note.map { context.words($0) }), "caveat": .flag(value.hasCaveat),
                    ]
                }
            }
        }
    }

    private func item(_ indicator: Indicator) -> View {
        [
            "indicator": .html(context.link(indicator)), "definition": .html(context.words(indicator.definition)),
            "counted_by": .html(context.words(indicator.countedBy)),
            "caution": .optional(indicator.caution.map { context.words($0) }),
            "has_do_not_join": .flag(!indicator.doNotJoinWith.isEmpty),
            "do_not_join": .html(context.list(indicator.doNotJoinWith.map { context.link(context.catalogue.indicators[$0]) })),
        ]
    }

    private var citation: String {
        let title = concept.title.localized(in: context.language).text
        let quotes = context.language.traits.quotes
        let quoted = quotes.opening + title + quotes.closing
        let comma = context.language.listSeparator
        let years = indicators.flatMap { $0.series.flatMap { $0.values.map(\.year) } }
        let span = years.min().flatMap { first in years.max().map { first == $0 ? "\(first)" : "\(first)–\($0)" } } ?? ""
        return "\(context.settings.title[context.language])\(comma)\(quoted)\(comma)\(span)."
    }
}

/// Whether figures compare, as a symbol and words, so that it never rests on colour alone.
struct ComparabilityMark {
    private let value: Comparability

    init(_ value: Comparability) { self.value = value }

    func view(in context: PageContext) -> View {
        ["comparable": .text(value.rawValue), "symbol": .text(symbol), "word": .html(context.words(value.label))]
    }

    private var symbol: String {
        switch value {
        case .yes: "✓"
        case .care: "!"
        case .no: "≠"
        }
    }
}

/// The list of indicators: a row for each concept, a column for each country, the latest value of each series.
struct IndicatorTable {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        let concepts = context.pageSlice(context.graph.concepts)
        let others = context.pageSlice(
            context.catalogue.indicators.all.filter { $0.concept == nil }.sortedByName(in: context.language))
        return [
            "countries": .list(context.graph.countries.map { ["country": .html(context.words($0.name))] }),
            "concepts": .list(concepts.map(row)), "has_concepts": .flag(!concepts.isEmpty),
            "others": .list(others.map { ["label": .html(context.link($0)), "detail": .html(context.words($0.countedBy))] }),
            "has_others": .flag(!others.isEmpty),
        ]
    }

    private func row(_ concept: Concept, _ indicators: [Indicator]) -> View {
        [
            "concept": .html(context.link(concept)), "definition": .html(context.words(concept.definition)),
            "verdict": .view(ComparabilityMark(concept.comparable).view(in: context)),
            "cells": .list(
                context.graph.countries.map { country in
                    let own = indicators.filter { $0.series.contains { $0.country == country.id } }
                    return [
                        "country": .html(context.words(country.name)), "is_empty": .flag(own.isEmpty),
                        "values": .list(own.map { latest(of: $0, country) }),
                    ]
                }),
        ]
    }

    /// The latest value of an indicator; of several series, how many have one.
    private func latest(of indicator: Indicator, _ country: Country) -> View {
        let series = indicator.series.filter { $0.country == country.id }
        let year = series.flatMap { $0.values.map(\.year) }.max() ?? 0
        var view: View = [
            "url": .html(context.url(indicator.key)), "year": .text(String(year)), "title": .html(context.words(indicator.title)),
            "unit": .html(context.words(indicator.unit)),
        ]
        let newest = series.first { $0.values.contains { $0.year == year } }
        if let newest, let value = newest.values.last(where: { $0.year == year }) {
            view["value"] = .html(context.number(value.value))
            view["label"] = .optional(newest.label.map { context.words($0) })
            view["hollow"] = .flag(value.hasCaveat || value.period != nil)
        }
        return view
    }
}
