package import Linking
package import Localization
internal import Markup
package import Records

/// All charts of a concept as one SVG file with title, unit, legend and sources: it can be shown and cited without the page.
package struct CombinedConceptChart {
    private let concept: Concept
    private let panels: ConceptSmallMultiples
    private let graph: SiteGraph
    private let language: Language
    private let address: String?

    /// - Parameter address: the page's public address; nil where none is known.
    package init(_ concept: Concept, in graph: SiteGraph, language: Language, address: String?) {
        (self.concept, self.graph, self.language, self.address) = (concept, graph, language, address)
        panels = ConceptSmallMultiples(concept, in: graph)
    }

    /// Where the file lies, from the root of the site.
    package static func path(of concept: ID<Concept>, in language: Language) -> String { "charts/\(concept.text).\(language.rawValue).svg" }

    /// Where the table of the concept's values lies.
    package static func tableName(of concept: ID<Concept>) -> String { "concepts/\(concept.text)" }

    private static let margin = 24
    private static let gap = 28
    private static let perRow = 3

    private struct Cell {
        let title: [String]
        let chart: ConceptChart?
        var height: Int { title.count * 17 + 8 + (chart?.height ?? 22) }
    }

    package var svg: [UInt8] {
        let cells = self.cells
        let perRow = min(Self.perRow, max(2, cells.count))
        let width = 2 * Self.margin + perRow * ConceptChart.width + (perRow - 1) * Self.gap
        let rows = stride(from: 0, to: cells.count, by: perRow).map { Array(cells[$0..<min($0 + perRow, cells.count)]) }
        let head = Self.wrapped(concept.title[language], width: width - 2 * Self.margin, size: 18)
        let verdict = Self.wrapped(verdict, width: width - 2 * Self.margin, size: 13)
        let foot = footnotes.flatMap { Self.wrapped($0, width: width - 2 * Self.margin, size: 11) }
        let height =
            Self.margin + head.count * 24 + 22 + verdict.count * 18 + 12 + rows.reduce(0) { $0 + ($1.map(\.height).max() ?? 0) + Self.gap }
            + foot.count * 15 + Self.margin

        var out = HTMLWriter(capacity: 8192)
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\"")
        out.attribute("viewBox", "0 0 \(width) \(height)")
        out.attribute("width", String(width))
        out.attribute("height", String(height))
        out.attribute("lang", language.rawValue)
        out.attribute("direction", language.direction.rawValue)
        out.attribute("font-family", "Noto Naskh Arabic, Noto Sans Arabic, Segoe UI, Tahoma, Arial, sans-serif")
        out.raw("><title>")
        out.text(concept.title[language])
        out.raw("</title><desc>")
        out.text(concept.definition[language])
        out.raw("</desc><rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>")
        var y = Self.margin
        func lines(_ lines: [String], size: Int, step: Int, bold: Bool = false, x: Int? = nil, muted: Bool = false) {
            for line in lines {
                y += step
                text(line, x: x ?? start(in: width), y: y, size: size, bold: bold, muted: muted, into: &out)
            }
        }
        lines(head, size: 18, step: 24, bold: true)
        lines([unit], size: 13, step: 20, muted: true)
        lines(verdict, size: 13, step: 18)
        y += 14
        for row in rows {
            for (index, cell) in row.enumerated() {
                let offset = Self.margin + index * (ConceptChart.width + Self.gap)
                let left = language.direction == .rightToLeft ? width - offset - ConceptChart.width : offset
                out.raw("<g")
                out.attribute("transform", "translate(\(left) \(y))")
                out.raw(">")
                for (number, line) in cell.title.enumerated() {
                    text(
                        line, x: language.direction == .rightToLeft ? ConceptChart.width : 0, y: 14 + number * 17, size: 14,
                        bold: number == 0,
                        muted: false, into: &out)
                }
                out.raw("<g")
                out.attribute("transform", "translate(0 \(cell.title.count * 17 + 8))")
                out.raw(">")
                if let chart = cell.chart {
                    chart.write(into: &out)
                } else {
                    text(
                        LocalizedText(.dataChartNoFigure)[language], x: language.direction == .rightToLeft ? ConceptChart.width : 0, y: 14,
                        size: 13, bold: false, muted: true, into: &out)
                }
                out.raw("</g></g>")
            }
            y += (row.map(\.height).max() ?? 0) + Self.gap
        }
        lines(foot, size: 11, step: 15, muted: true)
        out.raw("</svg>\n")
        return out.html.bytes
    }

    private func start(in width: Int) -> Int { language.direction == .rightToLeft ? width - Self.margin : Self.margin }

    private func text(_ words: String, x: Int, y: Int, size: Int, bold: Bool, muted: Bool, into out: inout HTMLWriter) {
        out.raw("<text text-anchor=\"start\"")
        out.attribute("x", String(x))
        out.attribute("y", String(y))
        out.attribute("font-size", String(size))
        out.attribute("fill", muted ? "#566668" : "#1c2b2e")
        if bold { out.attribute("font-weight", "700") }
        out.raw(">")
        out.text(words)
        out.raw("</text>")
    }

    private var cells: [Cell] {
        panels.countries.flatMap { country, panels -> [Cell] in
            if panels.isEmpty { return [Cell(title: [country.name[language]], chart: nil)] }
            return panels.map { panel in
                let label = panel.label.map { Self.wrapped($0[language], width: ConceptChart.width, size: 13) } ?? []
                let name = country.name[language] + (panel.sharedYear.map { " · " + $0 } ?? "")
                return Cell(title: [name] + label, chart: ConceptChart(panels: self.panels, panel: panel, language: language))
            }
        }
    }

    private var unit: String {
        var units: [String] = []
        for panel in panels.countries.flatMap(\.panels) where !units.contains(panel.indicator.unit[language]) {
            units.append(panel.indicator.unit[language])
        }
        return LocalizedText(.dataChartUnit, [MessageArgument("unit", units.joined(separator: " · "))])[language]
    }

    private var verdict: String { concept.comparable.label[language] + " · " + concept.reason[language] }

    private var footnotes: [String] {
        var sources: [String] = []
        for panel in panels.countries.flatMap(\.panels) {
            for point in panel.points {
                guard let source = graph.catalogue.bibliography(of: panel.indicator.key)[point.value.source] else { continue }
                let words = source.publisher + (source.date.map { " (\($0.year))" } ?? "")
                if !sources.contains(words) { sources.append(words) }
            }
        }
        let site = graph.catalogue.settings.title[language] + " · " + (address ?? "concepts/\(concept.metadata.id).html")
        return [
            LocalizedText(.dataChartLegend)[language],
            LocalizedText(.dataChartSources, [MessageArgument("list", sources.joined(separator: " · "))])[language],
            site + " · " + graph.catalogue.settings.licence,
        ]
    }

    /// Lines of about a width in units of the drawing; a letter is taken as 0.56 of its size.
    static func wrapped(_ text: String, width: Int, size: Int) -> [String] {
        let most = max(8, Int(Double(width) / (Double(size) * 0.56)))
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= most {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
