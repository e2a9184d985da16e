internal import Authoring
internal import FrontMatter
internal import Localization
internal import Records

/// A form field as displayed: with the submitted value, if any, instead of the file's.
struct FormRow {
    typealias Issue = (severity: String, text: String)
    typealias Option = (id: String, label: String)

    let name: String
    let label: String
    let schema: FieldSchema
    let isRequired: Bool
    var help: String?
    var values: [String] = []
    var issues: [Issue] = []
    /// The prompt for an empty field.
    var hint: String?
    /// The language of the text; nil if any.
    var language: Language?
    /// The original's text, shown next to a translation.
    var original: (text: String, language: Language)?
    var rows: [FormRow] = []
    var records: Records?
    /// Whether the field is read-only.
    var isFixed = false
    /// Whether it is a section of the body.
    var isPart = false
    /// The options, if neither a vocabulary nor a collection defines them.
    var options: [Option]?
    /// Whether the options are the entry's sources.
    var isSourceKey = false
    /// The file's version if there is a conflict: both it and the typed text have changed.
    var conflict: FormField?
    /// Which of the two versions was chosen: `mine` or `file`; nil until one is.
    var choice: String?

    /// The items of a list.
    struct Records {
        let items: [(token: String, rows: [FormRow])]
        /// An item to be added.
        let blank: [FormRow]
        /// Items of a translation correspond to the original's; they are neither added nor moved.
        let isFixed: Bool
    }

    /// Whether the field or a nested one has a diagnostic.
    var hasIssues: Bool {
        !issues.isEmpty || rows.contains(where: \.hasIssues) || records?.items.contains { $0.rows.contains(where: \.hasIssues) } ?? false
    }
}

/// Makes the rows of a form from an entry's fields.
struct FormRows {
    let language: Language
    /// The texts and groups of the fields.
    let model: FormModel
    let sent: URLEncodedForm?
    /// The diagnostics of a field.
    let reported: (String) -> [FormRow.Issue]
    /// The original's texts, for a translation.
    var originals: OriginalTexts?
    var sources: [FormRow.Option] = []
    var conflicts: [String: FormField] = [:]
    /// Names of read-only fields.
    var fixed: Set<String> = []
    /// The language of the texts; nil if any.
    var written: Language?

    func row(_ entry: FormField, in written: Language? = nil) -> FormRow {
        let field = model.field(named: entry.name)
        let role = entry.isPart ? SectionRole(heading: entry.label[.ar]) : nil
        var row = FormRow(
            name: entry.name, label: (field?.label ?? entry.label)[language], schema: entry.schema,
            isRequired: entry.requirement == .required)
        row.help = (role.map { FormModel.help(of: $0) } ?? field?.help)?[language]
        row.isPart = entry.isPart
        row.values = sent?.values[entry.name] ?? entry.shown
        (row.issues, row.hint) = (reported(entry.name), originals == nil ? entry.hint : nil)
        row.language = written ?? originals?.translation ?? self.written
        row.original = originals?.text(of: entry.name)
        row.isFixed = fixed.contains(entry.name)
        row.isSourceKey = field?.isSourceKey ?? false
        if row.isSourceKey { row.options = sources }
        if field?.isFieldName ?? false { row.options = model.names.map { ($0.name, $0.label[language]) } }
        row.conflict = conflicts[entry.name]
        row.choice = sent?.text(ConflictFieldset.prefix + entry.name)
        row.rows = entry.children.map { self.row($0, in: entry.isLocal ? Language(rawValue: $0.key) : nil) }
        guard case .list(.object) = entry.schema else { return row }
        let tokens = sent?.values[entry.name]?.filter { !$0.isEmpty } ?? entry.items.map(\.token)
        let items = tokens.map { token in
            (token: token, rows: (entry.items.first { $0.token == token }?.entries ?? entry.blankItem(token)).map { self.row($0) })
        }
        var blank = FormRows(language: language, model: model, sent: nil, reported: { _ in [] })
        (blank.sources, blank.written) = (sources, written ?? self.written)
        row.records = .init(
            items: items, blank: blank.rows(entry.blankItem(FormField.newToken)),
            isFixed: originals.map { $0.count(of: entry.name) == tokens.count } ?? false)
        return row
    }

    func rows(_ entries: [FormField]) -> [FormRow] { entries.map { row($0) } }

    /// The rows of an entry in the groups of its collection.
    func chapters(of schema: EntryForm) -> [FormPage.RowGroup] {
        var parts = schema.parts
        return FormModel.Group.allCases.compactMap { group in
            var rows: [FormRow] = []
            for entry in model.groups.first(where: { $0.group == group })?.entries ?? [] {
                switch entry {
                case .field(let field): if let entry = schema.fields.first(where: { $0.key == field.path }) { rows.append(row(entry)) }
                case .part(let part):
                    func isIt(_ entry: FormField) -> Bool { SectionRole(heading: entry.label[.ar]) == part.role }
                    rows += parts.filter(isIt).map { row($0) }
                    parts.removeAll(where: isIt)
                }
            }
            if group == .practice {
                rows += parts.filter { SectionRole(heading: $0.label[.ar]) == nil || model.collection != .practices }.map { row($0) }
            }
            return rows.isEmpty ? nil : FormPage.RowGroup(id: group.rawValue, title: model.title(of: group)[language], rows: rows)
        }
    }

    /// The source records of the entry's country; all of them if the entry has no country.
    static func records(in catalogue: Catalogue, for form: EntryForm, _ language: Language) -> [FormRow.Option] {
        let country = form.key.id.split(separator: "/").first.map(String.init).flatMap { catalogue.countries.find($0) }
        return catalogue.sources.all.filter { source in
            country.map { source.countries.isEmpty || source.countries.contains($0.id) } ?? true
        }.map { ($0.metadata.id, "\($0.metadata.id) · \($0.title(in: language).text.prefix(90))") }
    }

    /// The entry's sources as typed, as options.
    static func sources(of schema: EntryForm, _ sent: URLEncodedForm?) -> [FormRow.Option] {
        guard let list = schema.fields.first(where: { $0.key == "sources" }) else { return [] }
        let tokens = sent?.values[list.name]?.filter { !$0.isEmpty } ?? list.items.map(\.token)
        return tokens.compactMap { token in
            let entries = list.items.first { $0.token == token }?.entries ?? list.blankItem(token)
            func text(_ key: String) -> String {
                sent?.text("\(list.name).\(token).\(key)") ?? entries.first { $0.key == key }?.shown.first ?? ""
            }
            let key = text("key")
            return key.isEmpty ? nil : (key, "\(key) · \(text("title").prefix(90))")
        }
    }
}
