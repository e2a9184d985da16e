internal import Linking
internal import Localization
internal import Markup
internal import Records

/// The first file that the client loads: the tables of the normaliser, the list of index files, and the kind, country, themes and
/// languages of each record.
struct IndexManifest {
    let graph: SiteGraph
    let languages: IndexLanguages
    let documents: [SearchDocument]
    let tables: SearchIndexFiles
    let block: Int

    func file(keys: [String], reversed: [String]) -> (path: String, bytes: [UInt8]) {
        let letters = CharacterFolding.shared
        let manifest: JSON = .object([
            ("languages", .texts(languages.all.map(\.rawValue))),
            ("languageLetters", .texts(languages.all.map { languages.letter(of: $0) })),
            ("rightToLeft", .texts(languages.all.filter { $0.direction == .rightToLeft }.map(\.rawValue))),
            ("counts", .list(tables.counts.map { .whole($0) })), ("records", .whole(documents.count)), ("block", .whole(block)),
            ("longest", .whole(PostingListWriter.longest)),
            ("keys", .texts(keys)), ("reversed", .texts(reversed)),
            ("kinds", .texts(Collection.allCases.map(\.rawValue))), ("countries", .texts(graph.countries.map(\.metadata.id))),
            ("themes", .texts(graph.themes.map(\.metadata.id))), ("runs", .list(runs.map { .list($0.map { .whole($0) }) })),
            ("letters", .list(CharacterFolding.letters.map { .list([.whole(Int($0.lowerBound)), .whole(Int($0.upperBound))]) })),
            ("dropped", .list(letters.dropped.map { .list([.whole(Int($0.lowerBound)), .whole(Int($0.upperBound))]) })),
            ("folded", .text(folded(letters))),
            ("stop", .text(SearchWordLists.stop.sorted().joined(separator: " "))),
            (
                "plurals",
                .text((SearchWordLists.pairs + SearchWordLists.whole.map { ($0, $0) }).map { "\($0.0) \($0.1)" }.joined(separator: "|"))
            ),
            ("withoutArticle", .texts(SearchWordLists.withoutArticle.map { String(decoding: $0, as: UTF16.self) })),
        ])
        return ("search/i-0.js", Array("tabadulSearch(\"i\",0,".utf8) + manifest.bytes + Array(")\n".utf8))
    }

    /// Code points in hexadecimal with what they become: shorter than escapes, and no mark of direction in a script. Neighbours share an entry.
    private func folded(_ letters: CharacterFolding) -> String {
        var entries: [String] = []
        var index = 0
        while index < letters.mapped.count {
            let (scalar, text) = letters.mapped[index]
            var count = 1
            while index + count < letters.mapped.count, letters.mapped[index + count].scalar == scalar + UInt16(count),
                letters.mapped[index + count].text == text
            { count += 1 }
            if letters.units[Int(scalar)] != CharacterFolding.drop {
                entries.append(String(scalar, radix: 16) + (count > 1 ? "*\(count)" : "") + " " + text)
            }
            index += count
        }
        return entries.joined(separator: "|")
    }

    /// Runs of records with equal facets: first record, kind, country or -1, themes as bits, languages as bits.
    private var runs: [[Int]] {
        let countries = Dictionary(uniqueKeysWithValues: graph.countries.enumerated().map { ($1.id, $0) })
        let themes = Dictionary(uniqueKeysWithValues: graph.themes.enumerated().map { ($1.id, $0) })
        var runs: [[Int]] = []
        for (number, document) in documents.enumerated() {
            let kind = Collection.allCases.firstIndex(of: document.record.metadata.key.collection) ?? 0
            let bits = document.themes.reduce(0) { $0 | 1 << (themes[$1] ?? 0) }
            let written = graph.catalogue.settings.languages.filter(document.isWritten).reduce(0) { $0 | 1 << languages.number(of: $1) }
            let run = [kind, document.country.flatMap { countries[$0] } ?? -1, bits, written]
            if runs.last.map({ Array($0.dropFirst()) }) != run { runs.append([number] + run) }
        }
        return runs
    }
}
