internal import Diagnostics
internal import FrontMatter
internal import Localization
internal import Markup
internal import Records

/// A valid placeholder value where the author will write.
struct PlaceholderValue {
    private let field: DeclaredField
    private let today: PartialDate
    private let language: Language

    init(_ field: DeclaredField, today: PartialDate, language: Language) {
        (self.field, self.today, self.language) = (field, today, language)
    }

    /// Whether the value cannot contain the pencil sign, so that its comment must.
    var isSilent: Bool {
        if field.key == "source" || field.key == "key" || field.key == "order" || field.key == "edition" { return false }
        return switch field.schema {
        case .plain, .cited, .local: false
        default: true
        }
    }

    var value: String {
        if field.key == "source" || field.key == "key" { return "s1" }
        return value(of: field.schema)
    }

    private func value(of schema: FieldSchema) -> String {
        switch schema {
        case .plain(let range): YAMLQuoting.quoted(text(within: range))
        case .cited: YAMLQuoting.quoted(TodoMarker.mark + " " + field.help[language])
        case .local: "{ar: \(YAMLQuoting.quoted(TodoMarker.mark + " " + field.help[language]))}"
        case .date: field.key == "date" ? "undated" : String(today.year)
        case .number: "0"
        case .whole: field.key == "year" ? String(today.year) : "0"
        case .flag: "false"
        case .vocabulary(let entries): entries.first { $0.value == "unknown" || $0.value == "ongoing" }?.value ?? entries.first?.value ?? ""
        case .list(let element): "[\(value(of: element))]"
        case .address, .reference, .object: Self.example(of: schema)
        }
    }

    /// The help text, padded to the field's minimum length.
    private func text(within range: ClosedRange<Int>?) -> String {
        var text = TodoMarker.mark + " " + field.help[language]
        guard let range else { return text }
        if text.unicodeScalars.count < range.lowerBound {
            let lengths = LocalizedText(
                .scaffoldLength, [MessageArgument("least", range.lowerBound), MessageArgument("most", range.upperBound)])[language]
            text += ". " + lengths
        }
        return String(String.UnicodeScalarView(text.unicodeScalars.prefix(range.upperBound)))
    }

    /// An empty value, for keys suggested in a comment.
    static func example(of schema: FieldSchema) -> String {
        switch schema {
        case .plain, .cited: "\"\""
        case .local: "{ar: \"\", fr: \"\", en: \"\"}"
        case .date: "2026-01-31"
        case .number, .whole: "0"
        case .flag: "false"
        case .address: "\"https://\""
        case .vocabulary(let entries): entries.first?.value ?? ""
        case .reference: "…"
        case .list: "[]"
        case .object: "{}"
        }
    }
}
