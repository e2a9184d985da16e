package import Diagnostics
internal import FrontMatter
package import Localization
internal import Records

/// Edits that a document brings back, applied to the version of the entry that it was made of; what was not edited keeps its bytes.
package struct DocxChanges: Sendable {
    package let note: SourceFile
    package private(set) var notices: [LocalizedText] = []

    /// Nil where the entry cannot be read.
    ///
    /// - Parameters:
    ///   - base: the version of the entry that the document was made of.
    ///   - original: the reading of a document made of that version now: only what differs from it was edited.
    package init?(_ edited: ReturnedDocx, of original: ReturnedDocx, base: SourceFile, choices: FieldValueOptions) {
        guard let form = EntryForm(base), let segments = EditableEntryText(base) else { return nil }
        let known = Set(DocxFootnotes.sources(of: form).map(\.key) + DocxFootnotes.keys(in: DocxFootnotes.footnoted(base.text)))
        let (before, after) = (original.citing(known), edited.citing(known))
        let usesRecords = base.text.contains("[@")
        func written(_ text: String) -> String { usesRecords ? text.replacing("[^", with: "[@") : text }

        var sent = Self.values(before.reading, after.reading, form, choices).mapValues { $0.map(written) }
        if !after.new.isEmpty { Self.add(after.new, to: form, &sent) }
        let fields = sent.isEmpty ? base.text : form.text(after: sent)
        guard var note = EditableEntryText(SourceFile(path: base.path, text: fields)) else { return nil }
        let isDOS = base.text.utf8.contains(13)
        let order = Self.note(of: after.reading)
        let olds = before.reading.sections.map { ($0, $0.name) }
        for section in after.reading.sections where section.heading != nil || !section.paragraphs.isEmpty {
            let old = olds.first { $0.1 == section.name }?.0
            guard old?.paragraphs.map(VersionMerger.collapsed) != section.paragraphs.map(VersionMerger.collapsed) else { continue }
            let source = segments.part(section.name).map { VersionMerger.paragraphs($0.text) } ?? []
            let text = Self.paragraphs(section.paragraphs, old: old?.paragraphs ?? [], source: source, written)
            if let order { note.setPart(section.name, to: text.joined(separator: "\n\n"), like: order, isDOS: isDOS) }
        }
        for (old, name) in olds where old.heading != nil && !after.reading.sections.contains(where: { $0.name == name }) {
            if let order { note.setPart(name, to: nil, like: order, isDOS: isDOS) }
        }
        self.note = SourceFile(path: base.path, text: note.text)
        notices = ImportLoss.notices(edited.losses)
        for (key, text) in after.keyed.sorted(by: { $0.key < $1.key }) where before.keyed[key].map({ $0 != text }) ?? false {
            notices.append(LocalizedText(.wordSourceChanged, [MessageArgument("key", key), MessageArgument("text", text)]))
        }
        if !after.new.isEmpty { notices.append(LocalizedText(.importFootnotes, [MessageArgument("count", after.new.count)])) }
    }

    /// The values of the table that were edited, by the names under which the preview's form sends them.
    private static func values(
        _ before: ReturnedDocx, _ after: ReturnedDocx, _ form: EntryForm, _ choices: FieldValueOptions
    ) -> [String: [String]] {
        var sent: [String: [String]] = [:]
        let leaves = form.fields.flatMap(\.everything)
        for field in leaves {
            guard let text = after.fields[field.name],
                VersionMerger.collapsed(text) != VersionMerger.collapsed(before.fields[field.name] ?? "")
            else { continue }
            let values =
                field.isStage
                ? [stage(text, in: choices.stages(of: form.topic))] : ContributedAnswers.values(of: text, field.schema, choices)
            // A choice that has another label now is the same choice.
            if values != field.values { sent[field.name] = values.isEmpty ? [""] : values }
        }
        // Records are sent as their tokens, or the form takes them for not shown.
        for list in leaves where sent.keys.contains(where: { $0.hasPrefix(list.name + ".") }) && !list.items.isEmpty {
            sent[list.name] = list.items.map(\.token)
        }
        if sent["title"] == nil, let title = after.fields["document"], title != before.fields["document"], !title.isEmpty {
            sent["title"] = [VersionMerger.collapsed(title)]
        }
        return sent
    }

    /// The id of a stage given by its label in any language; other words are kept as written.
    private static func stage(_ text: String, in stages: [Choice]) -> String {
        let word = VersionMerger.collapsed(text)
        return stages.first { $0.id == word || $0.label == word || $0.otherLabels.contains(word) }?.id ?? word
    }

    /// New footnotes are new sources at the end of the note's list.
    private static func add(_ sources: [DocumentImporter.Source], to form: EntryForm, _ sent: inout [String: [String]]) {
        var tokens = form.fields.first { $0.key == "sources" }?.items.map(\.token) ?? []
        for (index, source) in sources.enumerated() {
            let token = "n\(index)"
            tokens.append(token)
            let values = [
                ("key", source.key), ("publisher", source.publisher ?? TodoMarker.mark),
                ("title", source.title.isEmpty ? TodoMarker.mark : source.title), ("date", source.date ?? "undated"),
                ("url", source.url ?? ""),
                ("confidence", "medium"),
            ]
            for (key, value) in values { sent["sources.\(token).\(key)"] = [value] }
        }
        sent["sources"] = tokens
    }

    /// The paragraphs of a section: the entry's own where they were not edited.
    private static func paragraphs(_ new: [String], old: [String], source: [String], _ written: (String) -> String) -> [String] {
        guard source.count == old.count else { return new.map { markdown(written($0)) } }
        let places = VersionMerger.matches(old, new)
        return new.indices.map { index in
            places.firstIndex(of: index).map { source[$0] } ?? markdown(written(new[index]))
        }
    }

    /// Pandoc's Markdown in the manner of the entries: one space after the sign of an item.
    static func markdown(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            let margin = line.prefix { $0 == " " }
            let rest = line.dropFirst(margin.count)
            let sign = rest.prefix { $0.isNumber || $0 == "." || $0 == "-" }
            guard margin.isEmpty, sign == "-" || (sign.hasSuffix(".") && sign.dropLast().allSatisfy(\.isNumber) && sign.count > 1),
                rest.dropFirst(sign.count).hasPrefix("  ")
            else { return String(line) }
            return sign + " " + rest.dropFirst(sign.count).drop { $0 == " " }
        }.joined(separator: "\n")
    }

    /// The sections' headings as an entry's, for the order of parts.
    private static func note(of reading: ReturnedDocx) -> EditableEntryText? {
        let body = reading.sections.map { section in
            (section.heading.map { "## \($0)\n\n" } ?? "") + section.paragraphs.joined(separator: "\n\n") + "\n\n"
        }.joined()
        return EditableEntryText(SourceFile(path: "", text: "---\ntitle: x\n---\n\n" + body))
    }
}

