internal import Authoring
internal import FrontMatter
internal import Localization
internal import Markup

/// Writes the HTML control of one row; the kind of control follows from the value's type.
struct FormControl {
    let language: Language
    let choices: FieldValueOptions?
    /// The entry's country, whose institutions and texts are listed first.
    var country: String?

    func write(_ row: FormRow, _ out: inout HTMLWriter) {
        if row.records != nil { return FormListControl(control: self).write(row, &out) }
        if !row.rows.isEmpty {
            return group(row, "group", &out) { for inner in row.rows { write(inner, &$0) } }
        }
        if row.isFixed { return fixed(row, &out) }
        switch row.schema {
        case .list(.vocabulary), .list(.reference): group(row, "boxes", &out) { boxes(row, &$0) }
        default:
            out.raw("<div class=\"row\"><label")
            out.attribute("for", "f-" + row.name)
            out.raw(">")
            label(row, &out)
            out.raw("</label>")
            help(row, &out)
            beside(row, &out) { single(row, &$0) }
            ConflictFieldset(control: self).write(row, &out)
            Self.issues(row.issues, name: row.name, &out)
            out.raw("</div>")
        }
    }

    static func issues(_ issues: [FormRow.Issue], name: String, _ out: inout HTMLWriter) {
        out.raw("<div class=\"diagnostic\"")
        out.attribute("id", "e-" + name)
        out.raw(">")
        for issue in issues {
            out.open("p", ("class", issue.severity))
            out.text(issue.text)
            out.raw("</p>")
        }
        out.raw("</div>")
    }

    private func label(_ row: FormRow, _ out: inout HTMLWriter) {
        out.raw("<bdi>")
        out.text(row.label)
        out.raw("</bdi>")
        if row.isRequired {
            out.raw(" <span class=\"required\">")
            out.text(FormStrings.required[language])
            out.raw("</span>")
        }
    }

    private func help(_ row: FormRow, _ out: inout HTMLWriter) {
        guard let help = row.help else { return }
        out.open("p", ("class", "help"), ("id", "h-" + row.name))
        out.text(help)
        out.raw("</p>")
    }

    private func described(_ row: FormRow) -> String {
        (row.original == nil ? "" : "o-\(row.name) ") + (row.help == nil ? "" : "h-\(row.name) ") + "e-" + row.name
    }

    func group(_ row: FormRow, _ kind: String, _ out: inout HTMLWriter, _ inner: (inout HTMLWriter) -> Void) {
        out.open("fieldset", ("id", "f-" + row.name), ("class", kind), ("aria-describedby", described(row)), ("tabindex", "-1"))
        out.raw("<legend>")
        label(row, &out)
        out.raw("</legend>")
        help(row, &out)
        inner(&out)
        ConflictFieldset(control: self).write(row, &out)
        Self.issues(row.issues, name: row.name, &out)
        out.raw("</fieldset>")
    }

    /// A read-only value; the form does not submit it.
    private func fixed(_ row: FormRow, _ out: inout HTMLWriter) {
        out.open("div", ("class", "row fixed"), ("id", "f-" + row.name), ("tabindex", "-1"))
        out.raw("<b>")
        label(row, &out)
        out.raw("</b>")
        help(row, &out)
        out.open("p", ("class", "value"))
        out.text(row.values.map { words($0, row) }.joined(separator: ", "))
        out.raw("</p>")
        Self.issues(row.issues, name: row.name, &out)
        out.raw("</div>")
    }

    /// The control next to the original's text.
    private func beside(_ row: FormRow, _ out: inout HTMLWriter, _ control: (inout HTMLWriter) -> Void) {
        guard let original = row.original else { return control(&out) }
        out.raw("<div class=\"pair\">")
        out.open(
            "blockquote", ("id", "o-" + row.name), ("lang", original.language.rawValue), ("dir", original.language.direction.rawValue))
        out.text(original.text)
        out.raw("</blockquote>")
        control(&out)
        out.raw("</div>")
    }

    /// The options of a value including its current one, known or not; those of the entry's country first.
    private func answers(_ row: FormRow) -> [FormRow.Option] {
        let known: [FormRow.Option] =
            if let options = row.options { options } else {
                choices?.choices(for: row.schema, answers: Answers()).map { $0.map { (id: $0.id, label: $0.label) } } ?? []
            }
        let all = known + row.values.filter { value in !value.isEmpty && !known.contains { $0.id == value } }.map { (id: $0, label: $0) }
        guard let country, Self.location(all.first?.id ?? "") != nil else { return all }
        return all.filter { Self.location($0.id) == country } + all.filter { Self.location($0.id) != country }
    }

    /// The folder of an id, which is the country that it belongs to; nil if it has none.
    private static func location(_ id: String) -> String? { id.firstIndex(of: "/").map { String(id[..<$0]) } }

    /// The label of a value.
    func words(_ value: String, _ row: FormRow) -> String { answers(row).first { $0.id == value }?.label ?? value }

    /// The label of a value, by its type.
    func words(_ value: String, _ schema: FieldSchema) -> String {
        choices?.choices(for: schema, answers: Answers())?.first { $0.id == value }?.label ?? value
    }

