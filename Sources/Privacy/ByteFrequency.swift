/// The frequency of bytes in the texts of a site, estimated from the shipped content.
enum ByteFrequency {
    /// The last UTF-8 byte of common letters, most frequent first. The lead bytes of one script are nearly all equal, so they do not count.
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

    /// The offset of the `count` adjacent bytes that are rarest in our texts, searched near the start of the text.
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
