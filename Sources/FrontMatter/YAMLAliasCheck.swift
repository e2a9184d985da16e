internal import Bytes

/// Refuses YAML that expands without limit: nested aliases repeat everything that their anchors contain.
///
/// Entries need no anchors or aliases, so both are refused before parsing.
enum YAMLAliasCheck {
    static let maximumDepth = 40

    /// The first alias of an anchor, with its line and column from 1.
    static func first(in text: Substring) -> (name: String, line: Int, column: Int)? {
        guard text.utf8.contains(.ampersand), text.utf8.contains(.asterisk) else { return nil }
        let anchors = Set(marks(.ampersand, in: text).map(\.name))
        return marks(.asterisk, in: text).first { anchors.contains($0.name) }
    }

    /// Words after a character that can begin a value.
    private static func marks(_ sign: UInt8, in text: Substring) -> [(name: String, line: Int, column: Int)] {
        var found: [(name: String, line: Int, column: Int)] = []
        var (line, column, previous) = (1, 1, UInt8(10))
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == sign, previous <= .space || previous == .openBracket || previous == .comma || previous == .openBrace {
                var end = index + 1
                while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
                if end > index + 1 { found.append((String(decoding: bytes[(index + 1)..<end], as: UTF8.self), line, column)) }
            }
            if byte == .newline { (line, column) = (line + 1, 0) }
            if !byte.isUTF8Continuation { column += 1 }
            previous = byte
            index += 1
        }
        return found
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte > .space && ![.comma, .openBracket, .closeBracket, .openBrace, .closeBrace, .colon].contains(byte)
    }

    /// The location where brackets or indentation nest too deep. Brackets inside a quotation are ignored if it ends on its line;
    /// otherwise they are counted, which is safe.
    static func deepest(in text: Substring) -> (line: Int, column: Int)? {
        var (line, column, depth, indents) = (1, 1, 0, 0)
        var isIndent = true
        let bytes = Array(text.utf8)
        var quoteEnd = -1
        for (index, byte) in bytes.enumerated() {
            if index > quoteEnd, byte == .quote || byte == .apostrophe, opensValue(at: index, in: bytes) {
                quoteEnd = YAMLQuotation.end(of: index, in: bytes, isOneLine: true) ?? quoteEnd
            }
            switch byte {
            case _ where index <= quoteEnd: break
            case .openBracket, .openBrace: depth += 1
            case .closeBracket, .closeBrace: depth = max(0, depth - 1)
            default: break
            }
            // `- - - -` nests like brackets.
            if isIndent, byte == .hyphen || byte == .questionMark { indents += 1 }
            if byte != .space, byte != .hyphen, byte != .questionMark { isIndent = false }
            if depth > maximumDepth || (indents > maximumDepth && isIndent == false && byte != .newline) { return (line, column) }
            if byte == .newline { (line, column, isIndent, indents) = (line + 1, 0, true, 0) }
            if !byte.isUTF8Continuation { column += 1 }
        }
        return indents > maximumDepth ? (line, column) : nil
    }

    /// Whether a value may begin at a position: at the start of a line, or after a character that a value may follow.
    private static func opensValue(at index: Int, in bytes: [UInt8]) -> Bool {
        guard let last = bytes[..<index].last(where: { $0 != .space }) else { return true }
        // A line break, `,`, `[` or `{`; or `:`, `-` or `?` followed by a space.
        if last == .newline || last == .comma || last == .openBracket || last == .openBrace { return true }
        return bytes[index - 1] == .space && (last == .colon || last == .hyphen || last == .questionMark)
    }
}
