// Markdown: parses text to a tree (`MarkdownParser`, `MarkdownDocument`), checks it (`MarkdownLint`) and renders HTML (`HTMLRenderer`).
// The tree is a flat array in reading order: one allocation, no recursion, safe at any depth.
// It must not depend on collections or page URLs.
//
//     let parsed = MarkdownParser.parse("## السياق\n\nنص[^s1].", path: "note.md", firstLine: 1)
//     let html = HTMLRenderer(language: .ar, sourceNumbers: ["s1": 1]).html(parsed.value.nodes[...])

package import Localization

/// A parsed body: nodes in reading order, each with the end of its subtree. A class, since it is passed on far more often than read.
package final class MarkdownDocument: Sendable {
    package let nodes: [MarkdownNode]
    /// The sections of second-level headings. Content before the first heading is a section with an empty title.
    package let sections: [DocumentSection]
    /// The direction of the majority of its letters.
    package let direction: Direction
    /// The targets of links, with their locations. Stored, since several pages need them.
    package let links: [Target]
    /// The image files, with their locations.
    package let figures: [Target]

    package typealias Target = (target: String, position: TextPosition)

    init(nodes: [MarkdownNode], sections: [DocumentSection], direction: Direction) {
        var nodes = nodes
        Self.setDirections(of: &nodes)
        (self.nodes, self.sections, self.direction) = (nodes, sections, direction)
        links = Self.targets(of: .link, in: nodes)
        figures = Self.targets(of: .figure, in: nodes)
    }

    /// Stored, since an entry is shown on three pages.
    private static func setDirections(of nodes: inout [MarkdownNode]) {
        for index in nodes.indices where nodes[index].kind.isBlockOfText {
            var letters = Bidi.LetterCount()
            for inner in index..<nodes[index].end where nodes[inner].kind == .text { letters.add(nodes[inner].text) }
            nodes[index].direction = letters.direction
        }
    }

    private static func targets(of kind: NodeKind, in nodes: [MarkdownNode]) -> [Target] {
        nodes.indices.compactMap { nodes[$0].kind == kind ? (nodes[$0].text, nodes[$0].position) : nil }
    }

    package static let empty = MarkdownDocument(nodes: [], sections: [], direction: .rightToLeft)

    package var isEmpty: Bool { nodes.isEmpty }

    /// The ids that links may point to.
    package var anchors: [String] {
        nodes.compactMap { if case .heading = $0.kind { $0.text } else { nil } }
    }

    /// The headings that begin with the number of an article, with their ids, in reading order.
    package var articles: [(id: String, title: String)] {
        nodes.indices.compactMap { index in
            guard case .heading = nodes[index].kind else { return nil }
            let title = PlainText.of(nodes[(index + 1)..<nodes[index].end])
            return LawArticleAnchor.id(of: title) == nil ? nil : (nodes[index].text, title)
        }
    }

    /// The keys of `[^key]` citations, with their locations, in reading order.
    package var citations: [(key: String, position: TextPosition)] {
        nodes.compactMap { $0.kind == .citation ? ($0.text, $0.position) : nil }
    }
}

/// A line of the file and a column in Unicode scalars, both from 1.
package struct TextPosition: Sendable, Hashable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// One node of a `MarkdownDocument`.
package struct MarkdownNode: Sendable {
    package internal(set) var kind: NodeKind
    /// The text of a leaf, the target of a link, the file of an image, the key of a citation or the id of a heading.
    package internal(set) var text: String
    /// The index after the last node of the subtree.
    package internal(set) var end: Int
    package let position: TextPosition
    /// The direction of the majority of letters in a text block; nil without letters, and for all other nodes.
    package internal(set) var direction: Direction? = nil
}

/// A section under a second-level heading.
package struct DocumentSection: Sendable {
    package let title: String
    package let id: String
    package let position: TextPosition
    /// The nodes of the section, without its heading.
    package let range: Range<Int>
}

/// The syntax element of a node.
package enum NodeKind: Sendable, Equatable {
    case paragraph, blockQuote, codeBlock, thematicBreak
    case heading(level: Int)
    case bulletList(tight: Bool)
    case orderedList(start: Int, tight: Bool)
    case item
    case table, tableRow(header: Bool), tableCell(ColumnAlignment)
    case text, softBreak, lineBreak, code, emphasis, strong, link, citation
    /// An image in a paragraph of its own: its alternative text, then its optional caption.
    case figure, imageAlternative, caption

    /// Blocks with their own direction.
    var isBlockOfText: Bool {
        switch self {
        case .paragraph, .heading, .tableCell, .figure: true
        default: false
        }
    }
}

/// The alignment of a table column, relative to the text direction.
package enum ColumnAlignment: Sendable, Equatable { case none, start, center, end }
