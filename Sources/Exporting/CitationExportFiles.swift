internal import Authoring
internal import Bytes
internal import Linking
internal import Localization
internal import Markup
internal import Pages
internal import Records
internal import ReferenceFiles

/// Citations of entries for reference managers: one file of each format for each entry, and one for all entries.
///
/// An entry is cited once, under the title of its original, with its other titles as translations: files in each language would import as
/// three works.
struct CitationExportFiles {
    let graph: SiteGraph
    let plan: SitePlan
    let address: BaseURL?

    var files: [(path: String, bytes: [UInt8])] {
        let items = graph.catalogue.practices.all.map { ($0, entry($0)) }
        var files: [(path: String, bytes: [UInt8])] = []
        var wholes = CitationFormat.allCases.map { (format: $0, bytes: Array($0.head.utf8)) }
        for (number, (practice, entry)) in items.enumerated() {
            for index in wholes.indices {
                let format = wholes[index].format
                if number > 0 { wholes[index].bytes += format.separator.utf8 }
                let start = wholes[index].bytes.count
                entry.write(format, into: &wholes[index].bytes)
                guard let path = format.path(of: practice, plan: plan) else { continue }
                files.append((path.text, Array(format.head.utf8) + wholes[index].bytes[start...] + Array(format.tail.utf8)))
            }
        }
        return files + wholes.map { ("data/citations.\($0.format.rawValue)", $0.bytes + Array($0.format.tail.utf8)) } + bibliography
    }

    /// The published sources in the three formats.
    private var bibliography: [(path: String, bytes: [UInt8])] {
        let references = BibliographyConverter.references(graph.catalogue)
        return ReferenceFormat.allCases.map { ("data/sources.\($0.fileEnding)", $0.file(references)) }
    }

    private func entry(_ practice: Practice) -> ExportedCitation {
        let language = practice.text.original
        let text = practice.text[language].value
        let others = practice.languages.filter { $0 != language && graph.catalogue.settings.languages.contains($0) }
        return ExportedCitation(
            language: language, key: practice.anchor, title: text.title, summary: text.summary,
            site: graph.catalogue.settings.title[language], country: graph.catalogue.countries[practice.country].name[language],
            date: practice.reviewed, url: address.map { $0.url(plan.path(of: .record(practice.key), in: language)) },
            translatedTitle: others.isEmpty ? nil : others.map { practice.text[$0].value.title }.joined(separator: "; "))
    }
}

extension CitationFormat {
    /// The text before, between and after the references of a file.
    fileprivate var head: String { self == .csl ? "[" : "" }
    fileprivate var tail: String { self == .csl ? "]\n" : "" }
    fileprivate var separator: String {
        switch self {
        case .bibtex: "\n"
        case .ris: ""
        case .csl: ",\n"
        }
    }
}

/// The reference of a practice or a topic: the site is its author, the last review its date.
struct ExportedCitation {
    let language: Language
    let key: String
    let title: String
    let summary: String
    let site: String
    let country: String?
    let date: PartialDate
    let url: String?
    /// The title in the other languages of the site, divided by semicolons: formats have one field for it.
    var translatedTitle: String?

    func write(_ format: CitationFormat, into out: inout [UInt8]) {
        switch format {
        case .bibtex: writeBibTeX(into: &out)
        case .ris: writeRIS(into: &out)
        case .csl: csl.write(into: &out)
        }
    }

    private func writeBibTeX(into out: inout [UInt8]) {
        out += "@misc{".utf8
        out += key.utf8
        out += ",\n  title = {{".utf8
        Self.escape(title, into: &out)
        if let translatedTitle {
            out += "}},\n  titleaddon = {{".utf8
            Self.escape(translatedTitle, into: &out)
        }
        out += "}},\n  author = {{".utf8
        Self.escape(site, into: &out)
        out += "}},\n  howpublished = {".utf8
        Self.escape(site, into: &out)
        out += "},\n  year = {\(date.year)}".utf8
        if let month = date.month { out += ",\n  month = {\(month)}".utf8 }
        out += ",\n  note = {".utf8
        Self.escape((country.map { $0 + ", " } ?? "") + date.iso, into: &out)
        out += "},\n  language = {\(Self.babel(language))},\n  abstract = {".utf8
        Self.escape(summary, into: &out)
        if let url {
            out += "},\n  url = {".utf8
            out += url.utf8
        }
        out += "}\n}\n".utf8
    }

    private func writeRIS(into out: inout [UInt8]) {
        func add(_ tag: String, _ value: String) {
            out += tag.utf8
            out += "  - ".utf8
            out += Self.line(value).utf8
            out += "\r\n".utf8
        }
        add("TY", "ELEC")
        add("ID", key)
        add("TI", title)
        if let translatedTitle { add("TT", translatedTitle) }
        add("T2", site)
        add("AU", site)
        add("PY", String(date.year))
        add("DA", String(decoding: date.iso.utf8.map { $0 == .hyphen ? .slash : $0 }, as: UTF8.self))
        add("LA", language.rawValue)
        add("AB", summary)
        if let country { add("KW", country) }
        if let url { add("UR", url) }
        add("ER", "")
    }

    private var csl: JSON {
        .members([
            ("id", .text(key)), ("type", "webpage"), ("title", .text(title)), ("container-title", .text(site)),
            ("author", .list([.object([("literal", .text(site))])])),
            ("issued", .object([("date-parts", .list([.list([date.year, date.month, date.day].compactMap { $0.map { .whole($0) } })]))])),
            ("language", .text(language.rawValue)), ("abstract", .text(summary)), ("keyword", country.map { .text($0) }),
            ("note", translatedTitle.map { .text($0) }),
            ("URL", url.map { .text($0) }),
        ])
    }

    /// The text with line breaks replaced by spaces.
    private static func line(_ text: String) -> String {
        var text = text
        let isLine = text.withUTF8 { bytes in
            // Control characters, and the first byte of Unicode's line separators.
            bytes.firstMatch { $0.below(.space) .| $0.equal(0xC2) .| $0.equal(0xE2) } == bytes.count
        }
        guard !isLine, text.unicodeScalars.contains(where: isLineEnd) else { return text }
        return text.unicodeScalars.split(whereSeparator: isLineEnd).map { String($0) }.joined(separator: " ")
    }

    private static func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0A...0x0D, 0x85, 0x2028, 0x2029: true
        default: false
        }
    }

    /// The language names of LaTeX packages.
    private static func babel(_ language: Language) -> String { language.traits.englishName.lowercased() }

    /// Appends text for LaTeX. Braces become brackets: BibTeX needs balanced braces, even escaped ones.
    private static func escape(_ text: String, into out: inout [UInt8]) {
        var text = line(text)
        text.withUTF8 { bytes in
            // All special characters are ASCII, so bytes suffice.
            for byte in bytes {
                switch byte {
                case .openBrace: out.append(.openParenthesis)
                case .closeBrace: out.append(.closeParenthesis)
                case .backslash: out += "\\textbackslash{}".utf8
                case .tilde: out += "\\textasciitilde{}".utf8
                case .caret: out += "\\textasciicircum{}".utf8
                case .percent, .ampersand, .dollar, .hash, .underscore: out += [.backslash, byte]
                default: out.append(byte)
                }
            }
        }
    }
}
