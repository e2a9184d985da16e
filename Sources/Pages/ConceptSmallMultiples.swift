internal import Linking
internal import Localization
internal import Records

/// The series of a concept as the small charts that stand side by side, country by country.
struct ConceptSmallMultiples {
    /// A value in a chart.
    struct ChartPoint {
        let value: Indicator.Value
        /// Whether it is drawn hollow, and joined to no other: another period, a caveat, or a source of low confidence.
        let isHollow: Bool
    }

    enum Content {
        /// Values over years.
        case years([ChartPoint])
        /// Parts of one year, each with its label.
        case parts([(label: LocalizedText, point: ChartPoint)])
    }

    struct Panel {
        let indicator: Indicator
        /// What tells the chart from others of the country; nil where it is the only one.
        let label: LocalizedText?
        let content: Content

        var points: [ChartPoint] {
            switch content {
            case .years(let points): points
            case .parts(let parts): parts.map(\.point)
            }
        }
    }

    let concept: Concept
    /// Every country of the site, also one without a figure.
    let countries: [(country: Country, panels: [Panel])]
    /// The years that all charts over years share.
    let years: ClosedRange<Int>

    init(_ concept: Concept, in graph: SiteGraph) {
        self.concept = concept
        let indicators = graph.indicators(of: concept.id)
        countries = graph.countries.map { country in (country, Self.panels(of: country.id, indicators, graph.catalogue)) }
        let all = countries.flatMap(\.panels).flatMap { panel -> [Int] in
            if case .years(let points) = panel.content { points.map(\.value.year) } else { [] }
        }
        years = (all.min() ?? 0)...(all.max() ?? 0)
    }

    private static func panels(of country: ID<Country>, _ indicators: [Indicator], _ catalogue: Catalogue) -> [Panel] {
        let own = indicators.compactMap { indicator -> (Indicator, [Indicator.Series])? in
            let series = indicator.series.filter { $0.country == country }
            return series.isEmpty ? nil : (indicator, series)
        }
        return own.flatMap { indicator, series -> [Panel] in
            let title = own.count > 1 ? indicator.title : nil
            if let parts = parts(of: indicator, series, catalogue) {
                return [Panel(indicator: indicator, label: title, content: .parts(parts))]
            }
            return series.map { series in
                Panel(indicator: indicator, label: series.label ?? title, content: .years(points(of: indicator, series, catalogue)))
            }
        }
    }

    /// Series that have one value each, all of one year; nil for others.
    private static func parts(
        of indicator: Indicator, _ series: [Indicator.Series], _ catalogue: Catalogue
    ) -> [(label: LocalizedText, point: ChartPoint)]? {
        guard series.count > 1, series.allSatisfy({ $0.values.count == 1 && $0.label != nil }),
            Set(series.flatMap(\.values).map { YearAndPeriod(year: $0.year, period: $0.period) }).count == 1
        else { return nil }
        return series.compactMap { series in
            guard let label = series.label, let point = points(of: indicator, series, catalogue).first else { return nil }
            return (label, point)
        }
    }

    private struct YearAndPeriod: Hashable {
        let year: Int
        let period: Indicator.Value.Period?
    }

    private static func points(of indicator: Indicator, _ series: Indicator.Series, _ catalogue: Catalogue) -> [ChartPoint] {
        let sources = catalogue.bibliography(of: indicator.key)
        return series.values.map { value in
            let source = sources[value.source]
            return ChartPoint(value: value, isHollow: value.hasCaveat || value.period != nil || source?.confidence == .low)
        }
    }

    /// The top of a chart's scale: the same for all series of an indicator, and for all charts only where the figures may be compared.
    func top(of panel: Panel) -> Double {
        let all = countries.flatMap(\.panels)
        let points = all.filter { concept.comparable == .yes || $0.indicator.id == panel.indicator.id }.flatMap(\.points)
        return Self.roundTop(points.map(\.value.value).max() ?? 0)
    }

    /// The smallest of 1, 2, 4, 5 and 10 times a power of ten that is not below a value.
    static func roundTop(_ value: Double) -> Double {
        guard value > 0 else { return 1 }
        var power = 1.0
        while power * 10 < value { power *= 10 }
        while power >= value { power /= 10 }
        return [1, 2, 4, 5, 10].map { $0 * power }.first { $0 >= value } ?? value
    }
}

extension ConceptSmallMultiples.Panel {
    /// The year of parts of one year; nil for values over years.
    var sharedYear: String? {
        if case .parts(let parts) = content { parts.first.map { String($0.point.value.year) } } else { nil }
    }
}
