internal import Bytes
internal import Diagnostics

/// Web addresses. Long numbers in them are not telephone numbers, but links to maps and messengers can identify a place or a person.
struct IdentifyingLinkRule: Sendable {
    private let hosts = KeywordMatcher([.mapLink, .chatLink])

    /// The end of the address that contains an offset.
    static func end(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start
        while end < text.count, !isEnd(text[end]) { end += 1 }
        return end
    }

    /// Spaces, quotation marks and brackets.
    private static func isEnd(_ symbol: UInt8) -> Bool {
        switch symbol {
        case 0...UInt8.space, .quote, .apostrophe, .lessThan, .greaterThan, .closeParenthesis, .closeBracket, .closeBrace: true
        default: false
        }
    }

    /// A link to a map or messenger whose host begins at an offset; the range is the whole address.
    func finding(_ text: UnsafeBufferPointer<UInt8>, at word: Int) -> (code: DiagnosticCode, range: Range<Int>)? {
        guard let match = hosts.match(at: word, in: text) else { return nil }
        let end = Self.end(text, from: match.range.upperBound)
        var start = word
        while start > 0, word - start < 64, !Self.isEnd(text[start - 1]) { start -= 1 }
        let rest = text[match.range.upperBound..<end]
        if match.kind == .mapLink {
            let last = match.range.upperBound - 1
            let isScheme = text[last] == .colon
            guard isScheme ? rest.first.map(CanonicalByte.isDigit) == true || rest.first == .hyphen : true else { return nil }
            return (.mapCoordinates, start..<end)
        }
        // Telegram channels and Messenger pages are public; a number or an invitation (`+…`) is personal.
        let isPublicKind = "tm".utf8.contains(CanonicalByte.lower(text[word]))
        let path = rest.drop { $0 == .period || $0 == .colon || $0 == .slash || CanonicalByte.isDigit($0) }
        let isPerson = rest.count(where: CanonicalByte.isDigit) >= 7 || (isPublicKind ? rest.contains(.plus) : !path.isEmpty)
        return isPerson ? (.personalPhone, start..<end) : nil
    }

    /// The digits of the telephone number in a `tel:` or messenger address.
    static func digits(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> [UInt8] {
        text[range].filter(CanonicalByte.isDigit).map { $0 - UInt8(ascii: "0") }
    }
}
