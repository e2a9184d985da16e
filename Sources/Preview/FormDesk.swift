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

    static let absent = Answer(status: 404, bytes: Array("404\n".utf8), type: "text/plain")

    /// A page of the form; nil for other paths.
    func show(_ path: String, query: [String: String], _ language: Language) async -> Answer? {
        if path == "_new" { return await fresh(query).page(sent: nil, query: query, language) }
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
        if path == "_new" { return await fresh(query).page(sent: sent, query: query, language) }
        if path.hasPrefix("_typed/") { return await typed(String(path.dropFirst(7)), sent, body, language) }
        guard path.hasPrefix("_edit/") else { return Self.absent }
        return await save(String(path.dropFirst(6)), sent, body, language)
    }

    /// What starts a note of the kind that is asked for.
    private func fresh(_ query: [String: String]) async -> any NoteStarter {
        let kind = query["kind"] ?? "practice"
        return kind == TranslationStarter.kind
            ? TranslationStarter(folder: folder, graph: await site.graph, token: token)
            : BlueprintStarter(kind: kind, folder: folder, graph: await site.graph, today: options.today, token: token)
    }

    private func save(_ id: String, _ sent: SentForm, _ body: [UInt8], _ language: Language) async -> Answer {
        guard let path = folder.path(of: id), let file = folder.read(path), let form = NoteForm(file) else { return Self.absent }
        do throws(NoteFolder.Refusal) {
            try folder.save(text(of: form, after: sent).text, at: path, over: sent.text("base") ?? "")
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
        let told = await attempt(form, after: sent).map { name, fault in
            JSON.object([
                ("name", .text(name)), ("severity", .text(fault.severity.rawValue)), ("text", .text(words(fault, language))),
            ])
        }
        let json: JSON = .object([("kept", .flag(isKept)), ("page", .text(trial?.path)), ("faults", .list(told))])
        return Answer(bytes: json.bytes, type: "application/json")
    }

    /// A note's text after what was sent; a translation that was reviewed is stamped with its original.
    private func text(of form: NoteForm, after sent: SentForm) -> (text: String, tokens: [String: [String]]) {
        var written = form.written(after: sent.values)
        guard sent.values[Self.reviewed]?.contains("yes") ?? false, let original = original(of: form) else { return written }
        let file = SourceFile(path: form.path, text: written.text)
        written.text = TranslationStamp.stamped(file, original: original, in: form.key.collection) ?? written.text
        return written
    }

    /// The field that stands in for a translation's stamp.
    private static let reviewed = "reviewed"

    private func original(of form: NoteForm) -> SourceFile? {
        form.translation == nil ? nil : folder.path(of: form.key.path).flatMap { folder.read($0) }
    }

    /// Tries what was sent: the note's faults, each with the name of the entry that it belongs to.
    private func attempt(_ form: NoteForm, after sent: SentForm?) async -> [(name: String, fault: Diagnostic)] {
        let written = sent.map { text(of: form, after: $0) } ?? form.written(after: [:])
        let file = SourceFile(path: form.path, text: written.text)
        let entries = NoteForm(file, tokens: written.tokens).map { $0.fields + $0.parts } ?? []
        return await attempt(file).map { fault in
            let name = entries.holder(of: fault)?.name ?? ""
            return (name == "translates" ? Self.reviewed : name, fault)
        }
    }

    private func attempt(_ file: SourceFile) async -> [Diagnostic] {
        let tried = await site.trial(of: file)
        trial = tried.page
        return tried.faults.sorted()
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
            content.faults = await attempt(file).map { ($0.severity.rawValue, words($0, language)) }
            return Answer(bytes: page.html(content).bytes)
        }
        let faults = await attempt(form, after: values)
        let rows = FormRows(
            language: language, sent: values,
            told: { name in faults.filter { $0.name == name }.map { ($0.fault.severity.rawValue, self.words($0.fault, language)) } },
            originals: original(of: form).flatMap { NoteForm($0) }.flatMap { OriginalTexts(of: form, from: $0) })
        if kept != nil { content.notes.append(FormWords.restored[language]) }
        if values != nil { content.links = [("\(address)?fresh&language=\(language.rawValue)", FormWords.fresh[language])] }
        content.translations = await translations(of: form, language)
        content.isPaired = rows.originals != nil
        content.rows = form.fields.filter { $0.key != "translates" }.map { rows.row($0) }
        content.rows += form.parts.map { rows.row($0, hasKey: false) }
        if rows.originals != nil { content.rows.append(stamp(rows.told(Self.reviewed), language)) }
        content.faults = rows.told("")
        content.hidden = [("base", values?.text("base") ?? NoteFolder.mark(of: file))]
        let query = "?token=\(token)&language=\(language.rawValue)"
        (content.action, content.typed) = (address + query, "/_typed/\(id)" + query)
        (content.button, content.page) = (FormWords.save[language], trial?.path)
        return Answer(bytes: page.html(content).bytes)
    }

    /// Asks whether a translation was reviewed: its file then says of which original.
    private func stamp(_ faults: [FormRow.Fault], _ language: Language) -> FormRow {
        FormRow(
            name: Self.reviewed, label: FormWords.translation[language], key: nil,
            form: .list(.vocabulary([(value: "yes", label: FormWords.reviewed)])), isRequired: false, faults: faults)
    }

    /// The note's other languages: those that are there, and those that can be started.
    private func translations(of form: NoteForm, _ language: Language) async -> [(address: String, text: String)] {
        let written = form.translation ?? NoteFile.originalLanguage
        let catalogue = await site.graph?.catalogue
        return (catalogue?.settings.languages ?? []).filter { $0 != written }.compactMap { other in
            let name = form.key.path + (other == NoteFile.originalLanguage ? "" : "." + other.rawValue)
            if folder.holds("content/\(name).md") { return ("/_edit/\(name)?language=\(language.rawValue)", other.nativeName) }
            let query = "kind=\(TranslationStarter.kind)&note=\(form.key.path)&to=\(other.rawValue)&language=\(language.rawValue)"
            guard let original = catalogue?.find(form.key), TranslationScaffold.isPossible(of: original) else { return nil }
            return ("/_new?" + query, "\(FormWords.startIt[language]): \(other.nativeName)")
        }
    }

    private func choices(_ language: Language) async -> NoteChoices? { await site.graph.map { NoteChoices($0, language: language) } }
}
