internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// What a page says of the sources below it, by rule: that there is one, that all are press, or of which kinds they are.
struct SourcesSummary {
    let context: PageContext
    let record: any Record

    /// Nil where there is nothing to say, or a source without a record has no kind.
    var html: HTML? {
        switch record {
        case let country as Country: kinds(of: context.catalogue.practices.all.filter { $0.country == country.id })
        case let theme as Theme: kinds(of: context.catalogue.practices.all.filter { $0.themes.contains(theme.id) })
        default: warning
        }
    }

    private var warning: HTML? {
        let sources = context.catalogue.bibliography(of: record.key).sources.map(\.source)
        let known = sources.compactMap { $0 }
        guard !known.isEmpty, known.count == sources.count else { return nil }
        if Set(known.map(\.id)).count == 1 { return context.string("rests_on_one") }
        return known.allSatisfy { $0.kind == .press } ? context.string("rests_on_press") : nil
    }

    /// How many sources of each kind practices rest on, most first.
    private func kinds(of practices: [Practice]) -> HTML? {
        let all = practices.flatMap { context.catalogue.bibliography(of: $0.key).sources.compactMap(\.source) }
        let once = Dictionary(all.map { ($0.id, $0.kind) }, uniquingKeysWith: { first, _ in first })
        if once.isEmpty { return nil }
        let counts = SourceKind.allCases.map { kind in (kind, once.values.count { $0 == kind }) }.filter { $0.1 > 0 }
        let words = counts.enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map {
            "\($0.element.0.label[context.language]) (\($0.element.1))"
        }
        let separator = context.language.listSeparator
        return context.own(context.strings.text("practices_rest_on", words.joined(separator: separator)))
    }
}
