/// Scalars and flow collections, each on one line, and block scalars of even lines.
extension PlainYAML {
    func scalar(_ range: Range<Int>, line: Int, column: Int) -> YAMLNode {
        YAMLNode(value: .scalar(text.text(range)), line: line, column: column)
    }

    /// A quoted or a plain scalar; the next byte after it is the first that is not its own.
    mutating func scalar(inFlow: Bool, column: Int) throws(NotPlain) -> YAMLNode {
        switch text[index] {
        case .quote: try doubleQuoted(column: column)
        case .apostrophe: try singleQuoted(column: column)
        default: try plain(inFlow: inFlow, column: column)
        }
    }

    private mutating func plain(inFlow: Bool, column: Int) throws(NotPlain) -> YAMLNode {
        guard opensPlain else { throw NotPlain() }
        let start = index
        scan: while true {
            switch text[index] {
            case .newline: break scan
            case .colon where endsKey(text[index + 1], inFlow: inFlow): throw NotPlain()
            case .hash where text[index - 1] == .space: break scan
            case .comma, .closeBracket, .closeBrace: if inFlow { break scan }
            case .openBracket, .openBrace:
                if inFlow { throw NotPlain() }
                try countBracket()
            default: break
            }
            index += 1
        }
        while text[index - 1] == .space { index -= 1 }
        return scalar(start..<index, line: line, column: column)
    }

    /// Whether a plain scalar may begin here. A hyphen may, before a digit: of `?`, `:` and other signs the library judges.
    private var opensPlain: Bool {
        switch text[index] {
        case .dash: (0x30...0x39).contains(text[index + 1])
        case 0...0x2C, 0x3A, 0x3E...0x40, 0x5B, 0x5D, 0x60, 0x7B...0x7D: text[index] == 0x24 || text[index] == 0x28 || text[index] == 0x2B
        default: true
        }
    }

    private func endsKey(_ next: UInt8, inFlow: Bool) -> Bool {
        switch next {
        case .space, .newline: true
        case .comma, .question, .openBracket, .closeBracket, .openBrace, .closeBrace: inFlow
        default: false
        }
    }

    /// Few brackets outside quotations cannot nest too deep; of many, `YAMLAliases` is the judge.
    private mutating func countBracket() throws(NotPlain) {
        brackets += 1
        guard brackets + Self.maximumDepth < YAMLAliases.maximumDepth else { throw NotPlain() }
    }

    private mutating func doubleQuoted(column: Int) throws(NotPlain) -> YAMLNode {
        let start = index + 1
        index = start
        while text[index] != .quote, text[index] != .newline {
            if text[index] == .backslash { return try escaped(from: start, column: column) }
            index += 1
        }
        guard text[index] == .quote else { throw NotPlain() }
        defer { index += 1 }
        return scalar(start..<index, line: line, column: column)
    }

    /// A quotation with escapes: the next byte is the first of them.
    private mutating func escaped(from start: Int, column: Int) throws(NotPlain) -> YAMLNode {
        var value = text.text(start..<index)
        var pieceStart = index
        while text[index] != .quote {
            guard text[index] != .newline else { throw NotPlain() }
            if text[index] == .backslash {
                value += text.text(pieceStart..<index)
                switch text[index + 1] {
                case .quote: value += "\""
                case .backslash: value += "\\"
                case 0x6E: value += "\n"
                default: throw NotPlain()
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

    private mutating func singleQuoted(column: Int) throws(NotPlain) -> YAMLNode {
        let start = index + 1
        index = start
        while text[index] != .apostrophe {
            guard text[index] != .newline else { throw NotPlain() }
            index += 1
        }
        // A doubled apostrophe stands for one.
        guard text[index + 1] != .apostrophe else { throw NotPlain() }
        defer { index += 1 }
        return scalar(start..<index, line: line, column: column)
    }

    // MARK: Flow collections

    /// `[a, b]` and `{key: a}`. `counted` is a place on the line whose column is known: others are counted on from it.
    mutating func flow(_ counted: inout (index: Int, column: Int), depth: Int) throws(NotPlain) -> YAMLNode {
        guard depth < Self.maximumDepth else { throw NotPlain() }
        let start = place(&counted)
        let close: UInt8 = text[index] == .openBrace ? .closeBrace : .closeBracket
        var nodes: [YAMLNode] = []
        var entries: [(key: YAMLNode, value: YAMLNode)] = []
        index += 1
        text.skipSpaces(&index)
        var isOpen = text[index] != close
        while isOpen {
            if close == .closeBrace {
                guard let end = text.endOfKey(at: index), entries.count < Self.maximumWidth else { throw NotPlain() }
                let key = scalar(index..<end, line: line, column: place(&counted))
                if entries.contains(where: { $0.key.scalar == key.scalar }) { throw NotPlain() }
                index = end + 1
                text.skipSpaces(&index)
                entries.append((key, try flowValue(&counted, depth: depth)))
            } else {
                nodes.append(try flowValue(&counted, depth: depth))
            }
            text.skipSpaces(&index)
            isOpen = text[index] != close
            guard isOpen else { break }
            guard text[index] == .comma else { throw NotPlain() }
            index += 1
            text.skipSpaces(&index)
        }
        index += 1
        return YAMLNode(value: close == .closeBrace ? .mapping(entries) : .sequence(nodes), line: line, column: start)
    }

    private mutating func flowValue(_ counted: inout (index: Int, column: Int), depth: Int) throws(NotPlain) -> YAMLNode {
        if text[index] == .openBracket || text[index] == .openBrace { return try flow(&counted, depth: depth + 1) }
        return try scalar(inFlow: true, column: place(&counted))
    }

    private func place(_ counted: inout (index: Int, column: Int)) -> Int {
        counted = (index, counted.column + text.characters(in: counted.index..<index))
        return counted.column
    }

    // MARK: Block scalars

    /// `>-`, `>`, `|-` and `|`, of lines that all begin at one column, none of them blank.
    mutating func blockScalar(margin: Int) throws(NotPlain) -> YAMLNode {
        let (line, column) = (line, index - lineStart + 1)
        let isFolded = text[index] == .greater
        index += 1
        let isStripped = text[index] == .dash
        if isStripped { index += 1 }
        guard text[index] == .newline else { throw NotPlain() }
        let depth = text.spaces(at: index + 1)
        guard depth > margin else { throw NotPlain() }
        var value = ""
        repeat {
            nextLine()
            index += depth
            let piece = try blockLine()
            if !value.isEmpty { value += isFolded ? " " : "\n" }
            value += text.text(piece)
        } while text.spaces(at: index + 1) >= depth
        if !isStripped, index < text.count { value += "\n" }
        nextContent()
        return YAMLNode(value: .scalar(value), line: line, column: column)
    }

    private mutating func blockLine() throws(NotPlain) -> Range<Int> {
        let start = index
        switch text[index] {
        // Of these, a line's indent or `YAMLAliases` would have more to say.
        case .space, .newline, .dash, .question: throw NotPlain()
        default: break
        }
        while text[index] != .newline {
            if text[index] == .openBracket || text[index] == .openBrace { try countBracket() }
            index += 1
        }
        return start..<index
    }
}
