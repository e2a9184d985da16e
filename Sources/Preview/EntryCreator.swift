internal import Authoring
internal import FrontMatter
internal import Linking
internal import Localization
internal import Markup
internal import Pipeline
internal import Records

/// Creates entries of one kind: shows the questions, or makes the entry from the answers.
protocol EntryCreator: Sendable {
    var kind: String { get }
    var token: String { get }
    func page(sent: URLEncodedForm?, query: [String: String], _ language: Language) -> FormController.FormResponse
}

/// The errors of the answers, by row name.
struct EntryInputErrors: Error { let inputErrors: [String: String] }

extension EntryCreator {
    var address: String { "/_new?kind=\(kind)" }

    /// The page with the questions.
    func asking(
        _ rows: [FormRow], _ title: LocalizedText, button: LocalizedText, choices: FieldValueOptions, failed: Bool, notes: [String] = [],
        _ language: Language
    ) -> FormController.FormResponse {
        var content = FormPage.Content(title: title[language], action: address + "&token=\(token)&language=\(language.rawValue)")
        let kinds =
            EntryTemplate.all.map { (kind: $0.word, label: $0.label) } + [
                (kind: TranslationCreator.kind, label: FormStrings.translation),
                (kind: PastedContributionCreator.kind, label: LocalizedText(.receiveFormTitle)),
            ]
        content.links = kinds.map { ("/_new?kind=\($0.kind)&language=\(language.rawValue)", $0.label[language]) }
        content.chapters = [.init(id: "start", title: title[language], rows: rows)]
        content.problems = rows.flatMap { row in row.issues.map { .init(name: row.name, label: row.label, text: $0.text) } }
        (content.button, content.isAnswer) = (button[language], failed)
        content.notes = notes
        if kind != TranslationCreator.kind, kind != PastedContributionCreator.kind { content.statement = FormStrings.original[language] }
        let page = FormPage(language: language, choices: choices, address: address)
        return .init(status: failed ? 422 : 200, bytes: page.html(content).bytes)
    }
}

/// Creates an entry of a collection from its template.
struct TemplateEntryCreator: EntryCreator {
    let kind: String
    let folder: EntryFileWriter
    let graph: SiteGraph?
    let today: PartialDate?
    let token: String

    func page(sent: URLEncodedForm?, query: [String: String], _ language: Language) -> FormController.FormResponse {
        guard let entryTemplate = EntryTemplate.all.first(where: { $0.word == kind }), let graph else { return FormController.absent }
        let choices = FieldValueOptions(graph, language: language)
        var inputErrors: [String: String] = [:]
        if let sent {
            switch create(entryTemplate, choices, sent, language) {
            case .success(let next): return .init(status: 303, bytes: [], next: next)
            case .failure(let failure): inputErrors = failure.inputErrors
            }
        }
        let made = FormRows(
            language: language, model: FormModel(entryTemplate.collection, isTranslation: false), sent: sent,
            reported: { name in inputErrors[name].map { [("error", $0)] } ?? [] })
        let needed = Self.needed(entryTemplate)
        let asked = entryTemplate.asked.filter(needed.contains) + entryTemplate.asked.filter { !needed.contains($0) }
        var rows = asked.compactMap { key in
            entryTemplate.field(key).map {
                made.row(FormField(blank: $0, name: key, requirement: needed.contains(key) ? .required : .optional))
            }
        }
        if let lead = rows.firstIndex(where: { $0.name == "lead" }) {
            rows[lead].help = (rows[lead].help.map { $0 + " " } ?? "") + FormStrings.leadHelp[language]
        }
        rows.append(
            FormRow(
                name: "slug", label: EntryFileName.label[language], schema: .address, isRequired: entryTemplate.collection != .practices,
                values: sent?.values["slug"] ?? [], issues: made.reported("slug")))
        return asking(rows, FormStrings.new, button: FormStrings.create, choices: choices, failed: !inputErrors.isEmpty, language)
    }

    /// The reason why an answer was refused, worded for the form.
    private static func inputError(_ key: String, of entryTemplate: EntryTemplate, _ value: String, _ language: Language) -> String {
        switch entryTemplate.field(key)?.schema {
        case .vocabulary?, .reference?, .list?, nil: break
        case .some(let schema):
            do throws(InputError) {
                _ = try schema.answer(from: value, mayBeUndated: entryTemplate.mayBeUndated(key))
            } catch { return error.words[language] }
        }
        return FormStrings.fromList[language]
    }

    /// Questions that require an answer: a practice must name its lead, for which there is no default.
    private static func needed(_ entryTemplate: EntryTemplate) -> [String] {
        entryTemplate.needed + (entryTemplate.collection == .practices ? ["lead"] : [])
    }

    private func create(_ entryTemplate: EntryTemplate, _ choices: FieldValueOptions, _ sent: URLEncodedForm, _ language: Language)
        -> Result<
            String, EntryInputErrors
        >
    {
        let answerCollector = AnswerCollector(entryTemplate, choices: choices, language: language)
        var inputErrors: [String: String] = [:]
        var pairs: [(key: String, value: String)] = []
        for key in entryTemplate.asked {
            let values = sent.values[key] ?? []
            let given: [(key: String, value: String)] =
                if case .local? = entryTemplate.field(key)?.schema {
                    Language.builtIn.map { "\(key).\($0.rawValue)" }.compactMap { name in
                        sent.text(name).flatMap { $0.isEmpty ? nil : (key: name, value: $0) }
                    }
                } else {
                    [(key: key, value: values.filter { !$0.isEmpty }.joined(separator: ","))].filter { !$0.value.isEmpty }
                }
            if given.isEmpty, Self.needed(entryTemplate).contains(key) { inputErrors[key] = FormStrings.missing[language] }
            do throws(AnswerCollector.InvalidArguments) { _ = try answerCollector.given(given) } catch {
                inputErrors[key] = Self.inputError(key, of: entryTemplate, given.first?.value ?? "", language)
            }
            pairs += given
        }
        let typed = sent.text("slug").flatMap { $0.isEmpty ? nil : $0 }
        if let typed, !EntryFileName.isValid(typed) { inputErrors["slug"] = EntryFileName.inputError[language] }
        guard inputErrors.isEmpty, let today, let answers = try? answerCollector.given(pairs) else {
            return .failure(EntryInputErrors(inputErrors: inputErrors))
        }
        guard let slug = typed ?? EntryFileName.proposed(for: entryTemplate, answers, isTaken: { folder.contains($0) }) else {
            return .failure(EntryInputErrors(inputErrors: ["slug": EntryFileName.inputError[language]]))
        }
        let written = entryTemplate.path(slug: slug, answers: answers)
        let id = String(written.dropFirst("content/".count).dropLast(".md".count))
        guard let path = folder.path(of: id) else {
            return .failure(EntryInputErrors(inputErrors: ["slug": EntryFileName.inputError[language]]))
        }
        let text = Scaffold(
            entryTemplate, answers: choices.completed(answers, for: entryTemplate.collection), today: today, language: language
        ).text
        do throws(EntryFileWriter.WriteError) {
            try folder.create(text, at: path)
            return .success("/_edit/\(id)?language=\(language.rawValue)")
        } catch {
            return .failure(
                EntryInputErrors(inputErrors: ["slug": (error == .exists ? FormStrings.exists : FormStrings.unwritable)[language]]))
        }
    }
}
