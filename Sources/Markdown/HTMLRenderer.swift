internal import Bytes
package import Localization
package import Markup

/// The destination of a link, relative to the page that shows it.
package enum LinkTarget: Sendable, Hashable {
    case inside(RelativeURL)
    case outside(String)
}

/// How a page that numbers the sources of several records together lists one of them.
package struct NumberedPageSource: Sendable, Hashable {
    package let number: Int
    /// The id of its entry in the page's list.
    package let anchor: String
    /// What a screen reader says of a citation: number, publisher and year; nil where a script of the page adds it.
    package let label: String?

    package init(number: Int, anchor: String, label: String?) {
        (self.number, self.anchor, self.label) = (number, anchor, label)
    }
}

/// Renders nodes as HTML: sets the direction of blocks, isolates runs of the other direction, links citations.
package struct HTMLRenderer: Sendable {
    /// The language of the text.
    package let language: Language
    /// The number of levels that headings are moved down on the page.
    package let headingShift: Int
    /// A prefix of anchor ids, so that several entries can share a page.
    package let idPrefix: String
    /// The number of a source in the list of sources.
    package let sourceNumbers: [String: Int]
    /// The page with the list of sources; nil if it is the same page.
    package let sourcePage: String
    /// The entries of a list that several records share, by key; they take precedence over `sourceNumbers`.
    package let sourceReferences: [String: NumberedPageSource]
    /// The destinations of links, by written target.
    package let links: [String: LinkTarget]
    /// The images, by written file name.
    package let imageAssets: [String: ResponsiveImage]

    package init(
        language: Language, headingShift: Int = 0, idPrefix: String = "", sourceNumbers: [String: Int] = [:], sourcePage: String = "",
        sourceReferences: [String: NumberedPageSource] = [:], links: [String: LinkTarget] = [:],
        imageAssets: [String: ResponsiveImage] = [:]
    ) {
        self.language = language
        self.headingShift = headingShift
        self.idPrefix = idPrefix
        self.sourceNumbers = sourceNumbers
        self.sourcePage = sourcePage
        self.sourceReferences = sourceReferences
        self.links = links
        self.imageAssets = imageAssets
    }

    package func html(_ nodes: ArraySlice<MarkdownNode>) -> HTML {
        var writing = HTMLRenderPass(renderer: self, nodes: nodes)
        writing.run()
        return writing.out.html
    }

    /// The same; the first use of each term on the page is linked to the glossary.
    package func html(_ nodes: ArraySlice<MarkdownNode>, marking glossary: inout GlossaryLinker) -> HTML {
        var writing = HTMLRenderPass(renderer: self, nodes: nodes)
        writing.glossary = glossary
        writing.run()
        if let after = writing.glossary { glossary = after }
        return writing.out.html
    }

    /// Renders one text of the front matter, with its citations.
    package func html(_ text: CitedText) -> HTML {
        var out = HTMLWriter(capacity: text.source.utf8.count * 2)
        guard CitedText.mayCite(text.source) else {
            out.isolated(text.source, in: language.direction)
            return out.html
        }
        for piece in CitedText.pieces(of: text.source) {
            switch piece {
            case .text(let text): out.isolated(String(text), in: language.direction)
            case .citation(let key, _): citation(String(key), into: &out)
            }
        }
        return out.html
    }

    fileprivate func citation(_ key: String, into out: inout HTMLWriter) {
        if let reference = sourceReferences[key] {
            out.raw("<sup class=\"cite\"><a")
            out.attribute("href", "#" + reference.anchor)
            if let label = reference.label { out.attribute("aria-label", label) }
            out.raw(">")
            out.text(String(reference.number))
            out.raw("</a></sup>")
            return
        }
        out.raw("<sup class=\"cite\"><a href=\"")
        out.text(sourcePage)
        out.raw("#")
        // Each entry on a shared page has its own list of sources.
        if sourcePage.isEmpty { out.text(idPrefix) }
        out.raw("src-")
        out.text(key)
        out.raw("\">")
        out.text(String(sourceNumbers[key] ?? 0))
        out.raw("</a></sup>")
    }
}

/// Renders nodes in order, with a stack of open elements.
private struct HTMLRenderPass {
    let renderer: HTMLRenderer
    let nodes: ArraySlice<MarkdownNode>
    var out: HTMLWriter
    private var open: [OpenElement] = []
    var glossary: GlossaryLinker?
    /// Before this index the text is inside a link or a heading, where no term is linked.
    private var plainUntil = 0

    /// An open element: the end of its nodes, its closing tag, the direction of its text.
    private struct OpenElement {
        let end: Int
        let close: Closing
        let direction: Direction
    }

