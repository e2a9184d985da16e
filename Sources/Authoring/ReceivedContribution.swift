internal import FrontMatter

/// What was received: an entry as the published form writes it, the body of an issue form, or a report.
package struct ReceivedContribution: Sendable {
    package enum Content: Sendable, Equatable {
        /// An entry, without its marker line.
        case note(String)
        /// The body of an issue form, for `IssueBody`.
        case form(String)
        /// Words about an entry, to be read by an editor.
        case report(String)
    }

    package let content: Content
    /// The entry that the sender names: `practices/ma/x`.
    package let entry: String?
    /// Whether the sender corrects an entry that is there; nil where the text does not say.
    package let isEdit: Bool?
    /// The fingerprint of the file that a correction was made of.
    package let base: String?

    /// Nil where the text is none of them.
    ///
    /// - Parameter text: a file's text, or an e-mail with a greeting before the entry and a signature after it.
    package init?(_ text: String) {
        let text = MailTextExtractor.decoded(text)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if let note = Self.note(in: lines) {
            var kept = note.lines
            let marker = kept.dropFirst().first.flatMap { Marker($0) }
            if marker != nil { kept.remove(at: 1) }
            entry = marker?.entry ?? Self.entry(in: lines[..<note.start])
            (isEdit, base) = (marker?.isEdit, marker?.base)
            content = .note(kept.joined(separator: "\n").trimmingEnd + "\n")
            return
        }
        (isEdit, base) = (nil, nil)
        if let index = lines.firstIndex(where: { Self.bare($0).hasPrefix(Self.reportMark) }) {
            entry = Self.entry(in: lines[index...index])
            content = .report(
                Self.withoutSignature(MailTextExtractor.unquoted(Array(lines[index...]))).dropFirst().joined(separator: "\n").trimmingBreaks
            )
            return
        }
        guard lines.contains(where: { Self.bare($0).hasPrefix("##") }) else { return nil }
        entry = Self.entry(in: lines[...])
        let start = lines.firstIndex { Self.bare($0).hasPrefix("##") } ?? 0
        content = .form(Self.withoutSignature(MailTextExtractor.unquoted(Array(lines[start...]))).joined(separator: "\n"))
    }

    static func isEntry(_ text: String) -> Bool { note(in: text.split(separator: "\n", omittingEmptySubsequences: false)) != nil }

    /// The second line of an entry: `# tabadul: edit practices/ma/x base 9f86d081884c7d65`.
    struct Marker: Equatable {
        let isEdit: Bool
        let entry: String
        let base: String?

        init?(_ line: Substring) {
            let words = line.split(separator: " ")
            guard words.count >= 4, words[0] == "#", words[1] == "tabadul:", words[2] == "new" || words[2] == "edit" else { return nil }
            (isEdit, entry) = (words[2] == "edit", String(words[3]))
            let isFingerprint = words.count == 6 && words[4] == "base" && words[5].count == 16 && words[5].allSatisfy(\.isHexDigit)
            base = isFingerprint ? String(words[5]) : nil
        }
    }

    private static let reportMark = "tabadul: report "

    private static func bare(_ line: Substring) -> Substring { line.drop { $0 == ">" || $0 == " " } }

    /// The lines of the first entry, from its opening `---`.
    private static func note(in lines: [Substring]) -> (start: Int, lines: [Substring])? {
        func isFence(_ line: Substring) -> Bool { line.trimmingEnd == "---" }
        for start in lines.indices where isFence(bare(lines[start])) {
            var note = MailTextExtractor.unquoted(Array(lines[start...]))
            let fence = start > 0 ? bare(lines[start - 1]) : ""
            if fence.hasPrefix("```") || fence.hasPrefix("~~~") {
                note = Array(note.prefix { $0.trimmingEnd != fence.prefix(3) })
            }
            guard let end = note.dropFirst().firstIndex(where: isFence) else { continue }
            let front = unwrapped(note[1..<end])
            // A line of hyphens in an e-mail is no front matter: that begins with a key or a comment.
            guard let first = front.first(where: { !$0.isBlank && !$0.isComment }), isKey(first[...]) else { continue }
            let body = withoutSignature(Array(note[(end + 1)...]))
            return (start, ["---"] + front.map { $0[...] } + ["---"] + body)
        }
        return nil
    }

    /// Lines that a mail program broke are joined again; no-break spaces that it made of the indent are spaces.
    private static func unwrapped(_ lines: ArraySlice<Substring>) -> [String] {
        var joined: [String] = []
        for line in lines {
            let margin = line.prefix { $0 == " " || $0 == "\u{A0}" }
            let line = String(repeating: " ", count: margin.count) + line.dropFirst(margin.count)
            let isOwnLine = line.isBlank || line.first == " " || line.first == "#" || line.first == "-" || isKey(line[...])
            if isOwnLine || joined.isEmpty { joined.append(line) } else { joined[joined.count - 1] += " " + line }
        }
        return joined
    }

    private static func isKey(_ line: Substring) -> Bool {
        guard let colon = line.firstIndex(of: ":") else { return false }
        let key = line[..<colon]
        return !key.isEmpty && key.allSatisfy { ($0.isASCII && ($0.isLetter || $0.isNumber)) || $0 == "_" || $0 == "\"" || $0 == "'" }
            && (line[line.index(after: colon)...].first ?? " ") == " "
    }

    /// The lines before `-- `, by which e-mails separate a signature.
    private static func withoutSignature(_ lines: [Substring]) -> [Substring] {
        Array(lines.prefix { $0 != "-- " && $0 != "--" })
    }

    /// The first word that names an entry: `content/practices/ma/x.md`, `practices/ma/x` or a page's address.
    static func entry(in lines: ArraySlice<Substring>) -> String? {
        for line in lines {
            for word in line.split(whereSeparator: { $0.isWhitespace || "<>()[]«»\"،,".contains($0) }) {
                var parts = word.split(separator: "/").map(String.init)
                guard let start = parts.firstIndex(where: { EntryPathResolver.collections.contains($0) }), parts.count - start >= 2 else {
                    continue
                }
                parts = Array(parts[start...])
                let last = parts.removeLast()
                let name = last.prefix { $0 != "." && $0 != "#" && $0 != "?" }
                guard !name.isEmpty else { continue }
                return (parts + [String(name)]).joined(separator: "/")
            }
        }
        return nil
    }
}
