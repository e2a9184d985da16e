internal import Linking
internal import Localisation
internal import Markup
internal import Records
internal import Templating

/// What is bound as a booklet, and which notes are in it.
///
/// Every note is bound in one theme or question, and in the round tables that name it, so booklets grow with the notes and no faster.
enum Booklets {
    /// More than this is no booklet: a theme gives way to its questions, and a question to the pages of its notes.
    static let limit = 80

    static func all(of graph: SiteGraph) -> [RecordKey] {
        let themes = graph.themes.flatMap { theme -> [RecordKey] in
            let count = graph.topics(of: theme.id).reduce(0) { $0 + graph.coverage.count(of: $1.id, in: graph.countries) }
            return count > limit ? graph.topics(of: theme.id).map(\.key) : [theme.key]
        }
        let taken = Set(themes.map(\.id))
        // Theirs is one folder: a round table that bears a theme's id gives way.
        let tables = graph.catalogue.roundTables.all.map(\.key).filter { !taken.contains($0.id) }
        return (themes + tables).filter { (1...limit).contains(practices(of: $0, in: graph).count) }
    }

    /// Question by question, country by country.
    static func practices(of key: RecordKey, in graph: SiteGraph) -> [Practice] {
        switch key.collection {
        case .themes: graph.topics(of: ID(key.id)).flatMap { answers(to: $0, in: graph) }
        case .topics: answers(to: graph.catalogue.topics[ID(key.id)], in: graph)
        case .roundTables: practices(of: graph.catalogue.roundTables[ID(key.id)], in: graph)
        default: []
        }
    }

    /// Where the sources do not say what was presented, the notes on the round table's themes.
    private static func practices(of table: RoundTable, in graph: SiteGraph) -> [Practice] {
        let presented = graph.presented(at: table)
        if presented.isEmpty { return table.themes.flatMap { practices(of: $0.key, in: graph) } }
        return presented.map { graph.catalogue.practices[$0] }
    }

    private static func answers(to topic: Topic, in graph: SiteGraph) -> [Practice] {
        graph.countries.flatMap { graph.answers(to: topic.id, from: $0.id) }
    }
}

extension Coverage {
    fileprivate func count(of topic: ID<Topic>, in countries: [Country]) -> Int {
        countries.reduce(0) { $0 + answers(to: topic, from: $1.id).count }
    }
}

/// A booklet: cover, contents, the notes whole, each with its sources. One page, made to be printed.
struct BookletPage {
    private let scope: PageScope
    private let key: RecordKey

    init(_ scope: PageScope, _ key: RecordKey) {
        self.scope = scope
        self.key = key
    }

    var view: View {
        guard let record = scope.catalogue.find(key) else { preconditionFailure("a booklet of no record: \(key)") }
        let practices = Booklets.practices(of: key, in: scope.graph)
        let title = record.title(in: scope.language)
        let words = PageWords(scope, scope.page.kind)
        var view: View = [
            "title": .html(scope.words(title)),
            "head_title": .text(words.title),
            "description": .text(words.description),
            "breadcrumbs": .list([
                ["label": .html(scope.string("home")), "url": .html(scope.url(.home))],
                ["label": .html(scope.words(title)), "url": .html(scope.url(key))],
            ]),
            "summary": .optional(record.summary(in: scope.language).map { scope.words($0) }),
            "count": .html(scope.count("practice_count", practices.count)),
            "chapters": .list(chapters(practices)),
        ]
        view["of_themes"] = .flag((record as? RoundTable).map { scope.graph.presented(at: $0).isEmpty } ?? false)
        view["as_of"] = .optional(practices.map(\.reviewed).max().map { scope.date($0) })
        return view
    }

    /// The notes under the questions that they answer.
    private func chapters(_ practices: [Practice]) -> [View] {
        scope.graph.byTopic(practices).map { topic, notes in
            [
                "topic": .html(scope.words(topic.title(in: scope.language))), "topic_id": .text("topic-" + topic.entry.id),
                "notes": .list(notes.map(note)),
            ]
        }
    }

    private func note(_ practice: Practice) -> View {
        let id = practice.anchor
        let view: View = [
            "note_id": .text(id),
            "note_title": .html(scope.words(practice.title(in: scope.language))),
            "note_summary": .optional(practice.summary(in: scope.language).map { scope.words($0) }),
            "note_country": .html(scope.words(scope.catalogue.countries[practice.country].name)),
            "note_url": .html(scope.url(practice.key)),
            "is_original": .flag(practice.isWritten(in: scope.language)),
            "sources": scope.sources(of: practice, idPrefix: id + "-"),
        ]
        return view.merging(PracticePage(scope, practice, idPrefix: id + "-").note)
    }
}

extension PageScope {
    /// The booklet of a record, where there is one.
    func bookletURL(of key: RecordKey) -> Slot {
        composer.plan.booklets.contains(key) ? .html(url(.booklet(key))) : .empty
    }
}
