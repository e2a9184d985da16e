package import Serialization

extension YAMLNode {
    /// Writes the tree in reading order.
    package func write(to writer: inout ByteWriter) {
        writer.number(line)
        writer.number(column)
        switch value {
        case .scalar(let text):
            writer.byte(0)
            writer.text(text)
        case .sequence(let nodes):
            writer.byte(1)
            writer.number(nodes.count)
            for node in nodes { node.write(to: &writer) }
        case .mapping(let entries):
            writer.byte(2)
            writer.number(entries.count)
            for (key, value) in entries {
                key.write(to: &writer)
                value.write(to: &writer)
            }
        }
    }

    /// Reads a tree that `write` wrote.
    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        line = try reader.number()
        column = try reader.number()
        switch try reader.byte() {
        case 0: value = .scalar(try reader.text())
        case 1:
            var nodes: [YAMLNode] = []
            for _ in 0..<(try reader.count()) { nodes.append(try YAMLNode(from: &reader)) }
            value = .sequence(nodes)
        case 2:
            var entries: [(key: YAMLNode, value: YAMLNode)] = []
            for _ in 0..<(try reader.count()) { entries.append((try YAMLNode(from: &reader), try YAMLNode(from: &reader))) }
            value = .mapping(entries)
        default: throw ByteReader.Malformed()
        }
    }
}
