internal import Authoring
internal import FrontMatter
internal import Localization

/// An entry of a form as it is shown: with what was sent in place of what stands in the file.
struct FormRow {
    typealias Issue = (severity: String, text: String)

    let name: String
    let label: String
    let key: String?
    let schema: FieldSchema
    let isRequired: Bool
    var values: [String] = []
    var issues: [Issue] = []
    /// What is asked for, where nothing stands yet.
    var hint: String?
    /// The language in which it is to be written; nil: any.
    var language: Language?
    /// The original's words beside a translation's.
    var original: (text: String, language: Language)?
    var rows: [FormRow] = []
    var records: Records?

    /// The records of a list.
    struct Records {
        let items: [(token: String, rows: [FormRow])]
        /// A record that is not there yet.
        let blank: [FormRow]
        /// A translation follows its original record by record.
        let isFixed: Bool
    }

    /// Whether it, or anything in it, is at fault.
    var hasIssues: Bool {
        !issues.isEmpty || rows.contains(where: \.hasIssues) || records?.items.contains { $0.rows.contains(where: \.hasIssues) } ?? false
    }
}

/// Makes the rows of a form from a note's entries.
struct FormRows {
    let language: Language
    let sent: URLEncodedForm?
    /// The faults of an entry.
    let reported: (String) -> [FormRow.Issue]
    /// The texts beside a translation.
    var originals: OriginalTexts?

    func row(_ entry: FormField, hasKey: Bool = true, in written: Language? = nil) -> FormRow {
        var row = FormRow(
            name: entry.name, label: entry.label[language], key: hasKey ? entry.key : nil, schema: entry.schema,
            isRequired: entry.requirement == .required)
        row.values = sent?.values[entry.name] ?? entry.shown
        (row.issues, row.hint) = (reported(entry.name), originals == nil ? entry.hint : nil)
        row.language = written ?? originals?.translation
        row.original = originals?.text(of: entry.name)
        row.rows = entry.children.map { self.row($0, in: entry.isLocal ? Language(rawValue: $0.key) : nil) }
        guard case .list(.object) = entry.schema else { return row }
        let tokens = sent?.values[entry.name]?.filter { !$0.isEmpty } ?? entry.items.map(\.token)
        let items = tokens.map { token in
            (token: token, rows: (entry.items.first { $0.token == token }?.entries ?? entry.blankItem(token)).map { self.row($0) })
        }
        row.records = .init(
            items: items, blank: FormRows(language: language, sent: nil, reported: { _ in [] }).rows(entry.blankItem(FormField.newToken)),
            isFixed: originals.map { $0.count(of: entry.name) == tokens.count } ?? false)
        return row
    }

    func rows(_ entries: [FormField]) -> [FormRow] { entries.map { row($0) } }
}
