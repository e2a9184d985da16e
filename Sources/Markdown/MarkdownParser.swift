// The only file that imports libcmark. No C type is visible outside it.
internal import Bytes
internal import CCMark
package import Diagnostics
internal import Localization

/// Parses the body of an entry with libcmark.
package enum MarkdownParser {
    /// The maximum nesting depth. It limits the cost of hostile input and is more than any real text needs.
    static let maximumDepth = 40

    /// - Parameters:
    ///   - text: Markdown, without front matter.
    ///   - path: The file, for diagnostics.
    ///   - firstLine: The line of the file on which the text begins.
    package static func parse(_ text: String, path: String, firstLine: Int) -> ResultWithDiagnostics<MarkdownDocument> {
        var reading = MarkdownParsePass(path: path, firstLine: firstLine, text: text)
        reading.run()
        let document = MarkdownDocument(
            nodes: reading.builder.nodes, sections: DocumentSectionSplitter.sections(of: reading.builder.nodes),
            direction: reading.letters.direction ?? .rightToLeft)
        return ResultWithDiagnostics(document, reading.diagnostics)
    }
}

/// Builds a document in one pass over libcmark's events.
private struct MarkdownParsePass {
    let path: String
    let firstLine: Int
    let text: String
    var builder = MarkdownTreeBuilder()
    var diagnostics: [Diagnostic] = []
    var letters = Bidi.LetterCount()
    private var headings = HeadingIDs()
    private var depthReported = false
    private var columns: ScalarColumnConverter
    /// The disallowed characters of the source text; character references (`&#1;`) may add others. Nil if there are no references.
    private let written: Set<Unicode.Scalar>?
    /// Whether the current block contains an image.
    private var hasImage = false

    init(path: String, firstLine: Int, text: String) {
        self.path = path
        self.firstLine = firstLine
        self.text = text
        columns = ScalarColumnConverter(text)
        written = text.utf8.contains(0x26) ? Set(text.unicodeScalars) : nil
    }

