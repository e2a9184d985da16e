internal import Bytes

/// Names that must never be published, from a list kept outside the repository. A finding gives the entry's number, never the name.
///
/// Names are compared as letters without spaces: `عبد الرحمن` equals `عبدالرحمن`. All names are stored in one sorted buffer.
package struct ForbiddenNameList: Sendable {
    package struct Finding: Sendable, Hashable {
        /// The position of the name in the list, from 1.
        package let entry: Int
        /// The offset in bytes from the start of the text.
        package let range: Range<Int>
    }

    private let names: WordPrefixTable
    /// All words of all names, except words of one or two letters.
    private let words: WordPrefixTable
    package let count: Int

    /// Parses one name per line; skips empty lines and lines that begin with `#`.
    package init(_ text: String) {
        var names: [(letters: [UInt8], entry: Int)] = []
        var words: Set<[UInt8]> = []
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            let symbols = CanonicalText(String(line)).symbols.map(CanonicalByte.lower)
            let parts = symbols.split { !SeparatorFreeText.isPart($0) }
            guard !parts.isEmpty else { continue }
            names.append((parts.flatMap { Array($0) }, names.count + 1))
            for part in parts where part.count > 2 { words.insert(Array(part)) }
        }
        count = names.count
        self.names = WordPrefixTable(names)
        self.words = WordPrefixTable(words.map { ($0, 0) })
    }

    package func findings(in text: String) -> [Finding] {
        var text = text
        return text.withUTF8 { findings(in: $0) }
    }

    /// All names in a text, ignoring marks, hamza seats, tatweel, case, spaces and punctuation.
    package func findings(in bytes: UnsafeBufferPointer<UInt8>) -> [Finding] {
        guard count > 0 else { return [] }
        let text = CanonicalText(bytes)
        return text.symbols.withUnsafeBufferPointer { symbols in
            var hits: [(entry: Int, range: Range<Int>)] = []
            let runs = SeparatorFreeText(symbols)
            for run in runs.starts {
                runs.starts(from: run) { start in
                    names.prefixes(of: runs.letters, from: start) { entry, length in
                        guard runs.endsWord(start + length) else { return }
                        hits.append((entry, runs.positions[start]..<runs.positions[start + length - 1] + 1))
                    }
                }
            }
            guard !hits.isEmpty else { return [] }
            let sources = CanonicalText.sourceRanges(of: hits.map(\.range), in: bytes, kind: .prose)
            return Set(zip(hits, sources).map { Finding(entry: $0.entry, range: $1) }).sorted {
                ($0.range.lowerBound, $0.entry) < ($1.range.lowerBound, $1.entry)
            }
        }
    }

    /// Replaces each word of any name by an ellipsis. Single words count, since an excerpt may cut a name in half.
    package func masked(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            let ranges = wordsOfNames(in: bytes)
            var out: [UInt8] = []
            var index = 0
            for range in ranges where range.lowerBound >= index {
                out += bytes[index..<range.lowerBound]
                out += "…".utf8
                index = range.upperBound
            }
            out += bytes[index...]
            return String(decoding: out, as: UTF8.self)
        }
    }

    /// Whether a text contains any word of any name.
    package func touches(_ text: some StringProtocol) -> Bool {
        var text = String(text)
        return text.withUTF8 { !wordsOfNames(in: $0).isEmpty }
    }

    /// The ranges of words of names, and of whole names written as one word.
    private func wordsOfNames(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        guard count > 0 else { return [] }
        let text = CanonicalText(bytes)
        return text.symbols.withUnsafeBufferPointer { symbols in
            let runs = SeparatorFreeText(symbols)
            var hits: [Range<Int>] = []
            for run in runs.starts {
                var end: Int?
                runs.starts(from: run) { start in
                    func take(_ length: Int) { if runs.endsWord(start + length) { end = max(end ?? 0, start + length) } }
                    words.prefixes(of: runs.letters, from: start) { _, length in take(length) }
                    names.prefixes(of: runs.letters, from: start) { _, length in take(length) }
                }
                if let end { hits.append(runs.positions[run]..<runs.positions[end - 1] + 1) }
            }
            return CanonicalText.sourceRanges(of: hits, in: bytes, kind: .prose)
        }
    }
}

