internal import Bytes
internal import Diagnostics
internal import Localization
internal import Markdown

/// Finds lines that Markdown reads as another kind of block than was meant: indented text, tables without a separator line, and numbers
/// and dashes that mark no item of a list as they are written.
struct MisreadBlockCheck {
    private let path: String
    private let firstLine: Int
    private let lines: [Substring]
    private var found: [Diagnostic] = []

    static func check(_ note: ParsedEntry, firstLine: Int, into diagnostics: inout [Diagnostic]) {
        var check = MisreadBlockCheck(path: note.path, firstLine: firstLine, body: note.bodyText)
        let code = check.indentedText(in: note.document)
        check.lines(without: code)
        diagnostics += check.found
    }

    private init(path: String, firstLine: Int, body: Substring) {
        (self.path, self.firstLine) = (path, firstLine)
        lines = body.utf8.split(separator: .newline, omittingEmptySubsequences: false).map { line in
            Substring(line.last == .carriageReturn ? line.dropLast() : line)
        }
    }

    // MARK: Indented text

    /// Reports code blocks that indentation alone makes.
    ///
    /// - Returns: the indices of the lines of these blocks.
    private mutating func indentedText(in document: MarkdownDocument) -> Set<Int> {
        var code: Set<Int> = []
        var containerEnd = 0
        for (index, node) in document.nodes.enumerated() {
            switch node.kind {
            case .bulletList, .orderedList, .blockQuote: containerEnd = max(containerEnd, node.end)
            case .codeBlock:
                let start = node.position.line - firstLine
                guard lines.indices.contains(start), !lines[start].contains("```"), !lines[start].contains("~~~") else { continue }
                let count = max(1, node.text.utf8.split(separator: .newline, omittingEmptySubsequences: false).count - 1)
                let block = lines[start..<min(start + count, lines.count)]
                code.formUnion(block.indices)
                report(block, isTopLevel: index >= containerEnd)
            default: break
            }
        }
        return code
    }

    private mutating func report(_ block: ArraySlice<Substring>, isTopLevel: Bool) {
        guard let first = block.first else { return }
        let text = first.drop { $0 == " " || $0 == "\t" }
        // Headings and bullets of word processors are reported with their indentation.
        guard let start = text.unicodeScalars.first, start != "#", !UnsupportedNotationLint.bulletSigns.contains(start) else { return }
        let number = firstLine + block.startIndex
        let old = block.joined(separator: "\n")
        let new = block.map { String($0.drop { $0 == " " || $0 == "\t" }) }.joined(separator: "\n")
        found.append(
            Diagnostic(
                .indentedText, at: SourceLocation(path: path, line: number, column: first.count - text.count + 1),
                offendingText: String(text.prefix(40)), fix: isTopLevel ? Fix(line: number, old: old, new: new) : nil))
    }

    // MARK: Tables and lists

    private mutating func lines(without code: Set<Int>) {
        var isFenced = false
        var isInList = false
        var table: [Int] = []
        for (index, line) in lines.enumerated() {
            let isFence = line.drop { $0 == " " }.hasPrefix("```") || line.drop { $0 == " " }.hasPrefix("~~~")
            if isFence { isFenced.toggle() }
            let isText = !isFence && !isFenced && !code.contains(index)
            if isText, Self.isTableRow(line) {
                table.append(index)
            } else {
                report(table: table)
                table = []
            }
            let isBlank = line.utf8.allSatisfy { $0 == .space || $0 == .tab }
            if isBlank || !isText {
                isInList = false
            } else if Self.isItem(line) {
                isInList = true
            } else {
                isInList = listMarker(index, isInList: isInList) || isInList
            }
        }
        report(table: table)
    }

    private mutating func report(table: [Int]) {
        guard table.count > 1, let first = table.first, !table.prefix(2).contains(where: { Self.isSeparator(lines[$0]) }) else { return }
        let before = first > 0 ? lines[first - 1] : ""
        // The rows of a table whose first lines do not begin with a pipe.
        guard !before.contains("|") else { return }
        let row = lines[first]
        let cells = max(1, row.count { $0 == "|" } - (row.last { $0 != " " && $0 != "\t" } == "|" ? 1 : 0))
        let separator = "|" + String(repeating: "---|", count: cells)
        // A table does not begin inside a paragraph.
        let opening = before.utf8.allSatisfy { $0 == .space || $0 == .tab } || before.hasPrefix("#") ? "" : "\n"
        found.append(
            Diagnostic(
                .tableWithoutSeparator, at: SourceLocation(path: path, line: firstLine + first, column: 1),
                offendingText: String(row.prefix(60)), detail: separator,
                fix: Fix(line: firstLine + first, old: String(row), new: "\(opening)\(row)\n\(separator)")))
    }

