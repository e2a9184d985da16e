// Search turns the graph into the files that the search page loads: words, where they stand, what a result shows. It knows no disk.
// `docs/search.md` describes the normaliser, the files and the ranking.

package import Linking
internal import Localisation
internal import Markdown
internal import Markup
internal import Pages
internal import Records

/// The search index of a site.
package enum SearchIndex {
    /// The path and text of every file, in `search/`.
    package static func files(_ graph: SiteGraph) -> [(path: String, text: String)] {
        var writer = IndexWriter(graph)
        return writer.files()
    }
}

/// One writing of the index.
private struct IndexWriter {
    private let graph: SiteGraph
    private let languages: [Language]
    private let documents: [SearchDocument]
    private let concepts: Concepts
    private var lexicon = Lexicon()
    private var store: PostingStore
    private var scanner = WordScanner()

    /// How many records share a file of what results show.
    private static let block = 4

    init(_ graph: SiteGraph) {
        self.graph = graph
        languages = graph.catalogue.settings.languages
        let countries = Dictionary(uniqueKeysWithValues: graph.countries.enumerated().map { ($1.id, $0) })
        // Alike records stand together: facets become runs, and the results of a query share files.
        documents = graph.catalogue.everything.map(SearchDocument.init).sorted { a, b in
            let (first, second) = (a.record.entry.key, b.record.entry.key)
            if first.collection != second.collection { return first.collection < second.collection }
            let (here, there) = (a.country.flatMap { countries[$0] } ?? 99, b.country.flatMap { countries[$0] } ?? 99)
            if here != there { return here < there }
            if a.themes != b.themes { return a.themes.lexicographicallyPrecedes(b.themes) }
            return first.id < second.id
        }
        concepts = Concepts(graph)
        store = PostingStore(records: documents.count)
    }

    mutating func files() -> [(path: String, text: String)] {
        for (number, document) in documents.enumerated() {
            for language in languages where document.record.isWritten(in: language) { read(document, number, language) }
        }
        var tables = IndexTables(lexicon: lexicon, store: store, concepts: concepts)
        let manifest = Manifest(graph: graph, documents: documents, tables: tables, block: Self.block)
        return [manifest.file(keys: tables.keyBoundaries, reversed: tables.reversedBoundaries)] + tables.takeFiles() + shown()
    }

    private mutating func read(_ document: SearchDocument, _ number: Int, _ language: Language) {
        let (record, weight) = (document.record, SearchDocument.Weight.self)
        let title = record.title(in: language)
        addTitle(title.text)
        if let summary = record.summary(in: language), summary.language == language { add(summary.text, weight.summary) }
        for (text, weight) in document.texts(in: language, graph) { add(text, weight) }
        if let body = record.entry.body.written(in: language) { add(body) }
        for filter in document.filters { store.add(lexicon.number(of: "#" + filter), weight: 1) }
        store.close(record: number, language: language.number)
    }

    /// A word that stands twice in a title says no more than once.
    private mutating func addTitle(_ text: String) {
        var words: [[UInt32]] = []
        scanner.scan(text) { words.append(lexicon.keys(of: $0, beginsWithHamza: $1)) }
        let weight = SearchDocument.Weight.title(words: words.count { !$0.isEmpty })
        var seen: Set<UInt32> = []
        for keys in words {
            for key in keys { store.add(key, weight: seen.insert(key).inserted ? weight : SearchDocument.Weight.body) }
            store.step()
        }
        store.gap()
    }

    private mutating func add(_ text: String, _ weight: UInt8) {
        scan(text, weight)
        store.gap()
    }

    private mutating func add(_ body: Document) {
        var index = 0, headingEnd = 0
        while index < body.nodes.count {
            let node = body.nodes[index]
            switch node.kind {
            case .heading:
                headingEnd = node.end
                store.gap()
            case .paragraph, .item, .tableCell, .figure, .caption: store.gap()
            case .text, .code, .codeBlock, .imageWords:
                scan(node.text, index < headingEnd ? SearchDocument.Weight.heading : SearchDocument.Weight.body)
            default: break
            }
            index += 1
        }
    }

    private mutating func scan(_ text: String, _ weight: UInt8) {
        scanner.scan(text) { word, beginsWithHamza in
            for key in lexicon.keys(of: word, beginsWithHamza: beginsWithHamza) { store.add(key, weight: weight) }
            store.step()
        }
    }

    /// What results show, a few records a file, one family of files for each language.
    private func shown() -> [(path: String, text: String)] {
        var files: [(path: String, text: String)] = []
        for language in languages {
            for start in stride(from: 0, to: documents.count, by: Self.block) {
                let part = documents[start..<min(start + Self.block, documents.count)]
                let entries = part.map { document -> JSON in
                    guard document.record.isWritten(in: language) else { return .whole(0) }
                    let key = document.record.entry.key
                    return .texts([
                        key.path + ".html", document.record.title(in: language).text,
                        document.snippet(in: language),
                    ])
                }
                let family = "d" + language.letter
                files.append(
                    (
                        "search/\(family)-\(start / Self.block).js",
                        "tabadulSearch(\"\(family)\",\(start / Self.block),\(JSON.list(entries).encoded))\n"
                    ))
            }
        }
        return files
    }
}

extension Language {
    /// The place of the language in lists of the index.
    var number: Int {
        switch self {
        case .ar: 0
        case .fr: 1
        case .en: 2
        }
    }

    /// One sign for the language in the index.
    var letter: String { ["a", "f", "e"][number] }
}
