internal import Localization

/// Names that must appear nowhere, from a list that stays outside the repository. A finding says which entry, never the name.
package struct NameList: Sendable {
    package struct Finding: Sendable, Hashable {
        /// Which name of the list, from 1.
        package let entry: Int
        /// Bytes from the start of the text.
        package let range: Range<Int>
    }

    private var byFirstWord: [[UInt8]: [(entry: Int, words: [[UInt8]])]] = [:]
    /// Every word of every name, those of one or two letters aside.
    private var wordsOfNames: Set<[UInt8]> = []
    package private(set) var count = 0

    /// One name a line; empty lines and lines that open with `#` are none.
    package init(_ text: String) {
        for line in text.split(whereSeparator: \.isNewline) where !line.hasPrefix("#") {
            var line = String(line)
            let words = line.withUTF8 { Self.words($0).map(\.letters) }
            guard let first = words.first else { continue }
            count += 1
            wordsOfNames.formUnion(words.filter { $0.count > 2 && ($0[0] < 0x80 || $0.count > 4) })
            byFirstWord[first, default: []].append((count, words))
        }
    }

    package func findings(in text: String) -> [Finding] {
        var text = text
        return text.withUTF8 { findings(in: $0) }
    }

    /// Every name in a text, whatever marks, hamza seats, tatweel, case, digits or punctuation stand in it.
    package func findings(in bytes: UnsafeBufferPointer<UInt8>) -> [Finding] {
        guard !byFirstWord.isEmpty else { return [] }
        let words = Self.words(bytes)
        var found: [Finding] = []
        for index in words.indices {
            for form in Self.withoutClitics(words[index].letters) {
                for (entry, name) in byFirstWord[form] ?? [] where index + name.count <= words.count {
                    guard (1..<name.count).allSatisfy({ words[index + $0].letters == name[$0] }) else { continue }
                    found.append(
                        Finding(entry: entry, range: words[index].range.lowerBound..<words[index + name.count - 1].range.upperBound))
                }
            }
        }
        return found
    }

    /// The text with an ellipsis for each word of any name: half a name, cut off by a quotation, is told too much.
    package func masked(_ text: String) -> String {
        var text = text
        var out: [UInt8] = []
        text.withUTF8 { bytes in
            var index = 0
            for word in Self.words(bytes) where isOfName(word.letters) {
                out += bytes[index..<word.range.lowerBound]
                out += "…".utf8
                index = word.range.upperBound
            }
            out += bytes[index...]
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether any word of any name stands in a text.
    package func touches(_ text: some StringProtocol) -> Bool {
        var text = String(text)
        return text.withUTF8 { Self.words($0).contains { isOfName($0.letters) } }
    }

    private func isOfName(_ word: [UInt8]) -> Bool { Self.withoutClitics(word).contains { wordsOfNames.contains($0) } }

    /// The word, and what is left of it without و ف ب ل ك before a name.
    private static func withoutClitics(_ word: [UInt8]) -> [[UInt8]] {
        guard word.count > 6, word[0] == 0xD9 || word[0] == 0xD8 else { return [word] }
        let clitics: [[UInt8]] = [Array("و".utf8), Array("ف".utf8), Array("ب".utf8), Array("ل".utf8), Array("ك".utf8)]
        return clitics.contains(Array(word.prefix(2))) ? [word, Array(word.dropFirst(2))] : [word]
    }

    /// The words of a text, folded as the search folds them.
    private static func words(_ bytes: UnsafeBufferPointer<UInt8>) -> [(letters: [UInt8], range: Range<Int>)] {
        var words: [(letters: [UInt8], range: Range<Int>)] = []
        var letters: [UInt8] = []
        var start = 0
        var index = 0
        func close(_ end: Int) {
            if !letters.isEmpty { words.append((letters, start..<end)) }
            letters = []
        }
        var decoder = UTF8()
        var iterator = bytes.makeIterator()
        while case .scalarValue(let scalar) = decoder.decode(&iterator) {
            let width = UTF8.width(scalar)
            defer { index += width }
            guard let folded = Folding.fold(scalar) else { continue }
            guard
                folded.value < 0x80
                    ? Letters.isASCII(UInt8(folded.value)) || (48...57).contains(folded.value) : folded.properties.isAlphabetic
            else {
                close(index)
                continue
            }
            if letters.isEmpty { start = index }
            letters.append(contentsOf: UTF8.encode(folded).map { Array($0) } ?? [])
        }
        close(index)
        return words
    }
}
