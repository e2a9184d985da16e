internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// What a page says of the sources below it, by rule: that there is one, that all are press, or of which kinds they are.
struct SourcesSummary {
    let context: PageContext
    let record: any Record

    /// Nil where there is nothing to say.
    var html: HTML? {
        let sentences = [warning, showsKinds ? kinds : nil].compactMap { $0 }
        if sentences.isEmpty { return nil }
        var out = HTMLWriter()
        for (index, sentence) in sentences.enumerated() {
            if index > 0 { out.raw(" ") }
            out.html(sentence)
        }
        return out.html
    }

    /// The practices whose facts the page shows beside its own text.
    private var practices: [Practice] {
        let all = context.catalogue.practices.all
        return switch record {
        case let country as Country: all.filter { $0.country == country.id }
        case let theme as Theme: all.filter { $0.themes.contains(theme.id) }
        case let topic as Topic: context.graph.countries.flatMap { context.graph.answers(to: topic.id, from: $0.id) }
        default: []
        }
    }

    private var showsKinds: Bool { record is Country || record is Theme }

    private func citations(of records: [any Record]) -> [Citation] {
        records.flatMap { context.catalogue.bibliography(of: $0.key).sources }
    }

    private var warning: HTML? {
        switch SourceWeakness(citations(of: [record] + practices)) {
        case .oneSource: context.string("rests_on_one")
        case .pressOnly: context.string("rests_on_press")
        case nil: nil
        }
    }

    /// How many sources of each kind the practices rest on, most first.
    private var kinds: HTML? {
        let all = citations(of: practices).compactMap(\.source)
        let once = Dictionary(all.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        if once.isEmpty { return nil }
        let counts = SourceKind.allCases.map { kind in (kind, once.values.count { $0 == kind }) }.filter { $0.1 > 0 }
        let words = counts.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map {
            "\($0.element.0.label[context.language]) (\($0.element.1))"
        }
        return context.own(context.strings.text("practices_rest_on", words.joined(separator: context.language.listSeparator)))
    }
}
