/// How rare bytes are in our notes.
enum Rarity {
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

    /// Where that many of the least usual bytes of a text stand side by side.
    static func rarest(_ count: Int, of bytes: [UInt8]) -> Int {
        func rarity(_ start: Int) -> Int { bytes[start..<start + count].reduce(0) { $0 + ranks[Int($1)] } }
        return (0...min(bytes.count - count, 28)).max { rarity($0) <= rarity($1) } ?? 0
    }
}
