internal import Linking
internal import Localisation
internal import Markup
internal import Records
internal import Templating

/// Search: the client fills it; with scripts off it leads to the lists.
struct SearchPage {
    private let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    var view: View {
        var view = scope.head(titleKey: "search_title")
        view["breadcrumbs"] = .list([["label": .html(scope.string("home")), "url": .html(scope.url(.home))]])
        view["theme_topics"] = .list(
            scope.graph.themes.map { theme in
                [
                    "theme": .html(scope.link(theme)), "color": .text(theme.color.rawValue),
                    "topics": .list(scope.slice(scope.graph.topics(of: theme.id)).map { ["label": .html(scope.link($0))] }),
                ]
            })
        view["search_filters"] = .list(filters)
        view["search_words"] = .text(words.encoded)
        view["root_language"] = .text(scope.composer.plan.root.rawValue)
        return view
    }

    /// What the client says, in the reader's language.
    private var words: JSON {
        var members: [(String, JSON)] = Self.texts.map { ($0, .text(scope.strings["search_\($0)"])) }
        members += Collection.allCases.map { ("kind_\($0.rawValue)", .text(scope.strings["kind_\(IndexPage.key($0))"])) }
        members += scope.strings.forms("search_count").map { ("count_\($0.form.rawValue)", .text($0.text)) }
        return .object(members)
    }

    static let texts = ["none", "more", "searching", "suggestions", "failed"]
    static var strings: [String] { texts.map { "search_\($0)" } + Collection.allCases.map { "kind_\(IndexPage.key($0))" } }

    private var filters: [View] {
        let language = scope.language
        let practices = scope.catalogue.practices.all
        func labels(_ choices: [(value: String, label: LocalizedText)], _ used: [String]) -> [(String, String)] {
            let used = Set(used)
            return choices.filter { used.contains($0.value) }.map { ($0.value, $0.label[language]) }
        }
        let years = Set(practices.map { String($0.since.iso.prefix(4)) }).sorted(by: >)
        return [
            filter("country", "fact_country", scope.graph.countries.map { ($0.entry.id, $0.name(in: language)) }),
            filter("theme", "theme", scope.graph.themes.map { ($0.entry.id, $0.name(in: language)) }),
            // A list that nobody reads to its end helps nobody: then words and themes narrow the search.
            scope.graph.topics.count > 100
                ? nil : filter("topic", "topic", scope.graph.topics.map { ($0.entry.id, $0.short(in: language).text) }),
            filter("status", "fact_status", labels(Status.allCases.map { ($0.rawValue, $0.label) }, practices.map(\.status.rawValue))),
            filter(
                "evidence", "search_evidence", labels(Evidence.allCases.map { ($0.rawValue, $0.label) }, practices.map(\.evidence.rawValue))
            ),
            filter(
                "group", "target_groups",
                labels(TargetGroup.allCases.map { ($0.rawValue, $0.label) }, practices.flatMap { $0.targetGroups.map(\.rawValue) })),
            filter("year", "since", years.map { ($0, $0) }),
        ].compactMap { $0 }
    }

    private func filter(_ name: String, _ label: String, _ options: [(String, String)]) -> View {
        [
            "filter_name": .text(name), "filter_label": .html(scope.string(label)),
            "options": .list(options.map { ["value": .text($0.0), "label": .text($0.1)] }),
        ]
    }
}
