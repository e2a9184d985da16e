internal import Contributing
internal import FrontMatter
internal import Localisation
internal import Markup

/// Writes the control of one entry: what it is follows from the form of the value.
struct FormControl {
    let language: Language
    let choices: NoteChoices?

    func write(_ row: FormPage.Row, _ out: inout HTMLWriter) {
        switch row.form {
        case .list(.vocabulary), .list(.reference): group(row, &out) { boxes(row, &$0) }
        case .local: group(row, &out) { texts(row, &$0) }
        default:
            out.raw("<div><label")
            out.attribute("for", "f-" + row.name)
            out.raw(">")
            label(row, &out)
            out.raw("</label>")
            single(row, &out)
            Self.faults(row.faults, name: row.name, &out)
            out.raw("</div>")
        }
    }

    static func faults(_ faults: [(severity: String, text: String)], name: String, _ out: inout HTMLWriter) {
        out.raw("<div class=\"fault\"")
        out.attribute("id", "e-" + name)
        out.raw(">")
        for fault in faults {
            out.open("p", ("class", fault.severity))
            out.text(fault.text)
            out.raw("</p>")
        }
        out.raw("</div>")
    }

    private func label(_ row: FormPage.Row, _ out: inout HTMLWriter) {
        out.raw("<bdi>")
        out.text(row.label)
        out.raw("</bdi> ")
        if row.isRequired { out.text(FormWords.required[language] + " ") }
        if let key = row.key {
            out.raw("<code>")
            out.text(key)
            out.raw("</code>")
        }
    }

    private func group(_ row: FormPage.Row, _ out: inout HTMLWriter, _ inner: (inout HTMLWriter) -> Void) {
        out.open("fieldset", ("id", "f-" + row.name), ("aria-describedby", "e-" + row.name))
        out.raw("<legend>")
        label(row, &out)
        out.raw("</legend>")
        inner(&out)
        Self.faults(row.faults, name: row.name, &out)
        out.raw("</fieldset>")
    }

    /// What a value may be, with what it is now, known or not.
    private func answers(_ row: FormPage.Row) -> [(id: String, label: String)] {
        let known = choices?.choices(for: row.form, answers: Answers()).map { $0.map { (id: $0.id, label: $0.label) } } ?? []
        return known + row.values.filter { value in !value.isEmpty && !known.contains { $0.id == value } }.map { (id: $0, label: $0) }
    }

    private func boxes(_ row: FormPage.Row, _ out: inout HTMLWriter) {
        // An empty list sends nothing: this says that it was shown.
        out.raw("<input type=\"hidden\" value=\"\"")
        out.attribute("name", row.name)
        out.raw(">")
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

    private func texts(_ row: FormPage.Row, _ out: inout HTMLWriter) {
        for (index, code) in Language.allCases.enumerated() {
            out.raw("<input")
            out.attribute("name", row.name)
            out.attribute("aria-label", code.nativeName)
            out.attribute("lang", code.rawValue)
            out.attribute("dir", code.direction.rawValue)
            out.attribute("value", row.values.indices.contains(index) ? row.values[index] : "")
            out.raw(">")
        }
    }

    private func single(_ row: FormPage.Row, _ out: inout HTMLWriter) {
        switch row.form {
        case .vocabulary, .reference: select(row, answers(row), &out)
        case .flag: select(row, [(id: "true", label: "✓ true"), (id: "false", label: "✗ false")], &out)
        case .date, .number, .whole, .address: input(row, direction: "ltr", &out)
        case .plain(let length?) where length.upperBound <= 160: input(row, direction: "auto", &out)
        case .object, .list(.object): area(row, "raw", "ltr", &out)
        default: area(row, "prose", "auto", &out)
        }
    }

    private func named(_ row: FormPage.Row, _ out: inout HTMLWriter) {
        out.attribute("id", "f-" + row.name)
        out.attribute("name", row.name)
        out.attribute("aria-describedby", "e-" + row.name)
        if row.faults.contains(where: { $0.severity == "error" }) { out.raw(" aria-invalid=\"true\"") }
    }

    private func select(_ row: FormPage.Row, _ answers: [(id: String, label: String)], _ out: inout HTMLWriter) {
        out.raw("<select")
        named(row, &out)
        out.raw("><option value=\"\">")
        out.text(FormWords.choose[language])
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

    private func input(_ row: FormPage.Row, direction: String, _ out: inout HTMLWriter) {
        out.raw("<input")
        named(row, &out)
        out.attribute("dir", direction)
        out.attribute("value", row.values.first ?? "")
        out.raw(">")
    }

    private func area(_ row: FormPage.Row, _ kind: String, _ direction: String, _ out: inout HTMLWriter) {
        out.raw("<textarea rows=\"4\"")
        named(row, &out)
        out.attribute("class", kind)
        out.attribute("dir", direction)
        // The first line break after the tag is not part of the text.
        out.raw(">\n")
        out.text(row.values.joined(separator: "\n"))
        out.raw("</textarea>")
    }
}
