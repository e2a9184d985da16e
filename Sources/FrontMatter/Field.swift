package import Localization

/// Whether a key is required.
package enum FieldRequirement: String, Sendable {
    case required
    /// If it is missing, the report says so.
    case advised
    case optional
}

/// The declaration of a key of a record: its name, type, requirement and purpose.
///
/// Scaffolds, the form, the JSON Schema and reading all use this declaration.
package struct Field<Value: Sendable>: Sendable {
    package let key: String
    package let type: FieldType<Value>
    package let requirement: FieldRequirement
    package let help: LocalizedText
    /// What earlier versions called the key: `tabadul migrate` rewrites it.
    package let formerKeys: [String]

    /// - Parameter name: the group of fields and the key, `practices.since`; what the field is for is the text `fields.practices.since`.
    package init(_ name: String, _ type: FieldType<Value>, _ requirement: FieldRequirement, formerly formerKeys: [String] = []) {
        let key = name.split(separator: ".").last.map(String.init) ?? name
        self.init(key: key, type, requirement, help: LocalizedText(group: "fields", name: name), formerly: formerKeys)
    }

    package init(
        key: String, _ type: FieldType<Value>, _ requirement: FieldRequirement, help: LocalizedText, formerly formerKeys: [String] = []
    ) {
        (self.key, self.type, self.requirement, self.help, self.formerKeys) = (key, type, requirement, help, formerKeys)
    }

    /// The field without its Swift type, for lists of fields.
    package var declared: DeclaredField {
        DeclaredField(
            key: key, schema: type.schema, requirement: requirement, help: help, count: type.count, formerKeys: formerKeys)
    }
}

/// A field without its value type: all that is needed, except for reading.
package struct DeclaredField: Sendable {
    package let key: String
    package let schema: FieldSchema
    package let requirement: FieldRequirement
    package let help: LocalizedText
    package let formerKeys: [String]
    /// How many values a list may hold.
    package let count: ClosedRange<Int>?

    package init(
        key: String, schema: FieldSchema, requirement: FieldRequirement, help: LocalizedText, count: ClosedRange<Int>? = nil,
        formerKeys: [String] = []
    ) {
        (self.key, self.schema, self.requirement, self.help) = (key, schema, requirement, help)
        (self.count, self.formerKeys) = (count, formerKeys)
    }
}

/// The shape of a value, for messages, scaffolds, forms and schemas.
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

    /// A description of the shape, for diagnostics.
    package var words: String {
        switch self {
        case .plain(let range?): "\"…\", \(range.lowerBound)-\(range.upperBound)"
        case .plain(nil): "\"…\""
        case .cited: "\"… [^s1]\""
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

/// The allowed words of a field: an enumeration with labels.
package protocol Vocabulary: RawRepresentable, CaseIterable, Sendable, Hashable where RawValue == String {
    var label: LocalizedText { get }
}

/// A vocabulary whose labels are texts of the program.
package typealias TranslatedVocabulary = Vocabulary & LocalizedLabelProviding
