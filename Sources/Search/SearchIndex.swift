// Search: turns the graph into the index files of the search page (`SearchIndex`, `SearchNormalizer`, `PostingListWriter`).
// It must not access files; `docs/search.md` describes normaliser, format and ranking.
//
//     let keys = SearchNormalizer.words(of: "الضحايا victimes")
//     let files = SearchIndex.files(graph)

internal import Bytes
package import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Pages
internal import Records

/// The search index of a site.
package enum SearchIndex {
    /// The path and bytes of every file, in `search/`.
    package static func files(_ graph: SiteGraph) -> [(path: String, bytes: [UInt8])] {
        var writer = IndexWriter(graph)
        return writer.files()
    }
}

/// Builds and writes the index once.
private struct IndexWriter {
    private let graph: SiteGraph
    private let languages: [Language]
    private let numbers: IndexLanguages
    private let documents: [SearchDocument]
    private let concepts: SynonymGroups
    private var lexicon = SearchKeyTable()
    private var store: PostingStore

    /// The number of records in one file of result texts.
    private static let block = 4

    init(_ graph: SiteGraph) {
        self.graph = graph
        languages = graph.catalogue.settings.languages
        numbers = IndexLanguages(graph.catalogue.settings.knownLanguages.all)
        let countries = Dictionary(uniqueKeysWithValues: graph.countries.enumerated().map { ($1.id, $0) })
        // Similar records are adjacent: facets become runs, and results of one query share files.
        documents = (graph.catalogue.everything + graph.catalogue.withdrawn).map { SearchDocument($0, graph.catalogue) }.sorted { a, b in
            let (first, second) = (a.record.metadata.key, b.record.metadata.key)
            if first.collection != second.collection { return first.collection < second.collection }
            let (here, there) = (a.country.flatMap { countries[$0] } ?? 99, b.country.flatMap { countries[$0] } ?? 99)
            if here != there { return here < there }
            if a.themes != b.themes { return a.themes.lexicographicallyPrecedes(b.themes) }
            return first.id < second.id
        }
        concepts = SynonymGroups(graph)
        store = PostingStore(records: documents.count, languages: numbers.all.count)
    }

    mutating func files() -> [(path: String, bytes: [UInt8])] {
        for (number, document) in documents.enumerated() {
            for language in languages where document.isWritten(in: language) { read(document, number, language) }
        }
        let tables = SearchIndexFiles(lexicon: lexicon, store: store, concepts: concepts, languages: numbers)
        let manifest = IndexManifest(graph: graph, languages: numbers, documents: documents, tables: tables, block: Self.block)
        return [manifest.file(keys: tables.keyBoundaries, reversed: tables.reversedBoundaries)] + tables.files + shown()
    }

    private mutating func read(_ document: SearchDocument, _ number: Int, _ language: Language) {
        let (record, weight) = (document.record, SearchDocument.Weight.self)
        let title = record.title(in: language)
        if document.isWithdrawn {
            // A withdrawn record is found by its title only, with the lowest weight.
            add(title.text, weight.body)
            store.close(record: number, language: numbers.number(of: language))
            return
        }
        addTitle(title.text)
        if let summary = record.summary(in: language), summary.language == language { add(summary.text, weight.summary) }
        for (text, weight) in document.texts(in: language, graph) { add(text, weight) }
        if let body = record.metadata.body.written(in: language) { add(body) }
        for filter in document.filters { store.add(lexicon.number(of: "#" + filter), weight: 1) }
        store.close(record: number, language: numbers.number(of: language))
    }

    /// A word counts only once in a title.
    private mutating func addTitle(_ text: String) {
        var words: [SearchKeyTable.Step] = []
        lexicon.read(text) { words.append($0) }
        let weight = SearchDocument.Weight.title(words: words.count { $0.endsWord && $0.key != nil })
        var seen: Set<UInt32> = []
        for word in words {
            let isNew = word.key.map { seen.insert($0).inserted } ?? false
            store.add(word, weight: isNew ? weight : SearchDocument.Weight.body)
        }
        store.gap()
    }

    private mutating func add(_ text: String, _ weight: UInt8) {
        scan(text, weight)
        store.gap()
    }

    private mutating func add(_ body: MarkdownDocument) {
        var headingEnd = 0
        for index in body.nodes.indices {
            switch body.nodes[index].kind {
            case .heading:
                headingEnd = body.nodes[index].end
                store.gap()
            case .paragraph, .item, .tableCell, .figure, .caption: store.gap()
            case .text, .code, .codeBlock, .imageAlternative:
                scan(body.nodes[index].text, index < headingEnd ? SearchDocument.Weight.heading : SearchDocument.Weight.body)
            default: break
            }
        }
    }

    private mutating func scan(_ text: String, _ weight: UInt8) {
        lexicon.read(text) { store.add($0, weight: weight) }
    }

    /// The texts of results: a few records a file, in separate files for each language.
    private func shown() -> [(path: String, bytes: [UInt8])] {
        languages.flatMap { language in
            stride(from: 0, to: documents.count, by: Self.block).map { start in
                ShardWriter.file("d" + numbers.letter(of: language), start / Self.block) { bytes in
                    for (index, document) in documents[start..<min(start + Self.block, documents.count)].enumerated() {
                        if index > 0 { bytes.append(.comma) }
                        show(document, language, in: &bytes)
                    }
                }
            }
        }
    }

    private func show(_ document: SearchDocument, _ language: Language, in bytes: inout [UInt8]) {
        guard document.isWritten(in: language) else {
            bytes.append(UInt8(ascii: "0"))
            return
        }
        var texts = [
            document.record.metadata.key.path + ".html", document.record.title(in: language).text, document.snippet(in: language),
        ]
        // The client shows the mark by this name.
        if document.isWithdrawn { texts.append("withdrawn") }
        JSON.texts(texts).write(into: &bytes)
    }
}

/// The languages of the index with their numbers, the program's first.
struct IndexLanguages {
    let all: [Language]
    private let numbers: [Language: Int]

    init(_ all: [Language]) {
        self.all = all
        numbers = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1, $0) })
    }

    func number(of language: Language) -> Int { numbers[language] ?? 0 }

    /// The letter of a language in keys and names of files; `c` marks synonym groups.
    static let letters = Array("afebdghijklmnopqrstuvwxyz").map(String.init)

    func letter(of language: Language) -> String { Self.letters[number(of: language)] }
}
