internal import Bytes
internal import Diagnostics
internal import Localization

/// Finds HTML character references in templates (`&#x202e;`, `&rlm;`) for characters that texts must not contain.
enum TemplateCharacterCheck {
    private static let named: [String: Unicode.Scalar] = [
        "lrm": "\u{200E}", "rlm": "\u{200F}", "shy": "\u{AD}", "ZeroWidthSpace": "\u{200B}",
    ]

    static func check(_ file: SourceFile) -> [Diagnostic] {
        guard file.text.utf8.contains(.ampersand) else { return [] }
        var found: [Diagnostic] = []
        for (index, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            for match in line.matches(of: /&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]+);/) {
                guard let scalar = scalar(of: match.1), let code = DeceptiveCharacter.code(of: scalar) else { continue }
                let column = line[..<match.range.lowerBound].unicodeScalars.count + 1
                found.append(
                    Diagnostic(
                        code, at: SourceLocation(path: file.path, line: index + 1, column: column),
                        offendingText: DeceptiveCharacter.name(scalar)))
            }
        }
        return found
    }

    private static func scalar(of reference: Substring) -> Unicode.Scalar? {
        guard reference.first == "#" else { return named[String(reference)] }
        let digits = reference.dropFirst()
        let value = digits.first == "x" || digits.first == "X" ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap(Unicode.Scalar.init)
    }
}
