internal import Authoring
internal import Diagnostics
internal import FrontMatter
internal import Linking
internal import Localization
internal import Markup
internal import Pipeline
internal import Records

extension FormController {
    /// The typed values with which a form continues.
    private struct TypedValues {
        var sent: URLEncodedForm?
        /// The tab that autosaved them.
        var tab: Autosave.Tab?
        var merge: FormMerge?
    }

    /// The form of an entry with the submitted values, else the tab's autosaved ones, else the file's.
    func edit(_ opening: OpenParameters, notes: [String] = [], sent: URLEncodedForm? = nil) async -> FormResponse {
        let language = opening.language
        guard let path = folder.path(of: opening.id), let file = folder.read(path) else { return Self.absent }
        var content = FormPage.Content(title: FormStrings.edit[language], path: path, notes: notes)
        let address = "/_edit/\(opening.id)"
        let page = await FormPage(language: language, choices: choices(language), address: "\(address)?tab=\(opening.tab.name)")
        guard let form = EntryForm(file) else {
            content.notes.append(FormStrings.unreadable[language])
            content.issues = await issues(of: file).map { ($0.severity.rawValue, FormDiagnosticText.text(of: $0, in: language)) }
            return FormResponse(bytes: page.html(content).bytes)
        }
        remember(file)
        let typed = typed(opening, sent, path, file, form)
        let attempt = await attempt(form, after: typed.sent)
        var rows = FormRows(
            language: language, model: FormModel(form.key.collection, isTranslation: form.translation != nil), sent: typed.sent,
            reported: { attempt.reported($0, in: language) },
            originals: original(of: form).flatMap { EntryForm($0) }.flatMap { OriginalTexts(of: form, from: $0) })
        rows.sources = FormRows.sources(of: form, typed.sent)
        if let catalogue = await site.graph?.catalogue { rows.sources += FormRows.records(in: catalogue, for: form, language) }
        rows.conflicts = typed.merge?.conflicts ?? [:]
        let entries = form.fields + form.parts
        for name in typed.sent?.conflicts ?? [] where rows.conflicts[name] == nil {
            rows.conflicts[name] = entries.first { $0.name == name }
        }
        content.conflicts = entries.filter { rows.conflicts[$0.name] != nil }.map {
            ("#f-" + $0.name, attempt.label(of: $0.name, in: language))
        }
        if form.key.collection.isSplitByCountry {
            rows.fixed = ["country"]
            content.country = form.key.id.split(separator: "/").first.map(String.init)
        }
        content.chapters = rows.chapters(of: form)
        content.isPaired = rows.originals != nil
        if content.isPaired, let last = content.chapters.indices.last {
            content.chapters[last].rows.append(stamp(attempt.reported(Self.reviewed, in: language), language))
        }
        (content.issues, content.problems) = (attempt.reported("", in: language), attempt.problems(in: language))
        content.notes +=
            sent == nil
            ? self.notes(opening, typed, attempt) : rows.conflicts.isEmpty ? [] : [FormStrings.choosing[language]]
        if form.translation == nil { content.statement = FormStrings.original[language] }
        content.unplaced = typed.merge?.unplaced ?? []
        content.links = sent == nil ? offers(opening, path, beside: typed.tab) : []
        content.translations = await translations(of: form, language)
        content.isAnswer = opening.isSaved || sent != nil
        content.hidden = [("base", EntryFileWriter.mark(of: file)), ("tab", opening.tab.name)]
        if let from = typed.tab == opening.tab ? opening.from : typed.tab { content.hidden.append(("from", from.name)) }
        let query = "?token=\(token)&\(opening.query)"
        (content.action, content.typed) = (address + query, "/_typed/\(opening.id)" + query)
        if typed.sent != nil {
            let tabs = [opening.tab, typed.tab].compactMap(\.self).map(\.name).joined(separator: ",")
            content.discard = "/_typed/\(opening.id)\(query)&discard=\(tabs)"
        }
        (content.button, content.page) = (FormStrings.save[language], draftPreview?.path)
        return FormResponse(bytes: page.html(content).bytes)
    }

