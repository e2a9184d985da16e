/// The keys of a word: its own, then alternatives. `Tests/search/vectors.tsv` checks this and the JavaScript client against the same table.
package enum SearchNormalizer {
    /// The words of a text with their keys, without stop words.
    package static func words(of text: String) -> [[String]] {
        var scanner = Tokenizer()
        var keys = SearchKeyBuffer()
        var words: [[String]] = []
        var text = text
        text.withUTF8 { bytes in
            scanner.scan(bytes) { letters, beginsWithHamza in
                keys.removeAll()
                addKeys(of: letters, beginsWithHamza: beginsWithHamza, to: &keys)
                if keys.count > 0 { words.append((0..<keys.count).map { keys[$0].text }) }
            }
        }
        return words
    }

    /// Adds the keys of one folded word; none for a stop word.
    static func addKeys(of word: [UInt16], beginsWithHamza: Bool, to keys: inout SearchKeyBuffer) {
        guard let first = word.first, SearchWordLists.silent.find(word) == nil else { return }
        if first.isArabicLetter {
            ArabicStemmer.addKeys(of: word, beginsWithHamza: beginsWithHamza, to: &keys)
        } else if word.allSatisfy({ $0.isASCIIDigit || $0 == .period }) {
            keys.add(word[...])
            let parts = word.split(separator: .period)
            if parts.count > 1 { for part in parts { keys.add(part) } }
        } else {
            keys.take(word[...])
            FrenchEnglishStemmer.cut(&keys.word)
            keys.add(keys.word[...])
        }
    }
}

/// One stemmer for French and English, so that no language detection is needed: "victimes", "victime", "victims" and "victim" have one key.
enum FrenchEnglishStemmer {
    private static let e: UInt16 = 0x65, i: UInt16 = 0x69, s: UInt16 = 0x73, y: UInt16 = 0x79, z: UInt16 = 0x7A

    static func cut(_ word: inout [UInt16]) {
        guard word.count >= 4, !word.contains(where: \.isASCIIDigit) else { return }
        // organization, organisation
        var index = 2
        while index + 2 < word.count {
            if word[index] == i, word[index + 1] == z { word[index + 1] = s }
            index += 1
        }
        if !replace("eaux", "eau", in: &word, least: 1), !replace("aux", "al", in: &word, least: 2), !ends(word, "ss") {
            _ = replace("s", "", in: &word, least: 3)
        }
        _ = replace("our", "or", in: &word, least: 2)
        if !replace("ing", "", in: &word, least: 4) { _ = replace("ed", "", in: &word, least: 4) }
        while word.count > 3, word.last == e { word.removeLast() }
        if word.count > 3, word.last == y { word[word.count - 1] = i }
    }

    /// ASCII only.
    private static func ends(_ word: [UInt16], _ ending: StaticString) -> Bool {
        let start = word.count - ending.utf8CodeUnitCount
        guard start >= 0 else { return false }
        return ending.withUTF8Buffer { letters in letters.indices.allSatisfy { word[start + $0] == UInt16(letters[$0]) } }
    }

    private static func replace(_ ending: StaticString, _ other: StaticString, in word: inout [UInt16], least: Int) -> Bool {
        guard ends(word, ending), word.count - ending.utf8CodeUnitCount >= least else { return false }
        word.removeLast(ending.utf8CodeUnitCount)
        other.withUTF8Buffer { for letter in $0 { word.append(UInt16(letter)) } }
        return true
    }
}
