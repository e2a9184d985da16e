internal import Bytes
internal import Markup

/// Writes entries as BibTeX.
enum BibTeXWriter {
    static func text(_ reference: BibliographicReference) -> String {
        var lines = ["@\(reference.kind.name(in: names)){\(reference.key)"]
        func add(_ name: String, _ value: String?) {
            if let value { lines.append("  \(name) = {\(value)}") }
        }
        func text(_ field: BibliographicReference.Field) -> String? { reference[field].map { escaped($0.text) } }
        add("title", text(.title).map { "{\($0)}" })
        switch reference.kind {
        case .article, .news: add("journal", text(.publisher))
        case .report:
            add("author", text(.publisher).map { "{\($0)}" })
            add("institution", text(.publisher))
        default:
            add("author", text(.publisher).map { "{\($0)}" })
            add("publisher", text(.publisher))
        }
        if let date = reference[.date]?.text {
            let parts = date.split(separator: "-")
            // `date` is of BibLaTeX, `year` and `month` are of BibTeX.
            add("date", date)
            add("year", parts.first.map(String.init))
            add("month", parts.count > 1 ? Int(parts[1]).map(String.init) : nil)
        }
        add("edition", text(.edition))
        add("language", text(.language))
        add("url", reference[.url].map { address($0.text) })
        add("urldate", reference[.accessed]?.text)
        add("doi", reference[.doi].map { address($0.text) })
        add("isbn", text(.isbn))
        let keywords = reference.all(.keyword).map { escaped($0.text) }
        add("keywords", keywords.isEmpty ? nil : keywords.joined(separator: ", "))
        let notes = reference.all(.note).map { escaped($0.text) }
        add("note", notes.isEmpty ? nil : notes.joined(separator: "; "))
        return lines.joined(separator: ",\n") + "\n}\n"
    }

    /// Entry types that BibTeX itself has: laws and judgments are known by their keywords.
    private static let names: [(kind: BibliographicReference.Kind, names: [String])] = [
        (.law, ["misc"]), (.court, ["misc"]), (.report, ["techreport"]), (.article, ["article"]), (.news, ["article"]),
        (.website, ["misc"]), (.book, ["book"]), (.other, ["misc"]),
    ]

    private static func address(_ text: String) -> String {
        text.replacing("{", with: "%7B").replacing("}", with: "%7D").replacing("\\", with: "%5C")
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "{": out += "\\textbraceleft{}"
            case "}": out += "\\textbraceright{}"
            case "\\": out += "\\textbackslash{}"
            case "~": out += "\\textasciitilde{}"
            case "^": out += "\\textasciicircum{}"
            case "\u{A0}": out += "~"
            case "-" where out.hasSuffix("-"): out += "{}-"
            case "'" where out.hasSuffix("'"), "`" where out.hasSuffix("`"):
                out += "{}"
                out.unicodeScalars.append(scalar)
            case "%", "&", "$", "#", "_":
                out += "\\"
                out.unicodeScalars.append(scalar)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}

/// Writes entries as RIS.
enum RISWriter {
    static func text(_ reference: BibliographicReference) -> String {
        var out = ""
        func add(_ tag: String, _ value: String?) {
            if let value { out += "\(tag)  - \(value)\r\n" }
        }
        func text(_ field: BibliographicReference.Field) -> String? { reference[field]?.text }
        add("TY", reference.kind.name(in: BibliographicReference.Kind.ris))
        add("ID", reference.key)
        add("TI", text(.title))
        add("PB", text(.publisher))
        if reference.kind == .report { add("AU", text(.publisher)?.replacing(",", with: "")) } else { add("T2", text(.publisher)) }
        add("PY", text(.date).map { String($0.prefix(4)) })
        add("DA", text(.date).map(slashed))
        add("ET", text(.edition))
        add("LA", text(.language))
        add("UR", text(.url))
        add("Y2", text(.accessed).map(slashed))
        add("DO", text(.doi))
        add("SN", text(.isbn))
        for value in reference.all(.keyword) { add("KW", value.text) }
        for value in reference.all(.note) { add("N1", value.text) }
        add("ER", "")
        return out
    }

    /// RIS writes all three parts of a date: `2023/04/`.
    private static func slashed(_ date: String) -> String {
        let parts = date.split(separator: "-").map(String.init)
        return (parts + Array(repeating: "", count: max(0, 3 - parts.count))).joined(separator: "/")
    }
}

/// Writes entries as CSL-JSON.
enum CSLWriter {
    static func file(_ references: [BibliographicReference]) -> [UInt8] {
        var out: [UInt8] = [.openBracket]
        for (number, reference) in references.enumerated() {
            if number > 0 { out += [.comma, .newline] }
            json(reference).write(into: &out)
        }
        return out + [.closeBracket, .newline]
    }

    private static func json(_ reference: BibliographicReference) -> JSON {
        func text(_ field: BibliographicReference.Field) -> JSON? { reference[field].map { .text($0.text) } }
        func joined(_ field: BibliographicReference.Field, _ separator: String) -> JSON? {
            let values = reference.all(field).map(\.text)
            return values.isEmpty ? nil : .text(values.joined(separator: separator))
        }
        let isReport = reference.kind == .report
        return .members([
            ("id", .text(reference.key)), ("type", .text(reference.kind.name(in: BibliographicReference.Kind.csl))),
            ("title", text(.title)),
            ("author", isReport ? text(.publisher).map { .list([.object([("literal", $0)])]) } : nil), ("publisher", text(.publisher)),
            ("container-title", isReport ? nil : text(.publisher)), ("issued", date(reference[.date])), ("edition", text(.edition)),
            ("language", text(.language)), ("URL", text(.url)), ("accessed", date(reference[.accessed])), ("DOI", text(.doi)),
            ("ISBN", text(.isbn)), ("keyword", joined(.keyword, ", ")), ("note", joined(.note, "; ")),
        ])
    }

    private static func date(_ value: BibliographicReference.Value?) -> JSON? {
        value.map { value in
            let parts = value.text.split(separator: "-").compactMap { Int($0) }.map { JSON.whole($0) }
            return .object([("date-parts", .list([.list(parts)]))])
        }
    }
}
