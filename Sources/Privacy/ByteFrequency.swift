/// How rare bytes are in our notes.
enum ByteFrequency {
    /// The last byte of each usual letter by the rank of the letter; the first bytes of letters tell little.
    private static let ranks: [Int] = {
        let letters = " اeلtينimsرaornodتولcمfhبpعgدةu.فy"
        var ranks = [Int](repeating: letters.unicodeScalars.count, count: 256)
        for (rank, letter) in letters.unicodeScalars.enumerated() {
            let bytes = Array(letter.utf8)
            for byte in bytes.dropLast() { ranks[Int(byte)] = 0 }
            for byte in bytes.suffix(1) { ranks[Int(byte)] = min(ranks[Int(byte)], rank) }
        }
        return ranks
    }()

    /// Where that many of the least usual bytes of a text stand side by side, not far from its start.
    static func rarest(_ count: Int, of bytes: [UInt8]) -> Int {
        let ranks = ranks
        var rarity = 0
        var best = (start: 0, rarity: 0)
        for (index, byte) in bytes.prefix(32).enumerated() {
            rarity += ranks[Int(byte)]
            if index >= count { rarity -= ranks[Int(bytes[index - count])] }
            if index >= count - 1, rarity >= best.rarity { best = (index - count + 1, rarity) }
        }
        return best.start
    }
}
