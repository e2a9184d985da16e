// Contributing helps to write notes: scaffolds, stamps of translations, the editor's report. It knows no page and no template.

internal import Diagnostics
internal import FrontMatter
package import Localisation
internal import Records

/// A new note, complete and valid but for what its author must say; written from the declared fields, so that a field added to a
/// collection appears by itself.
///
/// What is still to be written carries the pencil sign of `LeftToFill`; the note is a draft until its author says otherwise.
package struct Scaffold: Sendable {
    private let blueprint: Blueprint
    private let answers: Answers
    private let today: PartialDate
    private let language: Language
    /// What a document brings with it: its text, and sources from its footnotes.
    private let document: WordImport?

    package init(_ blueprint: Blueprint, answers: Answers, today: PartialDate, language: Language, document: WordImport? = nil) {
        (self.blueprint, self.answers, self.today, self.language, self.document) = (blueprint, answers, today, language, document)
    }

    /// The text of the note.
    package var text: String {
        var lines = ["---"]
        let body = document?.body ?? Guidance.body(of: blueprint.collection, language)
        for field in blueprint.collection.type.fields where !["draft", "embargo_until", "aliases", SharedSentences.key].contains(field.key)
        {
            let isOurs = field.presence == .required || answers[field.key] != nil || (field.key == "sources" && body.contains("[^"))
            if field.key == "sources", let sources = document?.sources {
                lines += ["sources:"] + sources.flatMap(lines(of:))
                continue
            }
            lines += isOurs ? entry(field) : example(field)
        }
        lines.append("draft: true  # \(Guidance.draft[language])")
        return lines.joined(separator: "\n") + "\n---\n" + (body.isEmpty ? "" : "\n" + body + "\n")
    }

    /// A source taken from a footnote; what the footnote does not tell is marked.
    private func lines(of source: WordImport.Source) -> [String] {
        let mark = LeftToFill.mark
        func marked(_ text: String?) -> String { YAMLText.quoted(text.flatMap { $0.isEmpty ? nil : $0 } ?? mark + " …") }
        return item(
            [
                "key: \(source.key)", "publisher: \(marked(source.publisher))", "title: \(marked(source.title))",
                "date: \(source.date ?? "undated")" + (source.date == nil ? "  # \(mark)" : ""),
            ] + (source.url.map { ["url: \(YAMLText.quoted($0))"] } ?? []) + ["confidence: medium  # \(mark)"])
    }

    /// A key that stands in the note: answered, or with something valid to be replaced.
    private func entry(_ field: DeclaredField) -> [String] {
        let isGiven = answers[field.key] != nil
        if field.key == "country", answers.text("country") == Blueprint.international { return [] }
        switch field.form {
        case .object(let fields): return [field.key + ":"] + indented(fields.flatMap(nested))
        case .list(.object(let fields)):
            let countries = fields.contains { $0.key == "country" } ? answers.texts("country") : [""]
            return [field.key + ":"]
                + countries.flatMap { country -> [String] in
                    var known = Answers()
                    if !country.isEmpty { known["country"] = .one(country) }
                    let inner = Scaffold(blueprint, answers: known, today: today, language: language)
                    return item(fields.flatMap(inner.nested))
                }
        default:
            let isDate = ["compiled", "reviewed"].contains(field.key)
            let value = isDate ? today.iso : value(field)
            return ["\(field.key): \(value)\(isGiven || isDate ? "" : comment(field))"]
        }
    }

    /// A source's key stands wherever it may, so that the first source is cited from the start.
    private func nested(_ field: DeclaredField) -> [String] {
        field.presence == .required || field.key == "source" ? entry(field) : example(field)
    }

    /// The value of a key in the form of the file.
    private func value(_ field: DeclaredField) -> String {
        switch answers[field.key] {
        case .one(let text): written(text, field.form)
        case .many(let texts): "[" + texts.map { written($0, element(of: field.form)) }.joined(separator: ", ") + "]"
        case .local(let texts): local(texts)
        case nil: Placeholder(field, today: today, language: language).value
        }
    }

    private func written(_ text: String, _ form: Form) -> String {
        switch form {
        case .list(let element): "[\(written(text, element))]"
        case .plain, .cited: YAMLText.quoted(text)
        case .local: local([.ar: text])
        default: text
        }
    }

    private func element(of form: Form) -> Form { if case .list(let element) = form { element } else { form } }

    private func local(_ texts: [Language: String]) -> String {
        "{"
            + Language.allCases.compactMap { code in texts[code].map { "\(code.rawValue): \(YAMLText.quoted($0))" } }.joined(
                separator: ", ") + "}"
    }

    /// What the field is for and its possible words, with the pencil sign, where a valid value stands in for the author's.
    private func comment(_ field: DeclaredField) -> String {
        guard Placeholder(field, today: today, language: language).isSilent else { return "" }
        return "  # \(LeftToFill.mark) " + field.help[language] + (choices(field.form).map { ": " + $0 } ?? "")
    }

    private func choices(_ form: Form) -> String? {
        switch form {
        case .vocabulary(let entries): entries.map(\.value).joined(separator: ", ")
        case .list(let element): choices(element)
        default: nil
        }
    }

    /// A key that may be added: in a comment, with what it is for.
    private func example(_ field: DeclaredField) -> [String] {
        let comment = "  # " + field.help[language] + (choices(field.form).map { ": " + $0 } ?? "")
        switch field.form {
        case .object(let fields): return (["\(field.key):" + comment] + indented(fields.map(bare))).map { "# " + $0 }
        case .list(.object(let fields)): return (["\(field.key):" + comment] + item(fields.map(bare))).map { "# " + $0 }
        default: return ["# " + bare(field) + comment]
        }
    }

    private func bare(_ field: DeclaredField) -> String {
        "\(field.key): \(currency(field) ?? Placeholder.example(of: field.form))"
    }

    /// The country's own currency: its code begins with the country's.
    private func currency(_ field: DeclaredField) -> String? {
        guard field.key == "currency", case .vocabulary(let entries) = field.form, let country = answers.text("country") else { return nil }
        return entries.first { $0.value.hasPrefix(country.uppercased()) }?.value
    }

    private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

    /// The lines of one element of a list. Its first line cannot be a comment.
    private func item(_ lines: [String]) -> [String] {
        let first = lines.firstIndex { !$0.hasPrefix("#") } ?? 0
        return lines.enumerated().map { ($0 == first ? "  - " : "    ") + $1 }
    }
}
