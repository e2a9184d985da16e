internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The brief of a topic on one printed page: answer, practices, contrasts, short sources, date and address.
struct BriefPage {
    private let layout: CountryColumns

    init(_ context: PageContext, _ topic: Topic) { layout = CountryColumns(context, topic) }

    private var context: PageContext { layout.context }
    private var topic: Topic { layout.topic }

    /// The topics with enough content for a brief.
    static func topics(of graph: SiteGraph) -> [RecordKey] {
        graph.topics.filter { $0.text[.ar].value.answer != nil || !$0.contrasts.isEmpty }.map(\.key)
    }

    var view: View {
        let words = PageSummary(context, context.page.kind)
        let contrasts = TopicContrasts(layout)
        let sources = PageSources(context, [layout.citedByAnswer] + contrasts.cited)
        let practices = layout.columns.flatMap(\.practices)
        let own = sources.references(of: topic.metadata)
        return context.tools(of: topic).merging([
            "title": .html(context.words(topic.title(in: context.language))),
            "head_title": .text(words.title), "description": .text(words.description),
            "theme_color": .text(context.catalogue.themes[topic.theme].color.rawValue),
            "topic_url": .html(context.url(topic.key)),
            "answer": .optional(
                layout.answer.map { answer, language in
                    context.boxed(context.citer(for: topic.metadata, in: language, references: own).html(answer), in: language)
                }),
            "columns": .list(layout.columns.map(column)), "contrasts": .list(contrasts.rows(sources)),
            "has_contrasts": .flag(!topic.contrasts.isEmpty),
            "sources": .list(sources.entries), "has_sources": .flag(!sources.entries.isEmpty),
            "is_draft": .flag(practices.contains { $0.validation == nil }),
            "reviewed": .optional(practices.map(\.reviewed).max().map { context.date($0) }),
            "address": .text(address),
        ])
    }

    /// The public address of the topic's page; its path if the site has no public address.
    private var address: String {
        let path = context.composer.plan.path(of: .record(topic.key), in: context.language)
        return context.composer.address?.url(path) ?? path.text
    }

    private func column(_ column: CountryColumn) -> View {
        var view: View = [
            "country": .html(context.words(column.country.name)), "country_code": .text(column.country.metadata.id),
            "missing": .flag(column.main == nil),
        ]
        guard let practice = column.main else { return view }
        view["practice"] = .html(context.link(practice.key, practice.title(in: context.language)))
        view["dates"] = .html(PracticeFacts(context, practice).dates)
        view["evidence"] = .html(context.words(context.catalogue.evidence(of: practice).level.label))
        return view
    }
}
