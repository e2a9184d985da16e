internal import Bytes
internal import Localization

/// The words of the index as files: `k` says for each key where its lists are, `r` has the keys from behind (for typing errors), `p` the lists of
/// records by weight, `o` the positions for phrases, `c` the concepts.
struct SearchIndexFiles {
    private(set) var keyBoundaries: [String] = []
    private(set) var reversedBoundaries: [String] = []
    /// The number of documents in each language.
    let counts: [Int]
    private(set) var files: [(path: String, bytes: [UInt8])] = []

    private let keys: SequenceInterner<UInt16>
    private let languages: IndexLanguages
    private let positions: KeyOccurrences
    /// The number of records of each key, in all languages.
    private var records: [Int]
    /// The prefix of keys that are no words.
    private static let filterSign: UInt16 = 0x23

    init(lexicon: SearchKeyTable, store: PostingStore, concepts: SynonymGroups, languages: IndexLanguages) {
        self.languages = languages
        keys = lexicon.keys
        positions = store.sorted(keys: keys.count)
        records = Array(repeating: 0, count: keys.count)
        counts = store.lengths.map { $0.count { $0 > 0 } }
        var lists = PostingListWriter(positions, lengths: store.lengths)
        writeKeys(KeySorter(keys, of: 0..<keys.count), &lists, concepts)
        files += lists.takeFiles()
        writeReversed()
        writeConcepts(concepts)
    }

    private mutating func writeKeys(_ order: KeySorter, _ lists: inout PostingListWriter, _ concepts: SynonymGroups) {
        let beginning = concepts.beginning(keys)
        var dictionary = ShardWriter("k", limit: 2500)
        for key in order.numbers {
            dictionary.begin()
            dictionary.body.append(.quote)
            keys[key].append(to: &dictionary.body)
            let isFilter = keys[key].first == Self.filterSign
            for (number, language) in languages.all.enumerated() {
                guard let list = lists.add(key: key, language: number, isExact: isFilter) else { continue }
                records[key] += list.count
                dictionary.body.append(.space)
                dictionary.body.append(contentsOf: languages.letter(of: language).utf8)
                Base72.append(list.count, to: &dictionary.body)
                Base72.append(list.shard, to: &dictionary.body)
                Base72.append(list.index, to: &dictionary.body)
            }
            for concept in beginning[key] ?? [] {
                dictionary.body.append(contentsOf: " c".utf8)
                Base72.append(concept, to: &dictionary.body)
            }
            dictionary.body.append(.quote)
            if dictionary.end().index == 0 { keyBoundaries.append(keys[key].text) }
        }
        dictionary.close()
        files += dictionary.files
    }

    private mutating func writeReversed() {
        var reversed = ShardWriter("r", limit: 2500)
        let long = (0..<keys.count).filter { keys[$0].count >= 4 && keys[$0].first != Self.filterSign }
        for key in KeySorter(keys, of: long, fromBehind: true).numbers {
            reversed.begin()
            reversed.body.append(.quote)
            keys[key].append(to: &reversed.body)
            reversed.body.append(.space)
            Base72.append(records[key], to: &reversed.body)
            reversed.body.append(.quote)
            if reversed.end().index == 0 { reversedBoundaries.append(String(decoding: keys[key].reversed(), as: UTF16.self)) }
        }
        reversed.close()
        files += reversed.files
    }

    /// A concept as text: languages are separated by `;`, forms by `
    /// `, keys by a space. Its number divided by 8 is its file.
    private mutating func writeConcepts(_ concepts: SynonymGroups) {
        for start in stride(from: 0, to: concepts.all.count, by: 8) {
            let entries = concepts.all[start..<min(start + 8, concepts.all.count)].map { concept in
                "\"" + concept.map { $0.map { $0.joined(separator: " ") }.joined(separator: "|") }.joined(separator: ";") + "\""
            }
            files.append(ShardWriter.file("c", start / 8) { $0 += entries.joined(separator: ",").utf8 })
        }
    }
}
