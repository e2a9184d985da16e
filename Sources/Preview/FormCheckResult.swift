internal import Authoring
internal import Diagnostics
internal import Localization
internal import Records

/// The result of checking a form's entry before it is saved: its diagnostics, by the names of the form's fields.
struct FormCheckResult {
    let issues: [(name: String, severity: String, text: LocalizedText)]
    /// How many fields and sections of the entry are still to be written.
    let unwrittenCount: Int
    let isDraft: Bool
    private let labels: [String: LocalizedText]

    init(_ found: [(name: String, issue: Diagnostic)], entries: [FormField], model: FormModel, isDraft: Bool) {
        self.isDraft = isDraft
        unwrittenCount = entries.flatMap(\.everything).count(where: \.isUnwritten)
        var issues = found.map { name, issue in
            (
                name: name, severity: issue.severity.rawValue,
                text: LocalizedText { FormDiagnosticText.text(of: issue, in: $0) }
            )
        }
        if !model.isTranslation {
            for entry in entries where entry.isPart || ["title", "summary"].contains(entry.name) {
                guard FormDiagnosticText.foreign(entry.shown.joined(separator: " ")) else { continue }
                issues.append((entry.name, Severity.warning.rawValue, FormStrings.foreign))
            }
        }
        self.issues = issues
        var labels: [String: LocalizedText] = [:]
        func name(_ entries: [FormField], after before: LocalizedText?) {
            for entry in entries {
                let own = model.field(named: entry.name)?.label ?? entry.label
                let label = before.map { Self.joined($0, own, " · ") } ?? own
                labels[entry.name] = label
                name(entry.children, after: label)
                for (index, item) in entry.items.enumerated() {
                    name(item.entries, after: Self.joined(label, LocalizedText(ar: "\(index + 1)"), " "))
                }
            }
        }
        name(entries, after: nil)
        self.labels = labels
    }

    func label(of name: String, in language: Language) -> String { labels[name]?[language] ?? FormStrings.note[language] }

    /// What was saved: a draft or a published entry, with what still stands against publication.
    func saved(in language: Language) -> String {
        var words = [FormStrings.saved[language]]
        if errorCount > 0 { words.append(FormStrings.notPublishable(errorCount, language)) }
        if isDraft, unwrittenCount > 0 {
            words.append(FormStrings.savedDraft(unwrittenCount, language))
        } else if errorCount == 0 {
            words.append((isDraft ? FormStrings.savedPublishable : FormStrings.savedPublished)[language])
        }
        return words.joined(separator: " ")
    }

    var errorCount: Int { issues.count { $0.severity == Severity.error.rawValue } }

    func reported(_ name: String, in language: Language) -> [FormRow.Issue] {
        issues.filter { $0.name == name }.map { ($0.severity, $0.text[language]) }
    }

    /// The errors in the order of the file.
    func problems(in language: Language) -> [FormPage.Problem] {
        issues.filter { $0.severity == Severity.error.rawValue }.map {
            FormPage.Problem(name: $0.name, label: label(of: $0.name, in: language), text: $0.text[language])
        }
    }

    private static func joined(_ a: LocalizedText, _ b: LocalizedText, _ between: String) -> LocalizedText {
        LocalizedText { a[$0] + between + b[$0] }
    }
}

extension URLEncodedForm {
    /// The fields that were shown with two versions.
    var conflicts: [String] { values[ConflictFieldset.names] ?? [] }

    /// Those of them for which neither version was chosen.
    var unresolved: [String] { conflicts.filter { text(ConflictFieldset.prefix + $0) == nil } }

    /// Without the choices, which were made between older versions.
    var withoutChoices: URLEncodedForm { URLEncodedForm(values: values.filter { !$0.key.hasPrefix(ConflictFieldset.prefix) }) }

    /// Leaves out the fields for which the file's version was chosen.
    var chosen: URLEncodedForm {
        let names = values.compactMap { name, values in
            name.hasPrefix(ConflictFieldset.prefix) && values.contains("file") ? String(name.dropFirst(ConflictFieldset.prefix.count)) : nil
        }
        return names.isEmpty ? self : URLEncodedForm(values: FormMerge.dropping(names, from: values))
    }
}
