internal import Localization
package import Serialization

extension MarkdownDocument {
    /// Writes the nodes and sections as they lie.
    package func write(to writer: inout ByteWriter) {
        writer.byte(direction == .rightToLeft ? 0 : 1)
        writer.number(nodes.count)
        for node in nodes {
            node.kind.write(to: &writer)
            writer.text(node.text)
            writer.number(node.end)
            node.position.write(to: &writer)
        }
        writer.number(sections.count)
        for section in sections {
            writer.text(section.title)
            writer.text(section.id)
            section.position.write(to: &writer)
            writer.number(section.range.lowerBound)
            writer.number(section.range.upperBound)
        }
    }

    /// Reads a document that `write` wrote. Nodes that do not nest correctly are an error.
    package convenience init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let direction: Direction = try reader.byte() == 0 ? .rightToLeft : .leftToRight
        let count = try reader.count()
        var nodes: [MarkdownNode] = []
        nodes.reserveCapacity(count)
        for index in 0..<count {
            let node = MarkdownNode(
                kind: try NodeKind(from: &reader), text: try reader.text(), end: try reader.number(),
                position: try TextPosition(from: &reader)
            )
            guard node.end > index, node.end <= count else { throw ByteReader.Malformed() }
            nodes.append(node)
        }
        var sections: [DocumentSection] = []
        for _ in 0..<(try reader.count()) {
            let (title, id, position) = (try reader.text(), try reader.text(), try TextPosition(from: &reader))
            let (lower, upper) = (try reader.number(), try reader.number())
            guard lower >= 0, lower <= upper, upper <= count else { throw ByteReader.Malformed() }
            sections.append(DocumentSection(title: title, id: id, position: position, range: lower..<upper))
        }
        self.init(nodes: nodes, sections: sections, direction: direction)
    }
}

extension TextPosition {
    fileprivate func write(to writer: inout ByteWriter) {
        writer.number(line)
        writer.number(column)
    }

    fileprivate init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        self.init(line: try reader.number(), column: try reader.number())
    }
}

extension NodeKind {
    /// The kinds without associated values, by number; the other kinds follow.
    private static let bare: [NodeKind] = [
        .paragraph, .blockQuote, .codeBlock, .thematicBreak, .item, .table, .text, .softBreak, .lineBreak, .code, .emphasis, .strong, .link,
        .citation, .bulletList(tight: false), .bulletList(tight: true), .tableRow(header: false), .tableRow(header: true),
        .tableCell(.none), .tableCell(.start), .tableCell(.center), .tableCell(.end), .figure, .imageAlternative, .caption,
    ]

    /// The numbers are indexes into `bare`, which a test checks.
    private var number: UInt8? {
        switch self {
        case .paragraph: 0
        case .blockQuote: 1
        case .codeBlock: 2
        case .thematicBreak: 3
        case .item: 4
        case .table: 5
        case .text: 6
        case .softBreak: 7
        case .lineBreak: 8
        case .code: 9
        case .emphasis: 10
        case .strong: 11
        case .link: 12
        case .citation: 13
        case .bulletList(tight: let tight): tight ? 15 : 14
        case .tableRow(header: let header): header ? 17 : 16
        case .tableCell(.none): 18
        case .tableCell(.start): 19
        case .tableCell(.center): 20
        case .tableCell(.end): 21
        case .figure: 22
        case .imageAlternative: 23
        case .caption: 24
        case .heading, .orderedList: nil
        }
    }

    fileprivate func write(to writer: inout ByteWriter) {
        switch self {
        case .heading(let level):
            writer.byte(0x80)
            writer.number(level)
        case .orderedList(let start, let tight):
            writer.byte(tight ? 0x82 : 0x81)
            writer.number(start)
        default: writer.byte(number ?? 0xFF)
        }
    }

    fileprivate init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        let byte = try reader.byte()
        switch byte {
        case 0x80: self = .heading(level: try reader.number())
        case 0x81, 0x82: self = .orderedList(start: try reader.number(), tight: byte == 0x82)
        case ..<UInt8(Self.bare.count): self = Self.bare[Int(byte)]
        default: throw ByteReader.Malformed()
        }
    }
}
