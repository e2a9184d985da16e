internal import Localization
internal import Markup
internal import Records

/// One small chart as SVG, in units of which a panel is 320 wide.
///
/// Time runs in the direction of the language. Attributes give the colours of the file for download; a theme's rules override them.
struct ConceptChart {
    let panels: ConceptSmallMultiples
    let panel: ConceptSmallMultiples.Panel
    let language: Language

    static let width = 320
    private static let plotHeight = 150
    private static let above = 24
    private static let below = 24
    private static let scaleWidth = 46
    private static let labelStep = 16

    var height: Int {
        switch panel.content {
        case .years: Self.above + Self.plotHeight + Self.below
        case .parts(let parts): parts.reduce(4) { $0 + rowHeight(of: $1.label) }
        }
    }

    private var isReversed: Bool { language.direction == .rightToLeft }
    private var top: Double { panels.top(of: panel) }

    func write(into out: inout HTMLWriter) {
        switch panel.content {
        case .years(let points): years(points, into: &out)
        case .parts(let parts): rows(parts, into: &out)
        }
    }

    // MARK: values over years

    private func years(_ points: [ConceptSmallMultiples.ChartPoint], into out: inout HTMLWriter) {
        let baseline = Self.above + Self.plotHeight
        for share in [0.0, 0.5, 1.0] {
            let y = baseline - Int(Double(Self.plotHeight) * share)
            line(share == 0 ? "axis" : "grid", from: (x(mirrored: Self.scaleWidth), y), to: (x(mirrored: Self.width - 6), y), into: &out)
            // A scale of 1 has no whole middle.
            if share != 0.5 || top >= 2 { scale(NumberFormat.text(top * share, in: language), y: y + 4, into: &out) }
        }
        let step = yearStep
        let known = Set(points.map(\.value.year))
        for year in panels.years {
            if (year - panels.years.lowerBound) % step == 0 {
                text(String(year), x: x(of: year), y: baseline + 17, kind: "year", into: &out)
            }
            if !known.contains(year) { text("–", x: x(of: year), y: baseline - 4, kind: "missing", into: &out) }
        }
        for (before, after) in zip(points, points.dropFirst())
        where after.value.year == before.value.year + 1 && !before.isHollow && !after.isHollow {
            line("line", from: (x(of: before.value.year), y(before)), to: (x(of: after.value.year), y(after)), into: &out)
        }
        let highest = points.map(\.value.value).max()
        for (index, point) in points.enumerated() {
            circle(point, into: &out)
            // Where figures would overlap, the first, the last and the highest stand for all.
            let isShown = slot >= 30 || index == 0 || index == points.count - 1 || point.value.value == highest
            if isShown {
                text(
                    NumberFormat.text(point.value.value, in: language), x: x(of: point.value.year), y: y(point) - 9, kind: "value",
                    into: &out
                )
            }
        }
    }

    private var slot: Int { (Self.width - Self.scaleWidth - 6) / panels.years.count }

    /// How many years pass from one label to the next.
    private var yearStep: Int { max(1, (34 + slot - 1) / max(1, slot)) }

    private func x(mirrored x: Int) -> Int { isReversed ? Self.width - x : x }

    private func x(of year: Int) -> Int {
        let plot = Self.width - Self.scaleWidth - 6
        let place = Self.scaleWidth + plot * (2 * (year - panels.years.lowerBound) + 1) / (2 * panels.years.count)
        return x(mirrored: place)
    }

    private func y(_ point: ConceptSmallMultiples.ChartPoint) -> Int {
        Self.above + Self.plotHeight - Int((Double(Self.plotHeight) * max(0, point.value.value) / top).rounded())
    }

    // MARK: parts of one year

