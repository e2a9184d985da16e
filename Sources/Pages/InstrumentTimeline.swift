internal import Localization
internal import Markup
internal import Records
internal import Templating

/// A country's instruments by date of adoption: a drawn line of years, and the same as a list.
///
/// The drawing is hidden from screen readers, as the list says all. Time runs in the page's direction.
struct InstrumentTimeline {
    private let context: PageContext
    private let dated: [(instrument: Instrument, date: PartialDate)]
    private let months: MonthNames

    init(_ context: PageContext, _ instruments: [Instrument], months: MonthNames) {
        self.context = context
        self.months = months
        dated = instruments.compactMap { instrument in instrument.adopted.map { (instrument, $0) } }
            .sorted { ($0.date, $0.instrument.metadata.id) < ($1.date, $1.instrument.metadata.id) }
    }

    /// Nil without at least two dates.
    var view: View? {
        guard dated.count > 1 else { return nil }
        return [
            "drawing": .html(drawing), "timeline_count": .html(context.count("instrument_count", dated.count)),
            "items": .list(
                dated.map { instrument, date in
                    [
                        "date": .html(context.date(date, months: months)), "label": .html(context.link(instrument)),
                        "kind": .html(context.words(instrument.kind.label)), "is_binding": .flag(Self.isBinding(instrument.kind)),
                    ]
                }),
        ]
    }

    private static func isBinding(_ kind: InstrumentKind) -> Bool {
        switch kind {
        case .constitution, .law, .decree, .convention: true
        case .plan, .strategy, .mechanism, .guide, .circular, .agreement: false
        }
    }

    /// Years before this many years from the last one stand together at the start of the line.
    private static let span = 26
    private static let step = 13

    private var drawing: HTML {
        let last = dated.last?.date.year ?? 0
        let first = max(dated.first?.date.year ?? 0, last - Self.span)
        let hasEarlier = (dated.first?.date.year ?? 0) < first
        // Shares of the width: the earlier years, then the line.
        let start = hasEarlier ? 14.0 : 4.0
        func place(_ year: Int) -> String {
            let share = year < first ? 4 : start + Double(year - first) / Double(max(1, last - first)) * (96 - start)
            let rounded = (share * 10).rounded() / 10
            return "\(context.language.direction == .rightToLeft ? ((100 - rounded) * 10).rounded() / 10 : rounded)%"
        }
        let columns = Dictionary(grouping: dated) { $0.date.year < first ? 0 : $0.date.year }
        let height = (columns.values.map(\.count).max() ?? 1) * Self.step + 14
        var out = HTMLWriter(capacity: 4096)
        out.open("svg", ("class", "year-line"), ("aria-hidden", "true"), ("width", "100%"), ("height", String(height + 26)))
        let breakAt = hasEarlier ? place(first) : nil
        let isRightToLeft = context.language.direction == .rightToLeft
        line("axis", from: (breakAt ?? "0", height), to: (breakAt != nil && isRightToLeft ? "0" : "100%", height), into: &out)
        // The line is dashed where it has no scale.
        if let breakAt { line("axis unscaled", from: (isRightToLeft ? "100%" : "0", height), to: (breakAt, height), into: &out) }
        for year in columns.keys.sorted() {
            for (index, entry) in (columns[year] ?? []).enumerated() {
                let y = height - 9 - index * Self.step
                let kind = Self.isBinding(entry.instrument.kind) ? "binding" : "other"
                out.open("circle", ("class", kind), ("cx", place(year)), ("cy", String(y)), ("r", "5"))
                out.close("circle")
            }
        }
        if hasEarlier, let earliest = dated.first?.date.year { label("\(earliest)", at: place(earliest), height, into: &out) }
        // Labels closer than four years would touch on a phone.
        for year in (first...last) where year == last || (year % 5 == 0 && last - year >= 4) {
            label("\(year)", at: place(year), height, into: &out)
        }
        out.close("svg")
        return out.html
    }

    private func label(_ text: String, at x: String, _ height: Int, into out: inout HTMLWriter) {
        line("tick", from: (x, height), to: (x, height + 5), into: &out)
        out.open("text", ("x", x), ("y", String(height + 20)), ("text-anchor", "middle"), ("direction", "ltr"))
        out.text(text)
        out.close("text")
    }

    private func line(_ kind: String, from start: (String, Int), to end: (String, Int), into out: inout HTMLWriter) {
        out.open("line", ("class", kind), ("x1", start.0), ("y1", String(start.1)), ("x2", end.0), ("y2", String(end.1)))
        out.close("line")
    }
}
