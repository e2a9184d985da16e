/// The keys of one word after the other, in arrays that all words use anew.
struct KeyBuffer {
    private var letters: [UInt16] = []
    private var starts = [0]
    /// The letters from which a key is being made.
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

    /// Adds the letters at hand as a key, unless they are one.
    mutating func addWord() {
        for index in 0..<count where self[index] == word[...] { return }
        add(word[...])
    }

    /// Puts other letters at hand.
    mutating func take(_ letters: ArraySlice<UInt16>) {
        word.removeAll(keepingCapacity: true)
        word.append(contentsOf: letters)
    }
}
