internal import Localization
package import Markup

/// A link that stands at its label in a plain text, such as the number of an article.
package struct LabelAutolink: Sendable {
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

extension HTMLRenderer {
    /// A text of the front matter with its citations; the first place of each label becomes a link, and links whose label the text lacks follow it in brackets.
    package func html(_ text: CitedText, linking links: [LabelAutolink]) -> HTML {
        var found = links.map { ($0, $0.range(in: text.source)) }
        found.sort { ($0.1?.lowerBound ?? text.source.endIndex) < ($1.1?.lowerBound ?? text.source.endIndex) }
        var out = HTMLWriter()
        var rest = text.source[...]
        var absent: [LabelAutolink] = []
        for (link, range) in found {
            guard let range, range.lowerBound >= rest.startIndex else {
                absent.append(link)
                continue
            }
            out.html(html(CitedText(String(rest[..<range.lowerBound]))))
            var label = HTMLWriter()
            label.isolated(String(rest[range]), in: language.direction)
            out.html(link.html(around: label.html))
            rest = rest[range.upperBound...]
        }
        out.html(html(CitedText(String(rest))))
        for link in absent {
            out.raw(" (")
            out.html(link.html(around: link.name))
            out.raw(")")
        }
        return out.html
    }
}
