internal import Localisation
internal import Markup
internal import Records

/// A series as bars, in inline SVG: a bar for each year that has a value, a gap for each that has none, the value above the bar.
///
/// Time runs in the page's direction. The same values stand in the table below it, so the picture is hidden from screen readers.
struct Chart {
    private let scope: PageScope
    private let series: Indicator.Series
    private let unit: LocalizedText

    init(_ scope: PageScope, _ series: Indicator.Series, unit: LocalizedText) {
        self.scope = scope
        self.series = series
        self.unit = unit
    }

    private static let barWidth = 44
    private static let gap = 16
    private static let height = 160

    /// Nil where there are fewer than two values: a single bar compares nothing.
    var svg: HTML? {
        guard series.values.count > 1, let first = series.values.first?.year, let last = series.values.last?.year, last - first < 40 else {
            return nil
        }
        let highest = series.values.map(\.value).max() ?? 0
        guard highest > 0 else { return nil }
        let years = Array(first...last)
        let step = Self.barWidth + Self.gap
        let width = years.count * step + Self.gap
        var out = HTMLWriter()
        out.raw("<svg class=\"chart\" aria-hidden=\"true\" focusable=\"false\"")
        out.attribute("viewBox", "0 0 \(width) \(Self.height + 52)")
        out.attribute("width", String(width))
        out.attribute("height", String(Self.height + 52))
        out.raw(">")
        for (index, year) in years.enumerated() {
            let column = scope.language.direction == .rightToLeft ? years.count - 1 - index : index
            let x = Self.gap + column * step
            // Several values of one year stand in the table; the bar shows the last.
            if let value = series.values.last(where: { $0.year == year }) {
                let bar = max(2, Int(Double(Self.height) * value.value / highest))
                rect(x: x, y: 26 + Self.height - bar, height: bar, into: &out)
                label(NumberText.text(value.value, in: scope.language), x: x, y: 20 + Self.height - bar, kind: "value", into: &out)
            } else {
                label("–", x: x, y: 20 + Self.height, kind: "missing", into: &out)
            }
            label(String(year), x: x, y: Self.height + 46, kind: "year", into: &out)
        }
        out.raw("</svg>")
        return out.html
    }

    private func rect(x: Int, y: Int, height: Int, into out: inout HTMLWriter) {
        out.raw("<rect")
        out.attribute("x", String(x))
        out.attribute("y", String(y))
        out.attribute("width", String(Self.barWidth))
        out.attribute("height", String(height))
        out.raw("/>")
    }

    private func label(_ text: String, x: Int, y: Int, kind: StaticString, into out: inout HTMLWriter) {
        out.raw("<text direction=\"ltr\" text-anchor=\"middle\" class=\"")
        out.raw(kind)
        out.raw("\"")
        out.attribute("x", String(x + Self.barWidth / 2))
        out.attribute("y", String(y))
        out.raw(">")
        out.text(text)
        out.raw("</text>")
    }
}
