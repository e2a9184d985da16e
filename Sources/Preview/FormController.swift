internal import Authoring
internal import Diagnostics
internal import FrontMatter
internal import Linking
internal import Localization
internal import Markup
internal import Pipeline
internal import Records

/// Handles the form's requests: opens entries, checks typed text, saves, creates entries.
actor FormController {
    struct FormResponse: Sendable {
        var status = 200
        var bytes: [UInt8]
        var type = "text/html"
        /// The address to which the browser is redirected.
        var next: String?
    }

    let folder: EntryFileWriter
    let autosave: Autosave
    let site: PreviewSite
    let token: String
    private let options: BuildOptions
    /// The page rendered from the text typed last.
    private(set) var draftPreview: (path: String, bytes: [UInt8])?
    /// The file texts with which forms were opened, by their fingerprints.
    private(set) var opened: [String: SourceFile] = [:]

    /// The parameters of a request to open, autosave or save an entry.
    struct OpenParameters {
        let id: String
        let language: Language
        /// The browser tab; autosaved text belongs to one tab.
        let tab: Autosave.Tab
        /// The tab whose autosaved text this one continues.
        let from: Autosave.Tab?
        let isSaved: Bool
        let isFresh: Bool

        init(_ id: Substring, _ query: [String: String], _ language: Language, _ sent: URLEncodedForm? = nil) {
            (self.id, self.language) = (String(id), language)
            tab = (sent?.text("tab") ?? query["tab"]).flatMap { Autosave.Tab($0) } ?? .random()
            from = (sent?.text("from") ?? query["from"]).flatMap { Autosave.Tab($0) }
            (isSaved, isFresh) = (query["saved"] != nil, query["fresh"] != nil)
        }

        var query: String { "language=\(language.rawValue)&tab=\(tab.name)" }
    }

    init(_ options: BuildOptions, site: PreviewSite, token: String) {
        (self.options, self.site, self.token) = (options, site, token)
        folder = EntryFileWriter(source: options.source)
        autosave = Autosave(source: options.source)
    }

    static let absent = FormResponse(status: 404, bytes: Array("404\n".utf8), type: "text/plain")

    /// Responds to a form path; nil for other paths.
    func show(_ path: String, query: [String: String], _ language: Language) async -> FormResponse? {
        if path == "_new" { return await fresh(query).page(sent: nil, query: query, language) }
        if path.hasPrefix("_edit/") { return await edit(OpenParameters(path.dropFirst(6), query, language)) }
        guard path.hasPrefix("_trial/") else { return nil }
        let file = String(path.dropFirst(7))
        if let draftPreview, draftPreview.path == file { return FormResponse(bytes: draftPreview.bytes) }
        guard let bytes = await site.file(file) else { return Self.absent }
        return FormResponse(bytes: bytes, type: MediaType.of(file))
    }

    /// The action of a submitted form.
    func take(_ path: String, body: [UInt8], query: [String: String], _ language: Language) async -> FormResponse {
        guard let sent = URLEncodedForm(body) else { return FormResponse(status: 400, bytes: Array("400\n".utf8), type: "text/plain") }
        if path == "_new" { return await fresh(query).page(sent: sent, query: query, language) }
        if path.hasPrefix("_typed/") {
            let opening = OpenParameters(path.dropFirst(7), query, language, sent)
            if let discarded = query["discard"] { return discard(discarded, opening) }
            return await typed(opening, sent, body)
        }
        guard path.hasPrefix("_edit/") else { return Self.absent }
        return await save(OpenParameters(path.dropFirst(6), query, language, sent), sent, body)
    }

    /// The creator for the requested kind of entry.
    private func fresh(_ query: [String: String]) async -> any EntryCreator {
        let kind = query["kind"] ?? "practice"
        if kind == PastedContributionCreator.kind {
            return PastedContributionCreator(
                folder: folder, history: FileHistory(folder: options.source), graph: await site.graph, today: options.today, token: token)
        }
        return kind == TranslationCreator.kind
            ? TranslationCreator(folder: folder, graph: await site.graph, token: token)
            : TemplateEntryCreator(kind: kind, folder: folder, graph: await site.graph, today: options.today, token: token)
    }

    private func save(_ opening: OpenParameters, _ sent: URLEncodedForm, _ body: [UInt8]) async -> FormResponse {
        guard let path = folder.path(of: opening.id), let file = folder.read(path), let schema = EntryForm(file) else { return Self.absent }
        let base = sent.text("base") ?? ""
        remember(file)
        guard sent.unresolved.isEmpty else {
            _ = autosave.keep(body, base: opened[base]?.text, for: path, in: opening.tab)
            var answer = await edit(opening, sent: sent)
            answer.status = 409
            return answer
        }
        do throws(EntryFileWriter.WriteError) {
            try folder.save(text(of: schema, after: sent.chosen).text, at: path, over: base)
            for tab in [opening.tab, opening.from].compactMap(\.self) { autosave.forget(path, in: tab) }
            return FormResponse(status: 303, bytes: [], next: "/_edit/\(opening.id)?saved&\(opening.query)")
        } catch {
            _ = autosave.keep(body, base: opened[base]?.text, for: path, in: opening.tab)
            let words = error == .changed ? FormStrings.changed : FormStrings.unwritable
            var answer = await edit(opening, notes: [words[opening.language]], sent: sent)
            answer.status = error == .changed ? 409 : 500
            return answer
        }
    }

    private func discard(_ tabs: String, _ opening: OpenParameters) -> FormResponse {
        guard let path = folder.path(of: opening.id) else { return Self.absent }
        for tab in tabs.split(separator: ",").compactMap({ Autosave.Tab(String($0)) }) { autosave.forget(path, in: tab) }
        return FormResponse(status: 303, bytes: [], next: "/_edit/\(opening.id)?fresh&language=\(opening.language.rawValue)")
    }

    private func typed(_ opening: OpenParameters, _ sent: URLEncodedForm, _ body: [UInt8]) async -> FormResponse {
        guard let path = folder.path(of: opening.id), let file = folder.read(path), let schema = EntryForm(file) else { return Self.absent }
        remember(file)
        let base = sent.text("base").flatMap { opened[$0]?.text }
        let isKept = autosave.keep(body, base: base, for: path, in: opening.tab)
        let attempt = await attempt(schema, after: sent.chosen)
        let problems = attempt.problems(in: opening.language)
        let reported = attempt.issues.map { name, severity, text in
            JSON.object([("name", .text(name)), ("severity", .text(severity)), ("text", .text(text[opening.language]))])
        }
        let listed = problems.map { JSON.object([("name", .text($0.name)), ("label", .text($0.label)), ("text", .text($0.text))]) }
        let json: JSON = .object([
            ("kept", .flag(isKept)), ("page", .text(draftPreview?.path)), ("diagnostics", .list(reported)), ("problems", .list(listed)),
            ("heading", .text(FormStrings.problems(problems.count, opening.language))),
        ])
        return FormResponse(bytes: json.bytes, type: "application/json")
    }

    /// Remembers the texts with which forms were opened, for three-way merges.
    func remember(_ file: SourceFile) {
        let mark = EntryFileWriter.mark(of: file)
        guard opened[mark] == nil else { return }
        if opened.count >= 32 { opened.removeAll() }
        opened[mark] = file
    }

    /// The entry's text with the submitted values; a reviewed translation gets its original's fingerprint.
    func text(of schema: EntryForm, after sent: URLEncodedForm) -> (text: String, tokens: [String: [String]]) {
        var written = schema.written(after: sent.values)
        guard sent.values[Self.reviewed]?.contains("yes") ?? false, let original = original(of: schema) else { return written }
        let file = SourceFile(path: schema.path, text: written.text)
        written.text = TranslationUpToDateMarker.stamped(file, original: original, in: schema.key.collection) ?? written.text
        return written
    }

    /// The field name for a translation's fingerprint.
    static let reviewed = "reviewed"

    func original(of schema: EntryForm) -> SourceFile? {
        schema.translation == nil ? nil : folder.path(of: schema.key.path).flatMap { folder.read($0) }
    }

    /// Checks a submission; returns the entry's diagnostics with their field names.
    func attempt(_ schema: EntryForm, after sent: URLEncodedForm?) async -> FormCheckResult {
        let written = sent.map { text(of: schema, after: $0) } ?? schema.written(after: [:])
        let file = SourceFile(path: schema.path, text: written.text)
        let tried = EntryForm(file, tokens: written.tokens)
        // Sections are numbered anew where one was added or dropped: the shown form knows them by its own names.
        let parts = (tried?.parts ?? []).map { part in
            schema.parts.first { $0.label[.ar] == part.label[.ar] }.map { part.renamed($0.name) } ?? part
        }
        let entries = (tried?.fields ?? []) + parts
        let issues = await issues(of: file).flatMap { issue -> [(name: String, issue: Diagnostic)] in
            let unwritten = issue.code == .leftToFill ? entries.flatMap(\.everything).filter(\.isUnwritten) : []
            if !unwritten.isEmpty { return unwritten.map { ($0.name, issue) } }
            let name = entries.holder(of: issue)?.name ?? ""
            return [(name == "translates" ? Self.reviewed : name, issue)]
        }
        return FormCheckResult(
            issues, entries: entries, model: FormModel(schema.key.collection, isTranslation: schema.translation != nil),
            isDraft: tried?.isDraft ?? false)
    }

    func issues(of file: SourceFile) async -> [Diagnostic] {
        let tried = await site.draftPreview(of: file)
        draftPreview = tried.page
        return tried.issues.sorted()
    }
}
