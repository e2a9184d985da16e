internal import Authoring
internal import FrontMatter
internal import Linking
internal import Localization
internal import Pipeline
internal import Records

/// Creates the translation of an entry: the same file as `tabadul new translation` writes.
struct TranslationCreator: EntryCreator {
    static let kind = "translation"

    let folder: EntryFileWriter
    let graph: SiteGraph?
    let token: String
    var kind: String { Self.kind }

    func page(sent: URLEncodedForm?, query: [String: String], _ language: Language) -> FormController.FormResponse {
        guard let graph else { return FormController.absent }
        let originals = Set(graph.catalogue.everything.map(\.metadata.body.original))
        let targets = graph.catalogue.settings.languages.filter { $0 != EntryFilePath.originalLanguage || originals != [$0] }
        let (note, to) = (sent?.text("note") ?? query["note"] ?? "", sent?.text("to") ?? query["to"] ?? "")
        var inputErrors: [String: String] = [:]
        if sent != nil {
            switch create(note, targets.first { $0.rawValue == to }, language) {
            case .success(let next): return .init(status: 303, bytes: [], next: next)
            case .failure(let failure): inputErrors = failure.inputErrors
            }
        }
        func row(_ name: String, _ label: LocalizedText, _ choices: [(value: String, label: LocalizedText)], _ value: String) -> FormRow {
            FormRow(
                name: name, label: label[language], schema: .vocabulary(choices), isRequired: true, values: [value],
                issues: inputErrors[name].map { [("error", $0)] } ?? [])
        }
        let rows = [
            row("note", FormStrings.note, notes(of: graph, in: language), note),
            row("to", FormStrings.target, targets.map { ($0.rawValue, LocalizedText(ar: $0.nativeName)) }, to),
        ]
        return asking(
            rows, FormStrings.startTranslation, button: FormStrings.startIt, choices: FieldValueOptions(graph, language: language),
            failed: !inputErrors.isEmpty, language)
    }

    /// Entries whose translations are separate files; those without a translation first.
    private func notes(of graph: SiteGraph, in language: Language) -> [(value: String, label: LocalizedText)] {
        let languages = graph.catalogue.settings.languages.count
        let notes = graph.catalogue.everything.filter { TranslationScaffold.isPossible(of: $0) }
        return (notes.filter { $0.languages.count < languages } + notes.filter { $0.languages.count >= languages }).map {
            ($0.key.path, LocalizedText(ar: "\($0.title(in: language).text) (\($0.key.path))"))
        }
    }

    private func create(_ note: String, _ target: Language?, _ language: Language) -> Result<String, EntryInputErrors> {
        let missing = FormStrings.missing[language]
        guard let path = folder.path(of: note), let original = folder.read(path), let form = EntryForm(original), form.translation == nil
        else { return .failure(.init(inputErrors: target == nil ? ["note": missing, "to": missing] : ["note": missing])) }
        guard let target, target != form.language else { return .failure(.init(inputErrors: ["to": missing])) }
        let scaffold = TranslationScaffold(of: original, in: form.key.collection, to: target, language: language)
        guard let text = scaffold.text else { return .failure(.init(inputErrors: ["note": TranslationScaffold.inside(target)[language]])) }
        do throws(EntryFileWriter.WriteError) {
            try folder.create(text, at: scaffold.path)
            return .success("/_edit/\(note).\(target.rawValue)?language=\(language.rawValue)")
        } catch {
            let words = error == .exists ? "\(FormStrings.translated[language]) \(scaffold.path)" : FormStrings.unwritable[language]
            return .failure(.init(inputErrors: ["note": words]))
        }
    }
}
