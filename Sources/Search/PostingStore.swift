/// How often, how prominently and where each key stands in each document: one flat list, sorted once at the end.
struct PostingStore {
    struct Posting {
        let key: UInt32
        let record: UInt32
        /// The sum of the weights of its places.
        let weight: UInt16
        let language: UInt8
        /// Where its positions begin in `positions`, and how many there are.
        let start: UInt32
        let count: UInt16
    }

    private(set) var postings: [Posting] = []
    private(set) var positions: [UInt16] = []
    /// For each language, the length of each record's document, none where there is none.
    private(set) var lengths: [[UInt32]]

    init(records: Int) { lengths = Array(repeating: Array(repeating: 0, count: records), count: 3) }

    /// The words of the document at hand: what key, where, how prominent, and the word of the same key before it.
    private var words: [(key: UInt32, position: UInt16, weight: UInt8, before: Int32)] = []
    /// For each key, its last word in the document at hand; valid where `stamp` is the document's.
    private var last: [Int32] = []
    private var stamp: [UInt32] = []
    private var document: UInt32 = 0
    private var touched: [UInt32] = []
    private var position = 0
    private var length: UInt32 = 0

    mutating func add(_ key: UInt32, weight: UInt8) {
        let index = Int(key)
        if index >= last.count {
            let more = index + 1024 - last.count
            last += Array(repeating: -1, count: more)
            stamp += Array(repeating: UInt32.max, count: more)
        }
        if stamp[index] != document {
            stamp[index] = document
            last[index] = -1
            touched.append(key)
        }
        words.append((key, UInt16(clamping: position), weight, last[index]))
        last[index] = Int32(words.count - 1)
    }

    /// Steps to the next word.
    mutating func step() {
        position += 1
        length += 1
    }

    /// Leaves a gap that no phrase bridges.
    mutating func gap() { position += 8 }

    mutating func close(record: Int, language: Int) {
        for key in touched {
            var word = Int(last[Int(key)])
            var weight = 0, count = 0
            let start = positions.count
            while word >= 0 {
                weight += Int(words[word].weight)
                positions.append(words[word].position)
                count += 1
                word = Int(words[word].before)
            }
            positions[start...].reverse()
            postings.append(
                Posting(
                    key: key, record: UInt32(record), weight: UInt16(clamping: weight), language: UInt8(language), start: UInt32(start),
                    count: UInt16(clamping: count)))
        }
        lengths[language][record] = length
        touched.removeAll(keepingCapacity: true)
        words.removeAll(keepingCapacity: true)
        document += 1
        (position, length) = (0, 0)
    }

    /// The postings in the order of keys and languages, inside that in the order of records; and where each (key, language) begins.
    func sorted(keys: Int) -> (order: [UInt32], starts: [Int]) {
        var starts = [Int](repeating: 0, count: keys * 3 + 1)
        for posting in postings { starts[Int(posting.key) * 3 + Int(posting.language) + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var next = starts
        var order = [UInt32](repeating: 0, count: postings.count)
        for (index, posting) in postings.enumerated() {
            let slot = Int(posting.key) * 3 + Int(posting.language)
            order[next[slot]] = UInt32(index)
            next[slot] += 1
        }
        return (order, starts)
    }
}
