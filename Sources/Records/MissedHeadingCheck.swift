internal import Bytes
internal import Diagnostics
internal import Localization

/// Finds lines that were meant as headings but are not parsed as headings or sections.
///
/// Without these checks the text below such a line would silently belong to the section before it.
struct MissedHeadingCheck {
    private let path: String
    private let language: Language
    private let firstLine: Int
    private let lines: [Substring]
    private var found: [Diagnostic] = []

    /// - Parameters:
    ///   - body: the entry's Markdown.
    ///   - firstLine: the line number at which the body begins.
    ///   - isPractice: whether the headings are those of a practice; other collections have free headings.
    static func check(
        _ body: Substring, path: String, language: Language, firstLine: Int, isPractice: Bool, into diagnostics: inout [Diagnostic]
    ) {
        var check = MissedHeadingCheck(path: path, language: language, firstLine: firstLine, body: body)
        check.run(isPractice: isPractice)
        diagnostics += check.found
    }

    private init(path: String, language: Language, firstLine: Int, body: Substring) {
        (self.path, self.language, self.firstLine) = (path, language, firstLine)
        lines = body.utf8.split(separator: .newline, omittingEmptySubsequences: false).map { line in
            Substring(line.last == .carriageReturn ? line.dropLast() : line)
        }
    }

    private mutating func run(isPractice: Bool) {
        var fence: Character?
        var shapes: [(index: Int, shape: HeadingCandidate, role: SectionRole?)] = []
        for (index, line) in lines.enumerated() {
            if let mark = Self.fence(line) {
                fence = fence == nil ? mark : (fence == mark ? nil : fence)
                continue
            }
            guard fence == nil, let shape = HeadingCandidate(lines: lines, at: index, in: language) else { continue }
            shapes.append((index, shape, isPractice ? shape.role : nil))
        }
        let wellFormed = Set(shapes.compactMap { $0.shape.isWellFormed($0.role, language) ? $0.role : nil })
        var corrected = wellFormed
        for (index, shape, role) in shapes {
            if let role {
                // A subheading that only resembles an existing section's name is allowed.
                if shape.isWellFormed(role, language) || (!shape.isCanonical && wellFormed.contains(role)) { continue }
                // Well-formed headings with unknown names are reported by the outline.
                if !shape.isExact && shape.kind == .atx(2) { continue }
                report(.sectionHeading, index, shape, "## \(role.heading[language])", isSafe: corrected.insert(role).inserted)
            } else if case .unspaced(let level) = shape.kind, level > 1 {
                report(.unspacedHeading, index, shape, String(repeating: "#", count: level) + " " + shape.title, isSafe: true)
            }
        }
    }

    private mutating func report(_ code: DiagnosticCode, _ index: Int, _ shape: HeadingCandidate, _ right: String, isSafe: Bool) {
        let number = firstLine + index
        let isSetext = if case .setext = shape.kind { true } else { false }
        let old = isSetext ? "\(lines[index])\n\(lines[index + 1])" : String(lines[index])
        found.append(
            Diagnostic(
                code, at: SourceLocation(path: path, line: number, column: 1), offendingText: String(lines[index].prefix(60)),
                detail: right,
                fix: isSafe ? Fix(line: number, old: old, new: right) : nil))
    }

    private static func fence(_ line: Substring) -> Character? {
        let bare = line.drop { $0 == " " }
        return bare.hasPrefix("```") ? "`" : bare.hasPrefix("~~~") ? "~" : nil
    }
}

/// A line that looks like a heading: its form and its text.
struct HeadingCandidate {

    let kind: HeadingSyntax
    /// The title without surrounding markers.
    let title: String
    /// Whether the title has only the heading marker around it.
    private let isBare: Bool
    let role: SectionRole?
    /// Whether the title is exactly a section's name or synonym.
    let isExact: Bool
    /// Whether it is the displayed name.
    let isCanonical: Bool