    private enum Closing {
        case inline(StaticString)
        case block(StaticString)
        case list(StaticString, tight: Bool)
        case item
        case row(header: Bool)
        case table
        case nothing
    }

    init(renderer: HTMLRenderer, nodes: ArraySlice<MarkdownNode>) {
        self.renderer = renderer
        self.nodes = nodes
        out = HTMLWriter(capacity: nodes.count * 120)
    }

    mutating func run() {
        var index = nodes.startIndex
        while index < nodes.endIndex {
            closeFinished(at: index)
            write(at: index)
            index += 1
        }
        closeFinished(at: nodes.endIndex)
    }

    private var direction: Direction { open.last?.direction ?? renderer.language.direction }

    private mutating func closeFinished(at index: Int) {
        while let last = open.last, last.end <= index {
            open.removeLast()
            switch last.close {
            case .inline(let tag): out.close(tag)
            case .block(let tag), .list(let tag, _):
                out.close(tag)
                out.raw("\n")
            case .item: out.raw("</li>\n")
            case .row(let header): out.raw(header ? "</tr></thead><tbody>\n" : "</tr>\n")
            case .table: out.raw("</tbody></table></div>\n")
            case .nothing: break
            }
        }
    }

    /// A switch over node kinds, a line or two each. Leaves are most of the nodes, and are read where they lie.
    private mutating func write(at index: Int) {
        switch nodes[index].kind {
        case .text: text(at: index)
        case .softBreak: out.raw("\n")
        case .lineBreak: out.raw("<br>\n")
        case .citation: renderer.citation(nodes[index].text, into: &out)
        case .code: literal("<code dir=\"ltr\">", nodes[index].text, "</code>")
        case .codeBlock: literal("<pre dir=\"ltr\" tabindex=\"0\"><code>", nodes[index].text, "</code></pre>\n")
        default: begin(nodes[index], at: index)
        }
    }

    private mutating func begin(_ node: MarkdownNode, at index: Int) {
        switch node.kind {
        case .text, .softBreak, .lineBreak, .citation, .code, .codeBlock: break
        case .thematicBreak: out.raw("<hr>\n")
        case .paragraph: paragraph(node, at: index)
        case .heading(let level): heading(level, node, at: index)
        case .blockQuote: element("blockquote", .block("blockquote"), node)
        case .bulletList(let tight): element("ul", .list("ul", tight: tight), node)
        case .orderedList(let start, let tight): orderedList(start, tight, node)
        case .item: element("li", .item, node)
        case .emphasis: element("em", .inline("em"), node)
        case .strong: element("strong", .inline("strong"), node)
        case .link: link(node)
        case .figure: figure(node, at: index)
        case .imageAlternative: break
        case .caption: element("figcaption", .inline("figcaption"), node)
        case .table:
            out.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\"><table>")
            push(.table, node)
        case .tableRow(let header):
            out.raw(header ? "<thead><tr>" : "<tr>")
            push(.row(header: header), node)
        case .tableCell(let alignment): cell(alignment, node, at: index)
        }
    }

    private mutating func text(at index: Int) {
        if glossary == nil || index < plainUntil { return out.isolated(nodes[index].text, in: direction) }
        if var current = glossary.take() {
            out.isolated(nodes[index].text, in: direction, marking: &current)
            glossary = current
        }
    }

    private mutating func push(_ close: Closing, _ node: MarkdownNode, direction: Direction? = nil) {
        open.append(OpenElement(end: node.end, close: close, direction: direction ?? self.direction))
    }

    private mutating func literal(_ before: StaticString, _ text: String, _ after: StaticString) {
        out.raw(before)
        out.text(text)
        out.raw(after)
    }

    private mutating func element(_ tag: StaticString, _ close: Closing, _ node: MarkdownNode) {
        out.open(tag)
        push(close, node)
    }

    private mutating func paragraph(_ node: MarkdownNode, at index: Int) {
        if isInTightList {
            push(.nothing, node, direction: node.direction)
            return
        }
        out.raw("<p")
        let direction = blockDirection(index, node)
        out.raw(">")
        push(.block("p"), node, direction: direction)
    }

    private mutating func heading(_ level: Int, _ node: MarkdownNode, at index: Int) {
        plainUntil = max(plainUntil, node.end)
        let tag = Self.headings[min(6, level + renderer.headingShift)]
        out.raw("<")
        out.raw(tag)
        out.attribute("id", renderer.idPrefix + node.text)
        let direction = blockDirection(index, node)
        out.raw(">")
        push(.block(tag), node, direction: direction)
    }

    private mutating func orderedList(_ start: Int, _ tight: Bool, _ node: MarkdownNode) {
        out.raw("<ol")
        if start != 1 { out.attribute("start", String(start)) }
        out.raw(">")
        push(.list("ol", tight: tight), node)
    }

    private mutating func cell(_ alignment: ColumnAlignment, _ node: MarkdownNode, at index: Int) {
        let header = if case .row(header: true) = open.last?.close { true } else { false }
        out.raw(header ? "<th scope=\"col\"" : "<td")
        if alignment == .center { out.attribute("class", "center") }
        if alignment == .end { out.attribute("class", "end") }
        let direction = blockDirection(index, node)
        out.raw(">")
        push(.inline(header ? "th" : "td"), node, direction: direction)
    }

    private mutating func figure(_ node: MarkdownNode, at index: Int) {
        out.raw("<figure")
        let direction = blockDirection(index, node)
        out.raw(">")
        let words = index + 1 < nodes.endIndex ? nodes[index + 1].text : ""
        renderer.imageAssets[node.text]?.write(to: &out, words: words)
        push(.block("figure"), node, direction: direction)
    }

    private mutating func link(_ node: MarkdownNode) {
        plainUntil = max(plainUntil, node.end)
        switch renderer.links[node.text] {
        case .inside(let url):
            out.raw("<a")
            out.attribute("href", url.text)
        case .outside(let address):
            out.raw("<a rel=\"noreferrer\"")
            out.attribute("href", address)
        case nil:
            push(.nothing, node)
            return
        }
        out.raw(">")
        push(.inline("a"), node)
    }

    /// Sets `dir` and `lang` on a block whose text runs mostly in the other direction; returns the block's direction.
    private mutating func blockDirection(_ index: Int, _ node: MarkdownNode) -> Direction {
        let direction = node.direction ?? direction
        if direction != self.direction {
            let language = direction == .rightToLeft ? Language.ar : FrenchEnglishDetector.guess(PlainText.of(nodes[index..<node.end]))
            out.attribute("lang", language.rawValue)
            out.attribute("dir", direction.rawValue)
        }
        return direction
    }

    private var isInTightList: Bool {
        guard open.count >= 2, case .item = open[open.count - 1].close, case .list(_, tight: true) = open[open.count - 2].close else {
            return false
        }
        return true
    }

    private static let headings: [StaticString] = ["h1", "h1", "h2", "h3", "h4", "h5", "h6"]
}

