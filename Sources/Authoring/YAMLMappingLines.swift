internal import Bytes

/// A block mapping split at its keys. Parts that are not replaced keep their bytes.
struct YAMLMappingLines {
    /// The lines of one key, or comments between keys.
    struct Block {
        let key: String?
        /// The key that a comment suggests: `# until: 2026-01-31`.
        var example: String?
        /// The index of its first line.
        let line: Int
        var text: String
    }

    var blocks: [Block] = []

    /// - Parameter indent: the indentation of the keys.
    init(_ text: String, indent: Int) {
        for (index, line) in text.linesWithBreaks.enumerated() {
            let depth = line.indent
            let content = line.utf8.dropFirst(depth)
            let isComment = content.first == .hash
            let isListItem = depth == indent && content.first == .hyphen
            guard depth == indent, !isListItem, !line.isBlank else {
                // Deeper lines, list items and empty lines, and comments between them, continue the key above.
                if !isComment, !line.isBlank { joinComments() }
                if blocks.isEmpty { blocks.append(Block(key: nil, line: index, text: line)) } else { blocks[blocks.count - 1].text += line }
                continue
            }
            if isComment {
                // A scaffold's suggestion explains the key after a second `#`.
                let example = line.contains("  # ") ? Self.key(of: String(line.dropFirst(depth + 2))) : nil
                if let last = blocks.last, last.key == nil, example == nil { blocks[blocks.count - 1].text += line; continue }
                blocks.append(Block(key: nil, example: example, line: index, text: line))
            } else {
                blocks.append(Block(key: Self.key(of: String(line.dropFirst(depth))), line: index, text: line))
            }
        }
    }

    var text: String { blocks.map(\.text).joined() }
    var hasKeys: Bool { blocks.contains { $0.key != nil } }

    subscript(key: String) -> String? { blocks.first { $0.key == key }?.text }

    /// Merges comments inside a key's lines into them.
    private mutating func joinComments() {
        guard let owner = blocks.lastIndex(where: { $0.key != nil }) else { return }
        for comment in blocks[(owner + 1)...] { blocks[owner].text += comment.text }
        blocks.removeSubrange((owner + 1)...)
    }

    /// The key at the start of a line.
    private static func key(of line: String) -> String? {
        guard let colon = line.utf8.firstIndex(of: .colon) else { return nil }
        let key = line[..<colon].filter { $0 != "\"" && $0 != "'" }
        return key.isEmpty || key.contains(where: \.isWhitespace) ? nil : key
    }

    /// Replaces a key's lines or the comment that suggests it, or inserts them in the order of the keys; nil removes the key.
    mutating func set(_ key: String, to text: String?, order: [String]) {
        if let index = blocks.firstIndex(where: { $0.key == key }) {
            if let text { blocks[index].text = text } else { blocks.remove(at: index) }
            return
        }
        guard let text, let rank = order.firstIndex(of: key) else { return }
        if let offered = blocks.firstIndex(where: { $0.example == key }) {
            blocks[offered] = Block(key: key, line: 0, text: text)
            return
        }
        let before = blocks.lastIndex { block in
            (block.key ?? block.example).flatMap { order.firstIndex(of: $0) }.map { $0 < rank } ?? false
        }
        if let before, blocks[before].text.utf8.last != .newline { blocks[before].text += "\n" }
        blocks.insert(Block(key: key, line: 0, text: text), at: before.map { $0 + 1 } ?? 0)
    }
}

extension StringProtocol {
    /// The lines, each with its line break.
    var linesWithBreaks: [String] {
        var lines: [String] = []
        var start = startIndex
        while start < endIndex {
            let end = utf8[start...].firstIndex(of: .newline).map { utf8.index(after: $0) } ?? endIndex
            lines.append(String(self[start..<end]))
            start = end
        }
        return lines
    }

    /// The number of leading spaces.
    var indent: Int { utf8.prefix { $0 == .space }.count }

    var isComment: Bool { utf8.dropFirst(indent).first == .hash }

    var isBlank: Bool { utf8.allSatisfy { $0 <= .space } }
}
