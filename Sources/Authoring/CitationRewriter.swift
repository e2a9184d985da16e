/// Removes or replaces citations `[^key]` of some sources in the text of a whole file.
enum CitationRewriter {
    /// - Parameters:
    ///   - keys: the names under which the sources are cited.
    ///   - other: the key to cite instead.
    /// - Returns: the new text, and where each citation stood in the old one: line and column from 1, in Unicode scalars.
    static func removing(_ keys: Set<String>, from text: String, citing other: String? = nil)
        -> (text: String, places: [(key: String, line: Int, column: Int)])
    {
        var out = ""
        var places: [(key: String, line: Int, column: Int)] = []
        var (line, column) = (1, 1)
        var rest = Substring(text)
        func count(_ passed: Substring) {
            for scalar in passed.unicodeScalars {
                if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
            }
        }
        while let open = rest.firstRange(of: "[^"), let close = rest[open.upperBound...].firstIndex(of: "]") {
            let key = String(rest[open.upperBound..<close])
            let before = rest[..<open.lowerBound]
            out += before
            count(before)
            guard keys.contains(key) else {
                out += rest[open]
                count(rest[open])
                rest = rest[open.upperBound...]
                continue
            }
            places.append((key, line, column))
            if let other { out += "[^\(other)]" }
            let end = rest.index(after: close)
            count(rest[open.lowerBound..<end])
            rest = rest[end...]
        }
        return (out + rest, places)
    }
}