    /// The typed values, merged with the file if it has changed since.
    private func typed(_ opening: OpenParameters, _ sent: URLEncodedForm?, _ path: String, _ file: SourceFile, _ form: EntryForm)
        -> TypedValues
    {
        var typed = TypedValues(sent: sent, tab: sent == nil ? nil : opening.tab)
        let mark = EntryFileWriter.mark(of: file)
        func kept(_ tab: Autosave.Tab) -> URLEncodedForm? { autosave.kept(for: path, in: tab).flatMap { URLEncodedForm($0) } }
        if sent == nil, !opening.isFresh {
            var tabs = [opening.tab, opening.from].compactMap(\.self)
            // Continue with another tab's autosaved text unless the file has changed since.
            if !opening.isSaved { tabs += autosave.tabs(for: path).filter { kept($0)?.text("base") == mark } }
            typed.tab = tabs.first { kept($0) != nil }
            typed.sent = typed.tab.flatMap(kept)
        }
        guard let values = typed.sent, let base = values.text("base"), base != mark else { return typed }
        let before = opened[base] ?? typed.tab.flatMap { autosave.base(for: path, in: $0) }.map { SourceFile(path: path, text: $0) }
        let merge = FormMerge(typed: values.values, base: before.flatMap { EntryForm($0) }, now: form)
        (typed.merge, typed.sent) = (merge, URLEncodedForm(values: merge.values).withoutChoices)
        return typed
    }

    private func notes(_ opening: OpenParameters, _ typed: TypedValues, _ attempt: FormCheckResult) -> [String] {
        let language = opening.language
        var notes: [String] = []
        if opening.isSaved { notes.append(attempt.saved(in: language)) }
        if typed.tab != nil, typed.sent != nil, !opening.isSaved, typed.merge == nil { notes.append(FormStrings.restored[language]) }
        if let merge = typed.merge {
            notes.append(FormStrings.changed[language] + (merge.conflicts.isEmpty ? "" : " " + FormStrings.choosing[language]))
        }
        return notes
    }

    /// Links to text that other tabs autosaved for the entry.
    private func offers(_ opening: OpenParameters, _ path: String, beside tab: Autosave.Tab?) -> [(address: String, text: String)] {
        let others = autosave.tabs(for: path).filter { $0 != opening.tab && $0 != tab }
        return others.prefix(5).map { other in
            ("/_edit/\(opening.id)?language=\(opening.language.rawValue)&from=\(other.name)", FormStrings.earlier[opening.language])
        }
    }

    /// A checkbox for a reviewed translation, which updates the stored fingerprint of its original.
    private func stamp(_ issues: [FormRow.Issue], _ language: Language) -> FormRow {
        FormRow(
            name: Self.reviewed, label: FormStrings.translation[language],
            schema: .list(.vocabulary([(value: "yes", label: FormStrings.reviewed)])), isRequired: false, issues: issues)
    }

    /// Links to the entry's existing translations and to those that can be created.
    private func translations(of form: EntryForm, _ language: Language) async -> [(address: String, text: String)] {
        let written = form.language
        let catalogue = await site.graph?.catalogue
        let first = catalogue?.find(form.key)?.metadata.body.original ?? EntryFilePath.originalLanguage
        return (catalogue?.settings.languages ?? []).filter { $0 != written }.compactMap { other in
            let name = form.key.path + (other == first ? "" : "." + other.rawValue)
            if folder.contains("content/\(name).md") { return ("/_edit/\(name)?language=\(language.rawValue)", other.nativeName) }
            let query = "kind=\(TranslationCreator.kind)&note=\(form.key.path)&to=\(other.rawValue)&language=\(language.rawValue)"
            guard let original = catalogue?.find(form.key), TranslationScaffold.isPossible(of: original) else { return nil }
            return ("/_new?" + query, "\(FormStrings.startIt[language]): \(other.nativeName)")
        }
    }

    func choices(_ language: Language) async -> FieldValueOptions? { await site.graph.map { FieldValueOptions($0, language: language) } }
}
