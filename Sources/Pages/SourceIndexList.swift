internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The index of sources: folded groups by country, in these by kind, and how many there are of each kind, publisher and year.
struct SourceIndexList {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    /// Publishers with fewer sources are not listed: the index by country names all.
    private static let fewest = 3

    private var sources: [Source] { context.catalogue.sources.all }

    /// The folded groups of a part of the index; the counts stand in the first.
    var folds: [View] { countries + (context.part == 1 ? counts : []) }

    private var countries: [View] {
        let groups =
            context.graph.countries.map { ($0.id as ID<Country>?, context.words($0.name)) } + [(nil, context.string("international"))]
        return groups.compactMap { id, name in
            let members = sources.filter { $0.countries.first == id }.sortedByName(in: context.language)
            let ofKind = Dictionary(grouping: members, by: \.kind)
            let kinds = SourceKind.allCases.filter { ofKind[$0] != nil }
            // Cut after sorting by kind, so that a kind stands in one part, or in parts that follow each other.
            let shown = Dictionary(grouping: context.pageSlice(kinds.flatMap { ofKind[$0] ?? [] }), by: \.kind)
            if shown.isEmpty { return nil }
            let lists = kinds.compactMap { kind -> View? in
                guard let entries = shown[kind] else { return nil }
                return list(
                    context.words(kind.label), count: ofKind[kind]?.count ?? 0,
                    entries.map { ["label": .html(context.link($0.key, $0.title(in: context.language))), "detail": .html(detail($0))] })
            }
            return fold(name, count: members.count, lists)
        }
    }

    private func detail(_ source: Source) -> HTML {
        var out = HTMLWriter()
        out.html(context.words(LanguageDetector.localized(source.publisher)))
        out.raw(" · ")
        out.html(source.date.map { context.date($0) } ?? context.string("undated"))
        return out.html
    }

    private func fold(_ name: HTML, count: Int?, _ lists: [View]) -> View {
        ["name": .html(name), "count": count.map { .html(context.number(Double($0))) } ?? .empty, "lists": .list(lists)]
    }

    private func list(_ name: HTML?, count: Int?, _ items: [View]) -> View {
        [
            "kind": .optional(name), "kind_count": count.map { .html(context.number(Double($0))) } ?? .empty, "items": .list(items),
        ]
    }

    private var counts: [View] {
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
            group("sources_by_publisher", publishers.map { (context.words(LanguageDetector.localized($0.key)), $0.value.count) }),
            group("sources_by_year", years.map { ($0.key.map { context.own(String($0)) } ?? context.string("undated"), $0.value.count) }),
        ]
    }

    private func group(_ title: String, _ items: [(HTML, Int)]) -> View {
        let lines: [View] = items.map { ["label": .html($0.0), "detail": .html(context.number(Double($0.1)))] }
        return fold(context.string(title), count: nil, [list(nil, count: nil, lines)])
    }
}
