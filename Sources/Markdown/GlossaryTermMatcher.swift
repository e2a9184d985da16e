internal import Bytes
package import Localization
internal import Markup
internal import Serialization

/// The glossary terms that are linked in running text of one language. Finds them in one pass over the bytes.
///
/// Precise rather than complete: a name must be in its written form, after و or ب, or with the article joined to ل. There is no stemming.
package struct GlossaryTermMatcher: Sendable {
    package struct Term: Sendable {
        package let id: String
        package let name: String
        package let definition: String

        package init(id: String, name: String, definition: String) {
            (self.id, self.name, self.definition) = (id, name, definition)
        }
    }

    private struct WrittenForm: Sendable {
        let bytes: [UInt8]
        let term: Int
    }

    package let terms: [Term]
    /// The forms that begin with a word, longest first, by the word's hash. Words with the same hash are compared by their bytes.
    private let byFirstWord: [UInt64: [WrittenForm]]
    /// A bit set of possible first words (`beginning(of:)`), which rules out most words with one lookup.
    private let beginnings: [Bool]

    package init(_ terms: [Term], in language: Language) {
        self.terms = terms
        var table: [UInt64: [WrittenForm]] = [:]
        var beginnings = [Bool](repeating: false, count: 1 << Self.bits)
        for (index, term) in terms.enumerated() {
            for form in Self.forms(of: term.name, in: language) {
                let bytes = Array(form.utf8)
                bytes.withUnsafeBufferPointer { buffer in
                    let end = Self.endOfWord(in: buffer, from: 0)
                    guard end > 0 else { return }
                    let word = UnsafeBufferPointer(rebasing: buffer[..<end])
                    table[FNV1a(word).value, default: []].append(WrittenForm(bytes: bytes, term: index))
                    beginnings[Self.beginning(of: word)] = true
                }
            }
        }
        // Terms are sorted by id; of equal forms the first wins.
        byFirstWord = table.mapValues { $0.sorted { ($1.bytes.count, $0.term) < ($0.bytes.count, $1.term) } }
        self.beginnings = beginnings
    }

    private static let bits: UInt64 = 12

    /// A small hash of a word's length, first bytes and last byte, with the given number of bits.
    private static func beginning(of word: UnsafeBufferPointer<UInt8>) -> Int {
        var key = UInt64(word.count)
        for index in 0..<min(4, word.count) { key = key << 8 | UInt64(word[index]) }
        key = key << 16 | UInt64(word[word.count - 1])
        return Int((key &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits))
    }

    private static func forms(of name: String, in language: Language) -> [String] {
        guard language == .ar else { return [name, name.prefix(1).uppercased() + name.dropFirst()] }
        var forms = [name, "و" + name, "ب" + name]
        if name.hasPrefix("ال") { forms.append("ل" + name.unicodeScalars.dropFirst().map(String.init).joined()) }
        // A single word without the article is too common to be a term; only names of several words, or with the article, count.
        if !name.contains(" "), !name.hasPrefix("ال") { return [] }
        return forms
    }

    /// The first use of each term that was not seen before: its range and the term.
    func matches(in text: UnsafeBufferPointer<UInt8>, seen: inout Set<Int>) -> [(range: Range<Int>, term: Int)] {
        guard !byFirstWord.isEmpty else { return [] }
        var found: [(range: Range<Int>, term: Int)] = []
        var index = 0
        while index < text.count {
            let end = Self.endOfWord(in: text, from: index)
            if end == index {
                index += 1
                continue
            }
            let word = UnsafeBufferPointer(rebasing: text[index..<end])
            if beginnings[Self.beginning(of: word)], let forms = byFirstWord[FNV1a(word).value],
                let form = forms.first(where: { Self.matches($0.bytes, in: text, at: index) }), seen.insert(form.term).inserted
            {
                found.append((index..<index + form.bytes.count, form.term))
                index += form.bytes.count
            } else {
                index = end
            }
        }
        return found
    }

    private static func matches(_ form: [UInt8], in text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        let end = start + form.count
        guard end <= text.count, text[start..<end].elementsEqual(form) else { return false }
        return endOfWord(in: text, from: end) == end
    }

    /// The end of the run of letters and digits at an index; the index itself if there is none.
    private static func endOfWord(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count {
            let byte = text[index]
            let next = index + 1 < text.count ? text[index + 1] : 0
            switch byte {
            case UInt8.asciiDigits, UInt8.asciiUppercase, UInt8.asciiLowercase: index += 1
            case 0xC3...0xD7, 0xD9...0xDF: index += 2
            // Arabic letters and marks, except ، ؛ ؟
            case 0xD8 where next != 0x8C && next != 0x9B && next != 0x9F: index += 2
            default: return index
            }
        }
        return min(index, text.count)
    }
}

/// The terms of a page, and those that it explained already. Each is explained once.
package struct GlossaryLinker: Sendable {
    let index: GlossaryTermMatcher
    /// The URL of the folder of terms, relative to the page.
    let folder: String
    var seen: Set<Int> = []

    package init(_ index: GlossaryTermMatcher, folder: String) {
        self.index = index
        self.folder = folder
    }
}

extension HTMLWriter {
    /// Text with isolated directions; the first use of each term is linked to its entry.
    mutating func isolated(_ text: String, in direction: Direction, marking marks: inout GlossaryLinker) {
        var text = text
        let matches = text.withUTF8 { marks.index.matches(in: $0, seen: &marks.seen) }
        guard !matches.isEmpty else { return isolated(text, in: direction) }
        let bytes = Array(text.utf8)
        var start = 0
        for (range, number) in matches {
            let term = marks.index.terms[number]
            isolated(String(decoding: bytes[start..<range.lowerBound], as: UTF8.self), in: direction)
            raw("<a class=\"term-link\"")
            attribute("href", marks.folder + term.id + ".html")
            if !term.definition.isEmpty { attribute("title", term.definition) }
            raw(">")
            isolated(String(decoding: bytes[range], as: UTF8.self), in: direction)
            close("a")
            start = range.upperBound
        }
        isolated(String(decoding: bytes[start...], as: UTF8.self), in: direction)
    }
}
