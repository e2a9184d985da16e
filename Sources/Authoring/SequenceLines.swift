/// The lines of a block sequence, cut at its dashes. What is not exchanged keeps its bytes.
struct SequenceLines {
    /// Comments before the first item.
    let opening: String
    let items: [String]
    /// Where the dashes stand; nil where there are none.
    let indent: Int?

    init(_ text: String) {
        let lines = text.linesWithBreaks
        guard let first = lines.first(where: { $0.isDash }) else {
            (opening, items, indent) = (text, [], nil)
            return
        }
        let depth = first.indent
        var (opening, items, pending) = ("", [String](), "")
        for line in lines {
            // A comment that is no deeper than the dash speaks of what follows.
            let isLoose = line.isComment && line.indent <= depth
            if line.indent == depth, line.isDash {
                items.append(pending + line)
                pending = ""
            } else if items.isEmpty || isLoose || (!pending.isEmpty && line.isBlank) {
                pending += line
            } else {
                items[items.count - 1] += pending + line
                pending = ""
            }
        }
        if items.isEmpty { opening = pending } else { items[items.count - 1] += pending }
        (self.opening, self.items, indent) = (opening, items, depth)
    }
}

/// The lines of one item, with the dash taken off.
struct SequenceItem {
    /// Comments above the dash.
    let opening: String
    /// The item's own lines, with a space in place of the dash.
    let body: String
    /// Where its keys stand.
    let indent: Int
    let dash: Int
    /// What follows the dash.
    var content: String { String(body.drop { $0 == " " }) }

    init(_ text: String) {
        let lines = text.linesWithBreaks
        let start = lines.firstIndex { $0.isDash } ?? 0
        opening = lines[..<start].joined()
        let first = lines[start]
        dash = first.indent
        body = String(repeating: " ", count: dash + 1) + first.dropFirst(dash + 1) + lines[(start + 1)...].joined()
        indent = body.linesWithBreaks.first { !$0.isBlank && !$0.isComment }?.indent ?? dash + 2
    }

    /// The item with other lines, the dash put back before the first that says something.
    static func joined(_ body: String, dash: Int) -> String {
        var lines = body.linesWithBreaks
        guard let first = lines.firstIndex(where: { !$0.isBlank && !$0.isComment }) else { return body }
        lines[first] = String(repeating: " ", count: dash) + "-" + lines[first].dropFirst(dash + 1)
        // What stood on the dash's own line, and comments, come after the first key.
        if first > 0 {
            let moved = lines[..<first].filter { !$0.isBlank }
            lines = [lines[first]] + moved + lines[(first + 1)...]
        }
        return lines.joined()
    }
}

extension String {
    fileprivate var isDash: Bool {
        let content = utf8.dropFirst(indent)
        return content.first == 0x2D && (content.dropFirst().first ?? 0x20) <= 0x20
    }

}
