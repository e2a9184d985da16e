internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The aligned facts and the sections of a topic, of the main practice of each country.
struct TopicSections {
    private let layout: CountryColumns

    init(_ layout: CountryColumns) { self.layout = layout }

    private var context: PageContext { layout.context }

    var cited: [PageSources.CitingRecord] {
        let costs = mains.map { practice, country -> PageSources.CitingRecord in
            let note = practice.text[context.language].value.costNote?.keys ?? []
            let outcome = practice.outcome
            let texts = [outcome.objective, outcome.victimParticipation, outcome.safeguards].compactMap { $0 }
            let keys = (practice.cost.map { [$0.source] } ?? []) + note + texts.flatMap { $0[context.language].keys }
            return PageSources.CitingRecord(practice.metadata, keys + [outcome.met?.source].compactMap { $0 }, months: country.months)
        }
        let sections = SectionRole.allCases.flatMap { role in
            mains.compactMap { practice, country -> PageSources.CitingRecord? in
                let (text, language) = practice.text[context.language]
                guard let section = text.sections[role] else { return nil }
                let nodes = practice.metadata.body[language].value.nodes[section.range]
                return PageSources.CitingRecord(
                    practice.metadata, nodes.compactMap { $0.kind == .citation ? $0.text : nil }, months: country.months)
            }
        }
        return costs + sections
    }

    private var mains: [(practice: Practice, country: Country)] {
        layout.columns.compactMap { column in column.main.map { ($0, column.country) } }
    }

    /// The facts that the topic compares; dates without their notes, which are on the cards.
    func facts(_ sources: PageSources) -> [View] {
        let facts = layout.topic.facts.filter { !ComparedField.outcomes.contains($0) } + ComparedField.outcomes
        return facts.compactMap { fact in
            row(label: context.words(fact.label), id: fact.rawValue, least: ComparedField.outcomes.contains(fact) ? 2 : 1) { practice in
                let facts = PracticeFacts(context, practice, references: sources.references(of: practice.metadata))
                return fact == .since ? facts.dates : facts.value(of: fact)
            }
        }
    }

    func sections(_ sources: PageSources) -> [View] {
        let renderers = Dictionary(
            uniqueKeysWithValues: mains.map { practice, _ in
                (
                    practice.id,
                    context.renderer(
                        for: practice.metadata, in: practice.text[context.language].language, headingShift: 2,
                        idPrefix: practice.anchor + "-", references: sources.references(of: practice.metadata))
                )
            })
        return SectionRole.allCases.compactMap { role in
            row(
                label: context.words(role.heading), id: role.rawValue,
                isUnknown: { $0.unknowns.contains { $0.role == role } }
            ) { practice in
                let (text, language) = practice.text[context.language]
                guard let section = text.sections[role], let renderer = renderers[practice.id] else { return nil }
                return context.boxed(renderer.html(practice.metadata.body[language].value.nodes[section.range]), in: language)
            }
        }
    }

    /// One row; nil if fewer than `least` countries have a value.
    ///
    /// - Parameter isUnknown: whether a practice without a value declares it unknown.
    private func row(
        label: HTML, id: String, least: Int = 1, isUnknown: (Practice) -> Bool = { _ in true }, value: (Practice) -> HTML?
    ) -> View? {
        var count = 0
        let cells = layout.columns.map { column -> View in
            let html = column.main.flatMap(value)
            if html != nil { count += 1 }
            return [
                "country": .html(context.words(column.country.name)), "country_code": .text(column.country.metadata.id),
                "missing": .flag(column.main == nil), "value": .optional(html),
                "is_unknown": .flag(html == nil && column.main.map(isUnknown) == true),
                "is_unwritten": .flag(html == nil && column.main.map(isUnknown) == false),
            ]
        }
        if count < least { return nil }
        return ["row_label": .html(label), "row_id": .text(id), "cells": .list(cells)]
    }
}
