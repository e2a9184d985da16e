internal import Bytes

/// Replaces one Markdown link by its text.
enum ProseLinkRemoval {
    /// - Parameters:
    ///   - line: the line of the link's opening bracket, from 1.
    ///   - column: the column of the bracket in Unicode scalars, from 1.
    /// - Returns: the text without the link, and the link's text; nil if no link begins there.
    static func removing(from text: String, line: Int, column: Int) -> (text: String, words: String)? {
        let lines = text.utf8.split(separator: .newline, maxSplits: line - 1, omittingEmptySubsequences: false)
        guard lines.indices.contains(line - 1) else { return nil }
        let scalars = text.unicodeScalars
        guard let start = scalars.index(lines[line - 1].startIndex, offsetBy: column - 1, limitedBy: scalars.endIndex),
            start < scalars.endIndex, scalars[start] == "[", let close = closing("]", from: start, in: scalars)
        else { return nil }
        let words = scalars[scalars.index(after: start)..<close]
        var end = scalars.index(after: close)
        if end < scalars.endIndex {
            if scalars[end] == "(" {
                guard let last = closing(")", from: end, in: scalars) else { return nil }
                end = scalars.index(after: last)
            } else if scalars[end] == "[" {
                guard let last = closing("]", from: end, in: scalars) else { return nil }
                end = scalars.index(after: last)
            }
        }
        return (String(scalars[..<start]) + String(words) + String(scalars[end...]), String(words))
    }

    /// The matching closing bracket; skips escapes, code and quoted titles.
    private static func closing(
        _ mark: Unicode.Scalar, from start: String.UnicodeScalarView.Index, in scalars: String.UnicodeScalarView
    ) -> String.UnicodeScalarView.Index? {
        let open = scalars[start]
        var depth = 0
        var index = start
        var quote: Unicode.Scalar?
        while index < scalars.endIndex {
            let scalar = scalars[index]
            if scalar == "\\" {
                index = scalars.index(after: index)
                if index == scalars.endIndex { return nil }
            } else if let inner = quote {
                if scalar == inner { quote = nil }
            } else if scalar == "`" || (scalar == "\"" && mark == ")") {
                quote = scalar
            } else if scalar == open {
                depth += 1
            } else if scalar == mark {
                depth -= 1
                if depth == 0 { return index }
            }
            index = scalars.index(after: index)
        }
        return nil
    }
}
