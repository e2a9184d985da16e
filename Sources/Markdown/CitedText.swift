internal import Bytes

/// Plain text with `[^key]` citations, as used in front matter.
package struct CitedText: Sendable, Hashable {
    package let source: String

    package init(_ source: String) { self.source = source }

    package var isEmpty: Bool { source.isEmpty }

    /// The text without its citations.
    package var plain: String {
        Self.pieces(of: source).reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
    }

    /// The cited keys, in order.
    package var keys: [String] {
        guard Self.mayCite(source) else { return [] }
        var copy = source
        return copy.withUTF8 { bytes in
            Self.keys(in: bytes).map { String(decoding: UnsafeBufferPointer(rebasing: bytes[$0]), as: UTF8.self) }
        }
    }

    enum Piece {
        case text(Substring)
        /// The key and the byte offset of its bracket.
        case citation(Substring, Int)
    }

    /// Splits the text at `[^key]`. Keys are letters of any script (so Arabic ones are found too), digits, hyphens and underscores.
    static func pieces(of text: String) -> [Piece] {
        guard mayCite(text) else { return text.isEmpty ? [] : [.text(text[...])] }
        var copy = text
        let keys = copy.withUTF8 { Self.keys(in: $0) }
        guard !keys.isEmpty else { return text.isEmpty ? [] : [.text(text[...])] }
        func index(_ offset: Int) -> String.Index { copy.utf8.index(copy.startIndex, offsetBy: offset) }
        var pieces: [Piece] = []
        pieces.reserveCapacity(2 * keys.count + 1)
        var start = 0
        for key in keys {
            let bracket = key.lowerBound - 2
            if bracket > start { pieces.append(.text(copy[index(start)..<index(bracket)])) }
            pieces.append(.citation(copy[index(key.lowerBound)..<index(key.upperBound)], bracket))
            start = key.upperBound + 1
        }
        if start < copy.utf8.count { pieces.append(.text(copy[index(start)...])) }
        return pieces
    }

    /// The byte ranges of the keys, each between `[^` and `]`.
    private static func keys(in bytes: UnsafeBufferPointer<UInt8>) -> [Range<Int>] {
        var keys: [Range<Int>] = []
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == .openBracket, bytes[index + 1] == .caret else {
                index += 1
                continue
            }
            let start = index + 2
            index = start
            while index < bytes.count, isKeyByte(bytes[index]) { index += 1 }
            if index < bytes.count, index > start, bytes[index] == .closeBracket {
                keys.append(start..<index)
                index += 1
            } else {
                index = start
            }
        }
        return keys
    }

    /// Whether the text contains `[^`. Most texts do not, which saves a full scan.
    static func mayCite(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            for byte in bytes where byte == .caret { return true }
            return false
        }
    }

    private static func isKeyByte(_ byte: UInt8) -> Bool {
        byte.isASCIIDigit || byte.isASCIILetter || byte == .hyphen || byte == .underscore
            || !byte.isASCII
    }
}
