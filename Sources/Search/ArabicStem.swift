/// Light stemming: clitics and common endings go, roots stay as they are. Each step leaves at least as many letters as `docs/search.md` says.
enum ArabicStem {
    /// The word's own key first. A letter that may be a clitic or the word's own (و ب ل ك ف) gives a second key without it.
    static func keys(of word: [UInt16], beginsWithHamza: Bool) -> [[UInt16]] {
        var keys: [[UInt16]] = []
        func add(_ bare: ArraySlice<UInt16>) {
            let key = stem(Array(bare))
            if !keys.contains(key) { keys.append(key) }
        }
        if beginsWithHamza || SearchWords.withoutArticle.contains(where: { word.starts(with: $0) }) {
            add(word[...])
            return keys
        }
        for article in articles where word.starts(with: article) && word.count - article.count >= 3 {
            add(word.dropFirst(article.count))
            return keys
        }
        add(word[...])
        if let first = word.first, clitics.contains(first), word.count >= 5 {
            add(word.dropFirst())
            if first == waw, clitics.contains(word[1]), word[1] != waw, word.count >= 6 { add(word.dropFirst(2)) }
        }
        return keys
    }

    private static func units(_ text: String) -> [UInt16] { Array(text.utf16) }

    /// The longest first.
    private static let articles = ["وبال", "فبال", "وكال", "ولل", "فلل", "وال", "فال", "بال", "كال", "لل", "ال"].map(units)
    private static let clitics = Set(units("وبلكف"))
    private static let waw: UInt16 = 0x648
    private static let teh: UInt16 = 0x62A
    private static let heh: UInt16 = 0x647
    private static let pronouns = ["هما", "هم", "هن", "ها", "نا"].map(units)
    private static let plurals = ["ات", "ان", "ين", "ون"].map(units)
    private static let last = ["يه", "ه", "ي"].map(units)

    private static func stem(_ word: [UInt16]) -> [UInt16] {
        if let single = SearchWords.brokenPlurals[word] { return single }
        var word = word
        if strip(pronouns, leaving: 4, from: &word) {
            if let single = SearchWords.brokenPlurals[word] { return single }
            openTeh(&word)
        }
        // No broken plural is looked for here: محاكمات are trials, محاكم are courts.
        if strip(plurals, leaving: 3, from: &word) { openTeh(&word) }
        _ = strip(last, leaving: 3, from: &word)
        return word
    }

    /// ة is written ت before a pronoun and in the dual: حمايتهم، ممارستان.
    private static func openTeh(_ word: inout [UInt16]) {
        if word.last == teh, word.count >= 4 { word[word.count - 1] = heh }
    }

    private static func strip(_ endings: [[UInt16]], leaving least: Int, from word: inout [UInt16]) -> Bool {
        for ending in endings where word.count - ending.count >= least && word.suffix(ending.count).elementsEqual(ending) {
            word.removeLast(ending.count)
            return true
        }
        return false
    }
}
