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
        (content.rows, content.button) = (rows, button[language])
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
        let made = FormRows(language: language, sent: sent) { name in complaints[name].map { [("error", $0)] } ?? [] }
        var rows = blueprint.asked.compactMap { key in
            blueprint.field(key).map {
                made.row(FormEntry(blank: $0, name: key, presence: blueprint.needed.contains(key) ? .required : .optional))
            }
        }
        rows.append(
            FormRow(
                name: "slug", label: NoteName.label[language], key: nil, form: .address, isRequired: blueprint.collection != .practices,
                values: sent?.values["slug"] ?? [], faults: made.told("slug")))
        return asking(rows, FormWords.new, button: FormWords.create, choices: choices, failed: !complaints.isEmpty, language)
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
            if given.isEmpty, blueprint.needed.contains(key) { complaints[key] = FormWords.missing[language] }
            do throws(Interview.Refusal) { _ = try interview.given(given) } catch { complaints[key] = error.words }
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
