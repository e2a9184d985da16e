internal import Linking
internal import Localization
internal import Markup
internal import Records
internal import Templating

/// Determines which records have a booklet, and its entries.
///
/// Every entry is in the booklet of one theme or question, and of the round tables that name it, so total size grows linearly.
enum BookletPlanner {
    /// The maximum number of entries. Above it a theme is split into questions, and a question has no booklet.
    static let limit = 80

    static func all(of graph: SiteGraph) -> [RecordKey] {
        let themes = graph.themes.flatMap { theme -> [RecordKey] in
            let count = graph.topics(of: theme.id).reduce(0) { $0 + graph.coverage.count(of: $1.id, in: graph.countries) }
            return count > limit ? graph.topics(of: theme.id).map(\.key) : [theme.key]
        }
        let taken = Set(themes.map(\.id))
        // Both share a folder: a round table with a theme's id has no booklet.
        let tables = graph.catalogue.roundTables.all.map(\.key).filter { !taken.contains($0.id) }
        return (themes + tables).filter { (1...limit).contains(practices(of: $0, in: graph).count) }
    }

    /// The entries by question, then by country.
    static func practices(of key: RecordKey, in graph: SiteGraph) -> [Practice] {
        switch key.collection {
        case .themes: graph.topics(of: ID(key.id)).flatMap { answers(to: $0, in: graph) }
        case .topics: answers(to: graph.catalogue.topics[ID(key.id)], in: graph)
        case .roundTables: practices(of: graph.catalogue.roundTables[ID(key.id)], in: graph)
        default: []
        }
    }

    /// The entries on the round table's themes, if the sources do not say what was presented.
    private static func practices(of table: RoundTable, in graph: SiteGraph) -> [Practice] {
        let presented = graph.presented(at: table)
        if presented.isEmpty { return table.themes.flatMap { practices(of: $0.key, in: graph) } }
        return presented.map { graph.catalogue.practices[$0] }
    }

    private static func answers(to topic: Topic, in graph: SiteGraph) -> [Practice] {
        graph.countries.flatMap { graph.answers(to: topic.id, from: $0.id) }
    }
}

extension TopicCoverage {
    fileprivate func count(of topic: ID<Topic>, in countries: [Country]) -> Int {
        countries.reduce(0) { $0 + answers(to: topic, from: $1.id).count }
    }
}

/// A booklet: cover, contents, and the full entries with their sources, made for print. A long one continues on further parts.
struct BookletPage {
    private let context: PageContext
    private let key: RecordKey
    /// All entries of the booklet in their order, and the part of each.
    private let practices: [Practice]
    private let parts: [ID<Practice>: Int]

    init(_ context: PageContext, _ key: RecordKey) {
        (self.context, self.key) = (context, key)
        let size = Pagination.size(of: context.page.kind)
        practices = context.graph.byTopic(BookletPlanner.practices(of: key, in: context.graph)).flatMap(\.practices)
        parts = Dictionary(practices.enumerated().lazy.map { ($1.id, $0 / size + 1) }, uniquingKeysWith: min)
    }

    var view: View {
        guard let record = context.catalogue.find(key) else { preconditionFailure("a booklet of no record: \(key)") }
        let title = record.title(in: context.language)
        let words = PageSummary(context, context.page.kind.whole)
        var view: View = [
            "title": .html(context.words(title)),
            "head_title": .text(words.title),
            "description": .text(words.description),
            "breadcrumbs": context.breadcrumbs([context.homeTrail, (context.words(title), context.url(key))]),
            "summary": .optional(record.summary(in: context.language).map { context.words($0) }),
            "count": .html(context.count("practice_count", practices.count)),
            "contents_id": .text(context.part == 1 ? "contents" : "contents-\(context.part)"),
            "contents": .list(contents),
            "chapters": .list(chapters),
        ]
        view["of_themes"] = .flag((record as? RoundTable).map { context.graph.presented(at: $0).isEmpty } ?? false)
        view["as_of"] = .optional(practices.map(\.reviewed).max().map { context.date($0) })
        return view
    }

    private var entries: [Practice] { Array(context.pageSlice(practices)) }

    /// The question that the previous part began and this part continues.
    private var continued: ID<Topic>? {
        guard context.part > 1, let first = entries.first?.topic else { return nil }
        return practices.last { parts[$0.id] == context.part - 1 }?.topic == first ? first : nil
    }

    /// This part's entries by question.
    private var chapters: [View] {
        let continued = continued
        return context.graph.byTopic(entries).map { topic, entries in
            [
                "topic": .html(context.words(topic.title(in: context.language))), "topic_id": .text(anchor(of: topic)),
                "continues": .flag(topic.id == continued), "notes": .list(entries.map { BookletPractice(context, $0).view }),
            ]
        }
    }

    /// The table of contents: of all parts on the first, of its own entries on a further part.
    private var contents: [View] {
        context.graph.byTopic(context.part == 1 ? practices : entries).map { topic, entries in
            [
                "topic": .html(context.words(topic.title(in: context.language))), "topic_url": link(anchor(of: topic), to: entries.first),
                "entries": .list(entries.map { contentsLine(of: $0) }),
            ]
        }
    }

    private func contentsLine(of practice: Practice) -> View {
        [
            "entry_url": link(practice.anchor, to: practice), "entry_title": .html(context.words(practice.title(in: context.language))),
            "entry_country": .html(context.words(context.catalogue.countries[practice.country].name)),
        ]
    }

    /// Unique across the parts, which `tabadul booklet` joins.
    private func anchor(of topic: Topic) -> String {
        "topic-" + topic.metadata.id + (topic.id == continued ? "-\(context.part)" : "")
    }

    private func link(_ anchor: String, to practice: Practice?) -> TemplateValue {
        let part = practice.flatMap { parts[$0.id] } ?? context.part
        return part == context.part ? .text("#" + anchor) : .html(context.url(.booklet(key).part(part), fragment: anchor))
    }
}

/// A practice as it stands among others on one page, its anchors prefixed by its own.
struct BookletPractice {
    private let context: PageContext
    private let practice: Practice

    init(_ context: PageContext, _ practice: Practice) { (self.context, self.practice) = (context, practice) }

    var view: View {
        let id = practice.anchor
        let view: View = [
            "note_id": .text(id),
            "note_title": .html(context.words(practice.title(in: context.language))),
            "note_summary": .optional(practice.summary(in: context.language).map { context.words($0) }),
            "note_country": .html(context.words(context.catalogue.countries[practice.country].name)),
            "note_url": .html(context.url(practice.key)),
            "is_original": .flag(practice.isWritten(in: context.language)),
            "sources": context.sources(of: practice, idPrefix: id + "-"),
        ]
        return view.merging(PracticePage(context, practice, idPrefix: id + "-").content)
    }
}

extension PageContext {
    /// The booklet of a record, if it has one.
    func bookletURL(of key: RecordKey) -> TemplateValue {
        composer.plan.booklets.contains(key) ? .html(url(.booklet(key))) : .empty
    }
}
