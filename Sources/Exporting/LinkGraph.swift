internal import Linking
internal import Localisation
internal import Markup
internal import Pages
internal import Records

/// The graph of links between records, as JSON: what a note's fields name, what its text leads to, which notes are worth reading beside it.
struct LinkGraph {
    let graph: SiteGraph
    let plan: SitePlan

    private struct Edge: Hashable, Comparable {
        let source: RecordKey
        let target: RecordKey
        let kind: String

        static func < (a: Edge, b: Edge) -> Bool {
            if a.source != b.source { return a.source < b.source }
            return a.target == b.target ? a.kind < b.kind : a.target < b.target
        }
    }

    var file: (path: String, text: String) {
        let catalogue = graph.catalogue
        let nodes = catalogue.everything.map { record in
            JSON.object([
                ("id", .text(record.key.path)), ("collection", .text(record.key.collection.folder)),
                ("title", .text(record.title(in: plan.root).text)),
                ("url", .text(plan.path(of: .record(record.key), in: plan.root).text)),
            ]).encoded
        }
        let links = edges.map { edge in
            JSON.object([
                ("source", .text(edge.source.path)), ("target", .text(edge.target.path)), ("kind", .text(edge.kind)),
            ]).encoded
        }
        let text =
            "{\"version\":\(DataOutline.version),\"licence\":\(JSON.text(catalogue.settings.licence).encoded),\"nodes\":[\n"
            + nodes.joined(separator: ",\n") + "\n],\"links\":[\n" + links.joined(separator: ",\n") + "\n],\"related\":[\n"
            + related.joined(separator: ",\n") + "\n]}\n"
        return ("data/links.json", text)
    }

    private var edges: [Edge] {
        var edges: Set<Edge> = []
        func add(_ source: RecordKey, _ targets: [RecordKey], _ kind: String) {
            for target in targets { edges.insert(Edge(source: source, target: target, kind: kind)) }
        }
        for practice in graph.catalogue.practices.all {
            add(practice.key, [practice.country.key], "country")
            add(practice.key, [practice.topic.key], "topic")
            add(practice.key, practice.themes.map(\.key), "theme")
            add(practice.key, practice.lead.map(\.key), "lead")
            add(practice.key, practice.partners.map(\.key), "partner")
            add(practice.key, practice.instruments.map(\.key), "instrument")
            add(practice.key, practice.roundTables.map(\.key), "round-table")
            add(practice.key, practice.counterparts.map(\.key), "counterpart")
            add(practice.key, practice.stepActors.compactMap { $0?.key }, "actor")
        }
        for topic in graph.catalogue.topics.all {
            add(topic.key, [topic.theme.key], "theme")
            add(topic.key, topic.standards.map(\.key), "standard")
        }
        for table in graph.catalogue.roundTables.all { add(table.key, table.practices.map(\.key), "presented") }
        for (target, sources) in graph.backlinks { for source in sources { add(source, [target], "cites") } }
        return edges.sorted()
    }

    private var related: [String] {
        graph.catalogue.practices.all.flatMap { practice in
            (graph.related[practice.id] ?? []).map { note in
                JSON.object([
                    ("source", .text(practice.key.path)), ("target", .text(note.id.key.path)), ("score", .whole(note.score)),
                    ("reasons", .texts(note.reasons.map(\.rawValue))),
                ]).encoded
            }
        }
    }
}
