internal import Diagnostics
internal import FrontMatter
package import Localization
internal import Records

/// Converts a word processor document, given as Markdown from pandoc and its filter, to the parts of a practice.
package struct DocumentImporter: Sendable {
    /// The document's own title.
    package let title: String?
    /// The body with the headings of the known section roles.
    let body: String
    /// A source for each footnote, in the order of the text.
    let sources: [Source]
    /// Notices for the author.
    package let notices: [LocalizedText]

    struct Source: Sendable, Equatable {
        let key: String
        let publisher: String?
        let title: String
        let date: String?
        let url: String?
    }

    /// - Parameters:
    ///   - markdown: the document as converted by pandoc.
    ///   - language: the language of the guidance for missing parts.
    ///   - losses: parts that pandoc does not read, such as headers and footers.
    package init(markdown: String, language: Language, losses: [ImportLoss] = []) {
        var parts = ImportedSections()
        for line in Self.cleaned(markdown).split(separator: "\n", omittingEmptySubsequences: false) { parts.add(line) }
        parts.finish()
        title = parts.title
        let used = parts.sections.values.joined(separator: "\n") + parts.opening
        (sources, body) = Self.cite(parts, used: used, language: language)
        let all = losses + parts.losses + Self.pages(parts)
        notices =
            ImportLoss.notices(all)
            + Self.notices(parts, isArabic: Bidi.dominantDirection(of: used) != .leftToRight, sources: sources.count)
    }

    /// The parts of a practice that come from a form.
    init(body: String, sources: [Source]) { (title, self.body, self.sources, notices) = (nil, body, sources, []) }

    /// Removes direction marks and tatweel; converts to Western digits and Arabic punctuation.
    private static func cleaned(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0640, 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0x0D: continue
            case 0x00A0: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return ArabicPunctuation.corrected(InputNormalizer.westernDigits(String(scalars)))
    }

    /// Converts footnotes to sources and their references to citations. Equal footnotes become one source.
    private static func cite(_ parts: ImportedSections, used: String, language: Language) -> ([Source], String) {
        var sources: [Source] = []
        var keys: [String: String] = [:]
        for number in parts.footnoteOrder {
            let text = parts.footnotes[number] ?? ""
            if let last = sources.last, FootnoteSourceParser.isSameAgain(text) {
                keys[number] = last.key
                continue
            }
            if let twin = parts.footnoteOrder.first(where: { keys[$0] != nil && parts.footnotes[$0] == text }), let key = keys[twin] {
                keys[number] = key
                continue
            }
            let key = "s\(sources.count + 1)"
            keys[number] = key
            sources.append(FootnoteSourceParser(text).source(key: key))
        }
        var sections: [String] = []
        for role in SectionRole.allCases {
            var text = parts.sections[role] ?? ""
            if role == .context { text = [parts.opening, text].filter { !$0.isEmpty }.joined(separator: "\n\n") }
            if text.isEmpty { text = TodoMarker.mark + " " + ScaffoldGuidance.section(role)[language] }
            sections.append("## \(role.heading[.ar])\n\n\(text)")
        }
        var body = sections.joined(separator: "\n\n")
        for (number, key) in keys { body = body.replacing("[^\(number)]", with: "[^\u{1}\(key)]") }
        body = body.replacing("[^\u{1}", with: "[^")
        if sources.isEmpty {
            sources = [Source(key: "s1", publisher: nil, title: "", date: nil, url: nil)]
            body += "\n\n\(TodoMarker.mark) \(ScaffoldGuidance.cite[language])[^s1]."
        }
        return (sources, body)
    }

    /// Page numbers in footnotes that only repeat a source; citations do not keep them.
    private static func pages(_ parts: ImportedSections) -> [ImportLoss] {
        parts.footnoteOrder.compactMap { number in
            guard let text = parts.footnotes[number], FootnoteSourceParser.isSameAgain(text), text.contains(where: \.isNumber) else {
                return nil
            }
            return ImportLoss(kind: .pages, text: "[\(number)] " + text.trimmingPrefix { $0.isWhitespace })
        }
    }

    private static func notices(_ parts: ImportedSections, isArabic: Bool, sources: Int) -> [LocalizedText] {
        var notices: [LocalizedText] = []
        if parts.imageCount > 0 {
            let count = parts.imageCount
            notices.append(.init(.importImages, [MessageArgument("count", count)]))
        }
        if !parts.unknownHeadings.isEmpty {
            let list = parts.unknownHeadings.joined(separator: " · ")
            notices.append(.init(.importUnknownHeadings, [MessageArgument("headings", list)]))
        }
        let missing = SectionRole.allCases.filter { parts.sections[$0] == nil }
        if !missing.isEmpty {
            notices.append(.init(.importMissingSections, [MessageArgument("sections", missing.map(\.heading))]))
        }
        if !parts.opening.isEmpty {
            notices.append(.init(.importOpening))
        }
        if !parts.footnoteOrder.isEmpty {
            notices.append(.init(.importFootnotes, [MessageArgument("count", sources)]))
        }
        if parts.footnotes.values.contains(where: FootnoteSourceParser.isSameAgain) {
            notices.append(.init(.importSameSource))
        }
        if !isArabic {
            notices.append(.init(.importNotArabic))
        }
        return notices
    }
}

