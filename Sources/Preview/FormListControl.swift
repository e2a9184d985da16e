internal import Authoring
internal import Localization
internal import Markup

/// Writes a list of items with buttons to fold, move and delete each; new items are made from a template element.
struct FormListControl {
    let control: FormControl

    private var language: Language { control.language }

    func write(_ row: FormRow, _ out: inout HTMLWriter) {
        guard let records = row.records else { return }
        control.group(row, "records", &out) { out in
            // An empty list submits nothing; this field tells the server that the list was shown.
            FormControl.hidden(row.name, "", &out)
            out.raw("<ol")
            out.attribute("data-list", row.name)
            out.raw(">")
            for item in records.items {
                let isOpen = item.rows.contains(where: \.hasIssues)
                self.item(row, item.token, item.rows, isOpen: isOpen, isFixed: records.isFixed, &out)
            }
            out.raw("</ol>")
            if records.isFixed { return }
            out.raw("<template>")
            item(row, FormField.newToken, records.blank, isOpen: true, isFixed: false, &out)
            out.raw("</template>")
            button("add", FormStrings.add, &out)
        }
    }

    private func item(_ row: FormRow, _ token: String, _ rows: [FormRow], isOpen: Bool, isFixed: Bool, _ out: inout HTMLWriter) {
        out.raw("<li")
        out.attribute("data-token", token)
        out.raw(">")
        FormControl.hidden(row.name, token, &out)
        out.raw(isOpen ? "<details open>" : "<details>")
        out.raw("<summary><span class=\"number\"></span> <bdi class=\"item-summary\"></bdi></summary><div>")
        for inner in rows { control.write(inner, &out) }
        out.raw("</div></details>")
        if !isFixed {
            out.raw("<div class=\"moves\">")
            button("up", FormStrings.up, &out)
            button("down", FormStrings.down, &out)
            button("remove", FormStrings.remove, &out)
            out.raw("</div>")
        }
        out.raw("</li>")
    }

    private func button(_ action: String, _ words: LocalizedText, _ out: inout HTMLWriter) {
        out.raw("<button type=\"button\"")
        out.attribute("data-do", action)
        out.raw(">")
        out.text(words[language])
        out.raw("</button>")
    }
}
