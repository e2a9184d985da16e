internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The page of a topic: answer, cards by country, contrasts, pathway, then facts and sections compared.
///
/// Shows the main practice of each country and links to the others, so that its size is bounded.
struct TopicPage {
    private let layout: CountryColumns

    init(_ context: PageContext, _ topic: Topic) { layout = CountryColumns(context, topic) }

    private var context: PageContext { layout.context }
    private var topic: Topic { layout.topic }

    var view: View {
        let theme = context.catalogue.themes[topic.theme]
        var view = context.head(
            topic, trail: [context.homeTrail, (context.words(theme.title(in: context.language)), context.url(theme.key))],
            showsBody: false)
        view["theme"] = .html(context.link(theme))
        view["theme_color"] = .text(theme.color.rawValue)
        view["booklet_url"] = context.bookletURL(of: topic.key)
        view["brief_url"] = context.composer.plan.briefs.contains(topic.key) ? .html(context.url(.brief(topic.key))) : .empty
        view["columns"] = .list(layout.columns.map(column))
        view["column_count"] = .number(layout.columns.count)
        let practices = layout.columns.flatMap(\.practices)
        view["is_draft"] = .flag(practices.contains { $0.validation == nil })
        view["due_dates"] = .text(context.dueDates(of: practices))
        view["reviewed"] = .optional(practices.map(\.reviewed).max().map { context.date($0) })
        if context.part == 1 { view.merge(comparison) }
        return view
    }

    /// The content of the first part of the page besides the cards.
    private var comparison: View {
        let contrasts = TopicContrasts(layout)
        let pathway = TopicStages(layout)
        let sections = TopicSections(layout)
        let (document, bodyLanguage) = topic.metadata.body[context.language]
        let body = PageSources.CitingRecord(topic.metadata, document.citations.map(\.key))
        let sources = PageSources(
            context, [layout.citedByAnswer] + layout.citedByCards + contrasts.cited + pathway.cited + [body] + sections.cited,
            isNamed: false)
        let own = sources.references(of: topic.metadata)
        let contrastRows = contrasts.rows(sources)
        let stages = pathway.stages(sources)
        let facts = sections.facts(sources)
        let texts = sections.sections(sources)
        let gaps = layout.columns.filter(\.practices.isEmpty)
        return [
            "answer": .optional(
                layout.answer.map { answer, language in
                    context.boxed(context.citer(for: topic.metadata, in: language, references: own).html(answer), in: language)
                }),
            "cards": .list(layout.columns.map { card($0, sources) }),
            "contrasts": .list(contrastRows), "has_contrasts": .flag(!contrastRows.isEmpty),
            "stages": .list(stages), "has_stages": .flag(!stages.isEmpty),
            "facts": .list(facts), "has_facts": .flag(!facts.isEmpty),
            "sections": .list(texts), "has_sections": .flag(!texts.isEmpty),
            "body": .html(context.body(of: topic, headingShift: 1, references: own)),
            "has_body": .flag(!document.isEmpty || bodyLanguage != context.language),
            "standards": .list(topic.standards.map { ["label": .html(context.link(context.catalogue.instruments[$0]))] }),
            "has_standards": .flag(!topic.standards.isEmpty),
            "has_gaps": .flag(!gaps.isEmpty),
            "gaps": .list(
                gaps.map { gap in
                    [
                        "country": .html(context.words(gap.country.name)),
                        "command": .text("tabadul new practice --country \(gap.country.metadata.id) --topic \(topic.metadata.id)"),
                    ]
                }),
            "sources": .list(sources.entries), "has_sources": .flag(!sources.entries.isEmpty),
        ]
    }

    private func column(_ column: CountryColumn) -> View {
        let others = context.pageSlice(Array(column.others))
        return [
            "country": .html(context.words(column.country.name)),
            "country_code": .text(column.country.metadata.id),
            "country_url": .html(context.url(column.country.key)),
            "others": .list(others.map(link)), "has_others": .flag(!others.isEmpty),
        ]
    }

    private func link(_ practice: Practice) -> View {
        ["other": .html(context.link(practice.key, practice.title(in: context.language)))]
    }

    /// A country's card: actor, action, date, evidence; disputed dates are folded.
    private func card(_ column: CountryColumn, _ sources: PageSources) -> View {
        var card: View = [
            "country": .html(context.words(column.country.name)), "country_code": .text(column.country.metadata.id),
            "country_url": .html(context.url(column.country.key)), "missing": .flag(column.main == nil),
            "write_url": .html(context.contributeURL(country: column.country.metadata.id, topic: topic.metadata.id)),
        ]
        let others = context.pageSlice(Array(column.others))
        card["others"] = .list(others.map(link))
        card["has_others"] = .flag(!others.isEmpty)
        card["other_count"] = .html(context.count("other_practices", column.others.count))
        card["has_more"] = .flag(others.count < column.others.count)
        guard let practice = column.main else { return card }
        let facts = PracticeFacts(context, practice, references: sources.references(of: practice.metadata))
        card["url"] = .html(context.url(practice.key))
        card["card_title"] = .html(context.words(practice.title(in: context.language)))
        card["card_summary"] = .optional(practice.summary(in: context.language).map { context.words($0) })
        card["dates"] = .html(facts.dates)
        card["dates_note"] = .optional(facts.datesNote)
        card["lead"] = .optional(facts.value(of: .lead))
        card["evidence"] = .optional(facts.value(of: .evidence))
        card["replies"] = .list(
            practice.replies.enumerated().map { index, reply in
                [
                    "reply_url": .html(context.url(practice.key, fragment: PracticeReviewSection.replyAnchor(index))),
                    "institution": .html(context.words(context.catalogue.institutions[reply.institution].short(in: context.language))),
                    "reply_date": .html(context.date(reply.date, months: column.country.months)),
                ]
            })
        return card
    }
}
