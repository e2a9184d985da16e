/// Numbers keys, and caches the keys of each piece of text between two spaces, since most pieces repeat.
///
/// No word or number contains a space, so a piece has the same keys wherever it occurs.
struct SearchKeyTable {
    /// A key of a word, and whether it is the word's last one.
    struct Step {
        fileprivate let bits: UInt32

        /// The key's number; nil for a stop word.
        var key: UInt32? { self.bits == Self.silent.bits ? nil : bits >> 1 }
        var endsWord: Bool { bits & 1 == 1 }

        fileprivate init(key: Int, endsWord: Bool) { bits = UInt32(key) << 1 | (endsWord ? 1 : 0) }
        private init(bits: UInt32) { self.bits = bits }
        fileprivate static let silent = Step(bits: .max)
    }

    private(set) var keys = SequenceInterner<UInt16>(positions: 1 << 14)
    private var pieces = SequenceInterner<UInt8>(positions: 1 << 15)
    /// The steps of all pieces, and the start of each piece's steps.
    private var steps: [Step] = []
    private var starts: [UInt32] = [0]
    private var scanner = Tokenizer()
    private var found = SearchKeyBuffer()

    mutating func number(of key: String) -> UInt32 { UInt32(keys.add(key)) }

    /// Calls `found` with the keys of each word of a text.
    mutating func read(_ text: String, _ found: (Step) -> Void) {
        var text = text
        text.withUTF8 { bytes in
            var start = 0
            while start < bytes.count {
                let (end, hash) = ByteRunHash.piece(of: bytes, from: start)
                if end > start {
                    let piece = number(ofPiece: UnsafeBufferPointer(rebasing: bytes[start..<end]), hash)
                    for index in Int(starts[piece])..<Int(starts[piece + 1]) { found(steps[index]) }
                }
                start = end + 1
            }
        }
    }

    private mutating func number(ofPiece piece: UnsafeBufferPointer<UInt8>, _ hash: UInt64) -> Int {
        let number = pieces.add(piece, hash: hash)
        guard number == starts.count - 1 else { return number }
        scanner.scan(piece) { word, beginsWithHamza in
            found.removeAll()
            SearchNormalizer.addKeys(of: word, beginsWithHamza: beginsWithHamza, to: &found)
            for index in 0..<found.count { steps.append(Step(key: keys.add(found[index]), endsWord: index == found.count - 1)) }
            if found.count == 0 { steps.append(.silent) }
        }
        starts.append(UInt32(steps.count))
        return number
    }
}
