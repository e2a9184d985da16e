internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// The home page: entry links, questions with each country's evidence, round tables, latest reviews and changes.
struct HomePage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        let settings = context.settings
        var view: View = [
            "title": .html(context.words(settings.title)), "head_title": .empty,
            "description": .text(settings.description[context.language]),
            "heading": .html(context.words(settings.heading ?? settings.title)),
        ]
        // `init` writes this article into a new site; it says what to do next.
        let start = context.catalogue.articles.find("start")
        view["start"] =
            start.map {
                .view(["label": .html(context.words($0.title(in: context.language))), "url": .html(context.url(.record($0.key)))])
            } ?? .empty
        view["countries"] = .list(CoverageMatrix(context).countries)
        view["theme_topics"] = .list(
            context.graph.themes.map { theme in
                let topics = context.graph.topics(of: theme.id)
                return [
                    "theme": .html(context.words(theme.title(in: context.language))), "url": .html(context.url(theme.key)),
                    "theme_id": .text(theme.metadata.id), "color": .text(theme.color.rawValue),
                    "topic_count": .html(context.count("topic_count", topics.count)),
                    "rows": .list(context.pageSlice(topics).map(row)),
                    "has_more": .flag(context.pageSlice(topics).count < topics.count),
                ]
            })
        view["legend"] = .list(
            EvidenceLevel.allCases.map { ["evidence_level": .number($0.level), "evidence_label": .html(context.words($0.label))] })
        view["complete_count"] = .html(context.count("complete_count", context.graph.coverage.completeTopics.count))
        view["practice_total"] = .html(context.count("practice_count", context.catalogue.practices.all.count))
        view["topic_total"] = .html(context.count("topic_count", context.catalogue.topics.all.count))
        view["questions_url"] = .html(context.url(.index(.topics)))
        view["figures_url"] = .html(context.url(.index(.indicators)))
        view["indicator_total"] = .html(context.count("indicator_count", context.catalogue.indicators.all.count))
        let tables = context.catalogue.roundTables.all.sorted { ($0.edition, $0.metadata.id) < ($1.edition, $1.metadata.id) }
        view["has_round_tables"] = .flag(!tables.isEmpty)
        view["round_tables"] = .list(tables.map { RoundTablePage(context, $0).card })
        view["latest"] = .list(
            latest.map { practice in
                var card = PracticeCard(context, practice).view
                card["reviewed"] = .html(context.date(practice.reviewed, months: context.catalogue.countries[practice.country].months))
                return card
            })
        let changes = ChangeViews(context).latest(5)
        view["changes"] = .list(changes)
        view["has_changes"] = .flag(!changes.isEmpty)
        view["changes_url"] = .html(context.url(.changes))
        return view
    }

    /// A question with one mark for each country: the strongest evidence of its answers.
    private func row(_ topic: Topic) -> View {
        [
            "topic": .html(context.words(topic.short(in: context.language))), "url": .html(context.url(topic.key)),
            "marks": .list(
                context.graph.countries.map { country in
                    let answers = context.graph.answers(to: topic.id, from: country.id)
                    let levels = answers.map { (level: context.catalogue.evidence(of: $0).level, practice: $0) }
                    let best = levels.max { ($0.level, $1.practice.metadata.id) < ($1.level, $0.practice.metadata.id) }
                    return [
                        "country": .html(context.words(country.name)),
                        "level": best.map { .number($0.level.level) } ?? .empty,
                        "evidence": .optional(best.map { context.words($0.level.label) }),
                        "answer_url": best.map { .html(context.url($0.practice.key)) } ?? .empty,
                    ]
                }),
        ]
    }

    /// The entries reviewed last; of one day, the first entry of each country in turn, so that none fills the list.
    private var latest: [Practice] {
        var rank: [ID<Country>: Int] = [:]
        let dated = context.catalogue.practices.all.sorted { ($1.reviewed, $0.metadata.id) < ($0.reviewed, $1.metadata.id) }
        let ranked = dated.map { practice -> (Practice, Int) in
            rank[practice.country, default: 0] += 1
            return (practice, rank[practice.country] ?? 0)
        }
        return ranked.sorted { a, b in
            (b.0.reviewed, a.1, a.0.metadata.id) < (a.0.reviewed, b.1, b.0.metadata.id)
        }.prefix(5).map(\.0)
    }
}
