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
        case .roundTables:
            presented(at: key, in: graph).isEmpty
                ? graph.catalogue.roundTables[ID(key.id)].themes.flatMap { practices(of: $0.key, in: graph) }
                : presented(at: key, in: graph)
        default: []
        }
    }

    /// What the sources say was presented. Where they say nothing, a round table's booklet holds the notes on its themes.
    static func presented(at key: RecordKey, in graph: SiteGraph) -> [Practice] {
        Set(graph.catalogue.roundTables[ID(key.id)].practices + graph.practices(naming: key).map(\.id)).sorted()
            .map { graph.catalogue.practices[$0] }
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
        var view: View = [
            "title": .html(scope.words(title)),
            "head_title": .text(scope.strings["booklet"] + " · " + title.text),
            "description": .text(record.summary(in: scope.language)?.text ?? scope.settings.description[scope.language]),
            "breadcrumbs": .list([
                ["label": .html(scope.string("home")), "url": .html(scope.url(.home))],
                ["label": .html(scope.words(title)), "url": .html(scope.url(key))],
            ]),
            "summary": .optional(record.summary(in: scope.language).map { scope.words($0) }),
            "count": .html(scope.count("practice_count", practices.count)),
            "chapters": .list(chapters(practices)),
        ]
        view["of_themes"] = .flag(key.collection == .roundTables && Booklets.presented(at: key, in: scope.graph).isEmpty)
        view["as_of"] = .optional(practices.map(\.reviewed).max { $0.iso < $1.iso }.map { scope.date($0) })
        return view
    }

    /// The notes under the questions that they answer.
    private func chapters(_ practices: [Practice]) -> [View] {
        scope.graph.topics.compactMap { topic in
            let notes = practices.filter { $0.topic == topic.id }
            guard !notes.isEmpty else { return nil }
            return [
                "topic": .html(scope.words(topic.title(in: scope.language))), "topic_id": .text("topic-" + topic.entry.id),
                "notes": .list(notes.map(note)),
            ]
        }
    }

    private func note(_ practice: Practice) -> View {
        let id = practice.entry.id.replacing("/", with: "-")
        let view: View = [
            "note_id": .text(id),
            "note_title": .html(scope.words(practice.title(in: scope.language))),
            "note_summary": .optional(practice.summary(in: scope.language).map { scope.words($0) }),
            "note_country": .html(scope.words(scope.catalogue.countries[practice.country].name)),
            "note_url": .html(scope.url(practice.key)),
            "is_original": .flag(practice.isWritten(in: scope.language)),
            "sources": scope.sources(of: practice.entry, idPrefix: id + "-"),
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
