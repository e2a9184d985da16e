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

    let folder: NoteFolder
    let autosave: Autosave
    let site: PreviewSite
    let token: String
    private let options: BuildOptions
    /// The page of what was typed last.
    private(set) var trial: (path: String, bytes: [UInt8])?
    /// The texts that forms were opened with, by their marks.
    private(set) var opened: [String: SourceFile] = [:]

    /// What a request to open, keep or save a note names.
    struct Opening {
        let id: String
        let language: Language
        /// The browser's tab: what is typed in it is kept for it alone.
        let tab: Autosave.Tab
        /// The tab whose text this one goes on with.
        let from: Autosave.Tab?
        let isSaved: Bool
        let isFresh: Bool

        init(_ id: Substring, _ query: [String: String], _ language: Language, _ sent: SentForm? = nil) {
            (self.id, self.language) = (String(id), language)
            tab = (sent?.text("tab") ?? query["tab"]).flatMap { Autosave.Tab($0) } ?? .random()
            from = (sent?.text("from") ?? query["from"]).flatMap { Autosave.Tab($0) }
            (isSaved, isFresh) = (query["saved"] != nil, query["fresh"] != nil)
        }

        var query: String { "language=\(language.rawValue)&tab=\(tab.name)" }
    }

    init(_ options: BuildOptions, site: PreviewSite, token: String) {
        (self.options, self.site, self.token) = (options, site, token)
        folder = NoteFolder(source: options.source)
        autosave = Autosave(source: options.source)
    }

    static let absent = Answer(status: 404, bytes: Array("404\n".utf8), type: "text/plain")

    /// A page of the form; nil for other paths.
    func show(_ path: String, query: [String: String], _ language: Language) async -> Answer? {
        if path == "_new" { return await fresh(query).page(sent: nil, query: query, language) }
        if path.hasPrefix("_edit/") { return await edit(Opening(path.dropFirst(6), query, language)) }
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
        if path.hasPrefix("_typed/") {
            let opening = Opening(path.dropFirst(7), query, language, sent)
            if let discarded = query["discard"] { return discard(discarded, opening) }
            return await typed(opening, sent, body)
        }
        guard path.hasPrefix("_edit/") else { return Self.absent }
        return await save(Opening(path.dropFirst(6), query, language, sent), sent, body)
    }

    /// What starts a note of the kind that is asked for.
    private func fresh(_ query: [String: String]) async -> any NoteStarter {
        let kind = query["kind"] ?? "practice"
        return kind == TranslationStarter.kind
            ? TranslationStarter(folder: folder, graph: await site.graph, token: token)
            : BlueprintStarter(kind: kind, folder: folder, graph: await site.graph, today: options.today, token: token)
    }

    private func save(_ opening: Opening, _ sent: SentForm, _ body: [UInt8]) async -> Answer {
        guard let path = folder.path(of: opening.id), let file = folder.read(path), let form = NoteForm(file) else { return Self.absent }
        let base = sent.text("base") ?? ""
        remember(file)
        do throws(NoteFolder.Refusal) {
            try folder.save(text(of: form, after: sent.chosen).text, at: path, over: base)
            for tab in [opening.tab, opening.from].compactMap(\.self) { autosave.forget(path, in: tab) }
            return Answer(status: 303, bytes: [], next: "/_edit/\(opening.id)?saved&\(opening.query)")
        } catch {
            _ = autosave.keep(body, base: opened[base]?.text, for: path, in: opening.tab)
            let words = error == .changed ? FormWords.changed : FormWords.unwritable
            var answer = await edit(opening, notes: [words[opening.language]], sent: sent)
            answer.status = error == .changed ? 409 : 500
            return answer
        }
    }

    private func discard(_ tabs: String, _ opening: Opening) -> Answer {
        guard let path = folder.path(of: opening.id) else { return Self.absent }
        for tab in tabs.split(separator: ",").compactMap({ Autosave.Tab(String($0)) }) { autosave.forget(path, in: tab) }
        return Answer(status: 303, bytes: [], next: "/_edit/\(opening.id)?fresh&language=\(opening.language.rawValue)")
    }

    private func typed(_ opening: Opening, _ sent: SentForm, _ body: [UInt8]) async -> Answer {
        guard let path = folder.path(of: opening.id), let file = folder.read(path), let form = NoteForm(file) else { return Self.absent }
        remember(file)
        let base = sent.text("base").flatMap { opened[$0]?.text }
        let isKept = autosave.keep(body, base: base, for: path, in: opening.tab)
        let attempt = await attempt(form, after: sent.chosen)
        let problems = attempt.problems(in: opening.language)
        let told = attempt.faults.map { name, severity, text in
            JSON.object([("name", .text(name)), ("severity", .text(severity)), ("text", .text(text[opening.language]))])
        }
        let listed = problems.map { JSON.object([("name", .text($0.name)), ("label", .text($0.label)), ("text", .text($0.text))]) }
        let json: JSON = .object([
            ("kept", .flag(isKept)), ("page", .text(trial?.path)), ("faults", .list(told)), ("problems", .list(listed)),
            ("heading", .text(FormWords.problems(problems.count, opening.language))),
        ])
        return Answer(bytes: json.bytes, type: "application/json")
    }

    /// Keeps the last texts that forms were opened with: to tell later who changed what.
    func remember(_ file: SourceFile) {
        let mark = NoteFolder.mark(of: file)
        guard opened[mark] == nil else { return }
        if opened.count >= 32 { opened.removeAll() }
        opened[mark] = file
    }

    /// A note's text after what was sent; a translation that was reviewed is stamped with its original.
    func text(of form: NoteForm, after sent: SentForm) -> (text: String, tokens: [String: [String]]) {
        var written = form.written(after: sent.values)
        guard sent.values[Self.reviewed]?.contains("yes") ?? false, let original = original(of: form) else { return written }
        let file = SourceFile(path: form.path, text: written.text)
        written.text = TranslationStamp.stamped(file, original: original, in: form.key.collection) ?? written.text
        return written
    }

    /// The field that stands in for a translation's stamp.
    static let reviewed = "reviewed"

    func original(of form: NoteForm) -> SourceFile? {
        form.translation == nil ? nil : folder.path(of: form.key.path).flatMap { folder.read($0) }
    }

    /// Tries what was sent: the note's faults, each with the name of the entry that it belongs to.
    func attempt(_ form: NoteForm, after sent: SentForm?) async -> FormAttempt {
        let written = sent.map { text(of: form, after: $0) } ?? form.written(after: [:])
        let file = SourceFile(path: form.path, text: written.text)
        let tried = NoteForm(file, tokens: written.tokens)
        let entries = tried.map { $0.fields + $0.parts } ?? []
        let faults = await faults(of: file).map { fault in
            let name = entries.holder(of: fault)?.name ?? ""
            return (name: name == "translates" ? Self.reviewed : name, fault: fault)
        }
        return FormAttempt(faults, entries: entries, model: FormModel(form.key.collection, isTranslation: form.translation != nil))
    }

    func faults(of file: SourceFile) async -> [Diagnostic] {
        let tried = await site.trial(of: file)
        trial = tried.page
        return tried.faults.sorted()
    }
}
