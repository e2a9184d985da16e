internal import Authoring
internal import Diagnostics
internal import FrontMatter
internal import Linking
internal import Localization
internal import Markup
internal import Pipeline
internal import Records

/// Takes a contribution that is pasted into the form: the same as `tabadul receive`.
struct PastedContributionCreator: EntryCreator {
    static let kind = "received"

    let folder: EntryFileWriter
    let history: FileHistory
    let graph: SiteGraph?
    let today: PartialDate?
    let token: String
    var kind: String { Self.kind }

    private static let (text, entry, side) = ("text", "entry", "side.")

    func page(sent: URLEncodedForm?, query: [String: String], _ language: Language) -> FormController.FormResponse {
        guard let graph, let today else { return FormController.absent }
        var inputErrors: [String: String] = [:]
        var conflicts: [EntryMerge.Change] = []
        var notes: [String] = []
        if let sent {
            switch receive(sent, graph, today, language) {
            case .written(let id): return .init(status: 303, bytes: [], next: "/_edit/\(id)?language=\(language.rawValue)")
            case .conflicts(let found, let words): (conflicts, notes) = (found, words)
            case .words(let words): notes = words
            case .failure(let words): inputErrors[Self.text] = words
            }
        }
        let written = sent?.text(Self.text) ?? ""
        var rows = [
            FormRow(
                name: Self.text, label: LocalizedText(.receiveFormText)[language], schema: .cited, isRequired: true,
                help: LocalizedText(.receiveFormHelp)[language], values: written.isEmpty ? [] : [written],
                issues: inputErrors[Self.text].map { [("error", $0)] } ?? [], isPart: true),
            FormRow(
                name: Self.entry, label: LocalizedText(.receiveFormEntry)[language], schema: .address, isRequired: false,
                values: sent?.values[Self.entry] ?? []),
        ]
        // Above the text, which is long.
        rows = conflicts.map { row($0, sent, language) } + rows
        return asking(
            rows, LocalizedText(.receiveFormTitle), button: LocalizedText(.receiveFormButton),
            choices: FieldValueOptions(graph, language: language),
            failed: !inputErrors.isEmpty || !conflicts.isEmpty, notes: notes, language)
    }

    private enum Outcome {
        case written(id: String)
        case conflicts([EntryMerge.Change], notes: [String])
        case words([String])
        case failure(String)
    }

    private func receive(_ sent: URLEncodedForm, _ graph: SiteGraph, _ today: PartialDate, _ language: Language) -> Outcome {
        var instructions = ContributionMergePlan.Instructions()
        if let entry = sent.text(Self.entry), !entry.isEmpty { instructions.entry = entry }
        for (name, values) in sent.values where name.hasPrefix(Self.side) {
            if let side = values.first.flatMap({ Self.sides[$0] }) { instructions.choices[String(name.dropFirst(Self.side.count))] = side }
        }
        var plan = ContributionMergePlan(
            choices: FieldValueOptions(graph, language: language), today: today, language: language, read: { folder.read($0) },
            version: { history.version(of: $0, withFingerprint: $1) })
        plan.add(sent.text(Self.text) ?? "", name: "-", instructions)
        if let failure = plan.failures.first { return .failure(failure.words[language]) }
        guard let entry = plan.entries.first else { return .failure(FormStrings.missing[language]) }
        let notices = entry.notices.map { $0[language] }
        if case .changed(let merge) = entry.outcome, !merge.conflicts.isEmpty { return .conflicts(merge.conflicts, notes: notices) }
        if case .report(let words) = entry.outcome { return .words(notices + [words]) }
        guard let path = entry.path, let text = plan.texts[path] else {
            return .words(notices + [LocalizedText(.receiveUnchanged, [MessageArgument("path", entry.path ?? "")])[language]])
        }
        do throws(EntryFileWriter.WriteError) {
            if let now = folder.read(path) {
                try folder.save(text, at: path, over: EntryFileWriter.mark(of: now))
            } else {
                try folder.create(text, at: path)
            }
            return .written(id: String(path.dropFirst("content/".count).dropLast(".md".count)))
        } catch {
            return .failure((error == .unwritable ? FormStrings.unwritable : FormStrings.exists)[language])
        }
    }

    private static let sides: [String: EntryMerge.ConflictChoice] = ["here": .here, "received": .received]

    /// Both versions of a field, to choose from.
    private func row(_ change: EntryMerge.Change, _ sent: URLEncodedForm?, _ language: Language) -> FormRow {
        func words(_ id: TextID, _ text: String?) -> LocalizedText {
            let shown = (text ?? LocalizedText(.receiveNone)[language]).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return LocalizedText(ar: LocalizedText(id)[language] + " — " + shown)
        }
        let name = Self.side + change.name
        return FormRow(
            name: name, label: change.label[language],
            schema: .vocabulary([
                ("here", words(.receiveSideHere, change.here)), ("received", words(.receiveSideReceived, change.received)),
            ]), isRequired: true, values: sent?.values[name] ?? [], issues: [("error", LocalizedText(.receiveOutcomeConflict)[language])])
    }
}
