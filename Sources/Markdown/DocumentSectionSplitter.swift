internal import Bytes

/// Splits a document into its second-level sections.
enum DocumentSectionSplitter {
    static func sections(of nodes: [MarkdownNode]) -> [DocumentSection] {
        var sections: [DocumentSection] = []
        var title = "", id = "", position = TextPosition(line: 0, column: 0), start = 0
        func close(at end: Int) {
            if end > start || !title.isEmpty {
                sections.append(DocumentSection(title: title, id: id, position: position, range: start..<end))
            }
        }
        var index = 0
        while index < nodes.count {
            let node = nodes[index]
            if case .heading(level: 2) = node.kind {
                close(at: index)
                (title, id, position) = (PlainText.of(nodes[(index + 1)..<node.end]), node.text, node.position)
                start = node.end
            }
            index = node.end
        }
        close(at: nodes.count)
        return sections
    }
}

/// Generates heading ids that keep Arabic letters and are stable and unique within an entry.
struct HeadingIDs {
    private var used: Set<String> = []
    /// The next suffix to try for a repeated title.
    private var next: [String: Int] = [:]

    mutating func id(for title: String) -> String {
        let base = LawArticleAnchor.id(of: title) ?? Self.slug(title)
        if used.insert(base).inserted { return base }
        var number = next[base] ?? 2
        while !used.insert("\(base)-\(number)").inserted { number += 1 }
        next[base] = number + 1
        return "\(base)-\(number)"
    }

    static func slug(_ title: String) -> String {
        var slug: [UInt8] = []
        slug.reserveCapacity(title.utf8.count)
        var gap = false
        for scalar in title.unicodeScalars {
            // Fast path without Unicode tables: lower-case ASCII letters, digits and Arabic letters.
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A, 0x0620...0x063F, 0x0641...0x064A:
                if gap { slug.append(.hyphen) }
                gap = false
                slug.append(contentsOf: scalar.utf8)
                continue
            case 0x20:
                gap = !slug.isEmpty
                continue
            default: break
            }
            let properties = scalar.properties
            if scalar == "\u{0640}" || properties.generalCategory == .nonspacingMark { continue }
            guard properties.isAlphabetic || properties.numericType != nil else {
                gap = !slug.isEmpty
                continue
            }
            if gap { slug.append(.hyphen) }
            gap = false
            slug.append(contentsOf: properties.lowercaseMapping.utf8)
        }
        return slug.isEmpty ? "section" : String(decoding: slug, as: UTF8.self)
    }
}

/// The text of a subtree, without markup and citations.
package enum PlainText {
    package static func of(_ nodes: ArraySlice<MarkdownNode>) -> String {
        var text = ""
        for node in nodes {
            switch node.kind {
            case .text, .code, .codeBlock, .imageAlternative: text += node.text
            case .softBreak, .lineBreak: text += " "
            case .paragraph, .heading, .item, .tableCell, .caption: if !text.isEmpty && !text.hasSuffix(" ") { text += " " }
            default: break
            }
        }
        return text
    }
}
