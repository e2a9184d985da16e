internal import Bytes
internal import Linking
internal import Localization
internal import Markup
internal import Pages
internal import Records

/// The graph of links between records, as JSON: references in fields, links in texts, related entries.
struct LinkGraph {
    private let graph: SiteGraph
    private let plan: SitePlan
    private let records: [any Record]
    /// The index of each record in `records`, which is sorted by key.
    private let positions: [RecordKey: Int]
    /// Each record's path as a JSON string.
    private let names: [[UInt8]]

    init(graph: SiteGraph, plan: SitePlan) {
        (self.graph, self.plan) = (graph, plan)
        records = graph.catalogue.everything
        positions = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.key, $0) })
        names = records.map { JSON.text($0.key.path).bytes }
    }

    var file: (path: String, bytes: [UInt8]) {
        let licence = JSON.text(graph.catalogue.settings.licence).encoded
        var out = Array("{\"version\":\(DataTableDescription.version),\"licence\":\(licence),\"nodes\":[\n".utf8)
        for (index, record) in records.enumerated() {
            if index > 0 { out += ",\n".utf8 }
            let (key, title) = (record.key, record.title(in: plan.root).text)
            let url = plan.path(of: .record(key), in: plan.root).text
            JSON.write(["id": key.path, "collection": key.collection.folder, "title": title, "url": url], into: &out)
        }
        out += "\n],\"links\":[\n".utf8
        for (index, edge) in edges.enumerated() {
            if index > 0 { out += ",\n".utf8 }
            begin(edge.source, edge.target, into: &out)
            out += "\"kind\":\"".utf8
            out += LinkKind.names[edge.kind.rawValue].utf8
            out += "\"}".utf8
        }
        out += "\n],\"related\":[\n".utf8
        writeRelated(into: &out)
        out += "\n]}\n".utf8
        return ("data/links.json", out)
    }

    private func begin(_ source: Int, _ target: Int, into out: inout [UInt8]) {
        out += "{\"source\":".utf8
        out += names[source]
        out += ",\"target\":".utf8
        out += names[target]
        out.append(.comma)
    }

    private func writeRelated(into out: inout [UInt8]) {
        var isFirst = true
        for practice in graph.catalogue.practices.all {
            for note in graph.related[practice.id] ?? [] {
                if !isFirst { out += ",\n".utf8 }
                isFirst = false
                begin(position(of: practice.key), position(of: note.id.key), into: &out)
                out += "\"score\":\(note.score),\"reasons\":".utf8
                JSON.texts(note.reasons.map(\.rawValue)).write(into: &out)
                out.append(.closeBrace)
            }
        }
    }

    private func position(of key: RecordKey) -> Int {
        guard let position = positions[key] else { preconditionFailure("a closed catalogue holds no \(key.path)") }
        return position
    }

    private var edges: [LinkEdge] {
        var edges: [LinkEdge] = []
        func add(_ source: Int, _ targets: some Sequence<RecordKey>, _ kind: LinkKind) {
            for target in targets { edges.append(LinkEdge(source: source, target: position(of: target), kind: kind)) }
        }
        for practice in graph.catalogue.practices.all {
            let source = position(of: practice.key)
            add(source, [practice.country.key], .country)
            add(source, [practice.topic.key], .topic)
            add(source, practice.themes.lazy.map(\.key), .theme)
            add(source, practice.lead.lazy.map(\.key), .lead)
            add(source, practice.partners.lazy.map(\.key), .partner)
            add(source, practice.instruments.lazy.map(\.key), .instrument)
            add(source, practice.roundTables.lazy.map(\.key), .roundTable)
            add(source, practice.counterparts.lazy.map(\.key), .counterpart)
            add(source, practice.stepActors.lazy.compactMap { $0?.key }, .actor)
        }
        for topic in graph.catalogue.topics.all {
            let source = position(of: topic.key)
            add(source, [topic.theme.key], .theme)
            add(source, topic.standards.lazy.map(\.key), .standard)
        }
        for table in graph.catalogue.roundTables.all { add(position(of: table.key), table.practices.lazy.map(\.key), .presented) }
        for (target, sources) in graph.backlinks {
            let target = position(of: target)
            for source in sources { edges.append(LinkEdge(source: position(of: source), target: target, kind: .cites)) }
        }
        edges.sort { $0.order < $1.order }
        return edges.indices.filter { $0 == 0 || edges[$0].order != edges[$0 - 1].order }.map { edges[$0] }
    }
}

/// A link between two records, given by their indexes, and its kind.
private struct LinkEdge {

    let source: Int
    let target: Int
    let kind: LinkKind
    /// Sorts by source, target and kind; equal links have equal values.
    let order: Int

    init(source: Int, target: Int, kind: LinkKind) {
        (self.source, self.target, self.kind) = (source, target, kind)
        order = (source << 24 | target) << 8 | kind.rawValue
    }
}

/// In alphabetical order, as in the file.
enum LinkKind: Int, CaseIterable {
    case actor, cites, counterpart, country, instrument, lead, partner, presented, roundTable, standard, theme, topic

    var name: String { self == .roundTable ? "round-table" : "\(self)" }
    static let names = allCases.map(\.name)
}