    private static func isTableRow(_ line: Substring) -> Bool {
        let bare = line.drop { $0 == " " }
        return line.utf8.count - bare.utf8.count < 4 && bare.hasPrefix("|") && bare.utf8.count { $0 == .verticalBar } > 1
    }

    private static func isSeparator(_ line: Substring) -> Bool { line.contains("-") && line.allSatisfy { "|-: \t".contains($0) } }

    /// Reports what was meant as a list marker. It is one only at the start of a paragraph or inside a list.
    private mutating func listMarker(_ index: Int, isInList: Bool) -> Bool {
        let scalars = Array(lines[index].unicodeScalars.prefix(400))
        let start = scalars.prefix { $0 == " " }.count
        guard start < scalars.count, isInList || start < 4, isInList || startsParagraph(index) else { return false }
        guard let (length, marker) = Self.marker(scalars[start...]) else { return false }
        var word = String.UnicodeScalarView()
        word.append(contentsOf: scalars[(start + length)...].prefix(40))
        var old = String.UnicodeScalarView()
        old.append(contentsOf: scalars[start..<(start + length)])
        let number = firstLine + index
        found.append(
            Diagnostic(
                .unspacedListMarker, at: SourceLocation(path: path, line: number, column: start + 1),
                offendingText: String(old) + String(word), detail: "\(marker) \(word)",
                fix: Fix(line: number, column: start + 1, old: String(old), new: marker + " ")))
        return true
    }

    private func startsParagraph(_ index: Int) -> Bool {
        guard index > 0 else { return true }
        let before = lines[index - 1]
        return before.utf8.allSatisfy { $0 == .space || $0 == .tab } || before.hasPrefix("#")
    }

    /// The length of what is written for a list marker, and the marker in Western digits; nil if Markdown reads it, or if it is none.
    ///
    /// A dash after a number never marks an item. It is taken for a marker before an Arabic letter or a capital: `3-year plan` is text.
    private static func marker(_ text: ArraySlice<Unicode.Scalar>) -> (length: Int, marker: String)? {
        let digits = text.prefix(while: LetterFolding.isDigit)
        let rest = text.dropFirst(digits.count)
        guard digits.count < 3, let mark = rest.first else { return nil }
        let isNumberAndDash = !digits.isEmpty && mark == "-"
        // Arabic digits before a dash and a space are reported as such.
        let canHaveSpace = isNumberAndDash && digits.allSatisfy { ("0"..."9").contains($0) }
        let spaces = canHaveSpace ? rest.dropFirst().prefix { $0 == " " }.count : 0
        guard let next = rest.dropFirst(1 + spaces).first, next.properties.isAlphabetic || next == "«" else { return nil }
        if digits.isEmpty {
            guard mark == "-" || mark == "*", !closes(mark, in: rest.dropFirst()) else { return nil }
            return (1, String(mark))
        }
        if isNumberAndDash {
            guard next == "«" || next.properties.isUppercase || (0x0620...0x06D3).contains(next.value) else { return nil }
        } else {
            guard mark == ")" || mark == "." else { return nil }
        }
        let western = String(String.UnicodeScalarView(digits.compactMap(LetterFolding.fold)))
        return (digits.count + 1 + spaces, western + (isNumberAndDash ? "." : String(mark)))
    }

    /// Whether the mark is the first of a pair: emphasis, or dashes around words.
    private static func closes(_ mark: Unicode.Scalar, in text: ArraySlice<Unicode.Scalar>) -> Bool {
        if mark == "*" { return text.contains("*") }
        return text.indices.contains { index in
            guard text[index] == "-", index > text.startIndex, text[index - 1].properties.isAlphabetic else { return false }
            return index + 1 == text.endIndex || !text[index + 1].properties.isAlphabetic && !("0"..."9").contains(text[index + 1])
        }
    }

    private static func isItem(_ line: Substring) -> Bool {
        let bare = line.unicodeScalars.drop { $0 == " " || $0 == "\t" }
        let rest = bare.drop { ("0"..."9").contains($0) }
        let digits = bare.count - rest.count
        guard let mark = rest.first, let next = rest.dropFirst().first, next == " " || next == "\t" else { return false }
        return digits == 0 ? "-*+".unicodeScalars.contains(mark) : digits < 10 && (mark == "." || mark == ")")
    }
}
