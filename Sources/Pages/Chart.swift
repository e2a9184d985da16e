internal import Localization
internal import Markup
internal import Records

/// A line chart of a series in inline SVG: a labelled point for each value, with gaps for missing years.
///
/// Time runs in the page's direction, and the scale begins at zero. The table below has the same values, so the chart is hidden from
/// screen readers. Positions are percentages of the width: the chart scales while its labels keep their size.
struct Chart {
    private let direction: Direction
    private let language: Language
    private let series: Indicator.Series

    init(_ context: PageContext, _ series: Indicator.Series) {
        direction = context.language.direction
        language = context.language
        self.series = series
    }

    /// The width of a year on a wide screen, in pixels.
    private static let step = 80
    /// The number of year labels that fit on the narrowest screen.
    private static let mostOnPhone = 8
    private static let height = 150
    private static let above = 34

    /// One value per year, the last one if there are several; the table has them all.
    private struct Point {
        let year: Int
        let value: Double
    }

    private var points: [Point] {
        var points: [Point] = []
        for value in series.values {
            if points.last?.year == value.year { points.removeLast() }
            points.append(Point(year: value.year, value: value.value))
        }
        return points
    }

    /// Nil if there are fewer than two years.
    var svg: HTML? {
        let points = points
        guard points.count > 1, let first = points.first?.year, let last = points.last?.year, last - first < 40 else { return nil }
        guard let highest = points.map(\.value).max(), highest > 0 else { return nil }
        let axis = Axis(first: first, last: last, highest: highest, isReversed: direction == .rightToLeft)
        var out = HTMLWriter(capacity: 2048)
        // A chart too wide for a phone scrolls.
        out.raw(axis.count > Self.mostOnPhone ? "<svg class=\"chart long\"" : "<svg class=\"chart\"")
        out.raw(" aria-hidden=\"true\" focusable=\"false\"")
        out.attribute("width", String(axis.count * Self.step))
        out.attribute("height", String(Self.above + Self.height + 40))
        out.raw(">")
        let floor = Self.above + Self.height
        stroke("axis", from: ("0", floor), to: ("100%", floor), into: &out)
        lines(points, axis, into: &out)
        let known = Set(points.map(\.year))
        for year in first...last {
            if !known.contains(year) { label("–", x: axis.x(year), y: floor - 8, kind: "missing", into: &out) }
            label(String(year), x: axis.x(year), y: floor + 26, kind: "year", into: &out)
        }
        for point in points {
            out.raw("<circle r=\"5\"")
            out.attribute("cx", axis.x(point.year))
            out.attribute("cy", String(axis.y(point.value)))
            out.raw("/>")
            label(
                NumberFormat.text(point.value, in: language), x: axis.x(point.year), y: axis.y(point.value) - 13, kind: "value", into: &out)
        }
        out.raw("</svg>")
        return out.html
    }

    /// Line segments between values of consecutive years, without bridging gaps.
    private func lines(_ points: [Point], _ axis: Axis, into out: inout HTMLWriter) {
        for (before, after) in zip(points, points.dropFirst()) where after.year == before.year + 1 {
            stroke("line", from: (axis.x(before.year), axis.y(before.value)), to: (axis.x(after.year), axis.y(after.value)), into: &out)
        }
    }

    private func stroke(_ kind: StaticString, from start: (x: String, y: Int), to end: (x: String, y: Int), into out: inout HTMLWriter) {
        out.raw("<line class=\"")
        out.raw(kind)
        out.raw("\"")
        let positions: [(StaticString, String)] = [("x1", start.x), ("y1", String(start.y)), ("x2", end.x), ("y2", String(end.y))]
        for (name, value) in positions { out.attribute(name, value) }
        out.raw("/>")
    }

    /// The position of a year and a value.
    private struct Axis {
        let first: Int
        let last: Int
        let highest: Double
        let isReversed: Bool

        var count: Int { last - first + 1 }

        /// The horizontal centre of a year, in hundredths of a percent of the width.
        func x(_ year: Int) -> String {
            let position = (2 * (isReversed ? last - year : year - first) + 1) * 5000 / count
            let rest = position % 100
            return "\(position / 100)\(rest < 10 ? ".0" : ".")\(rest)%"
        }
        func y(_ value: Double) -> Int { above + height - Int(Double(height) * max(0, value) / highest) }
    }

    private func label(_ text: String, x: String, y: Int, kind: StaticString, into out: inout HTMLWriter) {
        out.raw("<text direction=\"ltr\" text-anchor=\"middle\" class=\"")
        out.raw(kind)
        out.raw("\"")
        out.attribute("x", x)
        out.attribute("y", String(y))
        out.raw(">")
        out.text(text)
        out.raw("</text>")
    }
}
