/// The weight and positions of each key in each document, as one flat list that is sorted once at the end.
struct PostingStore {
    /// The positions so far, by document.
    private var places: [Occurrence] = []
    private var documents: [Document] = []
    /// For each language, the length of each record's document, none where there is none.
    private(set) var lengths: [[UInt32]]

    private struct Occurrence {
        let key: UInt32
        let position: UInt16
        let weight: UInt8
    }

    private struct Document {
        let record: UInt32
        let language: Int
        /// The index after its last position.
        let end: Int
    }

    /// The current document: the position of its next word, and its number of words.
    private var position = 0
    private var length: UInt32 = 0

    init(records: Int, languages: Int) {
        lengths = Array(repeating: Array(repeating: 0, count: records), count: languages)
    }

    mutating func add(_ key: UInt32, weight: UInt8) {
        places.append(Occurrence(key: key, position: UInt16(clamping: position), weight: weight))
    }

    /// Adds one key of a word; the last key ends the word.
    mutating func add(_ step: SearchKeyTable.Step, weight: UInt8) {
        if let key = step.key { add(key, weight: weight) }
        if step.endsWord {
            position += 1
            length += 1
        }
    }

    /// Leaves a gap in positions, so that no phrase matches across it.
    mutating func gap() { position += 8 }

    mutating func close(record: Int, language: Int) {
        documents.append(Document(record: UInt32(record), language: language, end: places.count))
        lengths[language][record] = length
        (position, length) = (0, 0)
    }

    /// The positions by key and language; within these by record, in the order of addition.
    func sorted(keys: Int) -> KeyOccurrences {
        let languages = lengths.count
        var starts = [Int](repeating: 0, count: keys * languages + 1)
        forEach { place, document in starts[Int(place.key) * languages + document.language + 1] += 1 }
        for index in 1..<starts.count { starts[index] += starts[index - 1] }
        var next = starts
        var all = [KeyOccurrences.Occurrence](repeating: .init(record: 0, position: 0, weight: 0), count: places.count)
        forEach { place, document in
            let list = Int(place.key) * languages + document.language
            all[next[list]] = .init(record: document.record, position: place.position, weight: place.weight)
            next[list] += 1
        }
        return KeyOccurrences(all: all, starts: starts, languages: languages)
    }

    @inline(__always)
    private func forEach(_ body: (Occurrence, Document) -> Void) {
        var index = 0
        for document in documents {
            while index < document.end {
                body(places[index], document)
                index += 1
            }
        }
    }
}

/// The positions of each key in each language.
struct KeyOccurrences {
    struct Occurrence {
        let record: UInt32
        let position: UInt16
        let weight: UInt8
    }

    let all: [Occurrence]
    fileprivate let starts: [Int]

    private let languages: Int

    fileprivate init(all: [Occurrence], starts: [Int], languages: Int) {
        (self.all, self.starts, self.languages) = (all, starts, languages)
    }

    func range(key: Int, language: Int) -> Range<Int> { starts[key * languages + language]..<starts[key * languages + language + 1] }
}
