internal import Authoring
internal import FrontMatter
internal import Localization
internal import Markup

/// Writes the control of one row: what it is follows from the form of the value.
struct FormControl {
    let language: Language
    let choices: NoteChoices?

    func write(_ row: FormRow, _ out: inout HTMLWriter) {
        if row.records != nil { return FormRecords(control: self).write(row, &out) }
        if !row.rows.isEmpty {
            return group(row, "group", &out) { for inner in row.rows { write(inner, &$0) } }
        }
        switch row.schema {
        case .list(.vocabulary), .list(.reference): group(row, "boxes", &out) { boxes(row, &$0) }
        default:
            out.raw("<div class=\"row\"><label")
            out.attribute("for", "f-" + row.name)
            out.raw(">")
            label(row, &out)
            out.raw("</label>")
            beside(row, &out) { single(row, &$0) }
            Self.issues(row.issues, name: row.name, &out)
            out.raw("</div>")
        }
    }

    static func issues(_ issues: [FormRow.Issue], name: String, _ out: inout HTMLWriter) {
        out.raw("<div class=\"fault\"")
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
        out.raw("</bdi> ")
        if row.isRequired { out.text(FormStrings.required[language] + " ") }
        if let key = row.key {
            out.raw("<code>")
            out.text(key)
            out.raw("</code>")
        }
    }

    func group(_ row: FormRow, _ kind: String, _ out: inout HTMLWriter, _ inner: (inout HTMLWriter) -> Void) {
        out.open("fieldset", ("id", "f-" + row.name), ("class", kind), ("aria-describedby", "e-" + row.name))
        out.raw("<legend>")
        label(row, &out)
        out.raw("</legend>")
        inner(&out)
        Self.issues(row.issues, name: row.name, &out)
        out.raw("</fieldset>")
    }

    /// The control with the original's words on its other side.
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

    /// What a value may be, with what it is now, known or not.
    private func answers(_ row: FormRow) -> [(id: String, label: String)] {
        let known = choices?.choices(for: row.schema, answers: Answers()).map { $0.map { (id: $0.id, label: $0.label) } } ?? []
        return known + row.values.filter { value in !value.isEmpty && !known.contains { $0.id == value } }.map { (id: $0, label: $0) }
    }

    private func boxes(_ row: FormRow, _ out: inout HTMLWriter) {
        // An empty list sends nothing: this says that it was shown.
        Self.hidden(row.name, "", &out)
        for answer in answers(row) {
            out.raw("<label><input type=\"checkbox\"")
            out.attribute("name", row.name)
            out.attribute("value", answer.id)
            if row.values.contains(answer.id) { out.raw(" checked") }
            out.raw("> <bdi>")
            out.text(answer.label)
            out.raw("</bdi></label>")
        }
    }

    static func hidden(_ name: String, _ value: String, _ out: inout HTMLWriter) {
        out.raw("<input type=\"hidden\"")
        out.attribute("name", name)
        out.attribute("value", value)
        out.raw(">")
    }

    private func single(_ row: FormRow, _ out: inout HTMLWriter) {
        switch row.schema {
        case .vocabulary, .reference: select(row, answers(row), &out)
        case .flag: select(row, [(id: "true", label: "✓ true"), (id: "false", label: "✗ false")], &out)
        case .date, .number, .whole, .address: input(row, direction: "ltr", &out)
        case .plain(let length?) where length.upperBound <= 160: input(row, direction: nil, &out)
        default: area(row, &out)
        }
    }

    private func named(_ row: FormRow, direction: String?, _ out: inout HTMLWriter) {
        out.attribute("id", "f-" + row.name)
        out.attribute("name", row.name)
        out.attribute("aria-describedby", (row.original == nil ? "" : "o-\(row.name) ") + "e-" + row.name)
        if row.isRequired { out.raw(" data-tells") }
        if row.issues.contains(where: { $0.severity == "error" }) { out.raw(" aria-invalid=\"true\"") }
        if let direction {
            out.attribute("dir", direction)
        } else {
            if let written = row.language { out.attribute("lang", written.rawValue) }
            out.attribute("dir", row.language?.direction.rawValue ?? "auto")
        }
        if let hint = row.hint { out.attribute("placeholder", hint) }
    }

    private func select(_ row: FormRow, _ answers: [(id: String, label: String)], _ out: inout HTMLWriter) {
        out.raw("<select")
        named(row, direction: language.direction.rawValue, &out)
        out.raw("><option value=\"\">")
        out.text(FormStrings.choose[language])
        out.raw("</option>")
        for answer in answers {
            out.raw("<option")
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
        // A part of the text is long, a text of a field is a line or two.
        out.raw(row.key == nil ? "<textarea rows=\"4\"" : "<textarea rows=\"1\"")
        named(row, direction: nil, &out)
        // The first line break after the tag is not part of the text.
        out.raw(">\n")
        out.text(row.values.joined(separator: "\n"))
        out.raw("</textarea>")
    }
}
