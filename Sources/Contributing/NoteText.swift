internal import Diagnostics
internal import FrontMatter

/// A note's text cut into pieces that can be exchanged one by one; what is not exchanged keeps its bytes.
struct NoteText {
    /// The lines of one key of the front matter, or comments between keys.
    struct Block {
        let key: String?
        let line: Int
        var text: String
    }

    /// A second-level part of the body with its heading line; the first part may have none.
    struct Part {
        let heading: String?
        let line: Int
        var text: String
    }

    private let opening: String
    var blocks: [Block]
    private let fence: String
    var parts: [Part]

    /// Nil where the file has no front matter.
    init?(_ file: SourceFile) {
        guard let cut = NoteParts(file) else { return nil }
        let text = file.text
        opening = String(text[..<cut.yaml.startIndex])
        blocks = Self.blocks(Self.lines(cut.yaml))
        let rest = text[cut.yaml.endIndex...]
        let end = rest.utf8.firstIndex(of: 10).map { rest.utf8.index(after: $0) } ?? rest.endIndex
        fence = String(rest[..<end])
        parts = Self.parts(Self.lines(rest[end...]), from: cut.bodyLine)
    }

    var text: String { opening + blocks.map(\.text).joined() + fence + parts.map { ($0.heading ?? "") + $0.text }.joined() }

    /// The lines, each with its line break.
    private static func lines(_ text: Substring) -> [String] {
        var lines: [String] = []
        var start = text.startIndex
        while start < text.endIndex {
            let end = text.utf8[start...].firstIndex(of: 10).map { text.utf8.index(after: $0) } ?? text.endIndex
            lines.append(String(text[start..<end]))
            start = end
        }
        return lines
    }

    private static func blocks(_ lines: [String]) -> [Block] {
        var blocks: [Block] = []
        for (index, line) in lines.enumerated() {
            let first = line.utf8.first ?? 10
            let isComment = first == 0x23
            // Indented lines, list items and empty lines go on with what stands above.
            let goesOn = [0x20, 0x09, 0x0A, 0x0D, 0x2D].contains(first)
            if let last = blocks.indices.last, goesOn || (isComment && blocks[last].key == nil) {
                blocks[last].text += line
                continue
            }
            let key = isComment ? nil : line.utf8.firstIndex(of: 0x3A).map { String(line[..<$0]) }
            blocks.append(Block(key: key, line: index + 2, text: line))
        }
        return blocks
    }

    private static func parts(_ lines: [String], from first: Int) -> [Part] {
        var parts = [Part(heading: nil, line: first, text: "")]
        var isCode = false
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            if !isCode, line.hasPrefix("## ") {
                parts.append(Part(heading: line, line: first + index, text: ""))
            } else {
                parts[parts.count - 1].text += line
            }
        }
        return parts
    }

    /// Puts a key's lines in place of its old ones, or where the order of the keys wants them; nil takes the key away.
    mutating func set(_ key: String, to text: String?, order: [String]) {
        if let index = blocks.firstIndex(where: { $0.key == key }) {
            if let text { blocks[index].text = text } else { blocks.remove(at: index) }
            return
        }
        guard let text, let rank = order.firstIndex(of: key) else { return }
        let before = blocks.lastIndex { block in block.key.flatMap { order.firstIndex(of: $0) }.map { $0 < rank } ?? false }
        if let before, !blocks[before].text.hasSuffix("\n") { blocks[before].text += "\n" }
        blocks.insert(Block(key: key, line: 0, text: text), at: before.map { $0 + 1 } ?? 0)
    }
}
