// Markdown turns text into a tree and a tree into HTML. It knows no practice, no country and no page address.
//
//     let parsed = MarkdownParser.parse("## السياق\n\nنص[^s1].", path: "note.md", firstLine: 1)
//     parsed.value.sections.first?.title   // السياق
//
// The tree is a flat array in reading order: one allocation, walked by a loop, safe at any depth.
package import Localization

/// A parsed body: nodes in reading order, each knowing where its subtree ends. A class, as it is handed on far more often than it is read.
package final class Document: Sendable {
    package let nodes: [Node]
    /// The parts that second-level headings make; what stands before the first heading has an empty title.
    package let sections: [Section]
    /// The direction of most of its letters.
    package let direction: Direction
    /// The targets of links, with their places. Asked for by each text that a page shows, so found once.
    package let links: [Target]
    /// The files of images, with their places.
    package let figures: [Target]

    package typealias Target = (target: String, position: Position)

    init(nodes: [Node], sections: [Section], direction: Direction) {
        var nodes = nodes
        Self.setDirections(of: &nodes)
        (self.nodes, self.sections, self.direction) = (nodes, sections, direction)
        links = Self.targets(of: .link, in: nodes)
        figures = Self.targets(of: .figure, in: nodes)
    }

    /// Judged once: a note is shown on three pages.
    private static func setDirections(of nodes: inout [Node]) {
        for index in nodes.indices where nodes[index].kind.isBlockOfText {
            var letters = Bidi.LetterCount()
            for inner in index..<nodes[index].end where nodes[inner].kind == .text { letters.add(nodes[inner].text) }
            nodes[index].direction = letters.direction
        }
    }

    private static func targets(of kind: Node.Kind, in nodes: [Node]) -> [Target] {
        nodes.indices.compactMap { nodes[$0].kind == kind ? (nodes[$0].text, nodes[$0].position) : nil }
    }

    package static let empty = Document(nodes: [], sections: [], direction: .rightToLeft)

    package var isEmpty: Bool { nodes.isEmpty }

    /// The ids that a link may point at.
    package var anchors: [String] {
        nodes.compactMap { if case .heading = $0.kind { $0.text } else { nil } }
    }

    /// The keys that `[^key]` cites, with their places, in reading order.
    package var citations: [(key: String, position: Position)] {
        nodes.compactMap { $0.kind == .citation ? ($0.text, $0.position) : nil }
    }
}

/// A line of the file and a column of characters in it, both from 1.
package struct Position: Sendable, Hashable {
    package let line: Int
    package let column: Int

    package init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// One node of a `Document`.
package struct Node: Sendable {
    package enum Kind: Sendable, Equatable {
        case paragraph, blockQuote, codeBlock, thematicBreak
        case heading(level: Int)
        case bulletList(tight: Bool)
        case orderedList(start: Int, tight: Bool)
        case item
        case table, tableRow(header: Bool), tableCell(Alignment)
        case text, softBreak, lineBreak, code, emphasis, strong, link, citation
        /// An image that stands by itself: its words for who does not see it, then its caption, if it has one.
        case figure, imageStrings, caption

        /// Blocks that have a direction of their own.
        var isBlockOfText: Bool {
            switch self {
            case .paragraph, .heading, .tableCell, .figure: true
            default: false
            }
        }
    }

    package enum Alignment: Sendable, Equatable { case none, start, center, end }

    package internal(set) var kind: Kind
    /// A leaf's text; a link's target; an image's file; a citation's key; a heading's id.
    package internal(set) var text: String
    /// One past the last index of the subtree.
    package internal(set) var end: Int
    package let position: Position
    /// That of most letters in a block of text; nil where it has none, and in all other nodes.
    package internal(set) var direction: Direction? = nil
}

/// A second-level part of a document.
package struct Section: Sendable {
    package let title: String
    package let id: String
    package let position: Position
    /// The nodes of the part, without its heading.
    package let range: Range<Int>
}
