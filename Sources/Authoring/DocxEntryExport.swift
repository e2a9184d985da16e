package import Diagnostics
internal import FrontMatter
package import Localization
internal import Records

/// A note, or an empty practice, as a document to be filled in with a word processor: a table of fields, then the sections; sources are
/// footnotes. It is written as Markdown for pandoc.
package struct DocxEntryExport {
    /// The document's title.
    package let title: String
    /// The language that the document is read in.
    package let language: Language
    package let markdown: String

    /// The version of an entry that a document was made of.
    struct Stamp: Equatable {
        /// Nil for an empty form.
        let entry: String?
        let base: String?
        let language: Language

        init(entry: String?, base: String?, language: Language) { (self.entry, self.base, self.language) = (entry, base, language) }

        /// `practices/ma/x base 9f86d081884c7d65 ar`, or `new ar`
        init?(_ text: String) {
            let words = text.split(separator: " ").map(String.init)
            guard let language = words.last.flatMap({ Language(rawValue: $0) }) else { return nil }
            if words.count == 2, words[0] == "new" {
                self.init(entry: nil, base: nil, language: language)
            } else if words.count == 4, words[1] == "base" {
                self.init(entry: words[0], base: words[2], language: language)
            } else {
                return nil
            }
        }

        var text: String { (entry.map { "\($0) base \(base ?? "")" } ?? "new") + " " + language.rawValue }
    }

    /// The fields that an editor here fills in.
    static let hidden: Set<String> = [
        "sources", "draft", "embargo_until", "aliases", "shared_sentences", "compiled", "reviewed", "translates", "validated_by",
    ]

    /// Nil where the note cannot be read.
    ///
    /// - Parameter cite: the words of a source that has a record of its own.
    package init?(_ note: SourceFile, choices: FieldValueOptions, cite: (String) -> String?) {
        guard let form = EntryForm(note), let segments = EditableEntryText(note) else { return nil }
        language = form.language
        let stamp = Stamp(
            entry: String(note.path.dropFirst("content/".count).dropLast(".md".count)), base: Fingerprint.file(note),
            language: language)
        title =
            form.fields.first { ["title", "name"].contains($0.key) }.map { ($0.values.first ?? $0.children.first?.values.first) ?? "" }
            ?? ""
        let table = DocxFieldTable(
            model: FormModel(form.key.collection, isTranslation: form.translation != nil), choices: choices, language: language,
            stages: choices.stages(of: form.topic))
        var rows = [DocxFieldTable.row(LocalizedText(.wordStamp)[language], stamp.text, "entry")]
        for field in form.fields where !Self.hidden.contains(field.key) {
            rows += table.rows(field, label: table.label(field))
        }
        var body = ""
        for part in segments.parts {
            body += (part.heading.map { $0.trimmingBreaks + "\n\n" } ?? "") + DocxFootnotes.footnoted(part.text.trimmingBreaks) + "\n\n"
        }
        let sources = Dictionary(
            DocxFootnotes.sources(of: form).map { ($0.key, $0.text) }, uniquingKeysWith: { first, _ in first })
        let keys = DocxFootnotes.keys(in: rows.joined() + body)
        let notes = keys.map { "[^\($0)]: \($0): \(DocxFieldTable.escaped(sources[$0] ?? cite($0) ?? "—"))\n" }
        markdown = DocxFieldTable.head(language) + rows.joined() + "\n" + Self.pageBreak + body + notes.joined(separator: "\n")
    }

    /// An empty form for a practice.
    package init(blankIn language: Language) {
        self.language = language
        title = LocalizedText(.wordBlank)[language]
        let model = FormModel(.practices, isTranslation: false)
        var rows = [DocxFieldTable.row(LocalizedText(.wordStamp)[language], Stamp(entry: nil, base: nil, language: language).text, "entry")]
        for entry in IssueForm(.newPractice).entries where !entry.name.hasPrefix("section.") && entry.name != "sources" {
            guard model.field(named: entry.name) != nil else { continue }
            var label = entry.label[language] + (entry.isRequired ? " *" : "")
            if let help = entry.help?[language] { label += " — " + help }
            if case .choice(let schema, _) = entry.control, case .vocabulary(let words) = schema {
                label += " (" + words.map { $0.label[language] }.joined(separator: language.listSeparator) + ")"
            }
            rows.append(DocxFieldTable.row(label, "", entry.name))
        }
        let sections = SectionRole.allCases.map { role in
            "## \(role.heading[language])\n\n*\(DocxFieldTable.escaped(ScaffoldGuidance.section(role)[language]))*\n\n"
        }
        let hint = DocxFieldTable.escaped(LocalizedText(.wordFootnotes)[language]) + "\n\n"
        markdown = DocxFieldTable.head(language) + rows.joined() + "\n" + Self.pageBreak + hint + sections.joined()
    }

    private static let pageBreak = "```{=openxml}\n<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>\n```\n\n"
}