extension HTMLWriter {
    /// Writes text with runs of the other direction isolated in `bdi` elements.
    package mutating func isolated(_ text: String, in direction: Direction) {
        var text = text
        text.withUTF8 { bytes in
            Bidi.runs(in: bytes, paragraph: direction) { run, isolation in
                switch isolation {
                case .none:
                    escaped(run)
                    return
                case .leftToRight: raw("<bdi dir=\"ltr\">")
                case .paragraph where direction == .rightToLeft:
                    yearRange(run)
                    return
                case .paragraph: raw("<bdi dir=\"ltr\">")
                case .foreign(.rightToLeft): raw("<bdi lang=\"ar\" dir=\"rtl\">")
                case .foreign(.leftToRight): raw("<bdi dir=\"ltr\">")
                }
                escaped(run)
                raw("</bdi>")
            }
        }
    }

    /// Writes `2023-2030` from right to left. Between digits alone a hyphen is a part of the number (UAX #9, W4) and the range would run
    /// from left to right, so the hyphen is isolated.
    private mutating func yearRange(_ run: UnsafeBufferPointer<UInt8>) {
        raw("<bdi dir=\"rtl\">")
        let years = run.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        for (index, year) in years.enumerated() {
            if index > 0 { raw("<bdi>-</bdi>") }
            escaped(UnsafeBufferPointer(rebasing: year))
        }
        raw("</bdi>")
    }
}

/// Distinguishes French from English by frequent short words: enough to set `lang` for speech and hyphenation.
package enum FrenchEnglishDetector {
    package static func guess(_ text: String) -> Language {
        var text = text
        return text.withUTF8 { bytes in
            var (french, english) = (0, 0)
            // Up to four ASCII letters in lower case, packed into one number.
            var (code, length) = (UInt32(0), 0)
            func endWord() {
                if (1...4).contains(length) {
                    if Self.french.contains(code) { french += 1 } else if Self.english.contains(code) { english += 1 }
                }
                (code, length) = (0, 0)
            }
            for byte in bytes {
                if byte.isASCII && !byte.isASCIILetter {
                    endWord()
                } else {
                    code = code << 8 | UInt32(byte | 0x20)
                    length += 1
                }
            }
            endWord()
            return english > french ? .en : .fr
        }
    }

    private static let french = codes("le la les des et du de en une un au aux par sur l d")
    private static let english = codes("the of and to in for on by with is")

    /// An array: a linear search is faster than hashing for so few words.
    private static func codes(_ words: String) -> [UInt32] {
        words.utf8.split(separator: 0x20).map { $0.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } }
    }
}
