/// Writes text as a double-quoted YAML scalar.
package enum YAMLQuoting {
    /// Characters that YAML forbids or reads as line breaks, and that must be escaped.
    private static let unwritable: [ClosedRange<UInt32>] = [0x00...0x1F, 0x7F...0x9F, 0x2028...0x2029, 0xFEFF...0xFEFF, 0xFFFE...0xFFFF]

    /// - Parameter showsInvisible: whether invisible characters, such as direction marks, are written as escapes, so that they can be seen.
    package static func quoted(_ text: String, showsInvisible: Bool = false) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case _ where unwritable.contains(where: { $0.contains(scalar.value) }),
                _ where showsInvisible && scalar.properties.generalCategory == .format:
                let hex = String(scalar.value, radix: 16, uppercase: true)
                let width = hex.count <= 4 ? 4 : 8
                out += (width == 4 ? "\\u" : "\\U") + String(repeating: "0", count: width - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
