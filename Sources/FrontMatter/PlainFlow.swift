internal import Bytes

/// Flow collections on a single line.
extension FastYAMLParser {
    /// Reads `[a, b]` and `{key: a}`. `counted` is a position on the line with a known column, from which other columns are counted.
    mutating func flow(_ counted: inout (index: Int, column: Int), depth: Int) throws(UnsupportedSyntax) -> YAMLNode {
        guard depth < Self.maximumDepth else { throw UnsupportedSyntax() }
        let start = location(&counted)
        let close: UInt8 = text[index] == .openBrace ? .closeBrace : .closeBracket
        var nodes: [YAMLNode] = []
        var entries: [(key: YAMLNode, value: YAMLNode)] = []
        index += 1
        text.skipSpaces(&index)
        var isOpen = text[index] != close
        while isOpen {
            if close == .closeBrace {
                guard let end = text.endOfKey(at: index), entries.count < Self.maximumWidth else { throw UnsupportedSyntax() }
                let key = scalar(index..<end, line: line, column: location(&counted))
                if entries.contains(where: { $0.key.scalar == key.scalar }) { throw UnsupportedSyntax() }
                index = end + 1
                text.skipSpaces(&index)
                entries.append((key, try flowValue(&counted, depth: depth)))
            } else {
                nodes.append(try flowValue(&counted, depth: depth))
            }
            text.skipSpaces(&index)
            isOpen = text[index] != close
            guard isOpen else { break }
            guard text[index] == .comma else { throw UnsupportedSyntax() }
            index += 1
            text.skipSpaces(&index)
        }
        index += 1
        return YAMLNode(value: close == .closeBrace ? .mapping(entries) : .sequence(nodes), line: line, column: start)
    }

    private mutating func flowValue(_ counted: inout (index: Int, column: Int), depth: Int) throws(UnsupportedSyntax) -> YAMLNode {
        if text[index] == .openBracket || text[index] == .openBrace { return try flow(&counted, depth: depth + 1) }
        return try scalar(inFlow: true, column: location(&counted))
    }

    private func location(_ counted: inout (index: Int, column: Int)) -> Int {
        counted = (index, counted.column + text.characters(in: counted.index..<index))
        return counted.column
    }
}
