internal import Bytes
internal import Diagnostics
internal import Localization

/// Finds characters that YAML escapes can add invisibly: control characters, direction controls, noncharacters.
///
/// Characters that are in the file itself are found by the scan of the sources; this reports only those that escapes add.
enum EscapedCharacterCheck {
    /// - Parameter text: the YAML text as written.
    static func check(_ root: YAMLNode, in text: Substring, path: String) -> [Diagnostic] {
        guard text.utf8.contains(.backslash) else { return [] }
        var written = Set<Unicode.Scalar>()
        for scalar in text.unicodeScalars where scalar.value < 0x20 || scalar.value > 0x7E { written.insert(scalar) }
        var found: [Diagnostic] = []
        visit(root) { node, value in
            for scalar in value.unicodeScalars where !written.contains(scalar) {
                guard let code = DeceptiveCharacter.code(of: scalar) else { continue }
                let location = SourceLocation(path: path, line: node.line, column: node.column)
                found.append(Diagnostic(code, at: location, offendingText: DeceptiveCharacter.name(scalar)))
            }
        }
        return found
    }

    private static func visit(_ node: YAMLNode, _ body: (YAMLNode, String) -> Void) {
        switch node.value {
        case .scalar(let text): body(node, text)
        case .sequence(let nodes): for inner in nodes { visit(inner, body) }
        case .mapping(let entries):
            for (key, value) in entries {
                visit(key, body)
                visit(value, body)
            }
        }
    }
}
