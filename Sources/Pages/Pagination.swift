internal import Linking
internal import Records
internal import Templating

/// Paginates lists that grow with the site: each part of a page shows a limited number of entries of each list.
///
/// All lists of a page are cut at multiples of their part size, so the part number determines the entries.
enum Pagination {
    /// The number of entries per part: more for lines than for cards and matrix rows.
    static func size(of kind: PageKind) -> Int {
        switch kind.whole {
        case .index(.topics): 40
        case .index: 100
        case .unknowns: 25
        case .letters: 600
        case .gaps: 40
        // Whole entries, of up to 27 kB each.
        case .booklet: 8
        default: 40
        }
    }

    /// The number of parts of a page.
    static func parts(of kind: PageKind, in graph: SiteGraph) -> Int {
        let size = size(of: kind)
        return max(1, ((lengths(of: kind, in: graph).max() ?? 0) + size - 1) / size)
    }

    private static func lengths(of kind: PageKind, in graph: SiteGraph) -> [Int] {
        switch kind {
        case .record(let key): lengths(of: key, in: graph)
        case .index(let collection): lengths(of: collection, in: graph)
        case .gaps: GapLists(graph).lengths
        case .booklet(let key): [BookletPlanner.practices(of: key, in: graph).count]
        case .unknowns: [graph.unknowns.topics.count]
        case .letters: [LetterListPage.length(in: graph)]
        case .changes: [graph.history.entries.count]
        default: []
        }
    }

    private static func lengths(of key: RecordKey, in graph: SiteGraph) -> [Int] {
        switch key.collection {
        case .themes:
            let theme = ID<Theme>(key.id)
            return [graph.topics(of: theme).count, graph.practices(alsoNaming: theme).count]
        case .countries:
            let country = graph.catalogue.countries[ID(key.id)]
            let lists = graph.themes.map { graph.answers(to: $0.id, from: country.id) }
            return lists.flatMap { [$0.practices.count, $0.gaps.count] } + [
                graph.catalogue.instruments.all.count { $0.country == country.id },
                graph.catalogue.institutions.all.count { $0.country == country.id },
            ]
        case .institutions, .instruments: return [graph.practicesNaming[key]?.count ?? 0, graph.backlinks[key]?.count ?? 0]
        case .roundTables: return [graph.presented(at: graph.catalogue.roundTables[ID(key.id)]).count]
        case .topics:
            // A topic shows one practice of each country, and lists the others.
            let topic = ID<Topic>(key.id)
            return graph.countries.map { graph.coverage.answers(to: topic, from: $0.id).count - 1 }
        case .sources: return [graph.citing[ID(key.id)]?.count ?? 0]
        case .practices, .terms, .indicators, .concepts, .pages: return []
        }
    }

    private static func lengths(of collection: Collection, in graph: SiteGraph) -> [Int] {
        func longest<Record, Group: Hashable>(_ records: [Record], by group: (Record) -> Group) -> [Int] {
            Dictionary(grouping: records, by: group).map(\.value.count)
        }
        let catalogue = graph.catalogue
        return switch collection {
        case .topics: longest(catalogue.topics.all, by: \.theme)
        case .institutions: longest(catalogue.institutions.all, by: \.country)
        case .instruments: longest(catalogue.instruments.all, by: \.country)
        case .indicators: [graph.concepts.count, catalogue.indicators.all.count { $0.concept == nil }]
        case .terms: [catalogue.terms.all.count]
        case .roundTables: [catalogue.roundTables.all.count]
        case .sources: longest(catalogue.sources.all) { $0.countries.first }
        case .practices, .themes, .countries, .concepts, .pages: []
        }
    }
}

extension PageContext {
    /// The part number, from 1.
    var part: Int { if case .part(_, let number) = page.kind { number } else { 1 } }

    /// This part's entries of one of the page's lists.
    func pageSlice<Element>(_ list: [Element]) -> ArraySlice<Element> {
        let size = Pagination.size(of: page.kind)
        return list.dropFirst((part - 1) * size).prefix(size)
    }

    /// This part's records of a list of ids.
    func shown<R>(_ ids: [ID<R>], of table: Catalogue.Table<R>) -> [R] { pageSlice(ids).map { table[$0] } }

    /// The links to the page's other parts; nil if there are none.
    var pager: View? {
        let whole = page.kind.whole
        guard let total = composer.plan.parts[whole] else { return nil }
        func address(_ number: Int) -> TemplateValue { (1...total).contains(number) ? .html(url(whole.part(number))) : .empty }
        // The first, the last and the neighbours only: a list of all parts would grow with the site.
        let shown = Set([1, total] + ((part - 2)...(part + 2)).filter { (1...total).contains($0) }).sorted()
        return [
            "number": .number(part), "total": .number(total), "previous": address(part - 1), "next": address(part + 1),
            "parts": .list(
                shown.map {
                    [
                        "label": .number($0), "url": address($0), "current": .flag($0 == part),
                        "after_gap": .flag($0 > 1 && !shown.contains($0 - 1)),
                    ]
                }),
        ]
    }
}
