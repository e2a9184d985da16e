internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Records
internal import Templating

/// The gaps between countries, grouped into the page's lists.
struct GapLists {
    /// Points that one country has and another lacks, for each ordered pair of countries.
    let directions: [(has: Country, lacks: Country, rows: [CrossCountryGaps.Row])]
    /// Points unknown for one country and known for another, without duplicates.
    let unknowns: [(country: Country, rows: [CrossCountryGaps.Row])]

    init(_ graph: SiteGraph) {
        let rows = CrossCountryGaps(graph).rows
        directions = graph.countries.flatMap { has in
            graph.countries.filter { $0.id != has.id }.map { lacks in
                (has, lacks, rows.filter { $0.isKnown && $0.has == has.id && $0.lacks == lacks.id })
            }
        }
        unknowns = graph.countries.map { country in
            var seen: Set<Question> = []
            let open = rows.filter {
                !$0.isKnown && $0.lacks == country.id && seen.insert(Question(topic: $0.topic, contrast: $0.contrast)).inserted
            }
            return (country, open)
        }
    }

    private struct Question: Hashable {
        let topic: ID<Topic>
        let contrast: Int?
    }

    var lengths: [Int] { directions.map(\.rows.count) + unknowns.map(\.rows.count) }
}

/// Points documented by one country and lacking in another, by direction and theme; unknown points are listed separately.
struct GapsPage {
    private let context: PageContext
    private let lists: GapLists

    init(_ context: PageContext) {
        self.context = context
        lists = GapLists(context.graph)
    }

    var view: View {
        var view = context.head(titleKey: "gaps_page", descriptionKey: "gaps_page_intro")
        view["countries"] = .list(context.graph.countries.map { ["country": .html(context.words($0.name))] })
        view["matrix"] = .list(context.graph.countries.map(matrixRow))
        view["directions"] = .list(
            lists.directions.map { direction in
                [
                    "direction_id": .text(Self.anchor(direction.has, direction.lacks)),
                    "has": .html(context.words(direction.has.name)), "lacks": .html(context.words(direction.lacks.name)),
                    "count": .number(direction.rows.count),
                    "themes": .list(themes(direction.rows) { item($0) }),
                ]
            })
        view["unknowns"] = .list(
            lists.unknowns.map { unknown in
                [
                    "unknown_id": .text("unknown-" + unknown.country.metadata.id), "country": .html(context.words(unknown.country.name)),
                    "count": .number(unknown.rows.count), "themes": .list(themes(unknown.rows) { item($0) }),
                ]
            })
        return view
    }

    private static func anchor(_ has: Country, _ lacks: Country) -> String { "\(has.metadata.id)-\(lacks.metadata.id)" }

    /// A row of counts of what the country has and each other one lacks, linked to the lists.
    private func matrixRow(_ has: Country) -> View {
        [
            "country": .html(context.words(has.name)),
            "cells": .list(
                context.graph.countries.map { lacks in
                    let direction = lists.directions.first { $0.has.id == has.id && $0.lacks.id == lacks.id }
                    return [
                        "is_self": .flag(has.id == lacks.id), "count": .number(direction?.rows.count ?? 0),
                        "link": .text("#" + Self.anchor(has, lacks)),
                    ]
                }),
        ]
    }

    /// This part's rows of a list, grouped by theme.
    private func themes(_ rows: [CrossCountryGaps.Row], item: (CrossCountryGaps.Row) -> View) -> [View] {
        let shown = context.pageSlice(rows)
        return context.graph.themes.compactMap { theme -> View? in
            let own = shown.filter { context.catalogue.topics[$0.topic].theme == theme.id }
            if own.isEmpty { return nil }
            return [
                "theme": .html(context.words(theme.title(in: context.language))), "color": .text(theme.color.rawValue),
                "items": .list(own.map(item)),
            ]
        }
    }

    private func item(_ row: CrossCountryGaps.Row) -> View {
        let topic = context.catalogue.topics[row.topic]
        let contrast = row.contrast.map { topic.contrasts[$0] }
        var view: View = [
            "label": .html(contrast.map { context.words($0.label) } ?? context.string("gaps_practice")),
            "topic": .html(context.words(topic.short(in: context.language))),
            "url": .html(context.url(topic.key, fragment: row.contrast.map(TopicContrasts.anchor))),
            "has_mark": .view(CountryContrastLabel(row.value).view(in: context)),
            "lacks_mark": .view(CountryContrastLabel(row.lackingValue).view(in: context)),
        ]
        view["write_url"] = .html(context.contributeURL(lacking: topic, in: row.lacks))
        view["has_text"] = .optional(contrast.flatMap { words(of: $0, row.has) })
        view["lacks_text"] = .optional(contrast.flatMap { words(of: $0, row.lacks) })
        return view
    }

    /// The text of an answer without citations, which are on the topic's page.
    private func words(of contrast: CountryContrast, _ country: ID<Country>) -> HTML? {
        contrast.answer(of: country).flatMap { answer in
            answer.text.map { text in
                let written = text.language(for: context.language)
                let links = context.articleLinks(of: answer, in: written)
                guard !links.isEmpty else { return context.words(LanguageTaggedString(text[written].plain, written)) }
                return context.boxed(HTMLRenderer(language: written).html(CitedText(text[written].plain), linking: links), in: written)
            }
        }
    }
}
