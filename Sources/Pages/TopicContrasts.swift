internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The contrasts of a topic: one row per question, with a mark and a short cited text per country.
struct TopicContrasts {
    private let layout: CountryColumns

    init(_ layout: CountryColumns) { self.layout = layout }

    private var context: PageContext { layout.context }

    var cited: [PageSources.CitingRecord] {
        let keys = layout.topic.contrasts.flatMap { contrast in
            layout.columns.flatMap { contrast.answer(of: $0.country.id)?.text?[context.language].keys ?? [] }
        }
        return [PageSources.CitingRecord(layout.topic.metadata, keys)]
    }

    func rows(_ sources: PageSources) -> [View] {
        layout.topic.contrasts.enumerated().map { index, contrast in
            [
                "contrast_id": .text(Self.anchor(index)), "contrast": .html(context.words(contrast.label)),
                "cells": .list(layout.columns.map { cell(contrast, $0.country, sources) }),
            ]
        }
    }

    /// The id of a row on the topic's page.
    static func anchor(_ index: Int) -> String { "contrast-\(index + 1)" }

    private func cell(_ contrast: CountryContrast, _ country: Country, _ sources: PageSources) -> View {
        let value = contrast.value(for: country.id)
        var cell = CountryContrastLabel(value).view(in: context)
        cell["country"] = .html(context.words(country.name))
        cell["country_code"] = .text(country.metadata.id)
        cell["text"] = .optional(
            contrast.answer(of: country.id).flatMap { answer in
                answer.text.map { text in
                    let written = text.language(for: context.language)
                    let renderer = context.citer(
                        for: layout.topic.metadata, in: written, references: sources.references(of: layout.topic.metadata))
                    return context.boxed(renderer.html(text[written], linking: context.articleLinks(of: answer, in: written)), in: written)
                }
            })
        return cell
    }
}

extension PageContext {
    /// The links to the articles that an answer names, under their labels in the language of its text.
    func articleLinks(of answer: CountryContrast.Answer, in language: Language) -> [LabelAutolink] {
        answer.articles.compactMap { article in
            let instrument = catalogue.instruments[article.instrument]
            let body = instrument.metadata.body[language]
            guard let title = body.value.articles.first(where: { $0.id == article.anchor })?.title else { return nil }
            let label = String(title.prefix { $0 != ":" }.reversed().drop(while: \.isWhitespace).reversed())
            return LabelAutolink(
                label: label, name: words(LanguageTaggedString(label, body.language)), url: url(instrument.key, fragment: article.anchor))
        }
    }
}

/// The label of a contrast's value; the style sheet adds its symbol.
struct CountryContrastLabel {
    private let value: ContrastAnswer

    init(_ value: ContrastAnswer) { self.value = value }

    func view(in context: PageContext) -> View {
        ["value": .text(value.rawValue), "word": .html(context.words(value.label))]
    }
}
