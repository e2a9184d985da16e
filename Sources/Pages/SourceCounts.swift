internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// How many sources there are of each kind, year and publisher.
struct SourceCounts {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    /// Publishers with fewer sources are not listed: the index by country names all.
    private static let fewest = 3

    private var sources: [Source] { context.catalogue.sources.all }

    /// The groups of the index that count; none where there are no sources.
    var groups: [View] {
        if sources.isEmpty { return [] }
        let years = Dictionary(grouping: sources) { $0.date?.year }.sorted { ($0.key ?? 0) > ($1.key ?? 0) }
        let publishers = Dictionary(grouping: sources, by: \.publisher).filter { $1.count >= Self.fewest }
            .sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
        return [
            group(
                "sources_by_kind",
                SourceKind.allCases.compactMap { kind in
                    let count = sources.count { $0.kind == kind }
                    return count == 0 ? nil : (context.words(kind.label), count)
                }),
            group("sources_by_publisher", publishers.map { (context.words(GuessedLanguageText.localized($0.key)), $0.value.count) }),
            group("sources_by_year", years.map { ($0.key.map { context.own(String($0)) } ?? context.string("undated"), $0.value.count) }),
        ]
    }

    private func group(_ title: String, _ items: [(HTML, Int)]) -> View {
        [
            "group": .html(context.string(title)),
            "items": .list(items.map { ["label": .html($0.0), "detail": .html(context.number(Double($0.1)))] }),
        ]
    }
}
