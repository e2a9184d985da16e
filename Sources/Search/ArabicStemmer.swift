/// Light stemming for Arabic: removes clitics and common endings. `docs/search.md` says how many letters each step must leave.
enum ArabicStemmer {
    /// The word's own key comes first. A first letter that may be a clitic or part of the word (و ب ل ك ف) adds a second key without it.
    static func addKeys(of word: [UInt16], beginsWithHamza: Bool, to keys: inout SearchKeyBuffer) {
        func add(from start: Int) {
            keys.take(word[start...])
            cut(&keys.word)
            keys.addWord()
        }
        let beginning = Affix(beginningOf: word)
        if beginsWithHamza || beginning.begins(with: article) && SearchWordLists.withoutArticle.contains(where: { word.starts(with: $0) }) {
            return add(from: 0)
        }
        for article in articles where word.count - article.count >= 3 && beginning.begins(with: article) { return add(from: article.count) }
        add(from: 0)
        if let first = word.first, clitics.contains(first), word.count >= 5 {
            add(from: 1)
            if first == waw, clitics.contains(word[1]), word[1] != waw, word.count >= 6 { add(from: 2) }
        }
    }

    private static let article = Affix("ال")
    /// Longest first.
    private static let articles = ["وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"].map { Affix($0) }
    private static let clitics = Array("وبلكف".utf16)
    private static let waw: UInt16 = 0x648
    private static let teh: UInt16 = 0x62A
    private static let heh: UInt16 = 0x647
    private static let pronouns = ["هما", "هم", "هن", "ها", "نا"].map { Affix($0) }
    private static let plurals = ["ات", "ان", "ين", "ون"].map { Affix($0) }
    private static let last = ["يه", "ه", "ي"].map { Affix($0) }

    private static func cut(_ word: inout [UInt16]) {
        if replacePlural(&word) { return }
        if strip(pronouns, leaving: 4, from: &word) {
            if replacePlural(&word) { return }
            openTeh(&word)
        }
        // Broken plurals are not looked up here: محاكمات means trials, but محاكم courts.
        if strip(plurals, leaving: 3, from: &word) { openTeh(&word) }
        _ = strip(last, leaving: 3, from: &word)
    }

    private static func replacePlural(_ word: inout [UInt16]) -> Bool {
        let plurals = SearchWordLists.brokenPlurals
        guard let number = plurals.words.find(word) else { return false }
        word.removeAll(keepingCapacity: true)
        word.append(contentsOf: plurals.keys[number])
        return true
    }

    /// ة is written ت before a pronoun and in the dual: حمايتهم، ممارستان.
    private static func openTeh(_ word: inout [UInt16]) {
        if word.last == teh, word.count >= 4 { word[word.count - 1] = heh }
    }

    private static func strip(_ endings: [Affix], leaving least: Int, from word: inout [UInt16]) -> Bool {
        let end = Affix(endOf: word)
        for ending in endings where word.count - ending.count >= least && end.ends(with: ending) {
            word.removeLast(ending.count)
            return true
        }
        return false
    }
}
