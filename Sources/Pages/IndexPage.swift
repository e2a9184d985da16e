internal import Linking
internal import Localisation
internal import Markup
internal import Records
internal import Templating

/// The list of a collection.
struct IndexPage {
    private let scope: PageScope
    private let collection: Collection

    init(_ scope: PageScope, _ collection: Collection) {
        self.scope = scope
        self.collection = collection
    }

    /// The collection's part of string keys: `index_round_tables`.
    static func key(_ collection: Collection) -> String { collection.folder.replacing("-", with: "_") }

    var view: View {
        var view = scope.head(titleKey: "index_\(Self.key(collection))", descriptionKey: "about_\(Self.key(collection))")
        view["breadcrumbs"] = .list([["label": .html(scope.string("home")), "url": .html(scope.url(.home))]])
        view["intro"] = .html(scope.string("about_\(Self.key(collection))"))
        return view.merging(list)
    }

    private var list: View {
        switch collection {
        case .topics: topics
        case .terms: terms
        case .roundTables: ["groups": .list([group(nil, roundTables)])]
        case .instruments: ["groups": .list(byCountry(scope.catalogue.instruments.all, country: \.country) { scope.words($0.kind.label) })]
        case .institutions:
            ["groups": .list(byCountry(scope.catalogue.institutions.all, country: \.country) { scope.words($0.kind.label) })]
        case .indicators: ["groups": .list(indicators)]
        case .practices, .themes, .countries, .pages: ["groups": .list([])]
        }
    }

    private var topics: View {
        [
            "countries": .list(Matrix(scope).countries),
            "theme_topics": .list(
                scope.graph.themes.map { theme in
                    [
                        "theme": .html(scope.link(theme)), "color": .text(theme.color.rawValue),
                        "topics": .list(Matrix(scope).topics(scope.slice(scope.graph.topics(of: theme.id)))),
                    ]
                }),
        ]
    }

    private var terms: View {
        [
            "countries": .list(Matrix(scope).countries),
            "terms": .list(scope.slice(scope.catalogue.terms.all.sortedByName(in: scope.language)).map { TermPage(scope, $0).entry }),
        ]
    }

    private var roundTables: [View] {
        scope.slice(scope.catalogue.roundTables.all.sorted { ($0.edition, $0.entry.id) < ($1.edition, $1.entry.id) }).map { table in
            let card = RoundTablePage(scope, table).card
            return ["label": .html(scope.link(table)), "detail": card["detail"] ?? .empty]
        }
    }

    private var indicators: [View] {
        scope.graph.themes.compactMap { theme in
            let indicators = scope.slice(scope.catalogue.indicators.all.filter { $0.theme == theme.id }.sortedByName(in: scope.language))
            if indicators.isEmpty { return nil }
            return group(
                scope.words(theme.title(in: scope.language)),
                indicators.map { ["label": .html(scope.link($0)), "detail": .html(scope.words($0.countedBy))] })
        }
    }

    private func group(_ name: HTML?, _ items: [View]) -> View { ["group": .optional(name), "items": .list(items)] }

    /// Country by country, the international ones last; by name inside.
    private func byCountry<R: Record>(_ records: [R], country: (R) -> ID<Country>?, detail: (R) -> HTML) -> [View] {
        let groups = scope.graph.countries.map { ($0.id as ID<Country>?, scope.words($0.name)) } + [(nil, scope.string("international"))]
        return groups.compactMap { id, name in
            let members = scope.slice(records.filter { country($0) == id }.sortedByName(in: scope.language))
            if members.isEmpty { return nil }
            return group(
                name, members.map { ["label": .html(scope.link($0.key, $0.title(in: scope.language))), "detail": .html(detail($0))] })
        }
    }
}

/// Every helpline of every country, within one step of every page.
struct HelpPage {
    private let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    var view: View {
        var view = scope.head(titleKey: "help_title", descriptionKey: "help_intro")
        view["breadcrumbs"] = .list([["label": .html(scope.string("home")), "url": .html(scope.url(.home))]])
        view["countries"] = .list(
            scope.graph.countries.map { country in
                [
                    "country": .html(scope.link(country)), "country_code": .text(country.entry.id),
                    "helplines": .list(HelplineViews(scope, country).all),
                ]
            })
        return view
    }
}

/// The page that hosts show for an address that leads nowhere.
struct NotFoundPage {
    private let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    var view: View { scope.head(titleKey: "not_found_title") }
}

/// A page that was never read, asked for without a network.
struct OfflinePage {
    private let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    var view: View { scope.head(titleKey: "offline_title") }
}
