internal import Bytes

/// Writes the lists of the index: which records a key has in a language, by weight (`p`), and beside it where it stands in them (`o`).
struct PostingListWriter {
    /// Longer lists keep only their records with the highest weight, so that no word costs more than a few kilobytes.
    static let longest = 2048

    private let places: KeyOccurrences
    /// For each language and record, the part of the BM25 denominator that depends on the document's length.
    private let damping: [[Double]]
    private var records = ShardWriter("p", limit: 2500)
    private var positions = ShardWriter("o", limit: .max)

    /// A record in the current list, and its positions.
    private struct Posting {
        let record: Int
        let level: Int
        let places: Range<Int>
        var isKept = true
    }

    private var postings: [Posting] = []
    /// The postings by level, highest first, and the end of each level.
    private var byLevel: [Int] = []
    private var ends = [Int](repeating: 0, count: Self.levels)
    private static let levels = 16

    init(_ places: KeyOccurrences, lengths: [[UInt32]]) {
        self.places = places
        damping = lengths.map { lengths in
            let average = Double(lengths.reduce(0) { $0 + Int($1) }) / Double(max(1, lengths.count { $0 > 0 }))
            // A record without the language has no posting.
            return lengths.map { 10 * (0.65 + 0.35 * (Double($0) / average)) }
        }
    }

    /// - Parameter isExact: of a filter: no record is weightier than another, none is left out, and nobody asks for places.
    /// - Returns: the location of the list, and the number of records of the key.
    mutating func add(key: Int, language: Int, isExact: Bool) -> (count: Int, shard: Int, index: Int)? {
        let range = places.range(key: key, language: language)
        if range.isEmpty { return nil }
        collect(range, damping[language], isExact)
        records.begin()
        records.body.append(.quote)
        writeRecords(limit: isExact ? .max : Self.longest)
        records.body.append(.quote)
        let place = records.end()
        if place.shard > positions.number { positions.close() }
        positions.begin()
        positions.body.append(.quote)
        if !isExact { writePositions() }
        positions.body.append(.quote)
        positions.end()
        return (postings.count, place.shard, place.index)
    }

    mutating func takeFiles() -> [(path: String, bytes: [UInt8])] {
        records.close()
        positions.close()
        return records.files + positions.files
    }

    private mutating func collect(_ range: Range<Int>, _ damping: [Double], _ isExact: Bool) {
        postings.removeAll(keepingCapacity: true)
        for level in 0..<Self.levels { ends[level] = 0 }
        var start = range.lowerBound
        while start < range.upperBound {
            let record = places.all[start].record
            var (end, weight) = (start, 0)
            while end < range.upperBound, places.all[end].record == record {
                weight += Int(places.all[end].weight)
                end += 1
            }
            let level = isExact ? 0 : Self.level(weight, damping[Int(record)])
            postings.append(Posting(record: Int(record), level: level, places: start..<end))
            ends[level] += 1
            start = end
        }
        sortByLevel()
    }

    /// BM25 saturation and length normalisation, in 16 levels. The client multiplies by the inverse document frequency.
    private static func level(_ weight: Int, _ damping: Double) -> Int {
        let weight = Double(min(weight, Int(UInt16.max)))
        return min(levels - 1, Int(16 * weight / (weight + damping)))
    }

    private mutating func sortByLevel() {
        var before = 0
        for level in (0..<Self.levels).reversed() {
            let count = ends[level]
            ends[level] = before
            before += count
        }
        byLevel.removeAll(keepingCapacity: true)
        byLevel.append(contentsOf: repeatElement(0, count: postings.count))
        for index in postings.indices {
            byLevel[ends[postings[index].level]] = index
            ends[postings[index].level] += 1
        }
    }

    /// Each level that has records, highest first: their number, and the gaps between them. Records of the lowest levels are left out.
    private mutating func writeRecords(limit: Int) {
        var start = 0
        for level in (0..<Self.levels).reversed() where ends[level] > start {
            let kept = min(ends[level], limit)
            if kept > start {
                Base72.append(level, to: &records.body)
                Base72.append(kept - start, to: &records.body)
            }
            var before = -1
            for index in byLevel[start..<ends[level]] {
                if start < kept {
                    Base72.append(postings[index].record - before - 1, to: &records.body)
                    before = postings[index].record
                    start += 1
                } else {
                    postings[index].isKept = false
                }
            }
            start = ends[level]
        }
    }

    /// For each record kept: the gap from the previous one, the number of positions, and the gaps between them.
    private mutating func writePositions() {
        var before = -1
        for posting in postings where posting.isKept {
            Base72.append(posting.record - before - 1, to: &positions.body)
            before = posting.record
            let shown = posting.places.prefix(Int(UInt16.max))
            Base72.append(shown.count, to: &positions.body)
            var last = 0
            for place in shown {
                let position = Int(places.all[place].position)
                Base72.append(position - last, to: &positions.body)
                last = position
            }
        }
    }
}