/// Splits the document's lines into sections and footnotes.
private struct ImportedSections {
    var title: String?
    var opening = ""
    var sections: [SectionRole: String] = [:]
    var unknownHeadings: [String] = []
    var footnotes: [String: String] = [:]
    var footnoteOrder: [String] = []
    var losses: [ImportLoss] = []
    var imageCount = 0
    private var role: SectionRole?
    private var lines: [String] = []
    private var footnote: String?

    mutating func add(_ line: Substring) {
        if let loss = ImportLoss(line: line) {
            losses.append(loss)
            return
        }
        if let (number, text) = Self.footnote(line) {
            footnotes[number] = text
            footnote = number
            return
        }
        if let number = footnote, line.hasPrefix("    ") || line.hasPrefix("\t") {
            footnotes[number, default: ""] += " " + line.drop { $0 == " " || $0 == "\t" }
            return
        }
        if !line.isEmpty { footnote = nil }
        let images = line.split(separator: "\u{FFFC}", omittingEmptySubsequences: false).count - 1
        imageCount += images
        let text = images > 0 ? String(line.replacing("\u{FFFC}", with: "")) : String(line)
        if images > 0, text.allSatisfy({ $0 == " " }) { return }
        // A paragraph that is only a known heading counts as one, whatever its formatting.
        let isAlone = lines.last?.isEmpty ?? true && text.count <= 60 && ImportedHeading(text).role != nil
        guard text.hasPrefix("#") || isAlone else {
            noteCitations(in: text)
            lines.append(text)
            return
        }
        let heading = ImportedHeading(String(text.drop { $0 == "#" }))
        if let known = heading.role {
            finish()
            role = known
        } else if title == nil, role == nil, sections.isEmpty, lines.allSatisfy(\.isEmpty) {
            title = heading.text
        } else {
            unknownHeadings.append(heading.text)
            lines.append("### " + heading.text)
        }
    }

    /// Ends the current section. Sections of the same role are merged.
    mutating func finish() {
        let text = lines.joined(separator: "\n").split(separator: "\n\n\n").joined(separator: "\n\n")
        let trimmed = Self.trimmed(text)
        lines = []
        guard let role else {
            opening = takingTitle(from: trimmed)
            return
        }
        sections[role] = [sections[role] ?? "", trimmed].filter { !$0.isEmpty }.joined(separator: "\n\n")
        if sections[role]?.isEmpty == true { sections[role] = nil }
    }

