internal import Localization
internal import Records

/// A document that `tabadul export` made, as it came back: its fields, sections and footnotes.
package struct ReturnedDocx: Sendable {
    struct Section: Sendable, Equatable {
        /// Nil for the text before the first heading.
        let heading: String?
        let paragraphs: [String]
    }

    /// The values of the table by the names of fields; `document` is the title above it.
    private(set) var fields: [String: String] = [:]
    private(set) var sections: [Section] = []
    /// Footnotes by their numbers.
    private(set) var notes: [String: String] = [:]
    private(set) var losses: [ImportLoss] = []

    /// - Parameter markdown: as pandoc writes it through `PandocDocxFilter`.
    package init(markdown: String) {
        var (heading, lines) = (String?.none, [Substring]())
        func section() -> Section { Section(heading: heading, paragraphs: VersionMerger.paragraphs(lines.joined(separator: "\n"))) }
        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            let parts = line.split(separator: "\u{FFF9}", maxSplits: 3, omittingEmptySubsequences: false).map(String.init)
            if parts.count == 4, parts[0].isEmpty {
                switch parts[1] {
                case "field": fields[parts[2]] = parts[3].replacing("\u{2028}", with: "\n")
                case "note": notes[parts[2]] = parts[3]
                default: if let kind = ImportLossKind(rawValue: parts[2]) { losses.append(ImportLoss(kind: kind, text: parts[3])) }
                }
            } else if line.hasPrefix("## ") {
                sections.append(section())
                (heading, lines) = (String(line.dropFirst(3)), [])
            } else {
                lines.append(line)
            }
        }
        sections.append(section())
    }

    /// Adds what pandoc does not read, such as headers and footers.
    package mutating func add(_ found: [ImportLoss]) { losses += found }

    /// Nil where the document was not made by `tabadul export`.
    var stamp: DocxEntryExport.Stamp? { fields["entry"].flatMap { DocxEntryExport.Stamp(VersionMerger.collapsed($0)) } }

    /// The version of an entry that it was made of.
    package var origin: (entry: String, base: String)? {
        stamp.flatMap { stamp in stamp.entry.flatMap { entry in stamp.base.map { (entry, $0) } } }
    }
    package var isBlankForm: Bool { stamp.map { $0.entry == nil } ?? false }
    package var language: String? { stamp?.language.rawValue }

    /// The reading with citations in place of footnotes.
    ///
    /// - Parameter known: the keys that the note's version has; a footnote that begins with none of them is a new source.
    func citing(_ known: Set<String>) -> (reading: ReturnedDocx, keyed: [String: String], new: [DocumentImporter.Source]) {
        var (keys, keyed, new, written) = ([String: String](), [String: String](), [DocumentImporter.Source](), [String: String]())
        var last: String?
        for number in notes.keys.compactMap(Int.init).sorted() {
            let text = notes[String(number)] ?? ""
            let start = text.prefix { $0 != ":" }
            let key: String
            if start.count < text.count, known.contains(String(start)) {
                key = String(start)
                keyed[key] = String(text.dropFirst(start.count + 1).drop { $0 == " " })
            } else if FootnoteSourceParser.isSameAgain(text), let last {
                key = last
            } else if let twin = written[text] {
                key = twin
            } else {
                var index = 1
                while known.contains("s\(index)") || new.contains(where: { $0.key == "s\(index)" }) { index += 1 }
                key = "s\(index)"
                new.append(FootnoteSourceParser(text).source(key: key))
                written[text] = key
            }
            (keys[String(number)], last) = (key, key)
        }
        func cited(_ text: String) -> String {
            var out = ""
            var rest = text[...]
            while let open = rest.firstIndex(of: "\u{E000}"), let close = rest[open...].firstIndex(of: "\u{E001}") {
                out += rest[..<open]
                if let key = keys[String(rest[rest.index(after: open)..<close])] { out += "[^\(key)]" }
                rest = rest[rest.index(after: close)...]
            }
            return out + rest
        }
        var reading = self
        reading.fields = fields.mapValues(cited)
        reading.sections = sections.map { Section(heading: $0.heading, paragraphs: $0.paragraphs.map(cited)) }
        return (reading, keyed, new)
    }
}
