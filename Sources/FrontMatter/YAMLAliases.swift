/// Refuses YAML that expands without limit: nested aliases repeat everything that their anchors contain.
///
/// Notes need no anchors or aliases, so both are refused before parsing.
enum YAMLAliases {
    static let maximumDepth = 40

    /// The first alias of an anchor, with its line and column from 1.
    static func first(in text: Substring) -> (name: String, line: Int, column: Int)? {
        guard text.utf8.contains(0x26), text.utf8.contains(0x2A) else { return nil }
        let anchors = Set(marks(0x26, in: text).map(\.name))
        return marks(0x2A, in: text).first { anchors.contains($0.name) }
    }

    /// Words after a character that can begin a value.
    private static func marks(_ sign: UInt8, in text: Substring) -> [(name: String, line: Int, column: Int)] {
        var found: [(name: String, line: Int, column: Int)] = []
        var (line, column, previous) = (1, 1, UInt8(10))
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == sign, previous <= 32 || previous == 0x5B || previous == 0x2C || previous == 0x7B {
                var end = index + 1
                while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
                if end > index + 1 { found.append((String(decoding: bytes[(index + 1)..<end], as: UTF8.self), line, column)) }
            }
            if byte == 10 { (line, column) = (line + 1, 0) }
            if byte & 0xC0 != 0x80 { column += 1 }
            previous = byte
            index += 1
        }
        return found
    }

    private static func isNameByte(_ byte: UInt8) -> Bool { byte > 32 && ![0x2C, 0x5B, 0x5D, 0x7B, 0x7D, 0x3A].contains(byte) }

    /// The location where brackets or indentation nest too deep. Brackets inside a quotation are ignored if it ends on its line;
    /// otherwise they are counted, which is safe.
    static func deepest(in text: Substring) -> (line: Int, column: Int)? {
        var (line, column, depth, indents) = (1, 1, 0, 0)
        var isIndent = true
        let bytes = Array(text.utf8)
        var quoteEnd = -1
        for (index, byte) in bytes.enumerated() {
            if index > quoteEnd, byte == 0x22 || byte == 0x27, opensValue(at: index, in: bytes) {
                quoteEnd = closingQuote(of: index, in: bytes) ?? quoteEnd
            }
            switch byte {
            case _ where index <= quoteEnd: break
            case 0x5B, 0x7B: depth += 1
            case 0x5D, 0x7D: depth = max(0, depth - 1)
            default: break
            }
            // `- - - -` nests like brackets.
            if isIndent, byte == 0x2D || byte == 0x3F { indents += 1 }
            if byte != 0x20, byte != 0x2D, byte != 0x3F { isIndent = false }
            if depth > maximumDepth || (indents > maximumDepth && isIndent == false && byte != 10) { return (line, column) }
            if byte == 10 { (line, column, isIndent, indents) = (line + 1, 0, true, 0) }
            if byte & 0xC0 != 0x80 { column += 1 }
        }
        return indents > maximumDepth ? (line, column) : nil
    }

    /// Whether a value may begin at a position: at the start of a line, or after a character that a value may follow.
    private static func opensValue(at index: Int, in bytes: [UInt8]) -> Bool {
        guard let last = bytes[..<index].last(where: { $0 != 0x20 }) else { return true }
        // A line break, `,`, `[` or `{`; or `:`, `-` or `?` followed by a space.
        if last == 10 || last == 0x2C || last == 0x5B || last == 0x7B { return true }
        return bytes[index - 1] == 0x20 && (last == 0x3A || last == 0x2D || last == 0x3F)
    }

    /// The end of a quotation on its own line; nil if it continues.
    private static func closingQuote(of start: Int, in bytes: [UInt8]) -> Int? {
        let mark = bytes[start]
        var index = start + 1
        while index < bytes.count, bytes[index] != 10 {
            if bytes[index] == 0x5C, mark == 0x22, index + 1 < bytes.count, bytes[index + 1] != 10 {
                index += 1
            } else if bytes[index] == mark {
                guard mark == 0x27, index + 1 < bytes.count, bytes[index + 1] == mark else { return index }
                index += 1
            }
            index += 1
        }
        return nil
    }
}
