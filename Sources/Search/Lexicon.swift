/// Gives keys numbers, and remembers for each written form which keys it has: a text's words are mostly words seen before.
struct Lexicon {
    private(set) var keys: [String] = []
    private var numbers: [String: UInt32] = [:]

    /// Open addressing over the folded letters of forms: the hot path of the index.
    private var slots: [Int32] = Array(repeating: -1, count: 1 << 14)
    private var letters: [UInt16] = []
    private var starts: [Int] = [0]
    private var formKeys: [[UInt32]] = []

    mutating func number(of key: String) -> UInt32 {
        if let number = numbers[key] { return number }
        let number = UInt32(keys.count)
        keys.append(key)
        numbers[key] = number
        return number
    }

    /// The numbers of a folded word's keys.
    mutating func keys(of word: [UInt16], beginsWithHamza: Bool) -> [UInt32] {
        var slot = Self.hash(word, beginsWithHamza) & (slots.count - 1)
        while slots[slot] >= 0 {
            let form = Int(slots[slot])
            if holds(form, word, beginsWithHamza) { return formKeys[form] }
            slot = (slot + 1) & (slots.count - 1)
        }
        let found = Normaliser.keys(of: word, beginsWithHamza: beginsWithHamza).map { number(of: $0) }
        slots[slot] = Int32(formKeys.count)
        letters += word
        letters.append(beginsWithHamza ? 1 : 0)
        starts.append(letters.count)
        formKeys.append(found)
        if formKeys.count * 2 > slots.count { grow() }
        return found
    }

    private func holds(_ form: Int, _ word: [UInt16], _ beginsWithHamza: Bool) -> Bool {
        let start = starts[form]
        guard starts[form + 1] - start == word.count + 1, letters[start + word.count] == (beginsWithHamza ? 1 : 0) else { return false }
        for index in word.indices where letters[start + index] != word[index] { return false }
        return true
    }

    private mutating func grow() {
        slots = Array(repeating: -1, count: slots.count * 2)
        for form in formKeys.indices {
            let end = starts[form + 1] - 1
            var slot = Self.hash(Array(letters[starts[form]..<end]), letters[end] == 1) & (slots.count - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Int32(form)
        }
    }

    private static func hash(_ word: [UInt16], _ beginsWithHamza: Bool) -> Int {
        var hash: UInt64 = beginsWithHamza ? 0x9E37_79B9_7F4A_7C15 : 0xCBF2_9CE4_8422_2325
        for unit in word { hash = (hash ^ UInt64(unit)) &* 0x100_0000_01B3 }
        return Int(truncatingIfNeeded: (hash ^ hash >> 29) & 0x7FFF_FFFF)
    }
}
