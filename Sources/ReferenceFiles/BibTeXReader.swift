internal import Bytes
internal import Diagnostics

/// Reads BibTeX and BibLaTeX: entries, `@string` abbreviations, values in braces or quotation marks joined with `#`.
struct BibTeXReader {
    private var cursor: ByteCursor
    private var abbreviations: [String: String]
    private var references: [BibliographicReference] = []
    private var diagnostics: [Diagnostic] = []

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    static func read(_ bytes: [UInt8], path: String) -> ResultWithDiagnostics<[BibliographicReference]> {
        var reader = BibTeXReader(bytes, path)
        reader.readAll()
        return ResultWithDiagnostics(reader.references, reader.diagnostics)
    }

    private init(_ bytes: [UInt8], _ path: String) {
        cursor = ByteCursor(bytes, path: path)
        abbreviations = Dictionary(Self.months.enumerated().map { ($1, String($0 + 1)) }, uniquingKeysWith: { first, _ in first })
    }

    private mutating func readAll() {
        while let start = nextEntry() {
            do throws(ReferenceFileSyntaxError) {
                try readEntry(at: start)
            } catch {
                diagnostics.append(cursor.diagnostic(error))
                // The rest of a broken entry is skipped; the next one begins at a line of its own.
                cursor.index = start + 1
            }
            if references.count > BibliographyLimits.entries { return }
        }
    }

    /// The offset of the next `@` that begins a line and is followed by a letter; text between entries is a comment.
    private mutating func nextEntry() -> Int? {
        let bytes = cursor.bytes
        var isLineStart = cursor.index == 0 || cursor.index == 3 || bytes[cursor.index - 1] == .closeBrace
        while cursor.index < bytes.count {
            let byte = bytes[cursor.index]
            if byte == .at, isLineStart, cursor.index + 1 < bytes.count, bytes[cursor.index + 1].isASCIILetter {
                return cursor.index
            }
            if byte == .newline || byte == .carriageReturn { isLineStart = true } else if byte > .space { isLineStart = false }
            cursor.index += 1
        }
        return nil
    }

    private mutating func readEntry(at start: Int) throws(ReferenceFileSyntaxError) {
        cursor.index = start + 1
        let type = name().lowercased()
        cursor.skipSpace()
        guard let open = cursor.byte, open == .openBrace || open == .openParenthesis else { throw failure("{") }
        let close: UInt8 = open == .openBrace ? .closeBrace : .closeParenthesis
        let inner = cursor.index
        switch type {
        case "comment", "preamble":
            cursor.index = inner
            _ = try delimited(from: inner, by: close)
        case "string":
            cursor.index += 1
            if let (name, value, _) = try field() { abbreviations[name] = value }
            try end(close)
        default:
            cursor.index += 1
            try readFields(type, close, at: start)
        }
    }

    private mutating func readFields(_ type: String, _ close: UInt8, at start: Int) throws(ReferenceFileSyntaxError) {
        cursor.skipSpace()
        let keyStart = cursor.index
        while let byte = cursor.byte, byte > .space, byte != .comma, byte != close { cursor.index += 1 }
        let key = cursor.text(keyStart..<cursor.index)
        var fields: [String: (raw: String, offset: Int)] = [:]
        var order: [String] = []
        cursor.skipSpace()
        while cursor.byte == .comma {
            cursor.index += 1
            cursor.skipSpace()
            guard cursor.byte != close, let (name, value, offset) = try field() else { break }
            if fields.updateValue((value, offset), forKey: name) == nil { order.append(name) }
            cursor.skipSpace()
        }
        try end(close)
        references.append(reference(key, type, fields, order, at: start))
    }

    private mutating func end(_ close: UInt8) throws(ReferenceFileSyntaxError) {
        cursor.skipSpace()
        guard cursor.byte == close else { throw failure(close == .closeBrace ? ", }" : ", )") }
        cursor.index += 1
    }

    private mutating func name() -> String {
        let start = cursor.index
        while let byte = cursor.byte, byte > .space, !Array("{}()\",=#%'".utf8).contains(byte) { cursor.index += 1 }
        return cursor.text(start..<cursor.index)
    }

    private mutating func field() throws(ReferenceFileSyntaxError) -> (name: String, value: String, offset: Int)? {
        cursor.skipSpace()
        let start = cursor.index
        let name = name().lowercased()
        guard !name.isEmpty else { throw failure("title = {…}") }
        cursor.skipSpace()
        guard cursor.byte == .equals else { throw ReferenceFileSyntaxError(offset: start, expected: "\(name.prefix(40)) = {…}") }
        cursor.index += 1
        var value = try part()
        cursor.skipSpace()
        while cursor.byte == .hash {
            cursor.index += 1
            value += try part()
            cursor.skipSpace()
        }
        return (name, value, start)
    }

    private mutating func part() throws(ReferenceFileSyntaxError) -> String {
        cursor.skipSpace()
        switch cursor.byte {
        case .openBrace: return try delimited(from: cursor.index, by: .closeBrace)
        case .quote: return try delimited(from: cursor.index, by: .quote)
        default:
            let word = name()
            guard !word.isEmpty else { throw failure("{…}") }
            return abbreviations[word.lowercased()] ?? word
        }
    }

