internal import Bytes

/// Scalars on a single line.
extension FastYAMLParser {
    func scalar(_ range: Range<Int>, line: Int, column: Int) -> YAMLNode {
        YAMLNode(value: .scalar(text.text(range)), line: line, column: column)
    }

    /// Reads a quoted or plain scalar and stops at the first byte after it.
    mutating func scalar(inFlow: Bool, column: Int) throws(UnsupportedSyntax) -> YAMLNode {
        switch text[index] {
        case .quote: try doubleQuoted(column: column)
        case .apostrophe: try singleQuoted(column: column)
        default: try plain(inFlow: inFlow, column: column)
        }
    }

    private mutating func plain(inFlow: Bool, column: Int) throws(UnsupportedSyntax) -> YAMLNode {
        guard opensPlain else { throw UnsupportedSyntax() }
        let start = index
        scan: while true {
            switch text[index] {
            case .newline: break scan
            case .colon where endsKey(text[index + 1], inFlow: inFlow): throw UnsupportedSyntax()
            case .hash where text[index - 1] == .space: break scan
            case .comma, .closeBracket, .closeBrace: if inFlow { break scan }
            case .openBracket, .openBrace:
                if inFlow { throw UnsupportedSyntax() }
                try countBracket()
            default: break
            }
            index += 1
        }
        while text[index - 1] == .space { index -= 1 }
        return scalar(start..<index, line: line, column: column)
    }

    /// Whether a plain scalar may begin here: a hyphen only before a digit; `?`, `:` and other indicators are left to libyaml.
    private var opensPlain: Bool {
        switch text[index] {
        case .hyphen: text[index + 1].isASCIIDigit
        case 0...UInt8.comma, .colon, UInt8.greaterThan...UInt8.at, .openBracket, .closeBracket, .backtick,
            UInt8.openBrace...UInt8.closeBrace:
            text[index] == .dollar || text[index] == .openParenthesis || text[index] == .plus
        default: true
        }
    }

    private func endsKey(_ next: UInt8, inFlow: Bool) -> Bool {
        switch next {
        case .space, .newline: true
        case .comma, .questionMark, .openBracket, .closeBracket, .openBrace, .closeBrace: inFlow
        default: false
        }
    }

    /// A few brackets outside quotations cannot nest too deep; many are left to `YAMLAliasCheck`.
    mutating func countBracket() throws(UnsupportedSyntax) {
        brackets += 1
        guard brackets + Self.maximumDepth < YAMLAliasCheck.maximumDepth else { throw UnsupportedSyntax() }
    }

    private mutating func doubleQuoted(column: Int) throws(UnsupportedSyntax) -> YAMLNode {
        let start = index + 1
        index = start
        while text[index] != .quote, text[index] != .newline {
            if text[index] == .backslash { return try escaped(from: start, column: column) }
            index += 1
        }
        guard text[index] == .quote else { throw UnsupportedSyntax() }
        defer { index += 1 }
        return scalar(start..<index, line: line, column: column)
    }

    /// Reads a quoted scalar with escapes, from the first escape on.
    private mutating func escaped(from start: Int, column: Int) throws(UnsupportedSyntax) -> YAMLNode {
        var value = text.text(start..<index)
        var pieceStart = index
        while text[index] != .quote {
            guard text[index] != .newline else { throw UnsupportedSyntax() }
            if text[index] == .backslash {
                value += text.text(pieceStart..<index)
                switch text[index + 1] {
                case .quote: value += "\""
                case .backslash: value += "\\"
                case UInt8(ascii: "n"): value += "\n"
                default: throw UnsupportedSyntax()
                }
                index += 2
                pieceStart = index
            } else {
                index += 1
            }
        }
        value += text.text(pieceStart..<index)
        index += 1
        return YAMLNode(value: .scalar(value), line: line, column: column)
    }

    private mutating func singleQuoted(column: Int) throws(UnsupportedSyntax) -> YAMLNode {
        let start = index + 1
        index = start
        while text[index] != .apostrophe {
            guard text[index] != .newline else { throw UnsupportedSyntax() }
            index += 1
        }
        // Two apostrophes stand for one.
        guard text[index + 1] != .apostrophe else { throw UnsupportedSyntax() }
        defer { index += 1 }
        return scalar(start..<index, line: line, column: column)
    }
}