    mutating func run() {
        MarkdownLint.footnoteDefinitions(in: text, path: path, firstLine: firstLine, into: &diagnostics)
        var copy = text
        let root = copy.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT) }
        }
        guard let root else { return }
        defer { cmark_node_free(root) }
        guard let iterator = cmark_iter_new(root) else { return }
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { break }
            guard let node = cmark_iter_get_node(iterator), cmark_node_get_type(node) != CMARK_NODE_DOCUMENT else { continue }
            if event == CMARK_EVENT_ENTER { enter(node) } else { exit(node) }
        }
    }

    /// A switch over libcmark's node types, one line each.
    private mutating func enter(_ node: OpaquePointer) {
        let location = position(of: node)
        switch cmark_node_get_type(node) {
        case CMARK_NODE_PARAGRAPH: open(.paragraph, at: location)
        case CMARK_NODE_HEADING: open(.heading(level: Int(cmark_node_get_heading_level(node))), at: location)
        case CMARK_NODE_BLOCK_QUOTE: open(.blockQuote, at: location)
        case CMARK_NODE_LIST: open(listKind(node), at: location)
        case CMARK_NODE_ITEM: open(.item, at: location)
        case CMARK_NODE_EMPH: open(.emphasis, at: location)
        case CMARK_NODE_STRONG: open(.strong, at: location)
        case CMARK_NODE_LINK:
            checkReferences(in: string(cmark_node_get_url(node)), at: location)
            open(.link, text: string(cmark_node_get_url(node)), at: location)
        case CMARK_NODE_IMAGE:
            hasImage = true
            checkReferences(in: string(cmark_node_get_url(node)), at: location)
            open(.figure, text: string(cmark_node_get_url(node)), at: location)
        case CMARK_NODE_CODE_BLOCK: builder.leaf(.codeBlock, text: string(cmark_node_get_literal(node)), at: location)
        case CMARK_NODE_THEMATIC_BREAK: builder.leaf(.thematicBreak, at: location)
        case CMARK_NODE_TEXT: addText(string(cmark_node_get_literal(node)), at: location)
        case CMARK_NODE_CODE: builder.leaf(.code, text: string(cmark_node_get_literal(node)), at: location)
        case CMARK_NODE_SOFTBREAK: builder.leaf(.softBreak, at: location)
        case CMARK_NODE_LINEBREAK: builder.leaf(.lineBreak, at: location)
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
            // A closing tag is reported with its opening tag.
            let tag = firstLine(of: string(cmark_node_get_literal(node)))
            if !tag.hasPrefix("</") { report(.rawHTML, at: location, offendingText: tag) }
        default: break
        }
    }

    private mutating func exit(_ node: OpaquePointer) {
        let index = builder.exit()
        if hasImage { closeImages(index, node) }
        switch builder.nodes[index].kind {
        case .paragraph:
            if let table = PipeTables.table(from: builder.nodes[index...], offset: index, path: path, into: &diagnostics) {
                builder.replaceTail(from: index, with: table)
            }
        case .heading:
            builder.setText(headings.id(for: PlainText.of(builder.nodes[(index + 1)...])), of: index)
        case .link:
            closeLink(index)
        default: break
        }
    }

    private mutating func open(_ kind: NodeKind, text: String = "", at location: TextPosition) {
        if builder.depth >= MarkdownParser.maximumDepth, !depthReported {
            depthReported = true
            report(.nestingTooDeep, at: location, detail: String(MarkdownParser.maximumDepth))
        }
        builder.enter(kind, text: text, at: location)
    }

    /// libcmark turns `[^key]` with a matching link definition into a link. It is read as a citation.
    private mutating func closeLink(_ index: Int) {
        let label = PlainText.of(builder.nodes[(index + 1)...])
        let link = builder.nodes[index]
        if label.hasPrefix("^") {
            builder.replaceTail(
                from: index, with: [MarkdownNode(kind: .citation, text: String(label.dropFirst()), end: index + 1, position: link.position)]
            )
        } else if label.contains("://") {
            report(.addressAsText, at: link.position, offendingText: label)
        }
    }

    /// Adds an image with alternative text and caption. An image alone in a paragraph replaces the paragraph.
    private mutating func closeImages(_ index: Int, _ node: OpaquePointer) {
        let block = builder.nodes[index]
        switch block.kind {
        case .figure:
            let words = PlainText.of(builder.nodes[(index + 1)...])
            if words.allSatisfy(\.isWhitespace) { report(.imageWithoutWords, at: block.position, offendingText: block.text) }
            builder.replaceTail(from: index, with: [])
            builder.enter(.figure, text: block.text, at: block.position)
            builder.leaf(.imageAlternative, text: words, at: block.position)
            let caption = string(cmark_node_get_title(node))
            if !caption.isEmpty {
                builder.enter(.caption, at: block.position)
                addText(caption, at: block.position)
                builder.exit()
            }
            builder.exit()
        case .paragraph, .heading:
            hasImage = false
            guard block.kind == .paragraph, builder.nodes[index + 1].kind == .figure, builder.nodes[index + 1].end == block.end else {
                for image in builder.nodes[index...] where image.kind == .figure {
                    report(.imageInsideText, at: image.position, offendingText: image.text)
                }
                return
            }
            let figure = builder.nodes[(index + 1)...].map { node in
                var node = node
                node.end -= 1
                return node
            }
            builder.replaceTail(from: index, with: figure)
        default: break
        }
    }

    private mutating func addText(_ text: String, at location: TextPosition) {
        letters.add(text)
        checkReferences(in: text, at: location)
        MarkdownLint.check(text, opensBlock: opensBlock, at: location, path: path, into: &diagnostics)
        guard CitedText.mayCite(text) else {
            if !text.isEmpty { builder.leaf(.text, text: text, at: location) }
            return
        }
        // Columns are counted from the previous citation, so that a paragraph is scanned only once.
        var (counted, characters) = (text.utf8.startIndex, 0)
        for piece in CitedText.pieces(of: text) {
            switch piece {
            case .text(let text): builder.leaf(.text, text: String(text), at: location)
            case .citation(let key, let offset):
                let bracket = text.utf8.index(text.utf8.startIndex, offsetBy: offset)
                characters += text.utf8[counted..<bracket].count { !$0.isUTF8Continuation }
                counted = bracket
                builder.leaf(.citation, text: String(key), at: TextPosition(line: location.line, column: location.column + characters))
            }
        }
    }

    /// Reports control characters and noncharacters from character references, which XML cannot contain.
    /// libcmark replaces some of them by U+FFFD.
    private mutating func checkReferences(in text: String, at location: TextPosition) {
        guard let written else { return }
        for scalar in text.unicodeScalars
        where !written.contains(scalar) && (DeceptiveCharacter.isForbidden(scalar) || scalar == "\u{FFFD}") {
            report(.invisibleCharacter, at: location, offendingText: DeceptiveCharacter.name(scalar))
        }
    }

    private var opensBlock: Bool {
        guard let last = builder.nodes.last else { return false }
        return last.kind == .paragraph || last.kind == .softBreak
    }

    private func listKind(_ node: OpaquePointer) -> NodeKind {
        let tight = cmark_node_get_list_tight(node) != 0
        guard cmark_node_get_list_type(node) == CMARK_ORDERED_LIST else { return .bulletList(tight: tight) }
        return .orderedList(start: Int(cmark_node_get_list_start(node)), tight: tight)
    }

    private mutating func position(of node: OpaquePointer) -> TextPosition {
        let line = Int(cmark_node_get_start_line(node))
        return TextPosition(line: line + firstLine - 1, column: columns.column(line: line, byte: Int(cmark_node_get_start_column(node))))
    }

    private func string(_ pointer: UnsafePointer<CChar>?) -> String { pointer.map { String(cString: $0) } ?? "" }

    private func firstLine(of text: String) -> String { String(text.prefix { $0 != "\n" }) }

    private mutating func report(_ code: DiagnosticCode, at location: TextPosition, offendingText: String = "", detail: String = "") {
        diagnostics.append(
            Diagnostic(
                code, at: SourceLocation(path: path, line: location.line, column: location.column), offendingText: offendingText,
                detail: detail))
    }
}
