// Authoring: helps to write entries: scaffolds, imports, received contributions and their merge, forms, the editors' report (`Scaffold`,
// `EntryForm`, `EntryMerge`, `EditorReport`).
// It must not depend on pages or templates.
//
//     var answers = Answers()
//     answers["title"] = .one("خلية الإحالة")
//     let scaffold = Scaffold(EntryTemplate(.practices), answers: answers, today: today, language: .ar)
//     let text = scaffold.text

internal import Diagnostics
internal import FrontMatter
package import Localization
internal import Markup
internal import Records

/// Writes a new entry from the declared fields, valid except for the text still to be written, so that new fields appear automatically.
///
/// Placeholders carry the pencil sign of `TodoMarker`; the entry is a draft.
package struct Scaffold: Sendable {
    private let entryTemplate: EntryTemplate
    private let answers: Answers
    private let today: PartialDate
    private let language: Language
    /// The content of an imported document: its text, and sources from its footnotes.
    private let document: DocumentImporter?

    package init(
        _ entryTemplate: EntryTemplate, answers: Answers, today: PartialDate, language: Language, document: DocumentImporter? = nil
    ) {
        (self.entryTemplate, self.answers, self.today, self.language, self.document) = (entryTemplate, answers, today, language, document)
    }

    /// The text of the entry.
    package var text: String {
        var lines = ["---"]
        let body = document?.body ?? ScaffoldGuidance.body(of: entryTemplate.collection, language)
        for field in entryTemplate.collection.type.fields
        where !["original", "draft", "embargo_until", "aliases", SharedSentencesField.key, "withdrawn"].contains(field.key) {
            let isOurs =
                field.requirement == .required || answers[field.key] != nil
                || (field.key == "sources" && (body.contains("[^") || entryTemplate.citesFigures))
            if field.key == "sources", let sources = document?.sources {
                lines += ["sources:"] + sources.flatMap(lines(of:))
                continue
            }
            lines += isOurs ? entry(field) : example(field)
        }
        lines.append("draft: true  # \(ScaffoldGuidance.draft[language])")
        return lines.joined(separator: "\n") + "\n---\n" + (body.isEmpty ? "" : "\n" + body + "\n")
    }

    /// A source from a footnote, with placeholders for what the footnote lacks.
    private func lines(of source: DocumentImporter.Source) -> [String] {
        let mark = TodoMarker.mark
        func marked(_ text: String?) -> String { YAMLQuoting.quoted(text.flatMap { $0.isEmpty ? nil : $0 } ?? mark + " …") }
        return item(
            [
                "key: \(source.key)", "publisher: \(marked(source.publisher))", "title: \(marked(source.title))",
                "date: \(source.date ?? "undated")" + (source.date == nil ? "  # \(mark)" : ""),
            ] + (source.url.map { ["url: \(YAMLQuoting.quoted($0))"] } ?? []) + ["confidence: medium  # \(mark)"])
    }

    /// A key of the entry with its answer or a valid placeholder.
    private func entry(_ field: DeclaredField) -> [String] {
        let isGiven = answers[field.key] != nil
        if field.key == "country", answers.text("country") == EntryTemplate.international { return [] }
        switch field.schema {
        case .object(let fields): return [field.key + ":"] + indented(fields.flatMap(nested))
        case .list(.object(let fields)):
            let countries = fields.contains { $0.key == "country" } ? answers.texts("country") : [""]
            return [field.key + ":"]
                + countries.flatMap { country -> [String] in
                    var known = Answers()
                    if !country.isEmpty { known["country"] = .one(country) }
                    let inner = Scaffold(entryTemplate, answers: known, today: today, language: language)
                    return item(fields.flatMap(inner.nested))
                }
        default:
            let isDate = ["compiled", "reviewed"].contains(field.key)
            let value = isDate ? today.iso : value(field)
            return ["\(field.key): \(value)\(isGiven || isDate ? "" : comment(field))"]
        }
    }

    /// Source keys are filled in wherever possible, so that the first source is cited from the start.
    private func nested(_ field: DeclaredField) -> [String] {
        field.requirement == .required || field.key == "source" ? entry(field) : example(field)
    }

    /// The value of a key as written in the file.
    private func value(_ field: DeclaredField) -> String {
        switch answers[field.key] {
        case .one(let text): written(text, field.schema)
        case .many(let texts): "[" + texts.map { written($0, element(of: field.schema)) }.joined(separator: ", ") + "]"
        case .local(let texts): local(texts)
        case nil: PlaceholderValue(field, today: today, language: language).value
        }
    }

    private func written(_ text: String, _ schema: FieldSchema) -> String {
        switch schema {
        case .list(let element): "[\(written(text, element))]"
        case .plain, .cited: YAMLQuoting.quoted(text)
        case .local: local([.ar: text])
        default: text
        }
    }

    private func element(of schema: FieldSchema) -> FieldSchema { if case .list(let element) = schema { element } else { schema } }

    private func local(_ texts: [Language: String]) -> String {
        "{"
            + Language.builtIn.compactMap { code in texts[code].map { "\(code.rawValue): \(YAMLQuoting.quoted($0))" } }.joined(
                separator: ", ") + "}"
    }

    /// The comment of a placeholder: the field's purpose and possible values, with the pencil sign.
    private func comment(_ field: DeclaredField) -> String {
        guard PlaceholderValue(field, today: today, language: language).isSilent else { return "" }
        return "  # \(TodoMarker.mark) " + field.help[language] + (choices(field.schema).map { ": " + $0 } ?? "")
    }

    private func choices(_ schema: FieldSchema) -> String? {
        switch schema {
        case .vocabulary(let entries): entries.map(\.value).joined(separator: ", ")
        case .list(let element): choices(element)
        default: nil
        }
    }

    /// An optional key, as a comment with its purpose.
    private func example(_ field: DeclaredField) -> [String] {
        let comment = "  # " + field.help[language] + (choices(field.schema).map { ": " + $0 } ?? "")
        switch field.schema {
        case .object(let fields): return (["\(field.key):" + comment] + indented(fields.map(keyAndExample))).map { "# " + $0 }
        case .list(.object(let fields)): return (["\(field.key):" + comment] + item(fields.map(keyAndExample))).map { "# " + $0 }
        default: return ["# " + keyAndExample(field) + comment]
        }
    }

    private func keyAndExample(_ field: DeclaredField) -> String {
        let currency = field.key == "currency" ? answers.text(Self.currencyAnswer) : nil
        return "\(field.key): \(currency ?? PlaceholderValue.example(of: field.schema))"
    }

    /// The key of the answer that `FieldValueOptions.completed` adds: the currency of the chosen country. It is no field.
    static let currencyAnswer = "country-currency"

    private func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

    /// The lines of one list item. Its first line cannot be a comment.
    private func item(_ lines: [String]) -> [String] {
        let first = lines.firstIndex { !$0.hasPrefix("#") } ?? 0
        return lines.enumerated().map { ($0 == first ? "  - " : "    ") + $1 }
    }
}
