package import Localization

/// Whether a key must be there.
package enum Requirement: String, Sendable {
    case required
    /// Its absence shows in the report.
    case advised
    case optional
}

/// A declared key of a record: the one place that says its name, its type, whether it must be there, and what it is for.
///
/// Scaffold, form, JSON Schema and reading all follow from it.
package struct Field<Value: Sendable>: Sendable {
    package let key: String
    package let type: FieldType<Value>
    package let requirement: Requirement
    package let help: LocalizedText

    package init(_ key: String, _ type: FieldType<Value>, _ requirement: Requirement, _ ar: String, _ fr: String, _ en: String) {
        self.key = key
        self.type = type
        self.requirement = requirement
        self.help = LocalizedText(ar: ar, fr: fr, en: en)
    }

    /// The field without its Swift type, for lists of fields.
    package var declared: DeclaredField { DeclaredField(key: key, schema: type.schema, requirement: requirement, help: help) }
}

/// A field as everything but reading needs it.
package struct DeclaredField: Sendable {
    package let key: String
    package let schema: FieldSchema
    package let requirement: Requirement
    package let help: LocalizedText

    package init(key: String, schema: FieldSchema, requirement: Requirement, help: LocalizedText) {
        (self.key, self.schema, self.requirement, self.help) = (key, schema, requirement, help)
    }
}

/// What a value looks like, for messages, scaffolds, forms and schemas.
package enum FieldSchema: Sendable {
    case plain(ClosedRange<Int>?)
    case cited
    case local
    case date
    case number, whole, flag
    case address
    case vocabulary([(value: String, label: LocalizedText)])
    case reference(collection: String)
    indirect case list(FieldSchema)
    case object([DeclaredField])

    /// The form in words, for diagnostics.
    package var words: String {
        switch self {
        case .plain(let range?): "text, \(range.lowerBound)-\(range.upperBound)"
        case .plain(nil): "text"
        case .cited: "text [^key]"
        case .local: "ar/fr/en"
        case .date: "2023, 2023-04, 2023-04-26"
        case .number: "12.5"
        case .whole: "12"
        case .flag: "true, false"
        case .address: "https://…"
        case .vocabulary(let entries): entries.map(\.value).joined(separator: ", ")
        case .reference(let collection): "content/\(collection)/…"
        case .list(let schema): "[\(schema.words)]"
        case .object(let fields): "{" + fields.map(\.key).joined(separator: ", ") + "}"
        }
    }
}

/// The words that a field may take: an enumeration with labels.
package protocol Vocabulary: RawRepresentable, CaseIterable, Sendable, Hashable where RawValue == String {
    var label: LocalizedText { get }
}