    private func boxes(_ row: FormRow, _ out: inout HTMLWriter) {
        // An empty list submits nothing; this field tells the server that the list was shown.
        Self.hidden(row.name, "", &out)
        out.raw("<div class=\"options\">")
        for answer in answers(row) {
            out.raw("<label")
            if let location = Self.location(answer.id) { out.attribute("data-country", location) }
            out.raw("><input type=\"checkbox\"")
            out.attribute("name", row.name)
            out.attribute("value", answer.id)
            if row.values.contains(answer.id) { out.raw(" checked") }
            out.raw("> <bdi>")
            out.text(answer.label)
            out.raw("</bdi></label>")
        }
        out.raw("</div>")
    }

    static func hidden(_ name: String, _ value: String, _ out: inout HTMLWriter) {
        out.raw("<input type=\"hidden\"")
        out.attribute("name", name)
        out.attribute("value", value)
        out.raw(">")
    }

    private func single(_ row: FormRow, _ out: inout HTMLWriter) {
        if row.options != nil { return select(row, answers(row), &out) }
        switch row.schema {
        case .vocabulary, .reference: select(row, answers(row), &out)
        case .flag: select(row, [(id: "true", label: FormStrings.yes[language]), (id: "false", label: FormStrings.no[language])], &out)
        case .date, .number, .whole, .address: input(row, direction: "ltr", &out)
        case .plain(let length?) where length.upperBound <= 160: input(row, direction: nil, &out)
        default: area(row, &out)
        }
    }

    private func named(_ row: FormRow, direction: String?, _ out: inout HTMLWriter) {
        out.attribute("id", "f-" + row.name)
        out.attribute("name", row.name)
        out.attribute("aria-describedby", described(row))
        if row.isRequired { out.raw(" data-tells aria-required=\"true\"") }
        if row.issues.contains(where: { $0.severity == "error" }) { out.raw(" aria-invalid=\"true\"") }
        if let direction {
            out.attribute("dir", direction)
        } else {
            if let written = row.language { out.attribute("lang", written.rawValue) }
            out.attribute("dir", row.language?.direction.rawValue ?? "auto")
        }
        if let hint = row.hint { out.attribute("placeholder", hint) }
    }

    private func select(_ row: FormRow, _ answers: [FormRow.Option], _ out: inout HTMLWriter) {
        out.raw("<select")
        named(row, direction: language.direction.rawValue, &out)
        if row.isSourceKey { out.raw(" data-sources") }
        out.raw("><option value=\"\">")
        out.text(FormStrings.choose[language])
        out.raw("</option>")
        for answer in answers {
            out.raw("<option")
            if let location = Self.location(answer.id) { out.attribute("data-country", location) }
            out.attribute("value", answer.id)
            if row.values.first == answer.id { out.raw(" selected") }
            out.raw(">")
            out.text(answer.label)
            out.raw("</option>")
        }
        out.raw("</select>")
    }

    private func input(_ row: FormRow, direction: String?, _ out: inout HTMLWriter) {
        out.raw("<input")
        named(row, direction: direction, &out)
        out.attribute("value", row.values.first ?? "")
        out.raw(">")
    }

    private func area(_ row: FormRow, _ out: inout HTMLWriter) {
        // A section is long; the text of a field has one or two lines.
        out.raw(row.isPart ? "<textarea rows=\"4\"" : "<textarea rows=\"1\"")
        named(row, direction: nil, &out)
        // The first line break after the tag is not part of the text.
        out.raw(">\n")
        out.text(row.values.joined(separator: "\n"))
        out.raw("</textarea>")
    }
}

/// Shows a conflict: the file's version next to the typed one, with a choice between them.
struct ConflictFieldset {
    /// The prefix of the choice's field name: `choose.title`.
    static let prefix = "choose."
    /// The field that names the fields in conflict.
    static let names = "conflict"

    let control: FormControl

    func write(_ row: FormRow, _ out: inout HTMLWriter) {
        guard let entry = row.conflict else { return }
        let language = control.language
        out.raw("<fieldset class=\"conflict\"><legend>")
        out.text(FormStrings.conflict[language])
        out.raw("</legend><p>")
        out.text(FormStrings.inFile[language])
        out.raw("</p>")
        out.open("blockquote", ("dir", "auto"))
        let lines = lines(entry)
        out.text(lines.isEmpty ? FormStrings.nothing[language] : lines.joined(separator: "\n"))
        out.raw("</blockquote>")
        FormControl.hidden(Self.names, row.name, &out)
        for (value, words) in [("mine", FormStrings.takeMine), ("file", FormStrings.takeFile)] {
            out.raw("<label><input type=\"radio\"")
            out.attribute("name", Self.prefix + row.name)
            out.attribute("value", value)
            if value == row.choice { out.raw(" checked") }
            out.raw("> ")
            out.text(words[language])
            out.raw("</label>")
        }
        out.raw("</fieldset>")
    }

    private func lines(_ entry: FormField) -> [String] {
        let own = entry.shown.map { control.words($0, entry.schema) }.filter { !$0.isEmpty }
        return (own.isEmpty ? [] : [own.joined(separator: ", ")]) + entry.children.flatMap(lines)
            + entry.items.enumerated().map { index, item in "\(index + 1). " + item.entries.flatMap(lines).joined(separator: " · ") }
    }
}
