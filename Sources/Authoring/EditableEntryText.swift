internal import Bytes
internal import Diagnostics
internal import FrontMatter

/// An entry's text split into segments that can be replaced separately; the others keep their bytes.
struct EditableEntryText {
    /// A section of the body with its heading line; the first one may have none.
    struct Section {
        let heading: String?
        let line: Int
        var text: String
    }

    private let opening: String
    var keys: YAMLMappingLines
    private let fence: String
    var parts: [Section]

    /// Nil if the file has no front matter.
    init?(_ file: SourceFile) {
        guard let cut = EntryParts(file) else { return nil }
        let text = file.text
        opening = String(text[..<cut.yaml.startIndex])
        keys = YAMLMappingLines(String(cut.yaml), indent: 0)
        let rest = text[cut.yaml.endIndex...]
        let end = rest.utf8.firstIndex(of: .newline).map { rest.utf8.index(after: $0) } ?? rest.endIndex
        fence = String(rest[..<end])
        parts = Self.parts(rest[end...].linesWithBreaks, from: cut.bodyLine)
    }

    var text: String { opening + keys.text + fence + parts.map { ($0.heading ?? "") + $0.text }.joined() }

    private static func parts(_ lines: [String], from first: Int) -> [Section] {
        var parts = [Section(heading: nil, line: first, text: "")]
        var isCode = false
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            if !isCode, line.hasPrefix("## ") {
                parts.append(Section(heading: line, line: first + index, text: ""))
            } else {
                parts[parts.count - 1].text += line
            }
        }
        return parts
    }
}
