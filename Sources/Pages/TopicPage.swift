internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// One question, the countries side by side: facts first, then the same section of each. An empty column says what is missing.
struct TopicPage {
    private let context: PageContext
    private let topic: Topic
    private let columns: [Column]

    private struct Column {
        let country: Country
        let practices: [Practice]
    }

    init(_ context: PageContext, _ topic: Topic) {
        self.context = context
        self.topic = topic
        columns = context.graph.countries.map { Column(country: $0, practices: context.graph.answers(to: topic.id, from: $0.id)) }
    }

    var view: View {
        let theme = context.catalogue.themes[topic.theme]
        var view = context.head(
            topic, trail: [context.homeTrail, (context.words(theme.title(in: context.language)), context.url(theme.key))])
        view["theme"] = .html(context.link(theme))
        view["booklet_url"] = context.bookletURL(of: topic.key)
        view["theme_color"] = .text(theme.color.rawValue)
        view["columns"] = .list(columns.map(column))
        view["column_count"] = .number(columns.count)
        let rows = factRows + sectionRows
        view["rows"] = .list(rows.map(\.view))
        view["has_same"] = .flag(rows.contains(where: \.isSame))
        view["standards"] = .list(topic.standards.map { ["label": .html(context.link(context.catalogue.instruments[$0]))] })
        view["has_standards"] = .flag(!topic.standards.isEmpty)
        let gaps = columns.filter(\.practices.isEmpty)
        view["has_gaps"] = .flag(!gaps.isEmpty)
        view["gaps"] = .list(
            gaps.map { gap in
                [
                    "country": .html(context.words(gap.country.name)),
                    "command": .text("tabadul new practice --country \(gap.country.metadata.id) --topic \(topic.metadata.id)"),
                ]
            })
        return view
    }

    private func column(_ column: Column) -> View {
        [
            "country": .html(context.words(column.country.name)),
            "country_code": .text(column.country.metadata.id),
            "country_url": .html(context.url(column.country.key)),
            "cards": .list(column.practices.map { PracticeCard(context, $0).view }),
            "missing": .flag(column.practices.isEmpty),
        ]
    }

    /// A row, and whether every country gives the same answer.
    private struct Row {
        let view: View
        let isSame: Bool
    }

    private var factRows: [Row] {
        topic.facts.compactMap { fact in
            row(label: context.words(fact.label), id: fact.rawValue, isFact: true) { PracticeFacts(context, $0).value(of: fact) }
        }
    }

    private var sectionRows: [Row] {
        var renderers: [ID<Practice>: HTMLRenderer] = [:]
        for practice in columns.flatMap(\.practices) {
            renderers[practice.id] = context.renderer(
                for: practice.metadata, in: practice.text[context.language].language, headingShift: 1, idPrefix: practice.anchor + "-",
                sourcesElsewhere: true)
        }
        return SectionRole.allCases.compactMap { role in
            row(
                label: context.words(role.heading), id: role.rawValue, isFact: false,
                isUnknown: { $0.unknowns.contains { $0.role == role } }
            ) {
                practice in
                let (text, language) = practice.text[context.language]
                guard let section = text.sections[role], let renderer = renderers[practice.id] else { return nil }
                return context.boxed(renderer.html(practice.metadata.body[language].value.nodes[section.range]), in: language)
            }
        }
    }

    /// One aligned row; nil where no country says anything.
    ///
    /// - Parameter isUnknown: whether a practice without a value states that the sources do not say.
    private func row(
        label: HTML, id: String, isFact: Bool, isUnknown: (Practice) -> Bool = { _ in true }, value: (Practice) -> HTML?
    ) -> Row? {
        var isEmpty = true
        // Nil: a practice that does not say; an absent country differs from all.
        var first: HTML??
        var isSame = columns.allSatisfy { !$0.practices.isEmpty }
        let cells = columns.map { column -> View in
            let values = column.practices.map { practice -> View in
                let html = value(practice)
                if html != nil { isEmpty = false }
                if let first { isSame = isSame && html == first } else { first = html }
                return [
                    "value": .optional(html),
                    "is_unknown": .flag(html == nil && isUnknown(practice)),
                    "practice_title": column.practices.count > 1 ? .html(context.words(practice.title(in: context.language))) : .empty,
                ]
            }
            return [
                "country": .html(context.words(column.country.name)), "country_code": .text(column.country.metadata.id),
                "values": .list(values), "missing": .flag(column.practices.isEmpty),
            ]
        }
        if isEmpty { return nil }
        let view: View = [
            "row_label": .html(label), "row_id": .text(id), "is_fact": .flag(isFact), "is_same": .flag(isSame), "cells": .list(cells),
        ]
        return Row(view: view, isSame: isSame)
    }
}
