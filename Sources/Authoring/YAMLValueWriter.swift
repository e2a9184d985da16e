internal import Bytes
internal import Diagnostics
internal import FrontMatter
internal import Markup
internal import Records

/// Writes values as YAML.
struct YAMLValueWriter {
    private let values: [String]
    private let entry: FormField

    init(_ values: [String], _ entry: FormField) { (self.values, self.entry) = (values, entry) }

    /// On one line.
    var inline: String {
        guard case .list(let element) = entry.shape else { return Self.scalar(values.first ?? "", entry.schema) }
        return "[" + values.map { Self.scalar($0, element) }.joined(separator: ", ") + "]"
    }

    /// The text after the colon, in the previous layout.
    func lines(like old: FieldLines?, indent: Int) -> String {
        guard let old else { return " \(inline)\n" }
        if case .list(let element) = entry.shape, old.inline.isEmpty {
            let list = YAMLSequenceLines(old.nested)
            if let dash = list.indent, list.items.count == entry.values.count {
                let lines = values.map { value in
                    entry.values.firstIndex(of: value).map { list.items[$0] }
                        ?? String(repeating: " ", count: dash) + "- \(Self.scalar(value, element))\n"
                }
                return "\n" + list.opening + lines.joined()
            }
        }
        if old.inline.hasPrefix(">") { return " >-\n" + folded(like: old.nested, indent: indent + 2) }
        return " \(inline)\(Self.comment(old))\n"
    }

    /// Wraps the text to the width of the old lines.
    private func folded(like old: String, indent: Int) -> String {
        let width = max(60, old.linesWithBreaks.map { $0.trimmingEnd.unicodeScalars.count }.max() ?? 0)
        var lines = [""]
        for word in (values.first ?? "").split(whereSeparator: \.isWhitespace) {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = String(repeating: " ", count: indent) + word
            } else if last.unicodeScalars.count + 1 + word.unicodeScalars.count <= width {
                lines[lines.count - 1] = last + " " + word
            } else {
                lines.append(String(repeating: " ", count: indent) + word)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// The comment at the end of a single-line key, unless it is a placeholder.
    private static func comment(_ old: FieldLines) -> String {
        guard old.nested.isBlank, !old.first.contains(TodoMarker.mark) else { return "" }
        let tail = old.first.lastIndex { $0 == "\"" || $0 == "'" }.map { old.first[$0...] } ?? old.first[...]
        return tail.firstRange(of: " #").map { "  " + tail[$0.lowerBound...].drop { $0 == " " }.trimmingEnd } ?? ""
    }

    private static func scalar(_ text: String, _ schema: FieldSchema) -> String {
        switch schema {
        case .date, .number, .whole, .flag, .vocabulary, .reference:
            let value = InputNormalizer.westernDigits(InputNormalizer.cleaned(text))
            let isSafe = value.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_/.".unicodeScalars.contains($0)
            }
            return isSafe && !value.isEmpty && !value.hasPrefix("-") ? value : YAMLQuoting.quoted(value)
        case .plain(let length?) where length.upperBound <= 40 && isName(text): return text
        default: return YAMLQuoting.quoted(text.split(separator: "\n").joined(separator: " "))
        }
    }

    /// Keys and codes are written without quotation marks unless YAML would read them as another type.
    private static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, first.isASCIILowercase, text.utf8.count <= 40 else { return false }
        return text.utf8.allSatisfy { $0.isASCIILowercase || $0.isASCIIDigit || $0 == .hyphen }
            && !["y", "n", "yes", "no", "on", "off", "true", "false", "null"].contains(text)
    }
}
