/// The keys under which a word is found: its own, then those it may also stand for. `Tests/search/vectors.tsv` holds this and the client together.
package enum Normaliser {
    /// The words of a text with their keys; words that say nothing are left out.
    package static func words(of text: String) -> [[String]] {
        var scanner = WordScanner()
        var words: [[String]] = []
        scanner.scan(text) { letters, beginsWithHamza in
            let keys = keys(of: letters, beginsWithHamza: beginsWithHamza)
            if !keys.isEmpty { words.append(keys) }
        }
        return words
    }

    /// The keys of one folded word; none for a word that says nothing.
    static func keys(of word: [UInt16], beginsWithHamza: Bool) -> [String] {
        let text = String(decoding: word, as: UTF16.self)
        if SearchWords.stop.contains(text) { return [] }
        guard let first = word.first else { return [] }
        if first >= 0x620 && first <= 0x6D3 {
            return ArabicStem.keys(of: word, beginsWithHamza: beginsWithHamza).map { String(decoding: $0, as: UTF16.self) }
        }
        if word.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }) {
            let parts = text.split(separator: ".").map(String.init)
            return parts.count == 1 ? [text] : [text] + parts
        }
        return [String(decoding: LatinStem.key(of: word), as: UTF16.self)]
    }
}

/// French and English together: a text's words need no language, and "victimes", "victime", "victims", "victim" have one key.
enum LatinStem {
    static func key(of word: [UInt16]) -> [UInt16] {
        var word = word
        func ends(_ text: String) -> Bool { word.suffix(text.utf16.count).elementsEqual(text.utf16) }
        func replace(_ text: String, _ with: String, least: Int) -> Bool {
            guard ends(text), word.count - text.utf16.count >= least else { return false }
            word.removeLast(text.utf16.count)
            word += Array(with.utf16)
            return true
        }
        guard word.count >= 4, !word.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return word }
        // organization, organisation
        var index = 2
        while index + 2 < word.count {
            if word[index] == 0x69, word[index + 1] == 0x7A { word[index + 1] = 0x73 }
            index += 1
        }
        if !replace("eaux", "eau", least: 1), !replace("aux", "al", least: 2), !ends("ss") { _ = replace("s", "", least: 3) }
        _ = replace("our", "or", least: 2)
        if !replace("ing", "", least: 4) { _ = replace("ed", "", least: 4) }
        while word.count > 3, word.last == 0x65 { word.removeLast() }
        if word.count > 3, word.last == 0x79 { word[word.count - 1] = 0x69 }
        return word
    }
}
