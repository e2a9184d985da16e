/// The keys of one word. The arrays are reused for all words.
struct SearchKeyBuffer {
    private var letters: [UInt16] = []
    private var starts = [0]
    /// The letters of the key that is being built.
    var word: [UInt16] = []

    var count: Int { starts.count - 1 }

    subscript(index: Int) -> ArraySlice<UInt16> { letters[starts[index]..<starts[index + 1]] }

    mutating func removeAll() {
        letters.removeAll(keepingCapacity: true)
        starts.removeLast(count)
    }

    mutating func add(_ key: ArraySlice<UInt16>) {
        letters.append(contentsOf: key)
        starts.append(letters.count)
    }

    /// Adds the current letters as a key, unless it exists.
    mutating func addWord() {
        for index in 0..<count where self[index] == word[...] { return }
        add(word[...])
    }

    /// Replaces the current letters.
    mutating func take(_ letters: ArraySlice<UInt16>) {
        word.removeAll(keepingCapacity: true)
        word.append(contentsOf: letters)
    }
}