    private func rows(_ parts: [(label: LocalizedText, point: ConceptSmallMultiples.ChartPoint)], into out: inout HTMLWriter) {
        var next = 0
        for part in parts {
            let lines = lines(of: part.label)
            for (number, line) in lines.enumerated() {
                out.raw("<text")
                attributes(
                    [
                        ("x", String(x(mirrored: 0))), ("y", String(next + 14 + number * Self.labelStep)), ("class", "part"),
                        ("fill", "#1c2b2e"), ("font-size", "13"), ("lang", part.label.language(for: language).rawValue),
                        ("direction", language.direction.rawValue), ("text-anchor", "start"),
                    ], into: &out)
                out.raw(">")
                out.text(line)
                out.raw("</text>")
            }
            let y = next + (lines.count - 1) * Self.labelStep
            next += rowHeight(of: part.label)
            let length = max(1, Int(Double(Self.width - 70) * max(0, part.point.value.value) / top))
            out.raw("<rect")
            attributes(
                [
                    ("class", part.point.isHollow ? "bar hollow" : "bar"), ("x", String(isReversed ? Self.width - length : 0)),
                    ("y", String(y + 20)), ("width", String(length)), ("height", "12"),
                    ("fill", part.point.isHollow ? "#ffffff" : "#1d4d4f"), ("stroke", "#1d4d4f"), ("stroke-width", "1.5"),
                ], into: &out)
            out.raw("/>")
            let end = x(mirrored: length + 6)
            text(
                NumberFormat.text(part.point.value.value, in: language), x: end, y: y + 31, kind: "value",
                anchor: isReversed ? "end" : "start", into: &out)
        }
    }

    private func lines(of label: LocalizedText) -> [String] {
        CombinedConceptChart.wrapped(label[language], width: Self.width, size: 13)
    }

    private func rowHeight(of label: LocalizedText) -> Int { 24 + lines(of: label).count * Self.labelStep }

    // MARK: marks

    private func line(_ kind: String, from start: (x: Int, y: Int), to end: (x: Int, y: Int), into out: inout HTMLWriter) {
        out.raw("<line")
        attributes(
            [
                ("class", kind), ("x1", String(start.x)), ("y1", String(start.y)), ("x2", String(end.x)), ("y2", String(end.y)),
                ("stroke", kind == "line" ? "#1d4d4f" : kind == "axis" ? "#7a8a8c" : "#d8e0e0"),
                ("stroke-width", kind == "line" ? "2.5" : "1"),
            ], into: &out)
        out.raw("/>")
    }

    private func circle(_ point: ConceptSmallMultiples.ChartPoint, into out: inout HTMLWriter) {
        out.raw("<circle")
        attributes(
            [
                ("class", point.isHollow ? "hollow" : "full"), ("cx", String(x(of: point.value.year))), ("cy", String(y(point))),
                ("r", "4.5"), ("fill", point.isHollow ? "#ffffff" : "#1d4d4f"), ("stroke", "#1d4d4f"), ("stroke-width", "2"),
            ], into: &out)
        out.raw("/>")
    }

    private func scale(_ words: String, y: Int, into out: inout HTMLWriter) {
        text(words, x: x(mirrored: Self.scaleWidth - 6), y: y, kind: "scale", anchor: isReversed ? "start" : "end", into: &out)
    }

    private func text(_ words: String, x: Int, y: Int, kind: String, anchor: String = "middle", into out: inout HTMLWriter) {
        out.raw("<text")
        attributes(
            [
                ("class", kind), ("x", String(x)), ("y", String(y)), ("direction", "ltr"), ("text-anchor", anchor), ("font-size", "12"),
                ("fill", kind == "value" ? "#1c2b2e" : "#566668"),
            ], into: &out)
        if kind == "value" { attributes([("font-weight", "700")], into: &out) }
        out.raw(">")
        out.text(words)
        out.raw("</text>")
    }

    private func attributes(_ pairs: [(StaticString, String)], into out: inout HTMLWriter) {
        for (name, value) in pairs { out.attribute(name, value) }
    }
}
