/// Builds the flat array of nodes in reading order.
struct MarkdownTreeBuilder {
    private(set) var nodes: [MarkdownNode] = []
    private var open: [Int] = []

    init() { nodes.reserveCapacity(64) }

    var depth: Int { open.count }

    mutating func enter(_ kind: NodeKind, text: String = "", at position: TextPosition) {
        open.append(nodes.count)
        nodes.append(MarkdownNode(kind: kind, text: text, end: nodes.count + 1, position: position))
    }

    /// Closes the innermost open node and returns its index.
    @discardableResult
    mutating func exit() -> Int {
        let index = open.removeLast()
        nodes[index].end = nodes.count
        return index
    }

    mutating func leaf(_ kind: NodeKind, text: String = "", at position: TextPosition) {
        nodes.append(MarkdownNode(kind: kind, text: text, end: nodes.count + 1, position: position))
    }

    /// Replaces the finished subtree that starts at an index; it must be the last one added.
    mutating func replaceTail(from index: Int, with tail: [MarkdownNode]) {
        nodes.removeSubrange(index...)
        nodes += tail
    }

    mutating func setText(_ text: String, of index: Int) {
        nodes[index].text = text
    }
}
