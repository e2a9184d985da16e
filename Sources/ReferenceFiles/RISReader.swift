internal import Bytes
internal import Diagnostics

/// Reads RIS: lines of a tag of two characters, two spaces, a hyphen and a value; `TY` begins an entry, `ER` ends it.
struct RISReader {
    private let cursor: ByteCursor
    private var open: (type: String, offset: Int, lines: [(tag: String, text: String, offset: Int)])?
    private var references: [BibliographicReference] = []
    private var diagnostics: [Diagnostic] = []

    static func read(_ bytes: [UInt8], path: String) -> ResultWithDiagnostics<[BibliographicReference]> {
        var reader = RISReader(cursor: ByteCursor(bytes, path: path))
        reader.readAll()
        return ResultWithDiagnostics(reader.references, reader.diagnostics)
    }

    private init(cursor: ByteCursor) { self.cursor = cursor }

    private mutating func readAll() {
        let bytes = cursor.bytes
        var start = cursor.index
        while start < bytes.count {
            let end = bytes[start...].firstIndex { $0 == .newline || $0 == .carriageReturn } ?? bytes.count
            read(start..<end)
            start = end + 1
            if references.count > BibliographyLimits.entries { return }
        }
        if let open { fail(open.offset, "ER  -") }
    }

    private mutating func read(_ line: Range<Int>) {
        let bytes = cursor.bytes[line]
        guard let first = bytes.firstIndex(where: { $0 > .space }) else { return }
        if line.count > BibliographyLimits.valueBytes { return fail(line.lowerBound, "≤ \(BibliographyLimits.valueBytes) B") }
        guard let tag = Self.tag(of: bytes) else {
            // A line without a tag continues the value above it.
            guard let last = open?.lines.indices.last else { return fail(first, "TY  - RPRT") }
            guard open?.lines[last].text.utf8.count ?? 0 < BibliographyLimits.valueBytes else {
                return fail(first, "≤ \(BibliographyLimits.valueBytes) B")
            }
            open?.lines[last].text += " " + cursor.text(line)
            return
        }
        let text = cursor.text(min(line.lowerBound + 6, line.upperBound)..<line.upperBound)
        switch tag {
        case "TY":
            if let open { fail(open.offset, "ER  -") }
            open = (SingleLineText.of(text).uppercased(), line.lowerBound, [])
        case "ER":
            guard let open else { return fail(line.lowerBound, "TY  - RPRT") }
            references.append(reference(open.type, open.lines, at: open.offset))
            self.open = nil
        default:
            guard open != nil else { return fail(line.lowerBound, "TY  - RPRT") }
            open?.lines.append((tag, text, line.lowerBound))
        }
    }

    /// The tag of a line; some programs write one space after it, or leave out the one after the hyphen.
    private static func tag(of line: ArraySlice<UInt8>) -> String? {
        let start = line.startIndex
        guard line.count >= 5, line[start].isASCIIUppercase, line[start + 1].isASCIIUppercase || line[start + 1].isASCIIDigit,
            line[start + 2] == .space, line[start + 3] == .space, line[start + 4] == .hyphen
        else { return nil }
        return String(decoding: line.prefix(2), as: UTF8.self)
    }

    private mutating func fail(_ offset: Int, _ expected: String) {
        diagnostics.append(cursor.diagnostic(ReferenceFileSyntaxError(offset: offset, expected: expected)))
    }

    private func reference(_ type: String, _ lines: [(tag: String, text: String, offset: Int)], at start: Int) -> BibliographicReference {
        let key = lines.first { $0.tag == "ID" || $0.tag == "LB" }.map { SingleLineText.of($0.text) } ?? ""
        var found = BibliographicReference(
            key: key, kind: .named(type, in: BibliographicReference.Kind.ris), location: cursor.location(of: start))
        func add(_ field: BibliographicReference.Field, _ tags: String...) {
            guard let tag = tags.first(where: { tag in lines.contains { $0.tag == tag } }), let line = lines.first(where: { $0.tag == tag })
            else { return }
            var text = line.text
            if field == .date || field == .accessed { text = BibliographicDate.iso(text) }
            if field == .title { text = SingleLineText.withoutTags(text) }
            found.add(field, text, at: cursor.location(of: line.offset))
        }
        add(.title, "TI", "T1", "CT")
        add(.publisher, "PB")
        add(.container, "T2", "JO", "JF", "BT", "JA")
        // A person's name has a comma.
        if let line = lines.first(where: { ["AU", "A1"].contains($0.tag) && !$0.text.contains(",") }) {
            found.add(.author, line.text, at: cursor.location(of: line.offset))
        }
        add(.date, "DA", "PY", "Y1")
        add(.edition, "ET")
        add(.language, "LA")
        add(.url, "UR", "L2", "LK")
        add(.accessed, "Y2")
        add(.doi, "DO")
        // An ISSN of a journal stands under the same tag as a book's ISBN.
        if found.kind != .article, found.kind != .news { add(.isbn, "SN") }
        for line in lines where ["KW", "N1", "RN"].contains(line.tag) {
            found.add(line.tag == "KW" ? .keyword : .note, line.text, at: cursor.location(of: line.offset))
        }
        return found
    }
}
