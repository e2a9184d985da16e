internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The search page: filled by its script; without scripts it links to the lists.
struct SearchPage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        var view = context.head(titleKey: "search_title")
        view["theme_topics"] = .list(
            context.graph.themes.map { theme in
                [
                    "theme": .html(context.link(theme)), "color": .text(theme.color.rawValue),
                    "topics": .list(context.pageSlice(context.graph.topics(of: theme.id)).map { ["label": .html(context.link($0))] }),
                ]
            })
        view["letters_url"] = .html(context.url(.letters))
        view["search_filters"] = .list(filters)
        view["search_words"] = .text(words.encoded)
        view["search_intents"] = .text(intents.encoded)
        view["root_language"] = .text(context.composer.plan.root.rawValue)
        return view
    }

    /// The messages of the search script in the page's language.
    private var words: JSON {
        var members: [(String, JSON)] = Self.texts.map { ($0, .text(context.strings["search_\($0)"])) }
        members += Collection.allCases.map { ("kind_\($0.rawValue)", .text(context.strings["kind_\(CollectionPage.key($0))"])) }
        members += context.strings.forms("search_count").map { ("count_\($0.form.rawValue)", .text($0.text)) }
        return .object(members)
    }

    static let texts = ["none", "more", "searching", "suggestions", "failed", "withdrawn"]
    static var strings: [String] {
        texts.map { "search_\($0)" } + Collection.allCases.map { "kind_\(CollectionPage.key($0))" }
            + intents.map { "search_words_\($0.name)" }
    }

    /// What readers mean by certain words of any language: a page that is shown first, or kinds of entries that count more.
    private var intents: JSON {
        .list(
            Self.intents.map { intent in
                let words = context.settings.languages.compactMap { context.composer.allStrings[$0]?["search_words_\(intent.name)"] }
                return .object([
                    ("words", .text(words.joined(separator: ","))),
                    ("url", .text(context.relativePath(to: intent.page.kind))), ("title", .text(context.strings[intent.page.title])),
                    ("share", .whole(intent.share)), ("drops", .flag(intent.drops)),
                    ("boosts", .object(intent.boosts.map { ($0.collection.rawValue, .whole($0.percent)) })),
                ])
            })
    }

    private struct Intent {
        let name: String
        let page: (kind: PageKind, title: String)
        /// The share of the query's words, in percent, from which single words show the page.
        var share = 100
        /// Whether the words only ask, and are not looked for beside others.
        var drops = false
        /// How much a kind of entry counts when one of the words is asked for, in percent.
        var boosts: [(collection: Collection, percent: Int)] = []
    }

    private static var intents: [Intent] {
        [
            Intent(name: "help", page: (.help, "help_title"), share: 60),
            Intent(
                name: "figures", page: (.index(.indicators), "index_indicators"), drops: true,
                boosts: [(.concepts, 400), (.indicators, 300)]),
            Intent(name: "compare", page: (.index(.topics), "index_topics"), boosts: [(.topics, 150)]),
            Intent(name: "write", page: (.contribute, "new_title")),
            Intent(name: "gaps", page: (.gaps, "gaps_title")),
            Intent(name: "law", page: (.index(.instruments), "index_instruments"), boosts: [(.instruments, 120)]),
        ]
    }

    private var filters: [View] {
        let language = context.language
        let practices = context.catalogue.practices.all
        func labels(_ choices: [(value: String, label: LocalizedText)], _ used: [String]) -> [(String, String)] {
            let used = Set(used)
            return choices.filter { used.contains($0.value) }.map { ($0.value, $0.label[language]) }
        }
        let years = Set(practices.map { String($0.since.iso.prefix(4)) }).sorted(by: >)
        return [
            filter("country", "fact_country", context.graph.countries.map { ($0.metadata.id, $0.name(in: language)) }),
            filter("theme", "theme", context.graph.themes.map { ($0.metadata.id, $0.name(in: language)) }),
            // Long result lists are not useful: readers narrow the search by words and themes.
            context.graph.topics.count > 100
                ? nil : filter("topic", "topic", context.graph.topics.map { ($0.metadata.id, $0.short(in: language).text) }),
            filter(
                "status", "fact_status", labels(PracticeStatus.allCases.map { ($0.rawValue, $0.label) }, practices.map(\.status.rawValue))),
            filter(
                "evidence", "search_evidence",
                labels(
                    EvidenceLevel.allCases.map { ($0.rawValue, $0.label) },
                    practices.map { context.catalogue.evidence(of: $0).level.rawValue })
            ),
            filter(
                "group", "target_groups",
                labels(TargetGroup.allCases.map { ($0.rawValue, $0.label) }, practices.flatMap { $0.targetGroups.map(\.rawValue) })),
            optionalFilter(
                "form", "exploitation_forms",
                labels(
                    FormOfExploitation.allCases.map { ($0.rawValue, $0.label) },
                    practices.flatMap { $0.outcome.exploitationForms.map(\.rawValue) })
            ),
            optionalFilter(
                "met", "objectives_met",
                labels(ContrastAnswer.allCases.map { ($0.rawValue, $0.label) }, practices.compactMap { $0.outcome.met?.value.rawValue })),
            filter("year", "since", years.map { ($0, $0) }),
        ].compactMap { $0 }
    }

    /// Nil where no practice has the field.
    private func optionalFilter(_ name: String, _ label: String, _ options: [(String, String)]) -> View? {
        options.isEmpty ? nil : filter(name, label, options)
    }

    private func filter(_ name: String, _ label: String, _ options: [(String, String)]) -> View {
        [
            "filter_name": .text(name), "filter_label": .html(context.string(label)),
            "options": .list(options.map { ["value": .text($0.0), "label": .text($0.1)] }),
        ]
    }
}