    init?(lines: [Substring], at index: Int, in language: Language) {
        let line = lines[index]
        guard line.utf8.count < 400, let first = line.unicodeScalars.first(where: { !Self.isSpace($0) }) else { return nil }
        let inner = Self.trimmed(Self.withoutListMark(line))
        let hashes = inner.unicodeScalars.prefix { $0 == "#" }.count
        if first == "#" || hashes > 0 {
            guard (1...6).contains(hashes) else { return nil }
            let rest = inner.unicodeScalars.dropFirst(hashes)
            guard let next = rest.first else { return nil }
            kind = next == " " || next == "\t" ? .atx(hashes) : .unspaced(hashes)
            let isIndented = line.prefix { $0 == " " }.count > 3
            let text = Self.trimmed(Substring(rest))
            title = Self.words(text)
            isBare = first == "#" && !isIndented && Self.trimmed(Substring(text.trimmingSuffix("#"))) == title
        } else {
            let next = index + 1 < lines.count ? lines[index + 1] : ""
            let isAlone = (index == 0 || Self.isBlank(lines[index - 1])) && Self.isBlank(next)
            let isUnderlined = (index == 0 || Self.isBlank(lines[index - 1])) && Self.isUnderline(next)
            guard isAlone || isUnderlined else { return nil }
            let words = Self.words(inner)
            let isMarked = inner.hasPrefix("*") || inner.hasPrefix("_") || inner == Self.trimmed(line)
            guard isUnderlined || (isMarked && SectionRole(heading: words, in: language) != nil) else { return nil }
            (kind, title, isBare) = (isUnderlined ? .setext : .paragraph, words, false)
        }
        let words = title
        guard !words.isEmpty else { return nil }
        let exact = SectionRole(heading: title, in: language)
        isExact = exact != nil
        isCanonical =
            exact.map { role in (Language.builtIn + [language]).contains { SectionRole.isSame(role.heading[$0], as: words) } } ?? false
        role = exact ?? SectionRole.nearest(to: title)
    }

    func isWellFormed(_ role: SectionRole?, _ language: Language) -> Bool {
        guard let role else { return false }
        return kind == .atx(2) && isBare && isExact && role.isWellFormed(title, in: language)
    }

    /// The heading text without emphasis, numbers, colons and invisible characters around it.
    private static func words(_ text: Substring) -> String {
        var scalars = text.unicodeScalars.filter { !DeceptiveCharacter.isInvisible($0) && !isDirectionMark($0) }.map {
            isSpace($0) ? " " : $0
        }
        func isAround(_ scalar: Unicode.Scalar) -> Bool { "#*_ :：.،؛-–—".unicodeScalars.contains(scalar) }
        while let last = scalars.last, isAround(last) { scalars.removeLast() }
        var start = scalars.prefix(while: isAround).count
        let digits = scalars[start...].prefix(while: LetterFolding.isDigit).count
        if digits > 0, start + digits < scalars.count, ".)-–:".unicodeScalars.contains(scalars[start + digits]) { start += digits + 1 }
        while start < scalars.count, isAround(scalars[start]) { start += 1 }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars[start...])
        return String(view)
    }

    /// Removes a list marker, quotation marker or number at the start.
    private static func withoutListMark(_ line: Substring) -> Substring {
        var rest = line.unicodeScalars.drop(while: isSpace)
        guard let first = rest.first else { return line }
        if "-*+•>".unicodeScalars.contains(first), let next = rest.dropFirst().first, isSpace(next) { return Substring(rest.dropFirst(2)) }
        let digits = rest.prefix(while: LetterFolding.isDigit).count
        guard (1...2).contains(digits) else { return line }
        rest = rest.dropFirst(digits)
        guard let mark = rest.first, ".)-".unicodeScalars.contains(mark), let next = rest.dropFirst().first, isSpace(next) else {
            return line
        }
        return Substring(rest.dropFirst(2))
    }

    private static func isUnderline(_ line: Substring) -> Bool {
        let bare = trimmed(line)
        return bare.count >= 2 && (bare.allSatisfy { $0 == "-" } || bare.allSatisfy { $0 == "=" })
    }

    private static func isBlank(_ line: Substring) -> Bool { line.unicodeScalars.allSatisfy(isSpace) }

    private static func trimmed(_ text: Substring) -> Substring {
        let start = text.unicodeScalars.drop(while: isSpace)
        guard let last = start.lastIndex(where: { !isSpace($0) }) else { return "" }
        return Substring(start[...last])
    }

    private static func isDirectionMark(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200C...0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// Spaces of every width, and tabs.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\u{A0}" || scalar == "\u{202F}" || scalar == "\u{3000}"
    }
}

extension Substring {
    fileprivate func trimmingSuffix(_ character: Character) -> Substring {
        var rest = self
        while rest.last == character { rest.removeLast() }
        return rest
    }
}

enum HeadingSyntax: Equatable {
    /// `## …`, with its level.
    case atx(Int)
    /// `##…` without a space, which Markdown reads as a paragraph.
    case unspaced(Int)
    /// Underlined by `---` or `===`.
    case setext
    /// An emphasised line, or a paragraph that is only a section's name.
    case paragraph
}
