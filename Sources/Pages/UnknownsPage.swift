internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// What is not known, by topic and by country; each item leads to the form with its place filled in.
struct UnknownsPage {
    private typealias Topics = ArraySlice<(topic: Topic, countries: [(country: Country, items: [ResearchAgenda.Item])])>

    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        var view = context.head(titleKey: "unknowns_page", descriptionKey: "unknowns_page_intro")
        let agenda = context.graph.unknowns
        let shown = context.pageSlice(agenda.topics)
        view["unknown_count"] = .html(context.count("unknown_count", agenda.count))
        view["has_unknowns"] = .flag(!shown.isEmpty)
        view["topics"] = .list(
            shown.map { topic, countries in
                [
                    "topic": .html(context.words(topic.short(in: context.language))), "topic_url": .html(context.url(topic.key)),
                    "topic_id": .text(Self.anchor(topic)), "color": .text(context.catalogue.themes[topic.theme].color.rawValue),
                    "countries": .list(countries.map { country($0.country, $0.items, topic) }),
                ]
            })
        view["by_country"] = .list(context.graph.countries.compactMap { byCountry($0, shown) })
        return view
    }

    private static func anchor(_ topic: Topic, _ country: Country? = nil) -> String {
        "topic-" + topic.metadata.id + (country.map { "." + $0.metadata.id } ?? "")
    }

    private func country(_ country: Country, _ items: [ResearchAgenda.Item], _ topic: Topic) -> View {
        [
            "country": .html(context.words(country.name)), "country_id": .text(Self.anchor(topic, country)),
            "count": .number(items.count), "items": .list(items.map { item($0, country, topic) }),
        ]
    }

    /// The topics with something unknown of a country, each with a link to its place in the list by topic.
    private func byCountry(_ country: Country, _ topics: Topics) -> View? {
        let own = topics.compactMap { topic, countries -> (topic: Topic, count: Int)? in
            guard let items = countries.first(where: { $0.country.id == country.id })?.items else { return nil }
            return (topic, items.count)
        }
        if own.isEmpty { return nil }
        return [
            "country": .html(context.words(country.name)), "country_id": .text("country-" + country.metadata.id),
            "count": .number(own.reduce(0) { $0 + $1.count }),
            "topics": .list(
                own.map { topic, count in
                    [
                        "topic": .html(context.words(topic.short(in: context.language))), "count": .number(count),
                        "link": .text("#" + Self.anchor(topic, country)),
                    ]
                }),
        ]
    }

    private func item(_ item: ResearchAgenda.Item, _ country: Country, _ topic: Topic) -> View {
        var view: View = ["searched": .empty, "searched_on": .empty, "text": .empty, "practice": .empty]
        view["contribute"] = .html(context.contributeURL(lacking: topic, in: country.id))
        switch item {
        case .contrast(let topic, let index):
            view["label"] = .html(context.words(topic.contrasts[index].label))
            view["url"] = .html(context.url(topic.key, fragment: TopicContrasts.anchor(index)))
        case .practice:
            view["label"] = .html(context.string("unknown_practice"))
            view["url"] = .empty
        case .field(let practice, let unknown):
            view["contribute"] = .html(context.contributeURL(for: unknown, of: practice))
            view["label"] = .html(context.words(unknown.label))
            view["url"] = .html(context.url(practice.key))
            view["practice"] = .html(context.words(practice.title(in: context.language)))
            let original = practice.metadata.body.original
            view["text"] = .optional(
                unknown.text.map {
                    context.boxed(context.citer(for: practice.metadata, in: original, sourcesElsewhere: true).html($0), in: original)
                })
            view["searched"] = .optional(unknown.searched.map { context.words(LanguageTaggedString($0, original)) })
            view["searched_on"] = .optional(unknown.searchedOn.map { context.date($0, months: country.months) })
        }
        return view
    }
}
