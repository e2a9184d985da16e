package import Diagnostics

/// A YAML node with its location in the file.
package struct YAMLNode: Sendable {
    package enum Value: Sendable {
        case scalar(String)
        case sequence([YAMLNode])
        case mapping([(key: YAMLNode, value: YAMLNode)])
    }

    package let value: Value
    package let line: Int
    package let column: Int

    /// The text of a scalar.
    package var scalar: String? {
        if case .scalar(let text) = value { text } else { nil }
    }

    /// The content of the node, shortened for messages.
    package var excerpt: String {
        switch value {
        case .scalar(let text): text.count > 60 ? String(text.prefix(60)) + "…" : text
        case .sequence: "[…]"
        case .mapping: "{…}"
        }
    }
}

/// Reads YAML text into nodes.
package enum YAMLReader {
    /// - Parameter lineOffset: the number of lines in the file before the text.
    package static func read(_ text: Substring, path: String, lineOffset: Int) -> ResultWithDiagnostics<YAMLNode?> {
        if let plain = FastYAMLParser.read(text, lineOffset: lineOffset) { return ResultWithDiagnostics(plain) }
        let read = readByLibrary(text, path: path, lineOffset: lineOffset)
        // Aliases, whose names are the detail, are refused as such.
        guard read.value == nil,
            read.diagnostics.contains(where: { ($0.code == .badYAML && $0.detail.isEmpty) || $0.code == .duplicateKey })
        else { return read }
        return YAMLRepair.read(text, path: path, lineOffset: lineOffset) ?? read
    }

    /// Reads any text with libyaml. Its result is the reference for `FastYAMLParser`.
    package static func readByLibrary(_ text: Substring, path: String, lineOffset: Int) -> ResultWithDiagnostics<YAMLNode?> {
        if let (name, line, column) = YAMLAliasCheck.first(in: text) {
            let location = SourceLocation(path: path, line: line + lineOffset, column: column)
            return ResultWithDiagnostics(nil, [Diagnostic(.badYAML, at: location, offendingText: name, detail: "&\(name), *\(name)")])
        }
        if let (line, column) = YAMLAliasCheck.deepest(in: text) {
            let location = SourceLocation(path: path, line: line + lineOffset, column: column)
            return ResultWithDiagnostics(nil, [Diagnostic(.nestingTooDeep, at: location, detail: String(YAMLAliasCheck.maximumDepth))])
        }
        do {
            guard let node = try YAMLParser.root(of: text, lineOffset: lineOffset) else {
                return ResultWithDiagnostics(YAMLNode(value: .mapping([]), line: lineOffset + 1, column: 1))
            }
            return ResultWithDiagnostics(node, EscapedCharacterCheck.check(node, in: text, path: path))
        } catch {
            return ResultWithDiagnostics(nil, [diagnostic(for: error, path: path, lineOffset: lineOffset)])
        }
    }

    /// Reads the plain subset without libyaml; nil for other syntax.
    package static func readPlain(_ text: Substring, lineOffset: Int) -> YAMLNode? { FastYAMLParser.read(text, lineOffset: lineOffset) }

    private static func diagnostic(for error: YAMLParsingError, path: String, lineOffset: Int) -> Diagnostic {
        switch error {
        case .syntax(let mark):
            // The library's words are English: what is said to readers is in `YAMLRepair`.
            Diagnostic(.badYAML, at: SourceLocation(path: path, line: mark.line + lineOffset, column: mark.column))
        case .duplicateKeys(let keys, let mark):
            Diagnostic(
                .duplicateKey, at: SourceLocation(path: path, line: mark.line + lineOffset, column: mark.column),
                offendingText: keys.joined(separator: ", "))
        case .other:
            Diagnostic(.badYAML, at: SourceLocation(path: path, line: lineOffset + 1, column: 1))
        }
    }
}
