internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Pipeline
internal import Storage

/// Makes and reads back the Word documents of entries.
struct DocxConverter {
    let graph: SiteGraph
    let folder: String

    func document(_ entry: SourceFile) -> DocxEntryExport? {
        // The labels of choices are in the document's language: that of the entry.
        let parts = entry.path.split(separator: ".")
        let language = parts.count > 2 ? Language(rawValue: String(parts[parts.count - 2])) ?? .ar : .ar
        return DocxEntryExport(entry, choices: FieldValueOptions(graph, language: language), cite: sourceRecord)
    }

    /// A source that has a record of its own: `content/sources/…/key.md`.
    private func sourceRecord(_ key: String) -> String? {
        let root = folder + "/content/sources"
        guard !key.contains("/") else { return nil }
        for name in FileSystem.files(below: root) where name == key + ".md" || name.hasSuffix("/\(key).md") {
            guard let bytes = FileSystem.read(root + "/" + name) else { return nil }
            let file = SourceFile(path: "content/sources/" + name, text: String(decoding: bytes, as: UTF8.self))
            let words = ["publisher", "title", "date", "url"].compactMap { EntryPathResolver.value($0, in: file) }
            return words.isEmpty ? nil : words.joined(separator: Language.ar.listSeparator)
        }
        return nil
    }

    /// Takes a document back into the plan of what is received.
    func receive(
        _ path: String, with pandoc: Pandoc, into plan: inout ContributionMergePlan, _ instructions: ContributionMergePlan.Instructions,
        version: (_ path: String, _ fingerprint: String) -> SourceFile?
    ) throws {
        guard var edited = try pandoc.reading(path) else {
            plan.addFailure(LocalizedText(.commandsImportUnreadable), name: path)
            return
        }
        edited.add(DocumentArchive.losses(of: path))
        if edited.isBlankForm {
            let language = edited.language.flatMap { Language(rawValue: $0) } ?? .ar
            guard let blank = try pandoc.reading(of: DocxEntryExport(blankIn: language)) else { return }
            plan.add(
                filledIn: ContributedAnswers(edited, blank: blank, choices: FieldValueOptions(graph, language: language)), name: path,
                instructions)
            return
        }
        guard let origin = edited.origin, let file = EntryPathResolver.path(of: origin.entry) else {
            plan.addFailure(LocalizedText(.wordForeign, [MessageArgument("path", path)]), name: path)
            return
        }
        guard let base = instructions.base.map({ SourceFile(path: file, text: $0.text) }) ?? version(file, origin.base),
            let document = document(base), let original = try pandoc.reading(of: document),
            let changes = DocxChanges(edited, of: original, base: base, choices: FieldValueOptions(graph, language: document.language))
        else {
            plan.addFailure(LocalizedText(.wordNoVersion, [MessageArgument("entry", file)]), name: path)
            return
        }
        plan.add(changes, base: base, name: path, instructions)
    }
}