/// The letters and digits of a canonical text without separators, and the word boundaries.
private struct SeparatorFreeText {
    private(set) var letters: [UInt8] = []
    /// The offset in the text of each letter.
    private(set) var positions: [Int] = []
    /// The indices of the letters that begin a word.
    private(set) var starts: [Int] = []
    private var isStart: [Bool] = []

    static func isPart(_ symbol: UInt8) -> Bool { CanonicalByte.isLetter(symbol) || CanonicalByte.isDigit(symbol) }

    init(_ text: UnsafeBufferPointer<UInt8>) {
        letters.reserveCapacity(text.count)
        positions.reserveCapacity(text.count)
        var inWord = false
        for (position, symbol) in text.enumerated() {
            guard Self.isPart(symbol) else {
                inWord = false
                continue
            }
            // A digit next to a letter begins a word: user1.
            let begins = !inWord || (CanonicalByte.isDigit(symbol) != CanonicalByte.isDigit(letters.last ?? UInt8(ascii: "0")))
            if begins { starts.append(letters.count) }
            isStart.append(begins)
            letters.append(CanonicalByte.lower(symbol))
            positions.append(position)
            inWord = true
        }
    }

    /// Whether a word ends before a letter.
    func endsWord(_ letter: Int) -> Bool { letter >= letters.count || isStart[letter] }

    /// The first letter of a word, and the letters after its clitics.
    func starts(from letter: Int, _ found: (Int) -> Void) {
        found(letter)
        guard !letters[letter].isASCII else { return }
        letters.withUnsafeBufferPointer { text in
            ArabicClitics.starts(at: letter, in: text) { start in
                if start < text.count, start == letter || !isStart[start] { found(start) }
                return false
            }
        }
    }
}

/// Sorted words in one buffer.
private struct WordPrefixTable: Sendable {
    private var letters: [UInt8] = []
    private var ends: [UInt32] = []
    private var entries: [UInt32] = []
    /// Whether any word begins with two given symbols.
    private var pairs: [Bool] = Array(repeating: false, count: 1 << 16)

    init(_ words: [(letters: [UInt8], entry: Int)]) {
        for word in words.sorted(by: { $0.letters.lexicographicallyPrecedes($1.letters) }) where !word.letters.isEmpty {
            letters += word.letters
            ends.append(UInt32(letters.count))
            entries.append(UInt32(word.entry))
            if word.letters.count > 1 {
                pairs[Int(word.letters[0]) << 8 | Int(word.letters[1])] = true
            } else {
                for second in 0..<256 { pairs[Int(word.letters[0]) << 8 | second] = true }
            }
        }
    }

    private func start(_ word: Int) -> Int { word == 0 ? 0 : Int(ends[word - 1]) }
    private func length(_ word: Int) -> Int { Int(ends[word]) - start(word) }

    /// Calls `found` with each word that is a prefix of the letters from an offset on.
    func prefixes(of text: [UInt8], from position: Int, _ found: (_ entry: Int, _ length: Int) -> Void) {
        let second = position + 1 < text.count ? Int(text[position + 1]) : 0
        guard pairs[Int(text[position]) << 8 | second] else { return }
        var low = 0, high = ends.count, depth = 0
        while low < high, position + depth < text.count {
            let letter = text[position + depth]
            low = bound(low, high) { word in length(word) > depth && letters[start(word) + depth] >= letter }
            high = bound(low, high) { word in length(word) > depth && letters[start(word) + depth] > letter }
            depth += 1
            var word = low
            while word < high, length(word) == depth {
                found(Int(entries[word]), depth)
                word += 1
            }
        }
    }

    /// Binary search: the first word of a sorted range for which a condition holds.
    private func bound(_ low: Int, _ high: Int, _ holds: (Int) -> Bool) -> Int {
        var low = low, high = high
        while low < high {
            let middle = (low + high) / 2
            if holds(middle) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
