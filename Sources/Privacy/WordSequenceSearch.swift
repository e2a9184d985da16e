/// Finds any of many word sequences in the words of a text.
struct WordSequenceSearch: Sendable {
    private let needles: [[UInt64]]
    /// The needles, keyed by the hash of their first words.
    private let byOpening: [UInt64: [Int]]
    /// A Bloom-like bit set of needle prefixes that rejects nearly all offsets of a text.
    private var mask: [UInt64]

    /// The number of leading words that are hashed; shorter needles are ignored.
    static let opening = 4
    private static let maskBits = 16

    init(_ needles: [[UInt64]]) {
        self.needles = needles
        var byOpening: [UInt64: [Int]] = [:]
        mask = Array(repeating: 0, count: 1 << (Self.maskBits - 6))
        for (index, needle) in needles.enumerated() where needle.count >= Self.opening {
            let key = Self.key(needle[0], needle[1], needle[2], needle[3])
            byOpening[key, default: []].append(index)
            mask[Int(key >> 48) >> 6] |= 1 << (key >> 48 & 63)
        }
        self.byOpening = byOpening
    }

    var isEmpty: Bool { byOpening.isEmpty }

    /// Calls `found` with the index of each needle found and the offset of its first word.
    func matches(in words: [WordHashes.Word], _ found: (_ needle: Int, _ offset: Int) -> Void) {
        guard !isEmpty, words.count >= Self.opening else { return }
        words.withUnsafeBufferPointer { words in
            for start in 0...(words.count - Self.opening) {
                let key = Self.key(words[start].hash, words[start + 1].hash, words[start + 2].hash, words[start + 3].hash)
                guard mask[Int(key >> 48) >> 6] & (1 << (key >> 48 & 63)) != 0, let candidates = byOpening[key] else { continue }
                for index in candidates where Self.holds(words, needles[index], at: start) { found(index, words[start].offset) }
            }
        }
    }

    private static func holds(_ words: UnsafeBufferPointer<WordHashes.Word>, _ needle: [UInt64], at start: Int) -> Bool {
        guard start + needle.count <= words.count else { return false }
        for index in needle.indices where words[start + index].hash != needle[index] { return false }
        return true
    }

    @inline(__always)
    private static func key(_ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64) -> UInt64 {
        var key = a &* 0x9E37_79B9_7F4A_7C15
        key = (key ^ b) &* 0xBF58_476D_1CE4_E5B9
        key = (key ^ c) &* 0x94D0_49BB_1331_11EB
        key = (key ^ d) &* 0x9E37_79B9_7F4A_7C15
        return key ^ key >> 29
    }
}
