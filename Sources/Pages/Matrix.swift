internal import Linking
internal import Localisation
internal import Markup
internal import Records
internal import Templating

/// The matrices: themes x countries with counts, topics x countries with notes and gaps.
struct Matrix {
    private let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    /// The heads of the columns.
    var countries: [View] {
        scope.graph.countries.map {
            ["country": .html(scope.words($0.name)), "country_url": .html(scope.url($0.key)), "country_code": .text($0.entry.id)]
        }
    }

    /// Themes x countries: how many practices, and how many topics have none.
    var themes: [View] {
        scope.graph.themes.map { theme in
            let topics = scope.graph.topics(of: theme.id)
            let cells = scope.graph.countries.map { country -> View in
                let answered = topics.filter { !scope.graph.coverage.answers(to: $0.id, from: country.id).isEmpty }.count
                let practices = topics.reduce(0) { $0 + scope.graph.coverage.answers(to: $1.id, from: country.id).count }
                return [
                    "count": .html(scope.count("practice_count", practices)),
                    "number": .number(practices),
                    "gap": topics.count > answered ? .html(scope.count("gap_count", topics.count - answered)) : .empty,
                    "country": .html(scope.words(country.name)),
                    "url": .html(scope.url(country.key, fragment: theme.entry.id)),
                ]
            }
            return [
                "theme": .html(scope.link(theme)), "color": .text(theme.color.rawValue),
                "question": .optional(theme.summary(in: scope.language).map { scope.words($0) }), "cells": .list(cells),
            ]
        }
    }

    /// Topics x countries: which note answers, with its evidence; or the gap.
    func topics(_ topics: some Sequence<Topic>) -> [View] {
        topics.map { topic in
            [
                "topic": .html(scope.link(topic.key, topic.short(in: scope.language))),
                "question": .html(scope.words(topic.title(in: scope.language))),
                "color": .text(scope.catalogue.themes[topic.theme].color.rawValue),
                "cells": .list(
                    scope.graph.countries.map { country in
                        let answers = scope.graph.answers(to: topic.id, from: country.id)
                        return [
                            "country": .html(scope.words(country.name)), "country_code": .text(country.entry.id),
                            "cards": .list(answers.map { PracticeCard(scope, $0).view }), "missing": .flag(answers.isEmpty),
                        ]
                    }),
            ]
        }
    }
}

/// A theme: its question, its topics x countries.
struct ThemePage {
    private let scope: PageScope
    private let theme: Theme

    init(_ scope: PageScope, _ theme: Theme) {
        self.scope = scope
        self.theme = theme
    }

    var view: View {
        let topics = scope.graph.topics(of: theme.id)
        var view = scope.head(theme, trail: [scope.homeTrail])
        view["color"] = .text(theme.color.rawValue)
        view["booklet_url"] = scope.bookletURL(of: theme.key)
        view["countries"] = .list(Matrix(scope).countries)
        view["topics"] = .list(Matrix(scope).topics(scope.slice(topics)))
        let also = scope.shown(scope.graph.practices(alsoNaming: theme.id), of: scope.catalogue.practices)
        view["has_topics"] = .flag(!scope.slice(topics).isEmpty)
        view["also"] = .list(also.map { PracticeCard(scope, $0).view })
        view["has_also"] = .flag(!also.isEmpty)
        return view
    }
}

/// The list of all questions, theme by theme.
struct HomePage {
    private let scope: PageScope

    init(_ scope: PageScope) { self.scope = scope }

    var view: View {
        var view = scope.head(titleKey: "home_title")
        view["head_title"] = .empty
        view["countries"] = .list(Matrix(scope).countries)
        view["themes"] = .list(Matrix(scope).themes)
        view["theme_topics"] = .list(
            scope.graph.themes.map { theme in
                let topics = scope.graph.topics(of: theme.id)
                return [
                    "theme": .html(scope.words(theme.title(in: scope.language))), "url": .html(scope.url(theme.key)),
                    "color": .text(theme.color.rawValue), "topics": .list(Matrix(scope).topics(scope.slice(topics))),
                    "has_more": .flag(scope.slice(topics).count < topics.count),
                ]
            })
        view["complete_count"] = .html(scope.count("complete_count", scope.graph.coverage.completeTopics.count))
        view["practice_total"] = .html(scope.count("practice_count", scope.catalogue.practices.all.count))
        view["topic_total"] = .html(scope.count("topic_count", scope.catalogue.topics.all.count))
        let tables = scope.catalogue.roundTables.all.sorted { ($0.edition, $0.entry.id) < ($1.edition, $1.entry.id) }
        view["round_tables"] = .list(tables.map { RoundTablePage(scope, $0).card })
        view["latest"] = .list(latest.map { PracticeCard(scope, $0).view })
        return view
    }

    /// The notes reviewed last; of one day, the first note of each country in turn, so that none fills the list.
    private var latest: [Practice] {
        var rank: [ID<Country>: Int] = [:]
        let dated = scope.catalogue.practices.all.sorted { ($1.reviewed, $0.entry.id) < ($0.reviewed, $1.entry.id) }
        let ranked = dated.map { practice -> (Practice, Int) in
            rank[practice.country, default: 0] += 1
            return (practice, rank[practice.country] ?? 0)
        }
        return ranked.sorted { a, b in
            (b.0.reviewed, a.1, a.0.entry.id) < (a.0.reviewed, b.1, b.0.entry.id)
        }.prefix(6).map(\.0)
    }
}
