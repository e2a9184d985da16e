/// Plain text with `[^key]` citations: the form of texts in front matter that may cite.
package struct CitedText: Sendable, Hashable {
    package let source: String

    package init(_ source: String) { self.source = source }

    package var isEmpty: Bool { source.isEmpty }

    /// The text without its citations.
    package var plain: String {
        Self.pieces(of: source).reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
    }

    /// The keys cited, in order.
    package var keys: [String] {
        Self.pieces(of: source).compactMap { if case .citation(let key, _) = $0 { String(key) } else { nil } }
    }

    enum Piece {
        case text(Substring)
        /// The key and the byte offset of its bracket.
        case citation(Substring, Int)
    }

    /// Splits at `[^key]`; a key is letters, digits, hyphens and underscores; letters of any script, so that one typed in Arabic is
    /// a citation too.
    static func pieces(of text: String) -> [Piece] {
        let bytes = text.utf8
        guard mayCite(text) else { return text.isEmpty ? [] : [.text(text[...])] }
        var pieces: [Piece] = []
        var start = bytes.startIndex
        var index = bytes.startIndex
        while let bracket = bytes[index...].firstIndex(of: 0x5B) {
            let caret = bytes.index(after: bracket)
            guard caret < bytes.endIndex, bytes[caret] == 0x5E else {
                index = caret
                continue
            }
            let keyStart = bytes.index(after: caret)
            guard let close = bytes[keyStart...].firstIndex(where: { !isKeyByte($0) }), bytes[close] == 0x5D, close > keyStart else {
                index = keyStart
                continue
            }
            if bracket > start { pieces.append(.text(text[start..<bracket])) }
            pieces.append(.citation(text[keyStart..<close], bytes.distance(from: bytes.startIndex, to: bracket)))
            index = bytes.index(after: close)
            start = index
        }
        if start < bytes.endIndex { pieces.append(.text(text[start...])) }
        return pieces
    }

    /// Whether the sign of a citation stands anywhere in a text: in most there is none.
    static func mayCite(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for byte in bytes where byte == 0x5E { return true }
            return false
        }
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x5F
            || byte >= 0x80
    }
}
