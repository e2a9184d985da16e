internal import Bytes
internal import Diagnostics
internal import FrontMatter
internal import Localization
internal import Markdown
internal import Serialization

/// Finds citations, lists and links in unsupported notations, which Markdown would show as plain text.
struct UnsupportedNotationLint {
    private let path: String
    /// Signs of lists in word processors, which start no list in Markdown.
    static let bulletSigns = "•●▪◦‣·∙▫■□○➢➤✓❖".unicodeScalars

    /// The keys of the entry's sources, in order: `[2]` may mean the second.
    private let sourceKeys: [String]
    /// The keys that the text cites rightly, of records too.
    private let citedKeys: Set<String>
    private var found: [Diagnostic] = []

    static func check(_ note: ParsedEntry, firstLine: Int, into diagnostics: inout [Diagnostic]) {
        var forms = UnsupportedNotationLint(
            path: note.path, sourceKeys: DeclaredSourceKeys(note.yaml).keys, citedKeys: Set(note.document.citations.map(\.key)))
        forms.body(note.bodyText, firstLine)
        if case .mapping(let entries) = note.yaml.value {
            let quoted = ParsedEntry.quotedKeys(of: note.path)
            for (key, value) in entries where !quoted.contains(key.scalar ?? "") { forms.front(value) }
            for (key, value) in entries where quoted.contains(key.scalar ?? "") { forms.quotes(value) }
        }
        diagnostics += forms.found
    }

    private init(path: String, sourceKeys: [String], citedKeys: Set<String>) {
        (self.path, self.sourceKeys, self.citedKeys) = (path, sourceKeys, citedKeys)
    }

    private mutating func body(_ body: Substring, _ firstLine: Int) {
        var isCode = false
        for (index, line) in body.utf8.split(separator: .newline, omittingEmptySubsequences: false).enumerated() {
            let text = Substring(line)
            if text.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
            guard !isCode,
                line.contains(where: {
                    $0 == .openBracket || $0 == .openParenthesis || $0 == .colon || $0 == 0xE2 || $0 == 0xC2 || $0 == UInt8(ascii: "w")
                })
            else {
                continue
            }
            let scalars = Array(text.unicodeScalars)
            bullet(scalars, firstLine + index)
            citations(scalars, firstLine + index, column: 1)
            address(scalars, firstLine + index)
        }
    }

    /// Texts of front matter, whatever their field.
    private mutating func front(_ node: YAMLNode) {
        switch node.value {
        case .scalar(let text):
            guard !text.contains(bytesOf: "://") else { return }
            quotes(node)
            citations(Array(text.unicodeScalars), node.line, column: node.column)
        case .sequence(let nodes): for node in nodes { front(node) }
        case .mapping(let entries): for (_, value) in entries { front(value) }
        }
    }

    // MARK: Citations

    private mutating func citations(_ text: [Unicode.Scalar], _ line: Int, column: Int) {
        var index = 0
        while index < text.count {
            let scalar = text[index]
            guard scalar == "[" || scalar == "(" || scalar == "［" else {
                index += 1
                continue
            }
            if let length = unclosed(text[index...]) {
                let old = Self.string(text[index..<(index + length.key)])
                let key = Self.string(old.unicodeScalars.drop { !Self.isKey($0) })
                // `[^s1, s2]` has a bracket at its end: only its writer knows what was meant.
                let next = text[(index + length.whole)...].first { "[［]］".unicodeScalars.contains($0) }
                let isKnown = (sourceKeys.contains(key) || citedKeys.contains(key)) && next != "]" && next != "］"
                // The bracket after the key was typed the wrong way round.
                let wrong = Self.string(text[index..<(index + length.whole)])
                let new = isKnown ? "[^\(key)]" : suggestedForm
                found.append(
                    Diagnostic(
                        .citationForm, at: SourceLocation(path: path, line: line, column: column + index), offendingText: wrong,
                        detail: new, fix: isKnown ? Fix(line: line, column: column + index, old: wrong, new: new) : nil))
                index += length.whole
                continue
            }
            guard let end = text[index...].prefix(24).firstIndex(where: { $0 == "]" || $0 == ")" || $0 == "］" }) else {
                index += 1
                continue
            }
            let inside = text[(index + 1)..<end]
            if let right = citation(inside, open: scalar, before: text[..<index], after: text[(end + 1)...]) {
                let old = Self.string(text[index...end])
                let new = right.map { "[^\($0)]" } ?? suggestedForm
                found.append(
                    Diagnostic(
                        .citationForm, at: SourceLocation(path: path, line: line, column: column + index), offendingText: old, detail: new,
                        fix: right.map { _ in Fix(line: line, column: column, old: old, new: new) }))
            }
            index = end + 1
        }
    }

    /// The form of a citation whose source the writer must choose.
    private var suggestedForm: String {
        let keys = sourceKeys.prefix(12).joined(separator: ", ")
        return keys.isEmpty ? "[^…]" : "[^…] (\(keys))"
    }

