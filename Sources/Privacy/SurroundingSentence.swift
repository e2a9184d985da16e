internal import Bytes

/// The symbols around an offset, up to the ends of its sentence or block, limited to `reach` symbols on each side.
///
/// In data (JSON, CSV), the end of a quoted string ends a sentence too: adjacent words of a search index are no sentence.
struct SurroundingSentence {
    static let reach = 220
    let range: Range<Int>

    init(_ text: UnsafeBufferPointer<UInt8>, around position: Int, kind: ScannedTextKind = .prose) {
        func ends(_ index: Int) -> Bool { Self.ends(text, index) || (kind == .data && Self.endsString(text, index)) }
        var start = position, end = position
        while start > 0, position - start < Self.reach, !ends(start - 1) { start -= 1 }
        while end < text.count, end - position < Self.reach, !ends(end) { end += 1 }
        range = start..<end
    }

    /// Whether a quotation mark closes a string of JSON or a quoted cell of CSV.
    private static func endsString(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        guard text[index] == .quote, index + 1 < text.count else { return false }
        return [.comma, .colon, .closeBracket, .closeBrace].contains(text[index + 1])
    }

    /// Whether a sentence ends here: a full stop before a space, a question mark, the end of a block.
    private static func ends(_ text: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        let next = index + 1 < text.count ? text[index + 1] : CanonicalByte.space
        switch text[index] {
        case CanonicalByte.blockEnd: return true
        case .period:
            guard next == CanonicalByte.space || next == CanonicalByte.blockEnd || next == .quote || next == .openBracket else {
                return false
            }
            // Not the dot of an abbreviation: no. 451, St. Mark, ش. محمد, ف. ع.
            if index + 2 < text.count, CanonicalByte.isDigit(text[index + 2]) { return false }
            var start = index
            while start > 0, CanonicalByte.isLetter(text[start - 1]) { start -= 1 }
            return index - start > (index > start && !text[start].isASCII ? 1 : 2) || index == start
        case .exclamationMark, .questionMark: return next == CanonicalByte.space || next == CanonicalByte.blockEnd
        default: return false
        }
    }

    /// The excerpt for a message: from an offset on, at most one line.
    func excerpt(from position: Int) -> Range<Int> { position..<max(position, min(range.upperBound, position + 80)) }
}

extension UnsafeBufferPointer<UInt8> {
    /// The word that ends before an offset, ignoring spaces.
    func word(endingBefore position: Int) -> Range<Int> {
        var end = position
        while end > 0, self[end - 1] == CanonicalByte.space { end -= 1 }
        var start = end
        while start > 0, CanonicalByte.isLetter(self[start - 1]) { start -= 1 }
        return start..<end
    }

    /// The word that begins at or after an offset, ignoring spaces.
    func word(from position: Int) -> Range<Int> {
        var start = position
        while start < count, self[start] == CanonicalByte.space { start += 1 }
        var end = start
        while end < count, CanonicalByte.isLetter(self[end]) { end += 1 }
        return start..<end
    }

    /// Whether a number of at most four digits, not a year, directly follows or precedes an offset.
    func hasHouseNumber(after position: Int, within distance: Int) -> Bool {
        var index = position
        while index < count, index - position <= distance, self[index] != CanonicalByte.blockEnd {
            if CanonicalByte.isDigit(self[index]) { return isHouseNumber(at: index) }
            index += 1
        }
        return false
    }

    func hasHouseNumber(before position: Int, within distance: Int) -> Bool {
        var index = position
        while index > 0, position - index <= distance, self[index - 1] != CanonicalByte.blockEnd {
            index -= 1
            if CanonicalByte.isDigit(self[index]) {
                while index > 0, CanonicalByte.isDigit(self[index - 1]) { index -= 1 }
                return isHouseNumber(at: index)
            }
            if CanonicalByte.isLetter(self[index]), !isBis(index) { return false }
        }
        return false
    }

    /// `12 bis`, `12 A`: letters that belong to the number.
    private func isBis(_ index: Int) -> Bool {
        let letter = CanonicalByte.lower(self[index])
        return "bister".utf8.contains(letter) || letter == UInt8(ascii: "a")
    }

    private func isHouseNumber(at start: Int) -> Bool {
        var end = start
        while end < count, CanonicalByte.isDigit(self[end]) { end += 1 }
        guard end - start <= 4 else { return false }
        let isYear =
            end - start == 4
            && (self[start] == UInt8(ascii: "1") && self[start + 1] == UInt8(ascii: "9")
                || self[start] == UInt8(ascii: "2") && self[start + 1] == UInt8(ascii: "0"))
        return !isYear
    }
}
