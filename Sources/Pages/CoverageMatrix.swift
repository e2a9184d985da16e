internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The matrices: themes x countries with counts, topics x countries with entries and gaps.
struct CoverageMatrix {
    /// The most practices that a cell lists; the topic's page leads to all of them.
    private static let cellLimit = 12

    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    /// The heads of the columns.
    var countries: [View] {
        context.graph.countries.map {
            ["country": .html(context.words($0.name)), "country_url": .html(context.url($0.key)), "country_code": .text($0.metadata.id)]
        }
    }

    /// Themes × countries: counts of practices, and of topics without one.
    var themes: [View] {
        context.graph.themes.map { theme in
            let topics = context.graph.topics(of: theme.id)
            let cells = context.graph.countries.map { country -> View in
                let answered = topics.filter { !context.graph.coverage.answers(to: $0.id, from: country.id).isEmpty }.count
                let practices = topics.reduce(0) { $0 + context.graph.coverage.answers(to: $1.id, from: country.id).count }
                return [
                    "count": .html(context.count("practice_count", practices)),
                    "number": .number(practices),
                    "gap": topics.count > answered ? .html(context.count("gap_count", topics.count - answered)) : .empty,
                    "country": .html(context.words(country.name)),
                    "url": .html(context.url(country.key, fragment: theme.metadata.id)),
                ]
            }
            return [
                "theme": .html(context.link(theme)), "color": .text(theme.color.rawValue),
                "question": .optional(theme.summary(in: context.language).map { context.words($0) }), "cells": .list(cells),
            ]
        }
    }

    /// Topics × countries: the practice with its evidence level, or the gap.
    func topics(_ topics: some Sequence<Topic>) -> [View] {
        topics.map { topic in
            [
                "topic": .html(context.link(topic.key, topic.short(in: context.language))),
                "question": .html(context.words(topic.title(in: context.language))),
                "color": .text(context.catalogue.themes[topic.theme].color.rawValue),
                "cells": .list(
                    context.graph.countries.map { country in
                        let answers = context.graph.answers(to: topic.id, from: country.id)
                        return [
                            "country": .html(context.words(country.name)), "country_code": .text(country.metadata.id),
                            "cards": .list(answers.prefix(Self.cellLimit).map { PracticeCard(context, $0).view }),
                            "all_answers": answers.count > Self.cellLimit ? .html(context.count("practice_count", answers.count)) : .empty,
                            "topic_url": .html(context.url(topic.key)),
                            "missing": .flag(answers.isEmpty),
                            "write_url": .html(context.contributeURL(country: country.metadata.id, topic: topic.metadata.id)),
                        ]
                    }),
            ]
        }
    }
}

/// A theme: its question, its topics x countries.
struct ThemePage {
    private let context: PageContext
    private let theme: Theme

    init(_ context: PageContext, _ theme: Theme) {
        self.context = context
        self.theme = theme
    }

    var view: View {
        let topics = context.graph.topics(of: theme.id)
        var view = context.head(theme, trail: [context.homeTrail])
        view["color"] = .text(theme.color.rawValue)
        view["booklet_url"] = context.bookletURL(of: theme.key)
        view["countries"] = .list(CoverageMatrix(context).countries)
        view["topics"] = .list(CoverageMatrix(context).topics(context.pageSlice(topics)))
        let also = context.shown(context.graph.practices(alsoNaming: theme.id), of: context.catalogue.practices)
        view["has_topics"] = .flag(!context.pageSlice(topics).isEmpty)
        view["also"] = .list(also.map { PracticeCard(context, $0).view })
        view["has_also"] = .flag(!also.isEmpty)
        let practices = context.graph.practices(naming: theme.key).map { context.catalogue.practices[$0] }
        view["due_dates"] = .text(context.dueDates(of: practices))
        return view
    }
}
