internal import Linking
internal import Localisation
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// One question, the countries side by side: facts first, then the same section of each. An empty column says what is missing.
struct TopicPage {
    private let scope: PageScope
    private let topic: Topic
    private let columns: [Column]

    private struct Column {
        let country: Country
        let practices: [Practice]
    }

    init(_ scope: PageScope, _ topic: Topic) {
        self.scope = scope
        self.topic = topic
        columns = scope.graph.countries.map { Column(country: $0, practices: scope.graph.answers(to: topic.id, from: $0.id)) }
    }

    var view: View {
        let theme = scope.catalogue.themes[topic.theme]
        var view = scope.head(topic, trail: [scope.homeTrail, (scope.words(theme.title(in: scope.language)), scope.url(theme.key))])
        view["theme"] = .html(scope.link(theme))
        view["booklet_url"] = scope.bookletURL(of: topic.key)
        view["theme_color"] = .text(theme.color.rawValue)
        view["columns"] = .list(columns.map(column))
        view["column_count"] = .number(columns.count)
        let rows = factRows + sectionRows
        view["rows"] = .list(rows.map(\.view))
        view["has_same"] = .flag(rows.contains(where: \.isSame))
        view["standards"] = .list(topic.standards.map { ["label": .html(scope.link(scope.catalogue.instruments[$0]))] })
        view["has_standards"] = .flag(!topic.standards.isEmpty)
        let gaps = columns.filter(\.practices.isEmpty)
        view["has_gaps"] = .flag(!gaps.isEmpty)
        view["gaps"] = .list(
            gaps.map { gap in
                [
                    "country": .html(scope.words(gap.country.name)),
                    "command": .text("tabadul new practice --country \(gap.country.entry.id) --topic \(topic.entry.id)"),
                ]
            })
        return view
    }

    private func column(_ column: Column) -> View {
        [
            "country": .html(scope.words(column.country.name)),
            "country_code": .text(column.country.entry.id),
            "country_url": .html(scope.url(column.country.key)),
            "cards": .list(column.practices.map { PracticeCard(scope, $0).view }),
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
            row(label: scope.words(fact.label), id: fact.rawValue, isFact: true) { PracticeFacts(scope, $0).value(of: fact) }
        }
    }

    private var sectionRows: [Row] {
        var renderers: [ID<Practice>: HTMLRenderer] = [:]
        for practice in columns.flatMap(\.practices) {
            renderers[practice.id] = scope.renderer(
                for: practice.entry, in: practice.text[scope.language].language, headingShift: 1, idPrefix: practice.anchor + "-",
                sourcesElsewhere: true)
        }
        return SectionRole.allCases.compactMap { role in
            row(label: scope.words(role.heading), id: role.rawValue, isFact: false, isUnknown: { $0.unknowns.contains { $0.role == role } })
            {
                practice in
                let (text, language) = practice.text[scope.language]
                guard let section = text.sections[role], let renderer = renderers[practice.id] else { return nil }
                return scope.boxed(renderer.html(practice.entry.body[language].value.nodes[section.range]), in: language)
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
                    "practice_title": column.practices.count > 1 ? .html(scope.words(practice.title(in: scope.language))) : .empty,
                ]
            }
            return [
                "country": .html(scope.words(column.country.name)), "country_code": .text(column.country.entry.id),
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
