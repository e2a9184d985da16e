internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The list of a collection.
struct CollectionPage {
    private let context: PageContext
    private let collection: Collection

    init(_ context: PageContext, _ collection: Collection) {
        self.context = context
        self.collection = collection
    }

    /// The collection's part of string keys: `index_round_tables`.
    static func key(_ collection: Collection) -> String { collection.folder.replacing("-", with: "_") }

    var view: View {
        var view = context.head(titleKey: "index_\(Self.key(collection))", descriptionKey: "about_\(Self.key(collection))")
        view["intro"] = .html(context.string("about_\(Self.key(collection))"))
        view["folds"] = .list(collection == .sources ? SourceIndexList(context).folds : [])
        view["has_bibliography"] = .flag(collection == .sources && context.part == 1)
        return view.merging(list)
    }

    private var list: View {
        switch collection {
        case .topics: topics
        case .terms: terms
        case .roundTables: ["groups": .list([group(nil, roundTables)])]
        case .instruments:
            ["groups": .list(byCountry(context.catalogue.instruments.all, country: \.country) { context.words($0.kind.label) })]
        case .institutions:
            ["groups": .list(byCountry(context.catalogue.institutions.all, country: \.country) { context.words($0.kind.label) })]
        case .indicators: IndicatorTable(context).view
        case .sources, .practices, .themes, .countries, .concepts, .pages: ["groups": .list([])]
        }
    }

    private var topics: View {
        [
            "countries": .list(CoverageMatrix(context).countries),
            "theme_topics": .list(
                context.graph.themes.map { theme in
                    [
                        "theme": .html(context.link(theme)), "color": .text(theme.color.rawValue),
                        "topics": .list(CoverageMatrix(context).topics(context.pageSlice(context.graph.topics(of: theme.id)))),
                    ]
                }),
        ]
    }

    private var terms: View {
        var letters: [View] = []
        var last = ""
        let terms = context.pageSlice(context.catalogue.terms.all.sortedByName(in: context.language)).map { term -> View in
            let letter = CollationKey.initial(of: term.title(in: context.language).text)
            var entry = GlossaryTermPage(context, term).entry
            if letter != last {
                letters.append(["letter": .text(letter), "letter_id": .text("letter-" + letter)])
                entry["first_letter"] = .text("letter-" + letter)
            } else {
                entry["first_letter"] = .empty
            }
            last = letter
            return entry
        }
        return ["countries": .list(CoverageMatrix(context).countries), "letters": .list(letters), "terms": .list(terms)]
    }

    private var roundTables: [View] {
        context.pageSlice(context.catalogue.roundTables.all.sorted { ($0.edition, $0.metadata.id) < ($1.edition, $1.metadata.id) }).map {
            table in
            let card = RoundTablePage(context, table).card
            return ["label": .html(context.link(table)), "detail": card["detail"] ?? .empty]
        }
    }

    private func group(_ name: HTML?, _ items: [View]) -> View { ["group": .optional(name), "items": .list(items)] }

    /// Groups by country, international ones last; sorted by name.
    private func byCountry<R: Record>(_ records: [R], country: (R) -> ID<Country>?, detail: (R) -> HTML) -> [View] {
        let groups =
            context.graph.countries.map { ($0.id as ID<Country>?, context.words($0.name)) } + [(nil, context.string("international"))]
        return groups.compactMap { id, name in
            let members = context.pageSlice(records.filter { country($0) == id }.sortedByName(in: context.language))
            if members.isEmpty { return nil }
            return group(
                name, members.map { ["label": .html(context.link($0.key, $0.title(in: context.language))), "detail": .html(detail($0))] })
        }
    }
}

/// The page shown offline for a page that is not stored.
struct OfflinePage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View { context.head(titleKey: "offline_title") }
}