extension ReturnedDocx.Section {
    /// As `EditableEntryText.Section.name`.
    var name: String { heading.map { SectionRole(heading: $0)?.rawValue ?? $0 } ?? "" }
}

extension ContributedAnswers {
    /// The answers of an empty form that was filled in with a word processor.
    ///
    /// - Parameter blank: the reading of the form as it is given out.
    package init(_ edited: ReturnedDocx, blank: ReturnedDocx, choices: FieldValueOptions) {
        let after = edited.citing([])
        let model = FormModel(.practices, isTranslation: false)
        sources = edited.notes.keys.compactMap(Int.init).sorted().reduce(into: []) { texts, number in
            let text = edited.notes[String(number)] ?? ""
            if !texts.contains(text), !FootnoteSourceParser.isSameAgain(text) { texts.append(text) }
        }
        for (name, text) in after.reading.fields where name != "entry" && name != "document" && !VersionMerger.collapsed(text).isEmpty {
            if let field = model.field(named: name) { set(field, to: text, choices) }
        }
        let guidance = Set(blank.sections.flatMap(\.paragraphs))
        for section in after.reading.sections {
            guard let role = section.heading.flatMap({ SectionRole(heading: $0) }) else { continue }
            let text = section.paragraphs.filter { !guidance.contains($0) }.map(DocxChanges.markdown)
            if !text.isEmpty { sections[role.rawValue] = text.joined(separator: "\n\n") }
        }
        notices = ImportLoss.notices(edited.losses)
    }

    /// The values of a field, read from text; not for fields that list records.
    static func values(of text: String, _ schema: FieldSchema, _ choices: FieldValueOptions) -> [String] {
        switch schema {
        case .list(.plain), .list(.cited), .list(.address): IssueBody.lines(text)
        case .list(let element): choices.ids(in: text, of: element)
        case .vocabulary, .reference: Array(choices.ids(in: text, of: schema).prefix(1))
        case .date, .number, .whole: [InputNormalizer.westernDigits(InputNormalizer.cleaned(text))]
        default: [VersionMerger.collapsed(text)]
        }
    }
}
