internal import Authoring
internal import Diagnostics
internal import FrontMatter
internal import Linking
internal import Localization
internal import Markup
internal import Pipeline
internal import Records

/// Answers the requests of the form: opens notes, tries what is typed, saves, starts new ones.
actor FormController {
    struct FormResponse: Sendable {
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
    private var draftPreview: (path: String, bytes: [UInt8])?

    init(_ options: BuildOptions, site: PreviewSite, token: String) {
        (self.options, self.site, self.token) = (options, site, token)
        folder = NoteFolder(source: options.source)
        autosave = Autosave(source: options.source)
    }

    static let absent = FormResponse(status: 404, bytes: Array("404\n".utf8), type: "text/plain")

    /// A page of the form; nil for other paths.
    func show(_ path: String, query: [String: String], _ language: Language) async -> FormResponse? {
        if path == "_new" { return await fresh(query).page(sent: nil, query: query, language) }
        if path.hasPrefix("_edit/") {
            return await edit(
                String(path.dropFirst(6)), isFresh: query["fresh"] != nil,
                notes: query["saved"] != nil ? [FormStrings.saved[language]] : [],
                language)
        }
        guard path.hasPrefix("_trial/") else { return nil }
        let file = String(path.dropFirst(7))
        if let draftPreview, draftPreview.path == file { return FormResponse(bytes: draftPreview.bytes) }
        guard let bytes = await site.file(file) else { return Self.absent }
        return FormResponse(bytes: bytes, type: MediaType.of(file))
    }

    /// What a sent form asks for.
    func take(_ path: String, body: [UInt8], query: [String: String], _ language: Language) async -> FormResponse {
        guard let sent = URLEncodedForm(body) else { return FormResponse(status: 400, bytes: Array("400\n".utf8), type: "text/plain") }
        if path == "_new" { return await fresh(query).page(sent: sent, query: query, language) }
        if path.hasPrefix("_typed/") { return await typed(String(path.dropFirst(7)), sent, body, language) }
        guard path.hasPrefix("_edit/") else { return Self.absent }
        return await save(String(path.dropFirst(6)), sent, body, language)
    }

    /// What starts a note of the kind that is asked for.
    private func fresh(_ query: [String: String]) async -> any NoteCreator {
        let kind = query["kind"] ?? "practice"
        return kind == TranslationCreator.kind
            ? TranslationCreator(folder: folder, graph: await site.graph, token: token)
            : TemplateNoteCreator(kind: kind, folder: folder, graph: await site.graph, today: options.today, token: token)
    }

    private func save(_ id: String, _ sent: URLEncodedForm, _ body: [UInt8], _ language: Language) async -> FormResponse {
        guard let path = folder.path(of: id), let file = folder.read(path), let schema = NoteForm(file) else { return Self.absent }
        do throws(NoteFolder.WriteError) {
            try folder.save(text(of: schema, after: sent).text, at: path, over: sent.text("base") ?? "")
            autosave.forget(path)
            return FormResponse(status: 303, bytes: [], next: "/_edit/\(id)?saved&language=\(language.rawValue)")
        } catch {
            _ = autosave.keep(body, for: path)
            let words = error == .changed ? FormStrings.changed : FormStrings.unwritable
            var answer = await edit(id, isFresh: false, notes: [words[language]], sent: sent, language)
            answer.status = error == .changed ? 409 : 500
            return answer
        }
    }

    private func typed(_ id: String, _ sent: URLEncodedForm, _ body: [UInt8], _ language: Language) async -> FormResponse {
        guard let path = folder.path(of: id), let file = folder.read(path), let schema = NoteForm(file) else { return Self.absent }
        let isKept = autosave.keep(body, for: path)
        let reported = await attempt(schema, after: sent).map { name, issue in
            JSON.object([
                ("name", .text(name)), ("severity", .text(issue.severity.rawValue)), ("text", .text(words(issue, language))),
            ])
        }
        let json: JSON = .object([("kept", .flag(isKept)), ("page", .text(draftPreview?.path)), ("faults", .list(reported))])
        return FormResponse(bytes: json.bytes, type: "application/json")
    }

    /// A note's text after what was sent; a translation that was reviewed is stamped with its original.
    private func text(of schema: NoteForm, after sent: URLEncodedForm) -> (text: String, tokens: [String: [String]]) {
        var written = schema.written(after: sent.values)
        guard sent.values[Self.reviewed]?.contains("yes") ?? false, let original = original(of: schema) else { return written }
        let file = SourceFile(path: schema.path, text: written.text)
        written.text = TranslationStamp.stamped(file, original: original, in: schema.key.collection) ?? written.text
        return written
    }

    /// The field that stands in for a translation's stamp.
    private static let reviewed = "reviewed"

    private func original(of schema: NoteForm) -> SourceFile? {
        schema.translation == nil ? nil : folder.path(of: schema.key.path).flatMap { folder.read($0) }
    }

    /// Tries what was sent: the note's faults, each with the name of the entry that it belongs to.
    private func attempt(_ schema: NoteForm, after sent: URLEncodedForm?) async -> [(name: String, issue: Diagnostic)] {
        let written = sent.map { text(of: schema, after: $0) } ?? schema.written(after: [:])
        let file = SourceFile(path: schema.path, text: written.text)
        let entries = NoteForm(file, tokens: written.tokens).map { $0.fields + $0.parts } ?? []
        return await attempt(file).map { issue in
            let name = entries.holder(of: issue)?.name ?? ""
            return (name == "translates" ? Self.reviewed : name, issue)
        }
    }

    private func attempt(_ file: SourceFile) async -> [Diagnostic] {
        let tried = await site.draftPreview(of: file)
        draftPreview = tried.page
        return tried.issues.sorted()
    }

    private func words(_ issue: Diagnostic, _ language: Language) -> String {
        issue.message(in: language) + " " + issue.fix(in: language)
    }

    private func edit(_ id: String, isFresh: Bool, notes: [String], sent: URLEncodedForm? = nil, _ language: Language) async -> FormResponse
    {
        guard let path = folder.path(of: id), let file = folder.read(path) else { return Self.absent }
        var content = FormPage.Content(title: FormStrings.edit[language], path: path, notes: notes)
        let kept = isFresh || sent != nil ? nil : autosave.kept(for: path).flatMap { URLEncodedForm($0) }
        let values = sent ?? kept
        let address = "/_edit/\(id)"
        let page = await FormPage(language: language, choices: choices(language), address: address)
        guard let schema = NoteForm(file) else {
            content.notes.append(FormStrings.unreadable[language])
            content.issues = await attempt(file).map { ($0.severity.rawValue, words($0, language)) }
            return FormResponse(bytes: page.html(content).bytes)
        }
        let issues = await attempt(schema, after: values)
        let rows = FormRows(
            language: language, sent: values,
            reported: { name in issues.filter { $0.name == name }.map { ($0.issue.severity.rawValue, self.words($0.issue, language)) } },
            originals: original(of: schema).flatMap { NoteForm($0) }.flatMap { OriginalTexts(of: schema, from: $0) })
        if kept != nil { content.notes.append(FormStrings.restored[language]) }
        if values != nil { content.links = [("\(address)?fresh&language=\(language.rawValue)", FormStrings.fresh[language])] }
        content.translations = await translations(of: schema, language)
        content.isPaired = rows.originals != nil
        content.rows = schema.fields.filter { $0.key != "translates" }.map { rows.row($0) }
        content.rows += schema.parts.map { rows.row($0, hasKey: false) }
        if rows.originals != nil { content.rows.append(revisionRow(rows.reported(Self.reviewed), language)) }
        content.issues = rows.reported("")
        content.hidden = [("base", values?.text("base") ?? NoteFolder.mark(of: file))]
        let query = "?token=\(token)&language=\(language.rawValue)"
        (content.action, content.typed) = (address + query, "/_typed/\(id)" + query)
        (content.button, content.page) = (FormStrings.save[language], draftPreview?.path)
        return FormResponse(bytes: page.html(content).bytes)
    }

    /// Asks whether a translation was reviewed: its file then says of which original.
    private func revisionRow(_ issues: [FormRow.Issue], _ language: Language) -> FormRow {
        FormRow(
            name: Self.reviewed, label: FormStrings.translation[language], key: nil,
            schema: .list(.vocabulary([(value: "yes", label: FormStrings.reviewed)])), isRequired: false, issues: issues)
    }

    /// The note's other languages: those that are there, and those that can be started.
    private func translations(of schema: NoteForm, _ language: Language) async -> [(address: String, text: String)] {
        let written = schema.translation ?? NoteFile.originalLanguage
        let catalogue = await site.graph?.catalogue
        return (catalogue?.settings.languages ?? []).filter { $0 != written }.compactMap { other in
            let name = schema.key.path + (other == NoteFile.originalLanguage ? "" : "." + other.rawValue)
            if folder.contains("content/\(name).md") { return ("/_edit/\(name)?language=\(language.rawValue)", other.nativeName) }
            let query = "kind=\(TranslationCreator.kind)&note=\(schema.key.path)&to=\(other.rawValue)&language=\(language.rawValue)"
            guard let original = catalogue?.find(schema.key), TranslationScaffold.isPossible(of: original) else { return nil }
            return ("/_new?" + query, "\(FormStrings.startIt[language]): \(other.nativeName)")
        }
    }

    private func choices(_ language: Language) async -> NoteChoices? { await site.graph.map { NoteChoices($0, language: language) } }
}
