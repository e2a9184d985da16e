internal import Bytes
package import Diagnostics
internal import FrontMatter
package import Localization
package import Records

/// An entry as a form: one field for each declared field and each section of the body.
///
/// Saving changes only the lines of changed fields.
package struct EntryForm: Sendable {
    package let path: String
    package let key: RecordKey
    /// The language of the translation; nil for the original.
    package let translation: Language?
    /// The language in which the file is written.
    package let language: Language
    package let fields: [FormField]
    package let parts: [FormField]
    private let source: SourceFile

    /// Nil if the file is not an entry or its front matter is unreadable.
    ///
    /// - Parameter tokens: the tokens of list items, if the file was just written from a submission.
    package init?(_ source: SourceFile, tokens: [String: [String]] = [:]) {
        var issues: [Diagnostic] = []
        guard let file = EntryFilePath(source, into: &issues), let text = EditableEntryText(source), let cut = EntryParts(source),
            let node = YAMLReader.read(cut.yaml, path: source.path, lineOffset: 1).value, case .mapping(let pairs) = node.value
        else { return nil }
        self.source = source
        (path, key, translation) = (source.path, file.key, file.translation)
        let collection = file.key.collection
        let nodes = Dictionary(pairs.map { ($0.key.scalar ?? "", $0.value) }, uniquingKeysWith: { first, _ in first })
        let original = nodes["original"]?.scalar.flatMap(Language.init(rawValue:)) ?? EntryFilePath.originalLanguage
        language = file.translation ?? original
        let reading = FormField.ReadContext(lines: source.text.split(separator: "\n", omittingEmptySubsequences: false), tokens: tokens)
        func line(_ line: Int) -> SourceLocation { SourceLocation(path: source.path, line: line) }
        fields = (file.translation == nil ? collection.type.fields : collection.translationFields).map { field in
            let block = text.keys.blocks.first { $0.key == field.key }
            let start = block.map { $0.line + 2 } ?? 0
            let end = start + (block?.text.utf8.count { $0 == .newline } ?? 0)
            return FormField(field, name: field.key, node: nodes[field.key], extent: line(start)..<line(end), reading: reading)
        }
        var parts = text.parts.enumerated().map { index, part in
            let count = (part.heading == nil ? 0 : 1) + part.text.utf8.count { $0 == .newline }
            return FormField(
                part: "part.\(index)", label: part.heading.map { LocalizedText(ar: Self.title($0)) } ?? Self.opening,
                text: part.text.trimmingBreaks, extent: line(part.line)..<line(part.line + Swift.max(1, count)))
        }
        if collection == .practices {
            let language = file.translation ?? original
            let present = Set(text.parts.compactMap { $0.heading.flatMap { SectionRole(heading: Self.title($0)) } })
            parts += SectionRole.allCases.filter { !present.contains($0) }.map { role in
                FormField(
                    part: "role.\(role.rawValue)", label: LocalizedText(ar: role.heading[language]),
                    requirement: role.isRequired ? .required : .optional, text: nil, extent: line(0)..<line(0))
            }
            if parts.first?.values.first?.isEmpty ?? false { parts.removeFirst() }
        }
        self.parts = parts
    }

    /// The id of the topic; nil for entries without one.
    var topic: String? { fields.first { $0.key == "topic" }?.values.first }

    /// Whether the entry is a draft, which is not published.
    package var isDraft: Bool { fields.first { $0.key == "draft" }?.values.first == "true" }

    private static let opening = LocalizedText(.formTextOpening)

    private static func title(_ heading: String) -> String { String(heading.dropFirst(3)).trimmingBreaks }

    /// The entry's text with the submitted values; unchanged parts keep their bytes.
    package func text(after sent: [String: [String]]) -> String { written(after: sent).text }

    /// The text, and the tokens of its list items.
    package func written(after sent: [String: [String]]) -> (text: String, tokens: [String: [String]]) {
        guard var note = EditableEntryText(source) else { return (source.text, [:]) }
        let sent = FormSubmission(sent)
        var writer = FieldWriter(sent)
        let order = fields.map(\.key)
        let isDOS = source.text.utf8.contains(13)
        // A placeholder that is left empty stays in a draft, as a prompt, and is dropped on publication where the text is optional.
        let isPublished = fields.first { $0.key == "draft" }.map { (sent.changed($0) ?? $0.values).first != "true" } ?? false
        func isDropped(_ entry: FormField) -> Bool {
            isPublished && entry.isToFill && sent.first(entry.name)?.trimmingBreaks.isEmpty ?? false
        }
        for entry in fields {
            let old = note.keys[entry.key]
            let isLeft = entry.requirement != .required && isDropped(entry)
            let new = isLeft ? nil : writer.lines(entry, old: old, indent: 0)
            guard new != old else { continue }
            note.keys.set(
                entry.key, to: isDOS ? new?.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n") : new, order: order)
        }
        var cleared: [Int] = []
        for entry in parts {
            let index =
                entry.name.hasPrefix("part.") ? Int(entry.name.dropFirst(5)).flatMap { note.parts.indices.contains($0) ? $0 : nil } : nil
            if let index, note.parts[index].heading != nil, Self.isCleared(entry, sent, isDropped: isDropped(entry)) {
                cleared.append(index)
                continue
            }
            guard let changed = sent.changed(entry) else { continue }
            let text = changed.first?.trimmingBreaks ?? ""
            if let index {
                note.parts[index].text = "\n" + text + (index == note.parts.count - 1 ? "\n" : "\n\n")
            } else if !text.isEmpty {
                if let last = note.parts.indices.last { note.parts[last].text = note.parts[last].text.trimmingEnd + "\n\n" }
                note.parts.append(.init(heading: "## \(entry.label[.ar])\n", line: 0, text: "\n" + text + "\n"))
            }
        }
        for index in cleared.reversed() { note.parts.remove(at: index) }
        if let index = cleared.last, index >= note.parts.count, let last = note.parts.indices.last {
            note.parts[last].text = note.parts[last].text.trimmingEnd + (isDOS ? "\r\n" : "\n")
        }
        return (note.text, writer.tokens)
    }

    /// Whether a section is left without text, so that its heading goes too: an empty section is an error.
    private static func isCleared(_ entry: FormField, _ sent: FormSubmission, isDropped: Bool) -> Bool {
        guard let role = SectionRole(heading: entry.label[.ar]) else { return sent.changed(entry)?.isEmpty ?? false }
        // A table beside the placeholder is a text of its own.
        if isDropped { return !role.isRequired && !entry.values.joined().split(separator: "\n").contains { $0.hasPrefix("|") } }
        let isEmpty = entry.shown.allSatisfy(\.trimmingBreaks.isEmpty) && !entry.isToFill
        return sent.changed(entry)?.isEmpty ?? (isEmpty && !role.isRequired && sent.first(entry.name) != nil)
    }
}

extension StringProtocol {
    /// Removes leading empty lines and trailing white space.
    var trimmingBreaks: String {
        let end = trimmingEnd
        return String(end[(end.utf8.firstIndex { $0 != .newline && $0 != .carriageReturn } ?? end.endIndex)...])
    }

    /// Removes trailing white space.
    var trimmingEnd: String {
        let bytes = Array(utf8)
        let count = (bytes.lastIndex { $0 > .space } ?? -1) + 1
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
