/// Text that others wrote, made safe for a terminal or a log: no character of it moves the cursor, changes the reading order or starts a line.
package enum SanitizedTerminalText {
    /// One name or value: controls, direction controls and line breaks are shown as escapes (`\u{1b}`, `\n`).
    package static func value(_ text: String) -> String { escaped(text, keepsLines: false) }

    /// A finished text of several lines. Line breaks, tabs and the isolates that the program sets around values are kept.
    package static func lines(_ text: String) -> String { escaped(text, keepsLines: true) }

    private static func escaped(_ text: String, keepsLines: Bool) -> String {
        guard text.unicodeScalars.contains(where: { isUnsafe($0, keepsLines: keepsLines) }) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isUnsafe(scalar, keepsLines: keepsLines) else {
                shown.append(scalar)
                continue
            }
            let escape =
                switch scalar {
                case "\n": "\\n"
                case "\r": "\\r"
                case "\t": "\\t"
                default: "\\u{\(String(scalar.value, radix: 16))}"
                }
            shown.append(contentsOf: escape.unicodeScalars)
        }
        return String(shown)
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar, keepsLines: Bool) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A: !keepsLines
        case 0x00...0x1F, 0x7F...0x9F, 0x2028, 0x2029, 0x202A...0x202E: true
        case 0x061C, 0x200E, 0x200F, 0x2066...0x2069: !keepsLines
        default: false
        }
    }
}
