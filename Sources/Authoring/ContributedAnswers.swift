internal import Diagnostics
internal import FrontMatter
package import Localization
internal import Records

/// The answers of a form that is filled in outside of this program: an issue form or a word processor's document.
package struct ContributedAnswers: Sendable {
    /// By the names under which the preview's form sends them; lists as the tokens of their records.
    package var fields: [String: [String]] = [:]
    package var sections: [String: String] = [:]
    /// A source on each line, in the words of its writer.
    package var sources: [String] = []
    package var notices: [LocalizedText] = []

    package init() {}

    package var isEmpty: Bool { fields.isEmpty && sections.isEmpty && sources.isEmpty }

    /// A draft of a practice, and its path.
    ///
    /// - Parameter entry: the path's id, where the editor names it.
    func entry(
        _ choices: FieldValueOptions, today: PartialDate, language: Language, entry: String?, isTaken: (String) -> Bool
    ) -> Result<(path: String, text: String), InputError> {
        let entryTemplate = EntryTemplate(.practices)
        var answers = Answers()
        for key in ["country", "topic", "title"] { if let text = fields[key]?.first { answers[key] = .one(text) } }
        if let key = ["country", "topic"].first(where: { answers[$0] == nil }) {
            let label = FormModel(.practices, isTranslation: false).field(named: key)?.label ?? LocalizedText(ar: key)
            return .failure(InputError(words: LocalizedText(.receiveMissing, [MessageArgument("field", label)])))
        }
        if answers["title"] == nil { answers["title"] = .one(TodoMarker.mark) }
        guard
            let path = entry.map({ EntryPathResolver.path(of: $0) })
                ?? EntryFileName.proposed(for: entryTemplate, answers, isTaken: isTaken).map({
                    entryTemplate.path(slug: $0, answers: answers)
                }
                )
        else { return .failure(InputError(words: LocalizedText(.receiveNoPlace))) }
        let records = sources.enumerated().map { FootnoteSourceParser($0.element).source(key: "s\($0.offset + 1)") }
        let body = SectionRole.allCases.map { role in
            let text = sections[role.rawValue].map(cited) ?? TodoMarker.mark + " " + ScaffoldGuidance.section(role)[language]
            return "## \(role.heading[.ar])\n\n\(text)"
        }.joined(separator: "\n\n")
        let document = DocumentImporter(
            body: body, sources: records.isEmpty ? [.init(key: "s1", publisher: nil, title: "", date: nil, url: nil)] : records)
        let scaffold = Scaffold(
            entryTemplate, answers: choices.completed(answers, for: .practices), today: today, language: language, document: document)
        guard let form = EntryForm(SourceFile(path: path, text: scaffold.text)) else {
            return .failure(InputError(words: LocalizedText(.receiveUnreadable)))
        }
        return .success((path, form.text(after: fields.mapValues { $0.map(cited) })))
    }

    /// `[1]` cites the first source.
    private func cited(_ text: String) -> String {
        var text = text
        for number in sources.indices { text = text.replacing("[\(number + 1)]", with: "[^s\(number + 1)]") }
        return text
    }
}
