package import Diagnostics
package import FrontMatter
package import Localisation
internal import Records

/// A note as a form: one entry for each declared field and each part of the body, made from the declarations themselves.
///
/// Writing changes the lines of what was changed, and no others.
package struct NoteForm: Sendable {
    /// An entry of the form with its present values.
    package struct Entry: Sendable {
        /// The name under which the form sends it.
        package let name: String
        package let label: LocalizedText
        package let form: Form
        package let presence: Presence
        package let values: [String]
        /// Whether the value only stands in for the author's.
        package let isToFill: Bool
        /// Its lines in the file.
        package let lines: Range<Int>

        /// What the form shows: nothing where a value only stands in for the author's.
        package var shown: [String] { isToFill && [.text, .list].contains(Kind(form)) ? [] : values }

        /// Whether a fault of a line is this entry's.
        package func holds(_ line: Int) -> Bool { lines.contains(line) }
    }

    package let path: String
    package let fields: [Entry]
    package let parts: [Entry]
    private let source: SourceFile
    private let declared: [DeclaredField]

    /// Nil where the file has no readable front matter, or is no note.
    package init?(_ source: SourceFile) {
        var faults: [Diagnostic] = []
        guard let file = NoteFile(source, into: &faults), let text = NoteText(source), let cut = NoteParts(source),
            let node = YAMLReader.read(cut.yaml, path: source.path, lineOffset: 1).value, case .mapping(let pairs) = node.value
        else { return nil }
        self.source = source
        path = source.path
        let collection = file.key.collection
        let known = file.translation == nil ? collection.type.fields : collection.translationFields
        declared = known
        let nodes = Dictionary(pairs.map { ($0.key.scalar ?? "", $0.value) }, uniquingKeysWith: { first, _ in first })
        fields = known.map { field in
            let block = text.blocks.first { $0.key == field.key }
            let start = block?.line ?? 0
            let marked = block?.text.contains("# " + LeftToFill.mark) ?? false
            return Entry(
                name: field.key, label: field.help, form: field.form, presence: field.presence,
                values: block.map { Self.values(nodes[field.key], field.form, block: $0.text) } ?? [], isToFill: marked,
                lines: start..<(start + (block?.text.utf8.count { $0 == 10 } ?? 0)))
        }
        var parts = text.parts.enumerated().map { index, part in Self.entry(part, name: "part.\(index)") }
        if collection == .practices {
            let language = file.translation ?? .ar
            let present = Set(text.parts.compactMap { $0.heading.flatMap { SectionRole(heading: Self.title($0)) } })
            for role in SectionRole.allCases where !present.contains(role) {
                let label = LocalizedText(ar: role.heading[language])
                let presence: Presence = role.isRequired ? .required : .optional
                parts.append(
                    Entry(
                        name: "role.\(role.rawValue)", label: label, form: .cited, presence: presence, values: [], isToFill: false,
                        lines: 0..<0))
            }
            if parts.first?.values.first?.isEmpty ?? false { parts.removeFirst() }
        }
        self.parts = parts
    }

    private static func entry(_ part: NoteText.Part, name: String) -> Entry {
        let label = LocalizedText(
            ar: part.heading.map(title) ?? "النص", fr: part.heading == nil ? "Texte" : nil, en: part.heading == nil ? "Text" : nil)
        let count = (part.heading == nil ? 0 : 1) + part.text.utf8.count { $0 == 10 }
        return Entry(
            name: name, label: label, form: .cited, presence: .optional, values: [trimmed(part.text)], isToFill: false,
            lines: part.line..<(part.line + max(1, count)))
    }

    private static func title(_ heading: String) -> String { trimmed(String(heading.dropFirst(3))) }

    private static func values(_ node: YAMLNode?, _ form: Form, block: String) -> [String] {
        switch (form, node?.value) {
        case (.object, _), (.list(.object), _): [raw(block)]
        case (.local, .mapping(let pairs)?):
            Language.allCases.map { code in pairs.first { $0.key.scalar == code.rawValue }?.value.scalar ?? "" }
        case (_, .sequence(let nodes)?): nodes.compactMap(\.scalar)
        case (_, .scalar(let text)?): [text]
        default: []
        }
    }

    /// A block without its key.
    private static func raw(_ block: String) -> String {
        guard let colon = block.utf8.firstIndex(of: 0x3A) else { return block }
        return block[block.utf8.index(after: colon)...].trimmingBreaks
    }

    private static func trimmed(_ text: String) -> String { text.trimmingBreaks }

    /// The note's text after what was sent; what was not sent, or was sent as it stands, keeps its bytes.
    ///
    /// - Parameter sent: values by the entries' names; a text of several languages has one value for each.
    package func text(after sent: [String: [String]]) -> String {
        guard var note = NoteText(source) else { return source.text }
        let order = declared.map(\.key)
        for entry in fields {
            guard let values = sent[entry.name].map({ Self.arranged($0, entry) }) else { continue }
            let isEmpty = values.allSatisfy(\.trimmingBreaks.isEmpty)
            if entry.isToFill, isEmpty { continue }
            let isSame = values.filter { !$0.isEmpty } == entry.values.map(Self.normal).filter { !$0.isEmpty }
            if isSame, !entry.isToFill || [.local, .raw].contains(Kind(entry.form)) { continue }
            let old = note.blocks.first { $0.key == entry.name }?.text
            // A required key stays with an empty value: its fault then has a line.
            let goes = isEmpty && entry.presence != .required
            note.set(entry.name, to: goes ? nil : Self.block(entry, values, old: old), order: order)
        }
        for entry in parts {
            guard let value = sent[entry.name]?.first.map(Self.normal) else { continue }
            let text = value.trimmingBreaks
            if text == Self.normal(entry.values.first ?? "").trimmingBreaks { continue }
            let body = "\n" + text + "\n\n"
            if entry.name.hasPrefix("part."), let index = Int(entry.name.dropFirst(5)), note.parts.indices.contains(index) {
                note.parts[index].text = index == note.parts.count - 1 ? "\n" + text + "\n" : body
            } else if !text.isEmpty {
                if let last = note.parts.indices.last { note.parts[last].text = note.parts[last].text.trimmingEnd + "\n\n" }
                note.parts.append(.init(heading: "## \(entry.label[.ar])\n", line: 0, text: "\n" + text + "\n"))
            }
        }
        return note.text
    }

    fileprivate enum Kind {
        case local, raw, list, text

        init(_ form: Form) {
            switch form {
            case .object, .list(.object): self = .raw
            case .local: self = .local
            case .list: self = .list
            default: self = .text
            }
        }
    }

    /// A list keeps the order that it has in the file, with what is new at its end.
    private static func arranged(_ sent: [String], _ entry: Entry) -> [String] {
        let values = sent.map(normal)
        guard Kind(entry.form) == .list else { return values }
        let items = values.flatMap { $0.split(separator: "\n").map(String.init) }
        return entry.values.filter(items.contains) + items.filter { !entry.values.contains($0) }
    }

    private static func normal(_ text: String) -> String { text.replacing("\r\n", with: "\n") }

    private static func block(_ entry: Entry, _ values: [String], old: String?) -> String {
        switch entry.form {
        case .object, .list(.object):
            let text = values.first ?? ""
            if text.trimmingBreaks.isEmpty { return "\(entry.name):\n" }
            let lines = text.split(separator: "\n", omittingEmptySubsequences: true)
            guard let first = lines.first, !first.hasPrefix("{"), !first.hasPrefix("[") else {
                return "\(entry.name): \(text.trimmingBreaks)\n"
            }
            // A line that begins at the margin would be another key.
            return "\(entry.name):\n" + lines.map { ($0.hasPrefix(" ") || $0.hasPrefix("-") ? "" : "  ") + $0 + "\n" }.joined()
        case .local:
            let pairs = zip(Language.allCases, values).filter { !$0.1.isEmpty }.map { "\($0.rawValue): \(YAMLText.quoted($1))" }
            return "\(entry.name): {\(pairs.joined(separator: ", "))}\n"
        case .list(let element):
            return "\(entry.name): [" + values.filter { !$0.isEmpty }.map { written($0, element) }.joined(separator: ", ")
                + "]\(comment(old))\n"
        default: return "\(entry.name): \(written(values.first ?? "", entry.form))\(comment(old))\n"
        }
    }

    /// The comment at the end of a key's only line, unless it asks the author to write.
    private static func comment(_ block: String?) -> String {
        guard let block, block.utf8.count(where: { $0 == 10 }) == 1, !block.contains(LeftToFill.mark) else { return "" }
        let tail = block.lastIndex { $0 == "\"" || $0 == "'" }.map { block[$0...] } ?? block[...]
        return tail.firstRange(of: " #").map { "  " + tail[$0.lowerBound...].drop { $0 == " " }.trimmingEnd } ?? ""
    }

    private static func written(_ text: String, _ form: Form) -> String {
        switch form {
        case .date, .number, .whole, .flag, .vocabulary, .reference:
            let value = Typed.westernDigits(Typed.cleaned(text))
            let isSafe = value.unicodeScalars.allSatisfy {
                $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_/.".unicodeScalars.contains($0)
            }
            return isSafe && !value.isEmpty && !value.hasPrefix("-") ? value : YAMLText.quoted(value)
        default: return YAMLText.quoted(text.split(separator: "\n").joined(separator: " "))
        }
    }
}

extension StringProtocol {
    /// Without empty lines at the start, and without spaces and line breaks at the end.
    var trimmingBreaks: String {
        let end = trimmingEnd
        return String(end[(end.utf8.firstIndex { $0 != 10 && $0 != 13 } ?? end.endIndex)...])
    }

    /// Without spaces and line breaks at the end.
    var trimmingEnd: String {
        let bytes = Array(utf8)
        let count = (bytes.lastIndex { $0 > 32 } ?? -1) + 1
        return String(decoding: bytes[..<count], as: UTF8.self)
    }
}
