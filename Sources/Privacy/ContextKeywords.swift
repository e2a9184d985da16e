/// Words shortly before a number that say what it is.
enum ContextKeywords {
    static let phone = KeywordMatcher([
        "هاتف", "اتصل", "اتصال", "جوال", "محمول", "واتساب", "فاكس", "tél", "tel", "phone", "gsm", "mobile", "portable", "whatsapp", "fax",
        "call", "appel",
    ])
    static let identity = KeywordMatcher(["بطاقة", "هوية", "جواز", "cin", "cnie", "identit", "passeport", "passport"])

    /// Whether one of the words stands in the 40 bytes before a place.
    static func precede(before index: Int, _ bytes: UnsafeBufferPointer<UInt8>, _ words: KeywordMatcher) -> Bool {
        words.match(in: UnsafeBufferPointer(rebasing: bytes[max(0, index - 40)..<index]))
    }
}

/// Words of lower-case letters that are looked for in a short text, whatever its case.
struct KeywordMatcher: Sendable {
    let words: [String]
    /// The bytes of the words in every spelling that is theirs but for the case of ASCII letters.
    private let spellings: [[UInt8]]
    /// Whether a byte opens one of them.
    private var opens = [Bool](repeating: false, count: 256)

    init(_ words: [String]) {
        self.words = words
        spellings = words.flatMap { word in
            ["é", "É", "e\u{301}"].map { Array(word.replacing("é", with: $0).utf8) }.prefix(word.contains("é") ? 3 : 1)
        }
        for byte in spellings.compactMap(\.first) { opens[Int(byte)] = true }
    }

    func match(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        // Nearly always the bytes alone say no; what is a letter is then judged as text.
        guard mayMatch(in: bytes) else { return false }
        let text = String(decoding: bytes, as: UTF8.self).lowercased()
        return words.contains { text.contains($0) }
    }

    private func mayMatch(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        func lower(_ byte: UInt8) -> UInt8 { (65...90).contains(byte) ? byte | 0x20 : byte }
        for start in bytes.indices where opens[Int(lower(bytes[start]))] {
            for spelling in spellings where spelling.count <= bytes.count - start {
                var index = 0
                while index < spelling.count, lower(bytes[start + index]) == spelling[index] { index += 1 }
                if index == spelling.count { return true }
            }
        }
        return false
    }
}
