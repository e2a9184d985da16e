internal import Bytes

/// A block sequence split at its dashes. Items that are not replaced keep their bytes.
struct YAMLSequenceLines {
    /// Comments before the first item.
    let opening: String
    let items: [String]
    /// The column of the dashes; nil if there are none.
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

/// The lines of one item without the dash.
struct YAMLSequenceItem {
    /// Comments above the dash.
    let opening: String
    /// The item's lines, with a space instead of the dash.
    let body: String
    /// The column of its keys.
    let indent: Int
    let dash: Int
    /// The text after the dash.
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

    /// The item with new lines; the dash is put before the first one with content.
    static func joined(_ body: String, dash: Int) -> String {
        var lines = body.linesWithBreaks
        guard let first = lines.firstIndex(where: { !$0.isBlank && !$0.isComment }) else { return body }
        lines[first] = String(repeating: " ", count: dash) + "-" + lines[first].dropFirst(dash + 1)
        // Comments, and text on the dash's own line, follow the first key.
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
        return content.first == .hyphen && (content.dropFirst().first ?? .space) <= .space
    }

}
