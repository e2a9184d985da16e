internal import Localisation

/// The words of the index as files: `k` says for each key where its lists are, `r` has the keys from behind (for typing errors), `p` the lists of
/// records by weight, `o` the positions for phrases, `c` the concepts.
struct IndexTables {
    private(set) var keyBoundaries: [String] = []
    private(set) var reversedBoundaries: [String] = []
    /// The number of documents in each language.
    let counts: [Int]
    private var files: [(path: String, text: String)] = []

    /// Lists longer than this keep their weightiest records: no single word moves more than some kilobytes.
    static let longestList = 2048

    private let store: PostingStore
    private let averages: [Double]
    private var lists = ShardWriter("p", limit: 2500)
    private var places = ShardWriter("o", limit: .max)

    init(lexicon: Lexicon, store: PostingStore, concepts: Concepts) {
        self.store = store
        let counts = store.lengths.map { $0.count { $0 > 0 } }
        self.counts = counts
        averages = zip(store.lengths, counts).map { lengths, count in Double(lengths.reduce(0) { $0 + Int($1) }) / Double(max(1, count)) }
        let (order, starts) = store.sorted(keys: lexicon.keys.count)
        let names = lexicon.keys.indices.map { (name: Array(lexicon.keys[$0].utf16), number: $0) }
            .sorted { $0.name.lexicographicallyPrecedes($1.name) }
        var dictionary = ShardWriter("k", limit: 2500)
        for (_, number) in names {
            let key = lexicon.keys[number]
            var entry = Array(key.utf8)
            for language in 0..<3 {
                let range = starts[number * 3 + language]..<starts[number * 3 + language + 1]
                if range.isEmpty { continue }
                let place = write(order[range], exact: key.hasPrefix("#"))
                entry += Array(" \(Language.allCases[language].letter)".utf8)
                for part in [range.count, place.shard, place.index] { Compact.append(part, to: &entry) }
            }
            for concept in concepts.beginning[key] ?? [] {
                entry += Array(" c".utf8)
                Compact.append(concept, to: &entry)
            }
            note(dictionary.add(.literal(entry)), key, in: &keyBoundaries)
        }
        dictionary.close()
        lists.close()
        places.close()
        files = dictionary.files + lists.files + places.files
        writeReversed(names.map { (key: lexicon.keys[$0.number], count: starts[$0.number * 3 + 3] - starts[$0.number * 3]) })
        writeConcepts(concepts)
    }

    mutating func takeFiles() -> [(path: String, text: String)] { files }

    private func note(_ place: (shard: Int, index: Int), _ key: String, in boundaries: inout [String]) {
        if place.index == 0 { boundaries.append(key) }
    }

    private mutating func write(_ list: ArraySlice<UInt32>, exact: Bool) -> (shard: Int, index: Int) {
        levels.removeAll(keepingCapacity: true)
        var counts = [Int](repeating: 0, count: 16)
        for index in list {
            let level = exact ? 0 : level(of: store.postings[Int(index)])
            levels.append(UInt8(level))
            counts[level] += 1
        }
        var bytes: [UInt8] = [0x22]
        var kept = 0
        for level in (0..<16).reversed() where counts[level] > 0 {
            var room = exact ? list.count : min(counts[level], Self.longestList - kept)
            if room == 0 {
                // The lightest are left out, of the positions too.
                for index in levels.indices where levels[index] == level { levels[index] = Self.leftOut }
                continue
            }
            kept += room
            Compact.append(level, to: &bytes)
            Compact.append(room, to: &bytes)
            var before = -1
            for index in levels.indices where levels[index] == level {
                if room == 0 {
                    levels[index] = Self.leftOut
                    continue
                }
                room -= 1
                let record = Int(store.postings[Int(list[list.startIndex + index])].record)
                Compact.append(record - before - 1, to: &bytes)
                before = record
            }
        }
        bytes.append(0x22)
        let place = lists.add(bytes)
        if place.shard > places.number { places.close() }
        places.add(exact ? [0x22, 0x22] : positions(of: list))
        return place
    }

    /// The level of each posting of the list at hand.
    private var levels: [UInt8] = []
    private static let leftOut: UInt8 = 255

    /// BM25's saturation and length, in sixteen levels; the client multiplies by the word's rarity.
    private func level(of posting: PostingStore.Posting) -> Int {
        let language = Int(posting.language)
        let length = Double(store.lengths[language][Int(posting.record)]) / averages[language]
        let weight = Double(posting.weight)
        return min(15, Int(16 * weight / (weight + 10 * (0.65 + 0.35 * length))))
    }

    private func positions(of list: ArraySlice<UInt32>) -> [UInt8] {
        var bytes: [UInt8] = [0x22]
        var before = -1
        for (index, number) in list.enumerated() where levels[index] != Self.leftOut {
            let posting = store.postings[Int(number)]
            Compact.append(Int(posting.record) - before - 1, to: &bytes)
            before = Int(posting.record)
            Compact.append(Int(posting.count), to: &bytes)
            var last = 0
            for position in store.positions[Int(posting.start)..<Int(posting.start) + Int(posting.count)] {
                Compact.append(Int(position) - last, to: &bytes)
                last = Int(position)
            }
        }
        bytes.append(0x22)
        return bytes
    }

    private mutating func writeReversed(_ keys: [(key: String, count: Int)]) {
        var reversed = ShardWriter("r", limit: 2500)
        let entries = keys.filter { $0.key.utf16.count >= 4 && !$0.key.hasPrefix("#") }
            .map { (letters: Array($0.key.utf16.reversed()), key: $0.key, count: $0.count) }
            .sorted { $0.letters.lexicographicallyPrecedes($1.letters) }
        for (letters, key, count) in entries {
            var entry = Array("\(key) ".utf8)
            Compact.append(count, to: &entry)
            note(reversed.add(.literal(entry)), String(decoding: letters, as: UTF16.self), in: &reversedBoundaries)
        }
        reversed.close()
        files += reversed.files
    }

    /// A concept is its forms: languages apart by `;`, forms by `|`, keys by a space. Its number over 8 is its file.
    private mutating func writeConcepts(_ concepts: Concepts) {
        for start in stride(from: 0, to: concepts.all.count, by: 8) {
            let entries = concepts.all[start..<min(start + 8, concepts.all.count)].map { concept in
                "\"" + concept.map { $0.map { $0.joined(separator: " ") }.joined(separator: "|") }.joined(separator: ";") + "\""
            }
            files.append(("search/c-\(start / 8).js", "tabadulSearch(\"c\",\(start / 8),[\(entries.joined(separator: ","))])\n"))
        }
    }
}