    /// The lengths of a citation at the start of a text whose key no bracket closes: up to its key, and with a bracket that is turned the
    /// wrong way. Nil where it is closed, or where no key follows the caret.
    private func unclosed(_ text: ArraySlice<Unicode.Scalar>) -> (key: Int, whole: Int)? {
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
        let open = text.dropFirst().drop(while: isSpace)
        guard text.first == "[" || text.first == "［", let caret = open.first, Self.carets.contains(caret) else { return nil }
        let start = open.dropFirst().drop(while: isSpace)
        let rest = start.drop(while: Self.isKey)
        guard rest.startIndex > start.startIndex else { return nil }
        let behind = rest.drop(while: isSpace)
        if let next = behind.first, "])］".unicodeScalars.contains(next) { return nil }
        let length = rest.startIndex - text.startIndex
        let isTurned = rest.first == "[" && rest.dropFirst().first.map { !Self.carets.contains($0) } ?? true
        return (length, isTurned ? length + 1 : length)
    }

    private static let carets = "^ˆ＾⌃".unicodeScalars

    private static func isKey(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "-" || scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// The source key of a bracket: nil if it is not a citation; a nil key if the source is unknown.
    private func citation(
        _ inside: ArraySlice<Unicode.Scalar>, open: Unicode.Scalar, before: ArraySlice<Unicode.Scalar>, after: ArraySlice<Unicode.Scalar>
    ) -> String?? {
        let bare = Self.string(inside.filter { !$0.properties.isWhitespace })
        guard let first = bare.unicodeScalars.first, after.first != "(", after.first != ":" else { return nil }
        if Self.carets.contains(first) {
            let key = String(bare.unicodeScalars.dropFirst())
            // A valid citation, or a Markdown footnote, which another check reports.
            if key.isEmpty || (first == "^" && open == "[" && inside.count == key.unicodeScalars.count + 1) { return nil }
            return .some(key)
        }
        let digits = bare.westernNumber
        if let number = Int(digits), digits.count <= 2, number > 0 {
            // A number in parentheses counts as a citation only at the end of a sentence without another one.
            if open == "(" {
                let behind = after.first { !$0.properties.isWhitespace }
                guard number <= max(sourceKeys.count, 9), let last = before.last(where: { !$0.properties.isWhitespace }),
                    last.properties.isAlphabetic, behind == nil || behind == ".", !before.contains("["), !after.contains("[")
                else { return nil }
            }
            // A source given by number must be confirmed by the author unless there is only one.
            return .some(sourceKeys.count == 1 && number == 1 ? sourceKeys[0] : nil)
        }
        // A key without its caret.
        return open == "[" && (sourceKeys.contains(bare) || citedKeys.contains(bare)) ? .some(bare) : nil
    }

    // MARK: Lists and addresses

    private mutating func bullet(_ text: [Unicode.Scalar], _ line: Int) {
        let start = text.prefix { $0 == " " || $0 == "\t" || $0 == "\u{A0}" }.count
        guard start < text.count, Self.bulletSigns.contains(text[start]) else { return }
        let gap = text[(start + 1)...].prefix { $0.properties.isWhitespace && $0 != "\r" }.count
        let old = Self.string(text[..<(start + 1 + gap)])
        found.append(
            Diagnostic(
                .bulletSign, at: SourceLocation(path: path, line: line, column: start + 1), offendingText: String(text[start]),
                fix: Fix(line: line, old: old, new: "- ")))
    }

    private mutating func address(_ text: [Unicode.Scalar], _ line: Int) {
        let string = Self.string(text[...])
        guard let range = string.firstRange(of: "https://") ?? string.firstRange(of: "http://") ?? string.firstRange(of: "www.") else {
            return
        }
        // Links and autolinks are checked elsewhere.
        let before = string[..<range.lowerBound].last
        guard before.map({ !"(<[\"`/=".contains($0) && !$0.isASCII || $0 == " " }) ?? true else { return }
        let address = string[range.lowerBound...].prefix { $0 > " " && $0 != ")" && $0 != "،" && $0 != ">" }
        let column = string[..<range.lowerBound].unicodeScalars.count + 1
        found.append(Diagnostic(.bareAddress, at: SourceLocation(path: path, line: line, column: column), offendingText: String(address)))
    }

    // MARK: Quotes

    /// Values in typographic quotes, which YAML keeps as part of the text.
    private mutating func quotes(_ node: YAMLNode) {
        switch node.value {
        case .scalar(let text):
            let scalars = Array(text.trimmedSpaces.unicodeScalars)
            guard scalars.count > 2, let first = scalars.first, let last = scalars.last, "“”„‟".unicodeScalars.contains(first),
                "“”‟".unicodeScalars.contains(last),
                !scalars.dropFirst().dropLast().contains(where: { "“”„‟\"\\".unicodeScalars.contains($0) })
            else { return }
            let old = Self.string(scalars[...])
            let new = "\"" + Self.string(scalars.dropFirst().dropLast()) + "\""
            found.append(
                Diagnostic(
                    .smartQuotes, at: SourceLocation(path: path, line: node.line, column: node.column),
                    offendingText: String(old.prefix(60)),
                    detail: new,
                    fix: Fix(line: node.line, column: node.column, old: old, new: new)))
        case .sequence(let nodes): for node in nodes { quotes(node) }
        case .mapping(let entries): for (_, value) in entries { quotes(value) }
        }
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }
}
