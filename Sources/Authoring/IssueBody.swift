package import Diagnostics
internal import FrontMatter
internal import Localization
internal import Markup
internal import Records

/// Parses the body of an issue created with a form of `IssueForm`: headings with field labels in any language.
package struct IssueBody: Sendable {
    private var texts: [(entry: IssueForm.FormInput, text: String)] = []

    package init(_ body: String) {
        let entries = IssueFormKind.allCases.flatMap { IssueForm($0).entries }
        var byLabel: [String: IssueForm.FormInput] = [:]
        for entry in entries { for language in Language.builtIn { byLabel[Self.folded(entry.label[language])] = entry } }
        var current: IssueForm.FormInput?
        var lines: [Substring] = []
        func finished() -> (IssueForm.FormInput, String)? {
            let text = lines.joined(separator: "\n").trimmingBreaks
            return current.flatMap { text.isEmpty || Self.isNoAnswer(text) ? nil : ($0, text) }
        }
        for line in Self.withoutComments(body).split(separator: "\n", omittingEmptySubsequences: false) {
            guard line.hasPrefix("#"), let entry = byLabel[Self.folded(String(line.drop { $0 == "#" }))] else {
                lines.append(line)
                continue
            }
            if let answer = finished() { texts.append(answer) }
            (current, lines) = (entry, [])
        }
        if let answer = finished() { texts.append(answer) }
    }

    /// A correction: a sentence and its replacement.
    package struct Correction: Sendable {
        package let entry: String?
        package let place: String?
        package let current: String
        package let proposed: String
        package let source: String?

        /// The correction as text for an editor.
        package var text: String { [place, "− " + current, "+ " + proposed].compactMap(\.self).joined(separator: "\n") }

        /// The entry with the sentence replaced; nil unless it occurs exactly once.
        package func applied(to note: SourceFile) -> SourceFile? {
            let old = current.trimmingBreaks
            guard !old.isEmpty, note.text.ranges(of: old).count == 1 else { return nil }
            var isFrontMatter = false
            if let parts = EntryParts(note), let found = note.text.firstRange(of: old) {
                isFrontMatter = note.text.utf8.distance(from: note.text.startIndex, to: found.lowerBound) < parts.yaml.utf8.count
            }
            let new = proposed.trimmingBreaks
            let written = isFrontMatter ? String(YAMLQuoting.quoted(new.replacing("\n", with: " ")).dropFirst().dropLast()) : new
            return SourceFile(path: note.path, text: note.text.replacing(old, with: written))
        }
    }

    package var correction: Correction? {
        guard let current = text("correction.current"), let proposed = text("correction.proposed") else { return nil }
        let entry = text("correction.entry")
        return Correction(
            entry: entry.flatMap { ReceivedContribution.entry(in: [$0[...]]) } ?? entry, place: text("correction.place"), current: current,
            proposed: proposed, source: text("correction.source"))
    }

    private func text(_ name: String) -> String? { texts.first { $0.entry.name == name }?.text }

    /// The answers of the form for a new practice; labels of choices are replaced by ids.
    func answers(_ choices: FieldValueOptions) -> ContributedAnswers {
        var answers = ContributedAnswers()
        let model = FormModel(.practices, isTranslation: false)
        for (entry, text) in texts where !entry.name.hasPrefix("correction.") {
            if entry.name.hasPrefix("section.") {
                answers.sections[String(entry.name.dropFirst("section.".count))] = text
            } else if entry.name == "sources" {
                answers.sources = Self.lines(text)
            } else if let field = model.field(named: entry.name) {
                answers.set(field, to: text, choices)
            }
        }
        return answers
    }

    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n").map { line in
            String(line.drop { "-*• ".contains($0) }).trimmingEnd
        }.filter { !$0.isEmpty }
    }

    /// Texts that hosts write for empty fields.
    private static func isNoAnswer(_ text: String) -> Bool { text == "_No response_" || text == "No response" }

    private static func withoutComments(_ text: String) -> String {
        var (out, rest) = ("", text[...])
        while let open = rest.firstRange(of: "<!--") {
            out += rest[..<open.lowerBound]
            guard let close = rest[open.upperBound...].firstRange(of: "-->") else { return out }
            rest = rest[close.upperBound...]
        }
        return out + rest
    }

    private static func folded(_ label: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in label.unicodeScalars { if let folded = LetterFolding.fold(scalar) { scalars.append(folded) } }
        return String(scalars).split { $0 == " " || $0 == ":" || $0 == "*" }.joined(separator: " ")
    }
}

extension ContributedAnswers {
    /// Parses a field: labels or ids of choices, separated by line breaks or commas.
    mutating func set(_ field: FormModel.Field, to text: String, _ choices: FieldValueOptions) {
        switch field.schema {
        case .list(.object): setRecords(of: field, to: IssueBody.lines(text))
        case .list(let element):
            fields[field.path] = choices.ids(in: text, of: element)
        case .vocabulary, .reference:
            fields[field.path] = Array(choices.ids(in: text, of: field.schema).prefix(1))
        case .date, .number, .whole: fields[field.path] = [InputNormalizer.westernDigits(InputNormalizer.cleaned(text))]
        case .plain: fields[field.path] = [InputNormalizer.cleaned(text)]
        default: fields[field.path] = [text]
        }
    }

    /// Parses a list with one item per line and values separated by bars.
    private mutating func setRecords(of field: FormModel.Field, to lines: [String]) {
        let columns = IssueForm.columns(of: field)
        var tokens: [String] = []
        for (index, line) in lines.enumerated() {
            let values = line.split(separator: "|", omittingEmptySubsequences: false).map { InputNormalizer.cleaned(String($0)) }
            let token = "n\(index)"
            for (key, value) in zip(columns, values) where !value.isEmpty {
                let isNumber = ["value", "year"].contains(key)
                fields["\(field.path).\(token).\(key)"] = [isNumber ? InputNormalizer.westernDigits(value) : value]
            }
            tokens.append(token)
        }
        fields[field.path] = tokens
    }
}

extension FieldValueOptions {
    /// The ids of choices given by label (in any language) or id; unknown names are kept as written.
    func ids(in text: String, of schema: FieldSchema) -> [String] {
        let known = choices(for: schema, answers: Answers()) ?? []
        func id(of word: String) -> String? {
            let word = VersionMerger.collapsed(word.replacing("- [x]", with: "").replacing("- [X]", with: ""))
            return known.first { $0.id == word || $0.label == word || $0.otherLabels.contains(word) }?.id
        }
        if let one = id(of: text) { return [one] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("- [ ]") }.flatMap { line -> [String] in
            if let one = id(of: String(line)) { return [one] }
            // Labels may hold commas: the longest run of parts that names a choice is one.
            let parts = line.split(whereSeparator: \.separatesListItems).map(String.init)
            var (found, start) = ([String](), 0)
            while start < parts.count {
                let end = (start..<parts.count).reversed().first { id(of: parts[start...$0].joined(separator: ",")) != nil } ?? start
                let words = VersionMerger.collapsed(parts[start...end].joined(separator: ","))
                found.append(id(of: words) ?? words)
                start = end + 1
            }
            return found
        }
    }
}
