internal import Linking
internal import Localisation
internal import Markup
internal import Pages
internal import Records

/// How to cite each note, in the forms of reference managers: a file of each beside its page, and one of each for all notes.
///
/// Three small files a page are most of what a large site has on disk (a note in one language adds some 3 kB); they are there because a
/// reader cites a note, not a site.
struct Citations {
    let graph: SiteGraph
    let plan: SitePlan
    let address: SiteAddress?

    var files: [(path: String, text: String)] {
        let items = graph.catalogue.practices.all.flatMap { practice in
            practice.languages.filter(graph.catalogue.settings.languages.contains).map { item(practice, $0) }
        }
        let each = items.flatMap { item in
            CitationFormat.allCases.compactMap { format in
                format.path(of: item.practice, in: item.language, plan: plan).map { (path: $0.text, text: Self.text([item], format)) }
            }
        }
        return each + CitationFormat.allCases.map { (path: "data/citations.\($0.rawValue)", text: Self.text(items, $0)) }
    }

    private func item(_ practice: Practice, _ language: Language) -> CitedNote {
        let text = practice.text[language].value
        let suffix = language == practice.text.original ? "" : "-" + language.rawValue
        return CitedNote(
            practice: practice, language: language, key: practice.entry.id.replacing("/", with: "-") + suffix, title: text.title,
            summary: text.summary, site: graph.catalogue.settings.title[language],
            country: graph.catalogue.countries[practice.country].name[language],
            url: address.map { $0.url(plan.path(of: .record(practice.key), in: language)) })
    }

    private static func text(_ items: [CitedNote], _ format: CitationFormat) -> String {
        switch format {
        case .bibtex: items.map(\.bibtex).joined(separator: "\n")
        case .ris: items.map(\.ris).joined()
        case .csl: "[" + items.map(\.csl.encoded).joined(separator: ",\n") + "]\n"
        }
    }
}

/// A note as a reference: the site as its author, its last review as its date.
private struct CitedNote {
    let practice: Practice
    let language: Language
    let key: String
    let title: String
    let summary: String
    let site: String
    let country: String
    let url: String?

    private var date: PartialDate { practice.reviewed }

    var bibtex: String {
        var fields = [
            ("title", "{\(Self.escaped(title))}"), ("author", "{\(Self.escaped(site))}"), ("howpublished", Self.escaped(site)),
            ("year", String(date.year)),
        ]
        if let month = date.month { fields.append(("month", String(month))) }
        fields += [
            ("note", Self.escaped("\(country), \(date.iso)")), ("language", Self.babel(language)), ("abstract", Self.escaped(summary)),
        ]
        if let url { fields.append(("url", url)) }
        return "@misc{\(key),\n" + fields.map { "  \($0) = {\($1)}" }.joined(separator: ",\n") + "\n}\n"
    }

    var ris: String {
        var lines = [("TY", "ELEC"), ("ID", key), ("TI", title), ("T2", site), ("AU", site), ("PY", String(date.year))]
        lines.append(("DA", date.iso.replacing("-", with: "/")))
        lines += [("LA", language.rawValue), ("AB", summary), ("KW", country)]
        if let url { lines.append(("UR", url)) }
        lines.append(("ER", ""))
        return lines.map { "\($0)  - \(Self.line($1))\r\n" }.joined()
    }

    var csl: JSON {
        .members([
            ("id", .text(key)), ("type", "webpage"), ("title", .text(title)), ("container-title", .text(site)),
            ("author", .list([.object([("literal", .text(site))])])),
            ("issued", .object([("date-parts", .list([.list([date.year, date.month, date.day].compactMap { $0.map { .whole($0) } })]))])),
            ("language", .text(language.rawValue)), ("abstract", .text(summary)), ("keyword", .text(country)),
            ("URL", url.map { .text($0) }),
        ])
    }

    private static func line(_ text: String) -> String {
        // Only in rare texts is there a sign that may end a line: a control, or the first byte of one of Unicode's.
        guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0xC2 || $0 == 0xE2 }) else { return text }
        return text.split { $0.isNewline }.joined(separator: " ")
    }

    /// The names that LaTeX's language packages know.
    private static func babel(_ language: Language) -> String {
        switch language {
        case .ar: "arabic"
        case .fr: "french"
        case .en: "english"
        }
    }

    /// Text for LaTeX. Braces must pair in BibTeX even where they are escaped, so they become brackets.
    private static func escaped(_ text: String) -> String {
        var out: [UInt8] = []
        // All signs that need it are ASCII, so bytes are enough.
        for byte in line(text).utf8 {
            switch byte {
            case UInt8(ascii: "{"): out.append(UInt8(ascii: "("))
            case UInt8(ascii: "}"): out.append(UInt8(ascii: ")"))
            case UInt8(ascii: "\\"): out += "\\textbackslash{}".utf8
            case UInt8(ascii: "~"): out += "\\textasciitilde{}".utf8
            case UInt8(ascii: "^"): out += "\\textasciicircum{}".utf8
            case UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "$"), UInt8(ascii: "#"), UInt8(ascii: "_"): out += [0x5C, byte]
            default: out.append(byte)
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