    /// The text between the delimiter at an offset and its counterpart; braces inside are balanced.
    private mutating func delimited(from start: Int, by close: UInt8) throws(ReferenceFileSyntaxError) -> String {
        let open = cursor.bytes[start]
        var depth = 0
        cursor.index = start + 1
        while let byte = cursor.byte {
            if byte == close, depth == 0 {
                cursor.index += 1
                guard cursor.index - start <= BibliographyLimits.valueBytes || open == .openParenthesis else {
                    throw ReferenceFileSyntaxError(offset: start, expected: "≤ \(BibliographyLimits.valueBytes) B")
                }
                return cursor.text((start + 1)..<(cursor.index - 1))
            }
            // An entry that begins inside a value: the delimiter is missing, and the entry is not to be lost.
            if byte == .at, cursor.bytes[cursor.index - 1] == .newline, isEntryHead(at: cursor.index) { break }
            if byte == .openBrace {
                depth += 1
                guard depth <= BibliographyLimits.depth else {
                    throw ReferenceFileSyntaxError(offset: cursor.index, expected: "≤ \(BibliographyLimits.depth) {")
                }
            } else if byte == .closeBrace {
                guard depth > 0 else { throw failure(close == .quote ? "\"" : ")") }
                depth -= 1
            }
            cursor.index += 1
        }
        throw ReferenceFileSyntaxError(offset: start, expected: close == .closeBrace ? "}" : close == .quote ? "\"" : ")")
    }

    /// Whether `@report{` stands here.
    private func isEntryHead(at offset: Int) -> Bool {
        let letters = cursor.bytes[(offset + 1)...].prefix(30).prefix { $0.isASCIILetter }
        return !letters.isEmpty && letters.endIndex < cursor.bytes.count && cursor.bytes[letters.endIndex] == .openBrace
    }

    private func failure(_ expected: String) -> ReferenceFileSyntaxError {
        ReferenceFileSyntaxError(offset: cursor.index, expected: expected)
    }

    private func reference(
        _ key: String, _ type: String, _ fields: [String: (raw: String, offset: Int)], _ order: [String], at start: Int
    ) -> BibliographicReference {
        var found = BibliographicReference(
            key: key, kind: .named(type, in: BibliographicReference.Kind.bibtex), location: cursor.location(of: start))
        func add(_ field: BibliographicReference.Field, _ names: String...) {
            guard let name = names.first(where: { fields[$0] != nil }), let (raw, offset) = fields[name] else { return }
            let text = [.url, .doi].contains(field) ? LaTeXText.verbatim(raw) : LaTeXText.plain(raw)
            found.add(field, field == .title ? SingleLineText.withoutTags(text) : text, at: cursor.location(of: offset))
        }
        add(.title, "title")
        add(.publisher, "publisher", "institution", "organization", "school", "howpublished")
        add(.container, "journaltitle", "journal", "booktitle", "maintitle")
        if let (raw, offset) = fields["author"] ?? fields["editor"], raw.hasPrefix("{"), raw.hasSuffix("}") {
            // Double braces mark the name of an organisation.
            found.add(.author, LaTeXText.plain(raw), at: cursor.location(of: offset))
        }
        if let (raw, offset) = fields["date"] {
            found.add(.date, BibliographicDate.iso(LaTeXText.plain(raw)), at: cursor.location(of: offset))
        } else if let (year, offset) = fields["year"] {
            let parts = [year, fields["month"]?.raw, fields["day"]?.raw].map { $0.map(LaTeXText.plain) }
            found.add(.date, BibliographicDate.iso(year: parts[0], month: parts[1], day: parts[2]), at: cursor.location(of: offset))
        }
        add(.edition, "edition")
        add(.language, "langid", "language", "hyphenation")
        add(.url, "url")
        if let (raw, offset) = fields["urldate"] {
            found.add(.accessed, BibliographicDate.iso(LaTeXText.plain(raw)), at: cursor.location(of: offset))
        }
        add(.doi, "doi")
        add(.isbn, "isbn")
        for name in ["keywords", "note", "annote"] {
            guard let (raw, offset) = fields[name] else { continue }
            let separator: Character = name == "keywords" ? "," : ";"
            for part in LaTeXText.plain(raw).split(separator: separator) {
                found.add(name == "keywords" ? .keyword : .note, String(part), at: cursor.location(of: offset))
            }
        }
        return found
    }
}

/// Dates of references as ISO 8601; a text that is no date is returned as it stands, for the check to name it.
enum BibliographicDate {
    static func iso(_ text: String) -> String {
        let text = SingleLineText.of(text)
        // A time may follow: `2021-04-05T10:00:00Z`.
        let day = text.utf8.first?.isASCIIDigit == true ? String(text.prefix { $0 != "T" && $0 != " " }) : text
        let first = day.split(separator: "/", omittingEmptySubsequences: false).first.map(String.init) ?? day
        // BibLaTeX writes a range with a slash, RIS the parts of one date, and then other information.
        let parts = (first.utf8.count > 4 ? first.split(separator: "-") : day.split { $0 == "/" || $0 == "-" }).prefix(3)
        guard !parts.isEmpty, parts.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) }) else { return text }
        return iso(year: String(parts[0]), month: parts.count > 1 ? String(parts[1]) : nil, day: parts.count > 2 ? String(parts[2]) : nil)
    }

    static func iso(year: String?, month: String?, day: String?) -> String {
        let two = { (text: String) in text.utf8.count == 1 ? "0" + text : text }
        return [year, month.map(two), month == nil ? nil : day.map(two)].compactMap { $0 }.joined(separator: "-")
    }
}
