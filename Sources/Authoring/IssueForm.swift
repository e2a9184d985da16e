internal import FrontMatter
package import Localization

internal import Markup
internal import Records

/// The issue forms of repository hosts: generated from the fields of a practice, parsed by `IssueBody`.
package struct IssueForm: Sendable {

    struct FormInput: Sendable {
        enum Control: Sendable {
            case line, text
            /// One or several answers of a list.
            case choice(FieldSchema, isMultiple: Bool)
        }

        /// `title`, `section.context`, `sources`; `correction.current` in the other form.
        let name: String
        let label: LocalizedText
        let help: LocalizedText?
        let control: Control
        let isRequired: Bool
    }

    let kind: IssueFormKind
    let entries: [FormInput]

    package init(_ kind: IssueFormKind) {
        self.kind = kind
        switch kind {
        case .newPractice:
            let model = FormModel(.practices, isTranslation: false)
            // The last group is filled in by editors.
            entries = model.groups.filter { $0.group != .details }.flatMap(\.entries).map(Self.entry)
        case .correction:
            entries = [
                ("entry", .line, true), ("place", .choice(Self.places, isMultiple: false), false), ("current", .text, true),
                ("proposed", .text, true), ("source", .text, false),
            ].map { name, control, isRequired in
                FormInput(
                    name: "correction." + name, label: LocalizedText(group: "issue-forms", name: "correction.\(name).label"),
                    help: LocalizedText(group: "issue-forms", name: "correction.\(name).help"), control: control, isRequired: isRequired)
            }
        }
    }

    private static func entry(_ entry: FormModel.Entry) -> FormInput {
        switch entry {
        case .part(let part):
            return FormInput(
                name: "section." + part.role.rawValue, label: part.role.heading, help: part.help, control: .text,
                isRequired: part.role.isRequired)
        case .field(let field):
            var help = field.help
            let control: FormInput.Control
            switch field.schema {
            case .vocabulary: control = .choice(field.schema, isMultiple: false)
            case .list(.vocabulary(let entries)): control = .choice(.vocabulary(entries), isMultiple: true)
            case .reference(let collection) where ["countries", "topics"].contains(collection):
                control = .choice(field.schema, isMultiple: false)
            case .list(.reference(collection: "themes")): control = .choice(.reference(collection: "themes"), isMultiple: true)
            case .list(.object): (control, help) = (.text, lines(of: field))
            case .list(.reference): (control, help) = (.text, joined(help, LocalizedText(.issueFormsReferences)))
            case .plain(let range?): control = range.upperBound > 200 ? .text : .line
            case .plain(nil), .cited: control = .text
            default: control = .line
            }
            return FormInput(
                name: field.path, label: field.label, help: help, control: control,
                isRequired: field.requirement == .required && field.path != "lead")
        }
    }

    /// The values per line of a list field.
    private static func lines(of field: FormModel.Field) -> LocalizedText? {
        let keys = columns(of: field)
        let labels = keys.compactMap { key in field.fields.first { $0.path == "\(field.path).\(key)" }?.label }
        let id: TextID = field.path == "sources" ? .issueFormsSources : .issueFormsLines
        let columns = LocalizedText { language in labels.map { $0[language] }.joined(separator: " | ") }
        return joined(field.path == "sources" ? nil : field.help, LocalizedText(id, [MessageArgument("columns", columns)]))
    }

    /// The keys of an item's values on a line, in order.
    static func columns(of field: FormModel.Field) -> [String] {
        let order =
            switch field.path {
            case "steps": ["title", "text"]
            case "results": ["indicator", "value", "unit", "year", "period", "note"]
            case "unknown": ["text", "searched"]
            case "sources": ["publisher", "title", "date", "url"]
            default: field.fields.map { String($0.path.split(separator: ".").last ?? "") }
            }
        return order.filter { key in field.fields.contains { $0.path == "\(field.path).\(key)" } }
    }

    private static func joined(_ help: LocalizedText?, _ addition: LocalizedText) -> LocalizedText {
        help.map { LocalizedText(.formHelpJoined, [MessageArgument("help", $0), MessageArgument("addition", addition)]) } ?? addition
    }

    /// The sections and fields that hold sentences.
    private static var places: FieldSchema {
        let model = FormModel(.practices, isTranslation: false)
        let details = Set(
            model.groups.filter { $0.group == .details }.flatMap(\.entries).compactMap { entry -> String? in
                if case .field(let field) = entry { field.path } else { nil }
            })
        return .vocabulary(model.names.filter { !details.contains($0.name) }.map { (value: $0.name, label: $0.label) })
    }

    // MARK: - Files

    /// The files of all forms by their paths: GitHub's issue forms and GitLab's description templates, in each language.
    ///
    /// - Parameter choices: the answers that the site offers, by language.
    package static func files(_ choices: (Language) -> FieldValueOptions) -> [(path: String, text: String)] {
        IssueFormKind.allCases.flatMap { kind in
            Language.builtIn.flatMap { language in
                let (form, known) = (IssueForm(kind), choices(language))
                return [
                    (".github/ISSUE_TEMPLATE/\(kind.rawValue).\(language.rawValue).yml", form.gitHub(language, known)),
                    (".gitlab/issue_templates/\(kind.rawValue).\(language.rawValue).md", form.gitLab(language, known)),
                ]
            }
        }
    }

    private var title: LocalizedText { LocalizedText(group: "issue-forms", name: kind.rawValue + ".name") }
    private var about: LocalizedText { LocalizedText(group: "issue-forms", name: kind.rawValue + ".about") }

    private func gitHub(_ language: Language, _ choices: FieldValueOptions) -> String {
        var lines = [
            "# \(LocalizedText(.issueFormsMade)[language])", "name: \(YAMLQuoting.quoted(title[language]))",
            "description: \(YAMLQuoting.quoted(about[language]))", "labels: [\(kind.rawValue)]", "body:", "  - type: markdown",
            "    attributes:", "      value: \(YAMLQuoting.quoted(LocalizedText(.issueFormsWarning)[language]))",
        ]
        for entry in entries {
            let type: String
            var attributes = ["label: \(YAMLQuoting.quoted(entry.label[language]))"]
            if let help = entry.help { attributes.append("description: \(YAMLQuoting.quoted(help[language]))") }
            switch entry.control {
            case .line: type = "input"
            case .text: type = "textarea"
            case .choice(let schema, let isMultiple):
                let labels = Self.labels(schema, choices)
                type = labels.isEmpty ? "input" : "dropdown"
                if !labels.isEmpty {
                    if isMultiple { attributes.append("multiple: true") }
                    attributes.append("options:")
                    attributes += labels.map { "  - " + YAMLQuoting.quoted($0) }
                }
            }
            lines += ["  - type: \(type)", "    id: \(entry.name.replacing(".", with: "-"))", "    attributes:"]
            lines += attributes.map { "      " + $0 }
            if entry.isRequired { lines += ["    validations:", "      required: true"] }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func gitLab(_ language: Language, _ choices: FieldValueOptions) -> String {
        var blocks = ["<!-- \(LocalizedText(.issueFormsMade)[language]) -->\n<!-- \(LocalizedText(.issueFormsWarning)[language]) -->"]
        for entry in entries {
            var comments = [entry.help?[language]].compactMap(\.self)
            if case .choice(let schema, _) = entry.control { comments.append(Self.labels(schema, choices).joined(separator: " · ")) }
            let help = comments.filter { !$0.isEmpty }.map { "<!-- \($0.replacing("--", with: "–")) -->" }
            blocks.append((["### \(entry.label[language])"] + help).joined(separator: "\n"))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func labels(_ schema: FieldSchema, _ choices: FieldValueOptions) -> [String] {
        var labels: [String] = []
        for choice in choices.choices(for: schema, answers: Answers()) ?? [] where !labels.contains(choice.label) {
            labels.append(choice.label)
        }
        return labels
    }
}

package enum IssueFormKind: String, CaseIterable, Sendable {
    case newPractice = "new-practice"
    case correction
}
