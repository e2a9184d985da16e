internal import Bytes

/// Block scalars without blank lines or extra indentation.
extension FastYAMLParser {
    /// Reads `>-`, `>`, `
    /// -` and `
    /// ` if all lines have the same indentation and none is blank.
    mutating func blockScalar(margin: Int) throws(UnsupportedSyntax) -> YAMLNode {
        let (line, column) = (line, index - lineStart + 1)
        let isFolded = text[index] == .greaterThan
        index += 1
        let isStripped = text[index] == .hyphen
        if isStripped { index += 1 }
        guard text[index] == .newline else { throw UnsupportedSyntax() }
        let depth = text.spaces(at: index + 1)
        guard depth > margin else { throw UnsupportedSyntax() }
        var value = ""
        repeat {
            nextLine()
            index += depth
            let piece = try blockLine()
            if !value.isEmpty { value += isFolded ? " " : "\n" }
            value += text.text(piece)
        } while text.spaces(at: index + 1) >= depth
        if goesOn(beyondBlankLines: depth) { throw UnsupportedSyntax() }
        if !isStripped, index < text.count { value += "\n" }
        nextContent()
        return YAMLNode(value: .scalar(value), line: line, column: column)
    }

    /// Whether more lines of the scalar follow after blank lines. Such a line is text, even if it begins with `#`.
    private func goesOn(beyondBlankLines depth: Int) -> Bool {
        var ahead = index + 1
        while ahead < text.count {
            let width = text.spaces(at: ahead)
            if width >= depth { return true }
            guard text[ahead + width] == .newline else { return false }
            ahead += width + 1
        }
        return false
    }

    private mutating func blockLine() throws(UnsupportedSyntax) -> Range<Int> {
        let start = index
        switch text[index] {
        // Of these, a line's indent or `YAMLAliasCheck` would have more to say.
        case .space, .newline, .hyphen, .questionMark: throw UnsupportedSyntax()
        default: break
        }
        while text[index] != .newline {
            if text[index] == .openBracket || text[index] == .openBrace { try countBracket() }
            index += 1
        }
        return start..<index
    }
}
