internal import FrontMatter
internal import Localization
internal import Markup
package import Records

/// Generates the JSON Schema of a collection's front matter, with which editors complete keys, show help and underline errors.
///
/// References are plain strings here; `check` verifies that the record exists.
package struct FrontMatterJSONSchema: Sendable {
    private let collection: Collection
    private let isTranslation: Bool

    package init(of collection: Collection, isTranslation: Bool) {
        (self.collection, self.isTranslation) = (collection, isTranslation)
    }

    package var json: String {
        let name = "content/\(collection.folder)" + (isTranslation ? " (fr, en)" : "")
        let fields = isTranslation ? collection.translationFields : collection.type.fields
        let head: [(String, JSON)] = [("$schema", "http://json-schema.org/draft-07/schema#"), ("title", .text(name))]
        return JSON.object(head + self.fields(fields)).laidOut + "\n"
    }

    private func fields(_ fields: [DeclaredField]) -> [(String, JSON)] {
        let properties = fields.map { field in
            (field.key, JSON.object([("description", Self.words(field.help))] + schema(of: field.schema, key: field.key)))
        }
        return [
            ("type", "object"), ("additionalProperties", .flag(false)),
            ("required", .texts(fields.filter { $0.requirement == .required }.map(\.key))), ("properties", .object(properties)),
        ]
    }

    private func schema(of fieldSchema: FieldSchema, key: String) -> [(String, JSON)] {
        switch fieldSchema {
        case .plain(let range?):
            return [("type", "string"), ("minLength", .whole(range.lowerBound)), ("maxLength", .whole(range.upperBound))]
        case .plain(nil), .cited: return Self.someText
        case .local:
            return [
                ("type", "object"), ("additionalProperties", .flag(false)), ("required", .texts(["ar"])),
                ("properties", .object(Language.builtIn.map { ($0.rawValue, .object(Self.someText)) })),
            ]
        case .date:
            // YAML reads 2023 as a number and 2023-04-26 as a date or a text.
            let pattern = "^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$" + (key == "date" ? "|^undated$" : "")
            return [("type", .texts(["string", "integer"])), ("pattern", .text(pattern))]
        case .number: return [("type", "number")]
        case .whole: return [("type", "integer")]
        case .flag: return [("type", "boolean")]
        case .address: return [("type", "string"), ("pattern", "^https?://")]
        case .vocabulary(let entries):
            return [("enum", .texts(entries.map(\.value))), ("enumDescriptions", .list(entries.map { Self.words($0.label) }))]
        case .reference(let collection): return [("type", "string"), ("$comment", .text("content/\(collection)/…"))]
        case .list(let element): return [("type", "array"), ("items", .object(schema(of: element, key: "")))]
        case .object(let fields): return self.fields(fields)
        }
    }

    private static let someText: [(String, JSON)] = [("type", "string"), ("minLength", .whole(1))]

    /// The text in all languages, since the editor's language may differ from the user's.
    private static func words(_ text: LocalizedText) -> JSON { .text(Language.builtIn.map { text[$0] }.joined(separator: " · ")) }
}
