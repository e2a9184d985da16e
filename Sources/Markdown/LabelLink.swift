package import Markup

/// A link that stands at its label in a plain text, such as the number of an article.
package struct LabelLink: Sendable {
    private let label: String
    /// What the link says where the text lacks the label.
    let name: HTML
    private let url: HTML

    package init(label: String, name: HTML, url: HTML) { (self.label, self.name, self.url) = (label, name, url) }

    func html(around words: HTML) -> HTML {
        var out = HTMLWriter()
        out.raw("<a href=\"")
        out.html(url)
        out.raw("\">")
        out.html(words)
        out.raw("</a>")
        return out.html
    }

    /// The first place of the label, whatever its case and kinds of spaces; `2` is not found in `21` or `2-1`.
    func range(in text: String) -> Range<String.Index>? {
        let wanted = label.map(Self.folded)
        var start = text.startIndex
        while start < text.endIndex {
            var (position, matched) = (start, 0)
            while matched < wanted.count, position < text.endIndex, Self.folded(text[position]) == wanted[matched] {
                (position, matched) = (text.index(after: position), matched + 1)
            }
            if matched == wanted.count, !Self.continuesNumber(text[position...]) { return start..<position }
            start = text.index(after: start)
        }
        return nil
    }

    private static func folded(_ character: Character) -> String { character.isWhitespace ? " " : character.lowercased() }

    private static func continuesNumber(_ rest: Substring) -> Bool {
        guard let next = rest.first else { return false }
        return next.isNumber || (next == "-" && rest.dropFirst().first?.isNumber == true)
    }
}
