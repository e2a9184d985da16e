internal import Bytes

/// The meaning of a word to the rules: a section of `Data/words.txt`.
enum KeywordCategory: String, CaseIterable, Sendable {
    case shelter, street, road, building, position, quarter, address
    case streetFrench = "street-fr"
    case buildingFrench = "building-fr"
    case nearFrench = "near-fr"
    case streetEnglish = "street-en"
    case nearEnglish = "near-en"
    case notBeforeStreet = "not-before-street"
    case notAfterStreet = "not-after-street"
    case notInAddress = "not-in-address"
    case caseFile = "case"
    case person
    case personRole = "person-role"
    case general
    case nameLabel = "name-label"
    case phone, identity, quantity, office, at, dot
    case mapLink = "map-link"
    case chatLink = "chat-link"
    case hemisphere
    case coordinateLabel = "coordinate-label"
}

/// The words of the embedded list, parsed once.
enum PrivacyKeywords {
    static let all: [KeywordCategory: [String]] = {
        var lists: [KeywordCategory: [String]] = [:]
        var kind: KeywordCategory?
        for line in EmbeddedDataFile.of(PackageResources.words_txt) {
            if line.hasPrefix("== "), let section = KeywordCategory(rawValue: String(line.dropFirst(3))) {
                kind = section
            } else if let kind {
                lists[kind, default: []].append(line)
            }
        }
        return lists
    }()
}

/// The lines of an embedded data file without comments.
enum EmbeddedDataFile {
    static func of(_ bytes: [UInt8]) -> [String] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") && !$0.isEmpty }
    }
}

/// Finds words of several kinds at word starts in canonical text.
struct KeywordMatcher: Sendable {
    struct Match {
        let kind: KeywordCategory
        let range: Range<Int>
    }

    private struct Entry: Sendable {
        let symbols: [UInt8]
        let kind: KeywordCategory
        /// The entry matches words with any ending.
        let isOpen: Bool
        /// The entry ends in a letter, so no letter may follow.
        let endsInLetter: Bool
    }

    private var entries: [Entry] = []
    /// Bit set of the first two symbols of entries. Kept small, since it is read at every word.
    private var isFirst = [UInt64](repeating: 0, count: 1 << 10)
    /// For each pair of first symbols the index of its entries, from 1; 0 if there are none.
    private var first: [UInt16]
    private var next: [UInt16] = []

    init(_ kinds: [KeywordCategory], adding more: [(KeywordCategory, [String])] = []) {
        first = Array(repeating: 0, count: 1 << 16)
        for kind in kinds { for word in PrivacyKeywords.all[kind] ?? [] { add(word, kind) } }
        for (kind, words) in more { for word in words { add(word, kind) } }
    }

    private mutating func add(_ word: String, _ kind: KeywordCategory) {
        let isOpen = word.hasSuffix("*")
        let symbols = CanonicalText(isOpen ? String(word.dropLast()) : word).symbols.map(CanonicalByte.lower)
        guard symbols.count >= 1, let last = symbols.last, entries.count < Int(UInt16.max) else { return }
        entries.append(Entry(symbols: symbols, kind: kind, isOpen: isOpen, endsInLetter: CanonicalByte.isLetter(last)))
        let slot = Self.slot(symbols[0], symbols.count > 1 ? symbols[1] : 0)
        next.append(first[slot])
        first[slot] = UInt16(entries.count)
        let seconds = symbols.count > 1 ? Int(symbols[1])...Int(symbols[1]) : 0...255
        for second in seconds {
            let pair = Self.slot(symbols[0], UInt8(second))
            isFirst[pair >> 6] |= 1 << UInt64(pair & 63)
        }
    }

    private static func slot(_ first: UInt8, _ second: UInt8) -> Int { Int(first) << 8 | Int(second) }

    /// The longest entry at an offset, ignoring clitics.
    @inline(__always)
    func match(at index: Int, in text: UnsafeBufferPointer<UInt8>) -> Match? {
        let lead = CanonicalByte.lower(text[index])
        let second = index &+ 1 < text.count ? CanonicalByte.lower(text[index &+ 1]) : 0
        let pair = Self.slot(lead, second)
        guard isFirst[pair >> 6] & (1 << UInt64(pair & 63)) != 0 else { return nil }
        return longest(from: first[pair], at: index, text) ?? longest(from: first[Self.slot(lead, 0)], at: index, text)
    }

    @inline(never)
    private func longest(from start: UInt16, at index: Int, _ text: UnsafeBufferPointer<UInt8>) -> Match? {
        var candidate = start
        var best: Match?
        while candidate != 0 {
            let entry = entries[Int(candidate) - 1]
            candidate = next[Int(candidate) - 1]
            let end = index + entry.symbols.count
            guard end <= text.count, end - index > best?.range.count ?? 0 else { continue }
            guard entry.isOpen || !entry.endsInLetter || end == text.count || !CanonicalByte.isLetter(text[end]) else { continue }
            guard entry.symbols.indices.allSatisfy({ CanonicalByte.lower(text[index + $0]) == entry.symbols[$0] }) else { continue }
            best = Match(kind: entry.kind, range: index..<end)
        }
        return best
    }

    /// Calls `found` for each table word in a range, in order; Arabic words also match after the clitics و ف ب ل ك and the article.
    func matches(in range: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ found: (Match) -> Void) {
        var index = range.lowerBound
        var inWord = index > 0 && CanonicalByte.isLetter(text[index - 1])
        while index < range.upperBound {
            let symbol = text[index]
            let isLetter = CanonicalByte.isLetter(symbol)
            if !(isLetter && inWord), symbol != CanonicalByte.space, !CanonicalByte.isDigit(symbol) {
                if let match = match(at: index, in: text) {
                    found(match)
                } else if !symbol.isASCII {
                    ArabicClitics.starts(at: index, in: text) { start in
                        guard let match = match(at: start, in: text) else { return false }
                        found(match)
                        return true
                    }
                }
            }
            inWord = isLetter
            index &+= 1
        }
    }

    func holds(_ range: Range<Int>, of text: UnsafeBufferPointer<UInt8>) -> Bool {
        var holds = false
        matches(in: range, of: text) { _ in holds = true }
        return holds
    }
}

/// Arabic proclitics: و ف, then ب ل ك, then the article.
enum ArabicClitics {
    /// Calls `accept` with each possible stem start after removing clitics, until `accept` returns true.
    @inline(__always)
    static func starts(at index: Int, in text: UnsafeBufferPointer<UInt8>, _ accept: (Int) -> Bool) {
        func symbol(_ position: Int) -> UInt8 { position < text.count ? text[position] : 0 }
        var position = index
        for step in 0..<3 {
            let lead = symbol(position)
            if lead == CanonicalByte.alef {
                if symbol(position + 1) == CanonicalByte.lam, CanonicalByte.isLetter(symbol(position + 2)) { _ = accept(position + 2) }
                return
            }
            if step > 0, lead == CanonicalByte.lam, CanonicalByte.isLetter(symbol(position + 1)), accept(position + 1) { return }
            let isPreposition = lead == CanonicalByte.beh || lead == CanonicalByte.lam || lead == CanonicalByte.kaf
            guard isPreposition || (step == 0 && (lead == CanonicalByte.waw || lead == CanonicalByte.feh)) else { return }
            position += 1
            if CanonicalByte.isLetter(symbol(position)), accept(position) { return }
        }
    }
}
