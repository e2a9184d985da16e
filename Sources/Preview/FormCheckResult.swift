internal import Authoring
internal import Diagnostics
internal import Localization
internal import Records

/// The result of checking a form's entry before it is saved: its diagnostics, by the names of the form's fields.
struct FormCheckResult {
    let issues: [(name: String, severity: String, text: LocalizedText)]
    private let labels: [String: LocalizedText]

    init(_ found: [(name: String, issue: Diagnostic)], entries: [FormField], model: FormModel) {
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

    var errorCount: Int { issues.count { $0.severity == Severity.error.rawValue } }

    func reported(_ name: String, in language: Language) -> [FormRow.Issue] {
        issues.filter { $0.name == name }.map { ($0.severity, $0.text[language]) }
    }

    /// The errors in the order of the file.
    func problems(in language: Language) -> [FormPage.Problem] {
        issues.filter { $0.severity == Severity.error.rawValue }.map {
            FormPage.Problem(name: $0.name, label: labels[$0.name]?[language] ?? FormStrings.note[language], text: $0.text[language])
        }
    }

    private static func joined(_ a: LocalizedText, _ b: LocalizedText, _ between: String) -> LocalizedText {
        LocalizedText { a[$0] + between + b[$0] }
    }
}

extension URLEncodedForm {
    /// Leaves out the fields for which the file's version was chosen.
    var chosen: URLEncodedForm {
        let names = values.compactMap { name, values in
            name.hasPrefix(FormConflict.prefix) && values.contains("file") ? String(name.dropFirst(FormConflict.prefix.count)) : nil
        }
        return names.isEmpty ? self : URLEncodedForm(values: FormMerge.dropping(names, from: values))
    }
}
