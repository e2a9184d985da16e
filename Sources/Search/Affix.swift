/// A prefix or suffix of up to four letters, packed into one integer.
struct Affix {
    let count: Int
    private let letters: UInt64

    init(_ text: String) {
        count = text.utf16.count
        letters = text.utf16.reduce(0) { $0 << 16 | UInt64($1) }
    }

    private init(_ letters: ArraySlice<UInt16>) {
        count = letters.count
        self.letters = letters.reduce(0) { $0 << 16 | UInt64($1) }
    }

    /// The first four letters of a word, or fewer.
    init(beginningOf word: [UInt16]) { self.init(word.prefix(4)) }

    /// The last four letters of a word, or fewer.
    init(endOf word: [UInt16]) { self.init(word.suffix(4)) }

    func begins(with other: Affix) -> Bool { count >= other.count && letters >> UInt64(16 * (count - other.count)) == other.letters }

    func ends(with other: Affix) -> Bool {
        count >= other.count && letters & (other.count == 4 ? .max : 1 << UInt64(16 * other.count) - 1) == other.letters
    }
}
