internal import Bytes
internal import Diagnostics

/// Pipe tables, built from the paragraph that libcmark returns for them, without a second parser.
enum PipeTables {
    static let maximumWidth = 40

    /// The nodes of a table; nil if the paragraph is none. The second line of a table has only `
    /// `, `-`, `:` and spaces.
    static func table(from paragraph: ArraySlice<MarkdownNode>, offset: Int, path: String, into diagnostics: inout [Diagnostic])
        -> [MarkdownNode]?
    {
        let lines = paragraph.dropFirst().split(omittingEmptySubsequences: false) { $0.kind == .softBreak }
        guard lines.count >= 2, lines[0].contains(where: { $0.kind == .text && $0.text.utf8.contains(.verticalBar) }),
            let alignments = alignments(in: lines[1]), let first = paragraph.first
        else { return nil }
        // A line break inside emphasis or a link means that the lines are not table rows.
        guard lines.allSatisfy({ line in line.allSatisfy { $0.end <= line.endIndex } }) else { return nil }
        // Every row is filled to the width of the first, so two long lines could make a huge table.
        guard alignments.count <= maximumWidth, alignments.count * lines.count <= 20_000 else {
            diagnostics.append(
                Diagnostic(
                    .tableTooLarge, at: SourceLocation(path: path, line: first.position.line, column: first.position.column),
                    detail: "\(maximumWidth) × \(20_000 / maximumWidth)"))
            return nil
        }
        var builder = MarkdownTreeBuilder()
        builder.enter(.table, at: first.position)
        for (number, line) in lines.enumerated() where number != 1 {
            let cells = cells(of: line)
            let position = line.first?.position ?? first.position
            if cells.count != alignments.count {
                diagnostics.append(
                    Diagnostic(
                        .unevenTable, at: SourceLocation(path: path, line: position.line, column: position.column),
                        offendingText: PlainText.of(line), detail: String(alignments.count)))
            }
            builder.enter(.tableRow(header: number == 0), at: position)
            for (column, alignment) in alignments.enumerated() {
                builder.enter(.tableCell(alignment), at: position)
                if column < cells.count { append(cells[column], to: &builder) }
                builder.exit()
            }
            builder.exit()
        }
        builder.exit()
        return builder.nodes.map { node in
            var node = node
            node.end += offset
            return node
        }
    }

    private static func alignments(in line: ArraySlice<MarkdownNode>) -> [ColumnAlignment]? {
        guard line.allSatisfy({ $0.kind == .text }) else { return nil }
        let text = line.map(\.text).joined()
        guard text.contains("-"), text.contains("|"), text.allSatisfy({ "|-: \t".contains($0) }) else { return nil }
        return trimmed(text).split(separator: "|").map { cell in
            let cell = cell.filter { $0 != " " && $0 != "\t" }
            switch (cell.hasPrefix(":"), cell.hasSuffix(":")) {
            case (true, true): return .center
            case (true, false): return .start
            case (false, true): return .end
            default: return .none
            }
        }
    }

    private static func trimmed(_ text: String) -> Substring {
        var rest = text[...]
        while let first = rest.first, first == " " || first == "|" { rest = rest.dropFirst() }
        while let last = rest.last, last == " " || last == "|" { rest = rest.dropLast() }
        return rest
    }

    /// Splits a line of inline nodes at the pipes of its text. Nested nodes are not split.
    private static func cells(of line: ArraySlice<MarkdownNode>) -> [[MarkdownNode]] {
        var cells: [[MarkdownNode]] = [[]]
        var index = line.startIndex
        while index < line.endIndex {
            let node = line[index]
            if node.kind == .text {
                for (number, part) in node.text.split(separator: "|", omittingEmptySubsequences: false).enumerated() {
                    if number > 0 { cells.append([]) }
                    if !part.isEmpty {
                        cells[cells.count - 1].append(MarkdownNode(kind: .text, text: String(part), end: 1, position: node.position))
                    }
                }
                index += 1
            } else {
                for position in index..<node.end {
                    var inner = line[position]
                    // From here `end` is the length of the subtree, since its position changes.
                    inner.end -= position
                    cells[cells.count - 1].append(inner)
                }
                index = node.end
            }
        }
        if let first = cells.first, isBlank(first) { cells.removeFirst() }
        if let last = cells.last, isBlank(last) { cells.removeLast() }
        return cells
    }

    private static func isBlank(_ cell: [MarkdownNode]) -> Bool {
        cell.allSatisfy { $0.kind == .text && $0.text.allSatisfy { $0 == " " } }
    }

    /// Appends the nodes of a cell with adjusted subtree ends, without leading and trailing spaces.
    private static func append(_ cell: [MarkdownNode], to builder: inout MarkdownTreeBuilder) {
        var closes: [Int] = []
        for (index, node) in cell.enumerated() {
            while let close = closes.last, close <= index {
                builder.exit()
                closes.removeLast()
            }
            switch node.kind {
            case .emphasis, .strong, .link:
                builder.enter(node.kind, text: node.text, at: node.position)
                closes.append(index + node.end)
            case .text:
                var text = node.text[...]
                if index == 0 { text = text.drop { $0 == " " } }
                if index == cell.count - 1 { while text.last == " " { text = text.dropLast() } }
                builder.leaf(.text, text: String(text), at: node.position)
            default:
                builder.leaf(node.kind, text: node.text, at: node.position)
            }
        }
        for _ in closes { builder.exit() }
    }
}