    /// The text before the first section without the title. An unmarked title is the first line if it looks like one.
    private mutating func takingTitle(from text: String) -> String {
        let first = text.prefix { $0 != "\n" }
        let rest = text.dropFirst(first.count)
        guard title == nil, (10...120).contains(first.unicodeScalars.count), rest.isEmpty || rest.hasPrefix("\n\n"),
            !first.contains("[^"), !".:؟!|".contains(first.last ?? "."), !["-", ">", "|"].contains(first.first)
        else { return text }
        title = String(first)
        return Self.trimmed(String(rest))
    }

    private mutating func noteCitations(in text: String) {
        var rest = text[...]
        while let range = rest.firstRange(of: "[^"), let end = rest[range.upperBound...].firstIndex(of: "]") {
            let number = String(rest[range.upperBound..<end])
            if !footnoteOrder.contains(number) { footnoteOrder.append(number) }
            rest = rest[end...]
        }
    }

    /// `[^1]: text`
    private static func footnote(_ line: Substring) -> (String, String)? {
        guard line.hasPrefix("[^"), let end = line.firstIndex(of: "]"), line[end...].hasPrefix("]:") else { return nil }
        return (String(line[line.index(line.startIndex, offsetBy: 2)..<end]), String(line[end...].dropFirst(2).drop { $0 == " " }))
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}

/// A heading as people format it: numbered, with a colon, in bold.
private struct ImportedHeading {
    let text: String

    init(_ written: String) {
        var text = InputNormalizer.cleaned(written.replacing("*", with: "").replacing("\\", with: ""))
        while text.last == ":" || text.last == "." || text.last == " " { text.removeLast() }
        self.text = text
    }

    var role: SectionRole? {
        if let role = SectionRole(heading: text) { return role }
        // Removes the number of a heading: `1. السياق`, `أولا: السياق`, `II - Contexte`
        let marks: Set<Character> = [".", "-", ":", ")", "–", "/", "،"]
        guard let cut = text.firstIndex(where: { marks.contains($0) }), text[..<cut].count <= 10 else { return nil }
        return SectionRole(heading: String(text[cut...].drop { marks.contains($0) || $0 == " " }))
    }
}

/// Parses a footnote into publisher, title, date and address as far as possible.
struct FootnoteSourceParser {
    private let text: String

    init(_ text: String) { self.text = text }

    func source(key: String) -> DocumentImporter.Source {
        var rest = text.replacing("\\", with: "")
        let url = rest.firstRange(of: "http").map { range -> String in
            let address = rest[range.lowerBound...].prefix { !$0.isWhitespace && !"<>()[]،".contains($0) }
            return String(address)
        }
        if let url { rest = rest.replacing(url, with: "") }
        let date = Self.date(in: rest)
        for mark in ["<", ">", "[", "]", "()"] { rest = rest.replacing(mark, with: "") }
        let parts = rest.split(whereSeparator: \.separatesListItems).map { part in
            String(part.split(separator: " ").joined(separator: " ").drop { $0 == "." })
        }.filter { part in part.contains(where: \.isLetter) || (part.contains(where: \.isNumber) && part != date) }
        let address = url.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        guard parts.count > 1 else { return .init(key: key, publisher: nil, title: parts.first ?? "", date: date, url: address) }
        return .init(
            key: key, publisher: parts[0], title: parts.dropFirst().joined(separator: Language.ar.listSeparator), date: date, url: address)
    }

    /// Whether a footnote only refers to the previous source (`ibid.`).
    static func isSameAgain(_ text: String) -> Bool {
        let words = text.replacing("*", with: "").lowercased()
        return RecognizedInputWords.sameSource.contains { words.hasPrefix($0) }
    }

    /// The first date such as `2023-04`; else the last number of four digits.
    private static func date(in text: String) -> String? {
        let words = text.split { !($0.isASCII && ($0.isNumber || $0 == "-")) }.map(String.init)
        return words.first { PartialDate($0) != nil && $0.contains("-") }
            ?? words.last { PartialDate($0).map { (1900...2100).contains($0.year) } ?? false }
    }
}
