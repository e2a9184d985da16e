internal import Authoring
internal import FrontMatter
internal import Localization
internal import Markup

/// Writes the HTML of the form. The content follows from the field declarations; no field is named here.
struct FormPage {
    /// Rows under a heading.
    struct RowGroup {
        let id: String
        let title: String
        var rows: [FormRow]
    }

    /// An error of a field, for the list at the top.
    struct Problem {
        let name: String
        let label: String
        let text: String
    }

    struct Content {
        var title: String
        var path = ""
        /// The address that the form is submitted to.
        var action = ""
        /// The address for autosaving.
        var typed: String?
        /// The address that discards autosaved text.
        var discard: String?
        var hidden: [(String, String)] = []
        var notes: [String] = []
        /// The language of the entry's text.
        var statement: String?
        /// Messages that belong to no field.
        var unplaced: [(heading: String, text: String)] = []
        /// The fields with two versions.
        var conflicts: [(address: String, text: String)] = []
        var links: [(address: String, text: String)] = []
        var translations: [(address: String, text: String)] = []
        var chapters: [RowGroup] = []
        var problems: [Problem] = []
        var issues: [FormRow.Issue] = []
        var button = ""
        /// The rendered page of the typed text.
        var page: String?
        /// Whether the original is shown next to the text.
        var isPaired = false
        /// Whether the error list receives the focus.
        var isAnswer = false
        var country: String?
    }

    let language: Language
    let choices: FieldValueOptions?
    /// The address of this page, for the other languages.
    let address: String

    func html(_ content: Content) -> HTML {
        var out = HTMLWriter(capacity: 32 << 10)
        out.raw("<!doctype html>")
        out.open("html", ("lang", language.rawValue), ("dir", language.direction.rawValue))
        out.raw("<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>")
        out.text(content.title)
        out.raw(
            "</title><link rel=\"stylesheet\" href=\"/_tabadul/form.css\"><script src=\"/_tabadul/form.js\" defer></script></head><body><header>"
        )
        languages(&out)
        out.raw("<p>")
        out.open("a", ("href", content.page.map { "/" + $0 } ?? (language == .ar ? "/" : "/\(language.rawValue)/")))
        out.text(FormStrings.site[language])
        out.raw("</a></p><h1>")
        out.text(content.title)
        out.raw("</h1>")
        if !content.path.isEmpty {
            out.raw("<p><code>")
            out.text(content.path)
            out.raw("</code></p>")
        }
        out.raw(content.isPaired ? "</header><main class=\"paired\"><div>" : "</header><main><div>")
        for note in content.notes {
            out.raw("<p class=\"note\" role=\"status\">")
            out.text(note)
            out.raw("</p>")
        }
        if let statement = content.statement {
            out.raw("<p class=\"statement\">")
            out.text(statement)
            out.raw("</p>")
        }
        for text in content.unplaced {
            out.raw("<div class=\"note\"><p>")
            out.text("\(FormStrings.unplaced[language]) \(text.heading)")
            out.raw("</p><blockquote dir=\"auto\">")
            out.text(text.text)
            out.raw("</blockquote></div>")
        }
        links(content.conflicts, FormStrings.conflict[language], &out)
        links(content.links, FormStrings.kinds[language], &out)
        if let discard = content.discard {
            out.open("form", ("method", "post"), ("action", discard), ("class", "discard"))
            out.raw("<button class=\"plain\">")
            out.text(FormStrings.discard[language])
            out.raw("</button></form>")
        }
        links(content.translations, FormStrings.translations[language], &out)
        problems(content, &out)
        if content.chapters.count > 1 {
            links(content.chapters.map { ("#g-" + $0.id, $0.title) }, FormStrings.chapters[language], &out)
        }
        if !content.action.isEmpty { form(content, &out) }
        if content.action.isEmpty { FormControl.issues(content.issues, name: "", &out) }
        out.raw("</div>")
        if content.typed != nil {
            out.raw("<div><iframe id=\"page\" sandbox=\"allow-same-origin\"")
            out.attribute("title", FormStrings.page[language])
            if let page = content.page { out.attribute("src", "/_trial/" + page) }
            out.raw("></iframe></div>")
        }
        out.raw("</main></body></html>\n")
        return out.html
    }

    private func languages(_ out: inout HTMLWriter) {
        out.open("nav", ("aria-label", FormStrings.languages[language]))
        out.raw("<ul>")
        for other in Language.builtIn where other != language {
            out.raw("<li>")
            let mark = address.contains("?") ? "&" : "?"
            out.open(
                "a", ("href", "\(address)\(mark)language=\(other.rawValue)"), ("lang", other.rawValue), ("dir", other.direction.rawValue))
            out.text(other.nativeName)
            out.raw("</a></li>")
        }
        out.raw("</ul></nav>")
    }

    private func links(_ links: [(address: String, text: String)], _ title: String, _ out: inout HTMLWriter) {
        guard !links.isEmpty else { return }
        out.open("nav", ("aria-label", title), ("class", "titled"))
        out.raw("<ul>")
        for link in links {
            out.raw("<li>")
            out.open("a", ("href", link.address))
            out.text(link.text)
            out.raw("</a></li>")
        }
        out.raw("</ul></nav>")
    }

    /// The list of errors with its count; each links to its field. The script keeps it up to date.
    private func problems(_ content: Content, _ out: inout HTMLWriter) {
        out.raw("<div id=\"problems\" role=\"group\" aria-labelledby=\"problems-title\"")
        if content.isAnswer { out.raw(" data-answer") }
        if content.problems.isEmpty { out.raw(" hidden") }
        out.raw("><h2 id=\"problems-title\">")
        out.text(FormStrings.problems(content.problems.count, language))
        out.raw("</h2><ol>")
        for problem in content.problems {
            out.raw("<li>")
            out.open("a", ("href", "#f-" + problem.name))
            out.text(problem.label)
            out.raw("</a> <bdi>")
            out.text(problem.text)
            out.raw("</bdi></li>")
        }
        out.raw("</ol></div>")
    }

    private func form(_ content: Content, _ out: inout HTMLWriter) {
        out.raw("<form method=\"post\" id=\"note\" novalidate")
        out.attribute("action", content.action)
        if let typed = content.typed { out.attribute("data-typed", typed) }
        out.attribute("data-moved", FormStrings.moved[language])
        out.attribute("data-removed", FormStrings.removed[language])
        out.attribute("data-undo", FormStrings.undo[language])
        out.attribute("data-stopped", FormStrings.stopped[language])
        out.attribute("data-choose", FormStrings.choose[language])
        out.raw(">")
        for (name, value) in content.hidden { FormControl.hidden(name, value, &out) }
        FormControl.issues(content.issues, name: "", &out)
        let control = FormControl(language: language, choices: choices, country: content.country)
        for chapter in content.chapters {
            out.open("section", ("class", "chapter"), ("id", "g-" + chapter.id), ("aria-labelledby", "t-" + chapter.id))
            out.open("h2", ("id", "t-" + chapter.id))
            out.text(chapter.title)
            out.raw("</h2>")
            for row in chapter.rows { control.write(row, &out) }
            out.raw("</section>")
        }
        out.raw("<div class=\"bar\"><button>")
        out.text(content.button)
        out.raw("</button> <span id=\"state\" role=\"status\"")
        out.attribute("data-kept", FormStrings.kept[language])
        out.attribute("data-failed", FormStrings.failed[language])
        out.raw("></span></div><p id=\"said\" role=\"status\"></p></form>")
    }
}
