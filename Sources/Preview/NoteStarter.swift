internal import Building
internal import Contributing
internal import FrontMatter
internal import Linking
internal import Localisation
internal import Markup
internal import Records

/// Starts notes of one kind: shows what it asks, or makes the note of the answers.
protocol NoteStarter: Sendable {
    var kind: String { get }
    var token: String { get }
    func page(sent: SentForm?, query: [String: String], _ language: Language) -> FormDesk.Answer
}

/// What was wrong with the answers, by the names of their rows.
struct StartFailure: Error { let complaints: [String: String] }

extension NoteStarter {
    var address: String { "/_new?kind=\(kind)" }

    /// The page that asks.
    func asking(
        _ rows: [FormRow], _ title: LocalizedText, button: LocalizedText, choices: NoteChoices, failed: Bool, _ language: Language
    ) -> FormDesk.Answer {
        var content = FormPage.Content(title: title[language], action: address + "&token=\(token)&language=\(language.rawValue)")
        let kinds = Blueprint.all.map { (kind: $0.word, label: $0.label) } + [(kind: TranslationStarter.kind, label: FormWords.translation)]
        content.links = kinds.map { ("/_new?kind=\($0.kind)&language=\(language.rawValue)", $0.label[language]) }
        content.chapters = [.init(id: "start", title: title[language], rows: rows)]
        content.problems = rows.flatMap { row in row.faults.map { .init(name: row.name, label: row.label, text: $0.text) } }
        (content.button, content.isAnswer) = (button[language], failed)
        if kind != TranslationStarter.kind { content.statement = FormWords.original[language] }
        let page = FormPage(language: language, choices: choices, address: address)
        return .init(status: failed ? 422 : 200, bytes: page.html(content).bytes)
    }
}

/// Starts a note of a collection from its blueprint.
struct BlueprintStarter: NoteStarter {
    let kind: String
    let folder: NoteFolder
    let graph: SiteGraph?
    let today: PartialDate?
    let token: String

    func page(sent: SentForm?, query: [String: String], _ language: Language) -> FormDesk.Answer {
        guard let blueprint = Blueprint.all.first(where: { $0.word == kind }), let graph else { return FormDesk.absent }
        let choices = NoteChoices(graph, language: language)
        var complaints: [String: String] = [:]
        if let sent {
            switch create(blueprint, choices, sent, language) {
            case .success(let next): return .init(status: 303, bytes: [], next: next)
            case .failure(let failure): complaints = failure.complaints
            }
        }
        let made = FormRows(
            language: language, model: FormModel(blueprint.collection, isTranslation: false), sent: sent,
            told: { name in complaints[name].map { [("error", $0)] } ?? [] })
        let needed = Self.needed(blueprint)
        let asked = blueprint.asked.filter(needed.contains) + blueprint.asked.filter { !needed.contains($0) }
        var rows = asked.compactMap { key in
            blueprint.field(key).map { made.row(FormEntry(blank: $0, name: key, presence: needed.contains(key) ? .required : .optional)) }
        }
        if let lead = rows.firstIndex(where: { $0.name == "lead" }) {
            rows[lead].help = (rows[lead].help.map { $0 + " " } ?? "") + FormWords.leadHelp[language]
        }
        rows.append(
            FormRow(
                name: "slug", label: NoteName.label[language], form: .address, isRequired: blueprint.collection != .practices,
                values: sent?.values["slug"] ?? [], faults: made.told("slug")))
        return asking(rows, FormWords.new, button: FormWords.create, choices: choices, failed: !complaints.isEmpty, language)
    }

    /// What is wrong with an answer that was refused, in the words of a form.
    private static func complaint(_ form: Form?, _ value: String, _ language: Language) -> String {
        switch form {
        case .vocabulary?, .reference?, .list?, nil: break
        case .some(let form): do throws(Complaint) { _ = try form.answer(from: value) } catch { return error.words[language] }
        }
        return FormWords.fromList[language]
    }

    /// What must be answered: a practice names who leads it, which nobody can guess.
    private static func needed(_ blueprint: Blueprint) -> [String] {
        blueprint.needed + (blueprint.collection == .practices ? ["lead"] : [])
    }

    private func create(_ blueprint: Blueprint, _ choices: NoteChoices, _ sent: SentForm, _ language: Language) -> Result<
        String, StartFailure
    > {
        let interview = Interview(blueprint, choices: choices, language: language)
        var complaints: [String: String] = [:]
        var pairs: [(key: String, value: String)] = []
        for key in blueprint.asked {
            let values = sent.values[key] ?? []
            let given: [(key: String, value: String)] =
                if case .local? = blueprint.field(key)?.form {
                    Language.allCases.map { "\(key).\($0.rawValue)" }.compactMap { name in
                        sent.text(name).flatMap { $0.isEmpty ? nil : (key: name, value: $0) }
                    }
                } else {
                    [(key: key, value: values.filter { !$0.isEmpty }.joined(separator: ","))].filter { !$0.value.isEmpty }
                }
            if given.isEmpty, Self.needed(blueprint).contains(key) { complaints[key] = FormWords.missing[language] }
            do throws(Interview.Refusal) { _ = try interview.given(given) } catch {
                complaints[key] = Self.complaint(blueprint.field(key)?.form, given.first?.value ?? "", language)
            }
            pairs += given
        }
        let typed = sent.text("slug").flatMap { $0.isEmpty ? nil : $0 }
        if let typed, !NoteName.isSound(typed) { complaints["slug"] = NoteName.complaint[language] }
        guard complaints.isEmpty, let today, let answers = try? interview.given(pairs) else {
            return .failure(StartFailure(complaints: complaints))
        }
        guard let slug = typed ?? NoteName.proposed(for: blueprint, answers, isTaken: { folder.holds($0) }) else {
            return .failure(StartFailure(complaints: ["slug": NoteName.complaint[language]]))
        }
        let written = blueprint.path(slug: slug, answers: answers)
        let id = String(written.dropFirst("content/".count).dropLast(".md".count))
        guard let path = folder.path(of: id) else { return .failure(StartFailure(complaints: ["slug": NoteName.complaint[language]])) }
        let text = Scaffold(
            blueprint, answers: choices.completed(answers, for: blueprint.collection), today: today, language: language
        ).text
        do throws(NoteFolder.Refusal) {
            try folder.create(text, at: path)
            return .success("/_edit/\(id)?language=\(language.rawValue)")
        } catch {
            return .failure(StartFailure(complaints: ["slug": (error == .exists ? FormWords.exists : FormWords.unwritable)[language]]))
        }
    }
}
