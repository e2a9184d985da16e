/// A string file read with the line of each text: for files of a site, whose mistakes are reported, and for small tables.
///
/// The program's own texts are read by `ProgramTextReader`, which is faster and keeps no keys.
package struct LocalizationFile: Sendable {
    package struct Entry: Sendable, Equatable {
        /// The groups above it and its own key, with dots between them.
        package let key: String
        package let text: String
        package let line: Int
    }

    package private(set) var entries: [Entry] = []
    /// Lines that are not in the format of `docs/translating.md`.
    package private(set) var otherLines: [(line: Int, text: String)] = []

    package init(_ text: String) {
        var groups: [String] = []
        for (index, written) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let line = written.last == "\r" ? written.dropLast() : written
            let content = line.drop { $0 == " " }
            if content.isEmpty || content.first == "#" { continue }
            let indent = line.count - content.count
            guard indent % 2 == 0, indent / 2 <= groups.count, let (key, value) = Self.parts(of: content) else {
                otherLines.append((index + 1, String(content)))
                continue
            }
            groups.removeSubrange((indent / 2)...)
            let path = (groups + [key]).joined(separator: ".")
            if let value { entries.append(Entry(key: path, text: value, line: index + 1)) } else { groups.append(key) }
        }
    }

    /// The texts by key; of a key that appears twice, the last text.
    package var texts: [String: String] { Dictionary(entries.map { ($0.key, $0.text) }, uniquingKeysWith: { $1 }) }

    /// A key and its text; no text for the head of a group.
    private static func parts(of line: Substring) -> (key: String, text: String?)? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        var key = line[..<colon]
        if key.count > 2, key.first == "\"", key.last == "\"" { key = key.dropFirst().dropLast() }
        let isKey = key.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains($0))
        }
        guard !key.isEmpty, isKey else { return nil }
        let rest = line[line.index(after: colon)...].drop { $0 == " " }
        if rest.isEmpty { return (String(key), nil) }
        return quoted(rest).map { (String(key), $0) }
    }

    /// The text between double quotes that the line ends with.
    private static func quoted(_ text: Substring) -> String? {
        guard text.first == "\"" else { return nil }
        var out = ""
        var isEscaped = false
        var rest = text.dropFirst().unicodeScalars[...]
        while let scalar = rest.popFirst() {
            if isEscaped {
                out.unicodeScalars.append(scalar == "n" ? "\n" : scalar)
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == "\"" {
                return rest.allSatisfy { $0 == " " } ? out : nil
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return nil
    }
}
