internal import Bytes

/// A fast parser for the subset of YAML that entries use; it gives up at anything else.
///
/// Nodes, lines and columns are the same as libyaml's. Other syntax, and every error, is left to libyaml.
struct FastYAMLParser {
    /// Syntax that is left to libyaml.
    struct UnsupportedSyntax: Error {}

    /// Deeper than any entry nests, and far below the limit that is reported.
    static let maximumDepth = 12
    /// The maximum number of keys in a mapping, since each new key is compared with those before it.
    static let maximumWidth = 600

    var text: FastYAMLInput
    /// The position of the next byte.
    var index = 0
    /// The start of the current line, and its number in the file.
    private(set) var lineStart = 0
    private(set) var line: Int
    /// The number of brackets outside quotations. Too many are left to `YAMLAliasCheck`.
    var brackets = 0

    /// The tree; nil if the text has unsupported syntax.
    static func read(_ text: Substring, lineOffset: Int) -> YAMLNode? {
        let read: YAMLNode?? = text.utf8.withContiguousStorageIfAvailable { bytes in
            guard let plain = FastYAMLInput(bytes) else { return nil }
            var reader = FastYAMLParser(text: plain, line: lineOffset + 1)
            return try? reader.document()
        }
        return read ?? nil
    }

    private init(text: FastYAMLInput, line: Int) {
        self.text = text
        self.line = line
    }

    private mutating func document() throws(UnsupportedSyntax) -> YAMLNode {
        nextContent()
        guard indent == 0 else { throw UnsupportedSyntax() }
        let root = try mapping(depth: 0)
        guard index == text.count else { throw UnsupportedSyntax() }
        return root
    }

    // MARK: Lines

    /// The indentation of the next byte; -1 at the end of the text. In block context everything before it is ASCII.
    private var indent: Int { index < text.count ? index - lineStart : -1 }

    /// The column of a node that begins at the next byte.
    private var column: Int { index - lineStart + 1 }

    /// Skips spaces and comments after a value, then moves to the next line with content.
    private mutating func endLine() throws(UnsupportedSyntax) {
        let end = index
        text.skipSpaces(&index)
        if text[index] == .hash, index > end { text.skipLine(&index) }
        guard text[index] == .newline else { throw UnsupportedSyntax() }
        nextContent()
    }

    /// From a line end or the start of the text to the next content, over blank lines and comments.
    mutating func nextContent() {
        if index > 0 { nextLine() }
        while index < text.count {
            text.skipSpaces(&index)
            if text[index] == .hash { text.skipLine(&index) }
            guard text[index] == .newline, index < text.count else { return }
            nextLine()
        }
    }

    mutating func nextLine() {
        index = min(index + 1, text.count)
        lineStart = index
        line += 1
    }

    // MARK: Blocks

    private mutating func mapping(depth: Int) throws(UnsupportedSyntax) -> YAMLNode {
        guard depth < Self.maximumDepth else { throw UnsupportedSyntax() }
        let (line, column, margin) = (line, column, indent)
        var entries: [(key: YAMLNode, value: YAMLNode)] = []
        entries.reserveCapacity(8)
        // A bit for each hash bucket of keys: most new keys are known to be unique without a comparison.
        var buckets: UInt64 = 0
        repeat {
            guard let end = text.endOfKey(at: index), entries.count < Self.maximumWidth else { throw UnsupportedSyntax() }
            let key = scalar(index..<end, line: self.line, column: self.column)
            let bucket: UInt64 = 1 << UInt64(text.bucket(index..<end))
            if buckets & bucket != 0, entries.contains(where: { $0.key.scalar == key.scalar }) { throw UnsupportedSyntax() }
            buckets |= bucket
            index = end + 1
            entries.append((key, try value(margin: margin, depth: depth + 1)))
        } while indent == margin
        guard indent < margin else { throw UnsupportedSyntax() }
        return YAMLNode(value: .mapping(entries), line: line, column: column)
    }

    /// Reads the value after a key's colon, on its line or below it.
    private mutating func value(margin: Int, depth: Int) throws(UnsupportedSyntax) -> YAMLNode {
        let empty = YAMLNode(value: .scalar(""), line: line, column: column)
        text.skipSpaces(&index)
        guard text[index] == .newline || text[index] == .hash else { return try inlineValue(margin: margin, depth: depth) }
        if text[index] == .hash { text.skipLine(&index) }
        nextContent()
        if indent > margin { return text.isDash(at: index) ? try sequence(depth: depth) : try mapping(depth: depth) }
        // List items may have the same indentation as their key.
        if indent == margin, text.isDash(at: index) { return try sequence(besideKey: true, depth: depth) }
        return empty
    }

    private mutating func sequence(besideKey: Bool = false, depth: Int) throws(UnsupportedSyntax) -> YAMLNode {
        guard depth < Self.maximumDepth else { throw UnsupportedSyntax() }
        let (line, column, margin) = (line, column, indent)
        var nodes: [YAMLNode] = []
        repeat {
            guard text.isDash(at: index) else {
                guard besideKey else { throw UnsupportedSyntax() }
                break
            }
            index += 1
            text.skipSpaces(&index)
            if text.endOfKey(at: index) != nil {
                nodes.append(try mapping(depth: depth + 1))
            } else {
                nodes.append(try inlineValue(margin: margin, depth: depth + 1))
            }
        } while indent == margin
        guard indent <= margin else { throw UnsupportedSyntax() }
        return YAMLNode(value: .sequence(nodes), line: line, column: column)
    }

    /// Reads a scalar or flow collection on the line of its key or dash. Nothing else may follow it.
    private mutating func inlineValue(margin: Int, depth: Int) throws(UnsupportedSyntax) -> YAMLNode {
        if text[index] == .greaterThan || text[index] == .verticalBar { return try blockScalar(margin: margin) }
        let isFlow = text[index] == .openBracket || text[index] == .openBrace
        var counted = (index: index, column: column)
        let node = isFlow ? try flow(&counted, depth: depth) : try scalar(inFlow: false, column: column)
        try endLine()
        return node
    }
}