/// The table of fields, as Markdown.
private struct DocxFieldTable {
    let model: FormModel
    let choices: FieldValueOptions
    let language: Language
    let stages: [Choice]

    func label(_ field: FormField) -> String { (model.field(named: field.name)?.label ?? field.label)[language] }

    static func head(_ language: Language) -> String {
        "| \(LocalizedText(.wordField)[language]) | \(LocalizedText(.wordValue)[language]) | \(PandocDocxFilter.mark) |\n|----------|--------------------|------|\n"
    }

    static func row(_ label: String, _ value: String, _ name: String) -> String {
        "| \(escaped(label)) | \(escaped(DocxFootnotes.footnoted(value))) | \(escaped(name)) |\n"
    }

    /// A row for each value, and for each field of the note that could have one.
    func rows(_ field: FormField, label: String) -> [String] {
        let colon = language.traits.colon
        switch field.shape {
        case .text, .list: return [Self.row(label, shown(field), field.name)]
        case .group:
            guard !field.everything.allSatisfy(\.values.isEmpty) else { return [] }
            return field.children.flatMap { rows($0, label: label + colon + self.label($0)) }
        case .items:
            return field.items.enumerated().flatMap { index, item in
                item.entries.filter { !$0.everything.allSatisfy(\.values.isEmpty) }.flatMap {
                    rows($0, label: "\(label) \(index + 1)\(colon)\(self.label($0))")
                }
            }
        }
    }

    /// The labels of choices stand for their ids.
    private func shown(_ field: FormField) -> String {
        let labels = Dictionary(
            (field.isStage ? stages : choices.choices(for: field.schema, answers: Answers()) ?? []).map { ($0.id, $0.label) },
            uniquingKeysWith: { first, _ in first })
        return field.values.map { labels[$0] ?? $0 }.joined(separator: language.listSeparator)
    }

    /// Text as one line of Markdown that says just this; citations stay as they are.
    static func escaped(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let character = rest.first {
            if rest.hasPrefix("[^"), let end = rest.firstIndex(of: "]") {
                out += rest[...end]
                rest = rest[rest.index(after: end)...]
                continue
            }
            if character.isNewline {
                out += " "
            } else {
                if character.isASCII, character.isPunctuation || character.isSymbol { out += "\\" }
                out.append(character)
            }
            rest = rest.dropFirst()
        }
        return out
    }
}

/// Citations of a note as footnotes of a document: `[^key]`, and `[@key]` where sources have records of their own.
enum DocxFootnotes {
    static func footnoted(_ text: String) -> String { text.replacing("[@", with: "[^") }

    /// The keys that a text cites, in the order of the first citations.
    static func keys(in text: String) -> [String] {
        var keys: [String] = []
        var rest = text[...]
        while let open = rest.firstRange(of: "[^") {
            rest = rest[open.upperBound...]
            guard let end = rest.firstIndex(of: "]") else { break }
            let key = String(rest[..<end])
            if !keys.contains(key), !key.contains(where: \.isWhitespace) { keys.append(key) }
        }
        return keys
    }

    /// The sources that the note lists, in words.
    static func sources(of form: EntryForm) -> [(key: String, text: String)] {
        let items = form.fields.first { $0.key == "sources" }?.items ?? []
        return items.compactMap { item in
            func value(_ key: String) -> String? { item.entries.first { $0.key == key }?.values.first }
            guard let key = value("key") else { return nil }
            return (key, ["publisher", "title", "date", "url"].compactMap(value).joined(separator: Language.ar.listSeparator))
        }
    }
}
