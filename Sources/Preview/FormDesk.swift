internal import Building
internal import Contributing
internal import Diagnostics
internal import FrontMatter
internal import Linking
internal import Localisation
internal import Markup
internal import Records

/// Answers the requests of the form: opens notes, tries what is typed, saves, starts new ones.
actor FormDesk {
    struct Answer: Sendable {
        var status = 200
        var bytes: [UInt8]
        var type = "text/html"
        /// Where the browser is sent next.
        var next: String?
    }

    private let folder: NoteFolder
    private let autosave: Autosave
    private let site: PreviewSite
    private let options: BuildOptions
    private let token: String
    /// The page of what was typed last.
    private var trial: (path: String, bytes: [UInt8])?

    init(_ options: BuildOptions, site: PreviewSite, token: String) {
        (self.options, self.site, self.token) = (options, site, token)
        folder = NoteFolder(source: options.source)
        autosave = Autosave(source: options.source)
    }

    private static let absent = Answer(status: 404, bytes: Array("404\n".utf8), type: "text/plain")

    /// A page of the form; nil for other paths.
    func show(_ path: String, query: [String: String], _ language: Language) async -> Answer? {
        if path == "_new" { return await start(query["kind"] ?? "practice", sent: nil, language) }
        if path.hasPrefix("_edit/") {
            return await edit(
                String(path.dropFirst(6)), isFresh: query["fresh"] != nil, notes: query["saved"] != nil ? [FormWords.saved[language]] : [],
                language)
        }
        guard path.hasPrefix("_trial/") else { return nil }
        let file = String(path.dropFirst(7))
        if let trial, trial.path == file { return Answer(bytes: trial.bytes) }
        guard let bytes = await site.file(file) else { return Self.absent }
        return Answer(bytes: bytes, type: MediaType.of(file))
    }

    /// What a sent form asks for.
    func take(_ path: String, body: [UInt8], query: [String: String], _ language: Language) async -> Answer {
        guard let sent = SentForm(body) else { return Answer(status: 400, bytes: Array("400\n".utf8), type: "text/plain") }
        if path == "_new" { return await start(query["kind"] ?? "practice", sent: sent, language) }
        if path.hasPrefix("_typed/") { return await typed(String(path.dropFirst(7)), sent, body, language) }
        guard path.hasPrefix("_edit/") else { return Self.absent }
        return await save(String(path.dropFirst(6)), sent, body, language)
    }

    private func save(_ id: String, _ sent: SentForm, _ body: [UInt8], _ language: Language) async -> Answer {
        guard let path = folder.path(of: id), let file = folder.read(path), let form = NoteForm(file) else { return Self.absent }
        do throws(NoteFolder.Refusal) {
            try folder.save(form.text(after: sent.values), at: path, over: sent.text("base") ?? "")
            autosave.forget(path)
            return Answer(status: 303, bytes: [], next: "/_edit/\(id)?saved&language=\(language.rawValue)")
        } catch {
            _ = autosave.keep(body, for: path)
            let words = error == .changed ? FormWords.changed : FormWords.unwritable
            var answer = await edit(id, isFresh: false, notes: [words[language]], sent: sent, language)
            answer.status = error == .changed ? 409 : 500
            return answer
        }
    }

    private func typed(_ id: String, _ sent: SentForm, _ body: [UInt8], _ language: Language) async -> Answer {
        guard let path = folder.path(of: id), let file = folder.read(path), let form = NoteForm(file) else { return Self.absent }
        let isKept = autosave.keep(body, for: path)
        let (faults, _) = await attempt(SourceFile(path: path, text: form.text(after: sent.values)))
        let told = faults.map { name, fault in
            JSON.object([
                ("name", .text(name)), ("severity", .text(fault.severity.rawValue)), ("text", .text(words(fault, language))),
            ])
        }
        let json: JSON = .object([("kept", .flag(isKept)), ("page", .text(trial?.path)), ("faults", .list(told))])
        return Answer(bytes: json.bytes, type: "application/json")
    }

    /// Tries a text: its faults, each with the name of the entry that it belongs to.
    private func attempt(_ file: SourceFile) async -> (faults: [(name: String, fault: Diagnostic)], form: NoteForm?) {
        let tried = await site.trial(of: file)
        trial = tried.page
        let form = NoteForm(file)
        let entries = form.map { $0.fields + $0.parts } ?? []
        return (
            tried.faults.sorted().map { fault in
                let holder =
                    fault.code == .missingKey
                    ? entries.first { $0.name == fault.offender } : entries.first { $0.holds(fault.place.line) }
                return (holder?.name ?? "", fault)
            }, form
        )
    }

    private func words(_ fault: Diagnostic, _ language: Language) -> String {
        fault.message(in: language) + " " + fault.cure(in: language)
    }

    private func edit(_ id: String, isFresh: Bool, notes: [String], sent: SentForm? = nil, _ language: Language) async -> Answer {
        guard let path = folder.path(of: id), let file = folder.read(path) else { return Self.absent }
        var content = FormPage.Content(title: FormWords.edit[language], path: path, notes: notes)
        let kept = isFresh || sent != nil ? nil : autosave.kept(for: path).flatMap { SentForm($0) }
        let values = sent ?? kept
        let address = "/_edit/\(id)"
        let page = await FormPage(language: language, choices: choices(language), address: address)
        guard let form = NoteForm(file) else {
            content.notes.append(FormWords.unreadable[language])
            content.faults = await attempt(file).faults.map { ($0.fault.severity.rawValue, words($0.fault, language)) }
            return Answer(bytes: page.html(content).bytes)
        }
        let tried = SourceFile(path: path, text: values.map { form.text(after: $0.values) } ?? file.text)
        let faults = await attempt(tried).faults
        func told(_ name: String) -> [(severity: String, text: String)] {
            faults.filter { $0.name == name }.map { ($0.fault.severity.rawValue, words($0.fault, language)) }
        }
        if kept != nil { content.notes.append(FormWords.restored[language]) }
        if values != nil { content.links = [("\(address)?fresh&language=\(language.rawValue)", FormWords.fresh[language])] }
        content.rows = form.fields.map { row($0, key: $0.name, values, told($0.name), language) }
        content.rows += form.parts.map { row($0, key: nil, values, told($0.name), language) }
        content.faults = told("")
        content.hidden = [("base", values?.text("base") ?? NoteFolder.mark(of: file))]
        let query = "?token=\(token)&language=\(language.rawValue)"
        (content.action, content.typed) = (address + query, "/_typed/\(id)" + query)
        (content.button, content.page) = (FormWords.save[language], trial?.path)
        return Answer(bytes: page.html(content).bytes)
    }

    private func row(
        _ entry: NoteForm.Entry, key: String?, _ sent: SentForm?, _ faults: [(severity: String, text: String)], _ language: Language
    ) -> FormPage.Row {
        FormPage.Row(
            name: entry.name, label: entry.label[language], key: key, form: entry.form, isRequired: entry.presence == .required,
            values: sent?.values[entry.name] ?? entry.shown, faults: faults)
    }

    private func choices(_ language: Language) async -> NoteChoices? { await site.graph.map { NoteChoices($0, language: language) } }

    /// The questions of a new note, or the note that their answers make.
    private func start(_ kind: String, sent: SentForm?, _ language: Language) async -> Answer {
        guard let blueprint = Blueprint.all.first(where: { $0.word == kind }), let choices = await choices(language) else {
            return Self.absent
        }
        let address = "/_new?kind=\(kind)"
        var content = FormPage.Content(title: FormWords.new[language], action: address + "&token=\(token)&language=\(language.rawValue)")
        var complaints: [String: String] = [:]
        if let sent {
            switch create(blueprint, choices, sent, language) {
            case .success(let next): return Answer(status: 303, bytes: [], next: next)
            case .failure(let failure): complaints = failure.complaints
            }
        }
        func told(_ name: String) -> [(severity: String, text: String)] { complaints[name].map { [("error", $0)] } ?? [] }
        content.links = Blueprint.all.map { ("/_new?kind=\($0.word)&language=\(language.rawValue)", $0.label[language]) }
        content.rows = blueprint.asked.compactMap { key in
            blueprint.field(key).map {
                FormPage.Row(
                    name: key, label: $0.help[language], key: key, form: $0.form, isRequired: blueprint.needed.contains(key),
                    values: sent?.values[key] ?? [], faults: told(key))
            }
        }
        content.rows.append(
            FormPage.Row(
                name: "slug", label: NoteName.label[language], key: nil, form: .address, isRequired: blueprint.collection != .practices,
                values: sent?.values["slug"] ?? [], faults: told("slug")))
        (content.button, content.faults) = (FormWords.create[language], told(""))
        let page = FormPage(language: language, choices: choices, address: address)
        return Answer(status: complaints.isEmpty ? 200 : 422, bytes: page.html(content).bytes)
    }

    private struct Failure: Error { let complaints: [String: String] }

    private func create(_ blueprint: Blueprint, _ choices: NoteChoices, _ sent: SentForm, _ language: Language) -> Result<String, Failure> {
        let interview = Interview(blueprint, choices: choices, language: language)
        var complaints: [String: String] = [:]
        var pairs: [(key: String, value: String)] = []
        for key in blueprint.asked {
            let values = sent.values[key] ?? []
            let given: [(key: String, value: String)] =
                if case .local? = blueprint.field(key)?.form {
                    zip(Language.allCases, values).filter { !$0.1.isEmpty }.map { (key: "\(key).\($0.0.rawValue)", value: $0.1) }
                } else {
                    [(key: key, value: values.filter { !$0.isEmpty }.joined(separator: ","))].filter { !$0.value.isEmpty }
                }
            if given.isEmpty, blueprint.needed.contains(key) { complaints[key] = FormWords.missing[language] }
            do throws(Interview.Refusal) { _ = try interview.given(given) } catch { complaints[key] = error.words }
            pairs += given
        }
        let typed = sent.text("slug").flatMap { $0.isEmpty ? nil : $0 }
        if let typed, !NoteName.isSound(typed) { complaints["slug"] = NoteName.complaint[language] }
        guard complaints.isEmpty, let today = options.today, let answers = try? interview.given(pairs) else {
            return .failure(Failure(complaints: complaints))
        }
        guard let slug = typed ?? NoteName.proposed(for: blueprint, answers, isTaken: { folder.holds($0) }) else {
            return .failure(Failure(complaints: ["slug": NoteName.complaint[language]]))
        }
        let written = blueprint.path(slug: slug, answers: answers)
        let id = String(written.dropFirst("content/".count).dropLast(".md".count))
        guard let path = folder.path(of: id) else { return .failure(Failure(complaints: ["slug": NoteName.complaint[language]])) }
        let text = Scaffold(
            blueprint, answers: choices.completed(answers, for: blueprint.collection), today: today, language: language
        ).text
        do throws(NoteFolder.Refusal) {
            try folder.create(text, at: path)
            return .success("/_edit/\(id)?language=\(language.rawValue)")
        } catch {
            return .failure(Failure(complaints: ["slug": (error == .exists ? FormWords.exists : FormWords.unwritable)[language]]))
        }
    }
}
