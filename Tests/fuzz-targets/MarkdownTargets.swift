import Diagnostics
import Localization
import Markup

@testable import Markdown

/// Prose: libcmark's tree, our passes over it, the page that they make.
enum MarkdownTargets {
    static func markdown(_ text: String) {
        let parsed = MarkdownParser.parse(text, path: "content/x.md", firstLine: 1)
        let nodes = parsed.value.nodes
        precondition(nodes.enumerated().allSatisfy { $1.end > $0 && $1.end <= nodes.count })
        precondition(parsed.diagnostics.allSatisfy { $0.location.line >= 1 && $0.location.column >= 1 })
        let links = Dictionary(
            parsed.value.links.map { ($0.target, LinkTarget.outside($0.target)) }, uniquingKeysWith: { first, _ in first })
        let terms = GlossaryTermMatcher([.init(id: "referral", name: "الإحالة", definition: text)], in: .ar)
        var marks = GlossaryLinker(terms, folder: "terms/")
        let page = HTMLRenderer(language: .ar, idPrefix: "p-", sourceNumbers: ["s1": 1], links: links)
            .html(nodes[...], marking: &marks)
        WellFormedMarkup.check(page)
        _ = PlainText.of(nodes[...])
    }

    /// Lines whose cells are cut by commas are tables always: the fuzzer need not find the pipes.
    static func tables(_ text: String) {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        let width = (lines.first ?? "").utf8.count { $0 == 0x2C } + 1
        let rows = lines.map { "| " + $0.split(separator: ",", omittingEmptySubsequences: false).joined(separator: " | ") + " |" }
        let rule = "|" + String(repeating: "---|", count: width)
        let nodes = MarkdownParser.parse(([rows[0], rule] + rows.dropFirst()).joined(separator: "\n"), path: "x.md", firstLine: 1).value
            .nodes
        for (index, node) in nodes.enumerated() where node.kind == .table {
            precondition(width <= PipeTables.maximumWidth + 1)
            let cells = children(of: index, in: nodes).map { children(of: $0, in: nodes).count }
            precondition(Set(cells).count == 1, "rows of one table differ: \(cells)")
        }
        WellFormedMarkup.check(HTMLRenderer(language: .ar).html(nodes[...]))
        citations(text)
    }

    private static func children(of parent: Int, in nodes: [MarkdownNode]) -> [Int] {
        var (index, found) = (parent + 1, [Int]())
        while index < nodes[parent].end {
            found.append(index)
            index = nodes[index].end
        }
        return found
    }

    /// What is cut at its citations is whole when it is put together.
    private static func citations(_ text: String) {
        let cited = CitedText(text)
        let whole = CitedText.pieces(of: text).map { piece in
            switch piece {
            case .text(let text): String(text)
            case .citation(let key, _): "[^\(key)]"
            }
        }
        precondition(whole.joined().utf8.elementsEqual(text.utf8))
        precondition(cited.keys.allSatisfy { !$0.isEmpty && !$0.utf8.contains(0x5D) })
        WellFormedMarkup.check(HTMLRenderer(language: .fr, idPrefix: "p-").html(cited))
    }
}

/// Markup that can only be ours: known elements, each closed in its order, no handler, no loose sign.
enum WellFormedMarkup {
    private static let known: Set<String> = [
        "a", "bdi", "blockquote", "br", "code", "dfn", "div", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img",
        "li", "ol", "p", "pre",
        "span",
        "strong", "sup", "table", "tbody", "td", "th", "thead", "tr", "ul",
    ]

    /// On bytes: a quotation mark with an accent on it is one character, and still ends an attribute.
    static func check(_ html: HTML) {
        let (start, end, quote, slash) = (UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "/"))
        var open: [String] = []
        var rest = html.bytes[...]
        while let first = rest.firstIndex(of: start) {
            precondition(!rest[..<first].contains(end), "a loose sign")
            guard let last = rest[first...].firstIndex(of: end) else { preconditionFailure("an open tag") }
            let tag = rest[(first + 1)..<last]
            rest = rest[(last + 1)...]
            let name = String(decoding: tag.split { $0 == 0x20 || $0 == slash }.first ?? [], as: UTF8.self)
            precondition(known.contains(name), "no element of ours: \(name)")
            precondition(!tag.contains(start) && tag.count { $0 == quote } % 2 == 0, "a broken tag")
            if tag.first == slash { precondition(open.popLast() == name, "closed out of order: \(name)") }
            if tag.first != slash, !["br", "hr", "img"].contains(name) { open.append(name) }
        }
        precondition(open.isEmpty && !rest.contains(end), "left open")
    }
}
