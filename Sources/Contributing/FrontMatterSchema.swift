internal import Diagnostics
internal import FrontMatter
internal import Localisation
package import Records

/// The JSON Schema of a collection's front matter: what an editor needs to complete keys, show their help and underline faults.
///
/// References are texts here: whether a record of that name exists, the check tells.
package struct FrontMatterSchema: Sendable {
    private let collection: Collection
    private let isTranslation: Bool

    package init(of collection: Collection, isTranslation: Bool) {
        (self.collection, self.isTranslation) = (collection, isTranslation)
    }

    package var json: String {
        let name = "content/\(collection.folder)" + (isTranslation ? " (fr, en)" : "")
        let fields = isTranslation ? collection.translationFields : collection.type.fields
        let head: [(String, String)] = [
            ("$schema", JSONText.quoted("http://json-schema.org/draft-07/schema#")), ("title", JSONText.quoted(name)),
        ]
        return object(head + self.fields(fields)) + "\n"
    }

    private func fields(_ fields: [DeclaredField]) -> [(String, String)] {
        let properties = fields.map { field in
            (field.key, object([("description", Self.words(field.help))] + schema(of: field.form, key: field.key)))
        }
        let required = fields.filter { $0.presence == .required }.map { JSONText.quoted($0.key) }
        return [
            ("type", "\"object\""), ("additionalProperties", "false"), ("required", "[\(required.joined(separator: ", "))]"),
            ("properties", object(properties)),
        ]
    }

    private func schema(of form: Form, key: String) -> [(String, String)] {
        switch form {
        case .plain(let range?):
            return [("type", "\"string\""), ("minLength", "\(range.lowerBound)"), ("maxLength", "\(range.upperBound)")]
        case .plain(nil), .cited: return [("type", "\"string\""), ("minLength", "1")]
        case .local:
            let texts = Language.allCases.map { ($0.rawValue, "{\"type\": \"string\", \"minLength\": 1}") }
            return [
                ("type", "\"object\""), ("additionalProperties", "false"), ("required", "[\"ar\"]"), ("properties", object(texts)),
            ]
        case .date:
            // YAML reads 2023 as a number and 2023-04-26 as a date or a text.
            let pattern = "^[12][0-9]{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$" + (key == "date" ? "|^undated$" : "")
            return [("type", "[\"string\", \"integer\"]"), ("pattern", JSONText.quoted(pattern))]
        case .number: return [("type", "\"number\"")]
        case .whole: return [("type", "\"integer\"")]
        case .flag: return [("type", "\"boolean\"")]
        case .address: return [("type", "\"string\""), ("pattern", "\"^https?://\"")]
        case .vocabulary(let entries):
            return [
                ("enum", "[\(entries.map { JSONText.quoted($0.value) }.joined(separator: ", "))]"),
                ("enumDescriptions", "[\(entries.map { Self.words($0.label) }.joined(separator: ", "))]"),
            ]
        case .reference(let collection):
            return [("type", "\"string\""), ("$comment", JSONText.quoted("content/\(collection)/…"))]
        case .list(let element):
            return [("type", "\"array\""), ("items", object(schema(of: element, key: "")))]
        case .object(let fields): return self.fields(fields)
        }
    }

    /// The words in all languages: an editor's language says nothing of its user's.
    private static func words(_ text: LocalizedText) -> String {
        JSONText.quoted(Language.allCases.map { text[$0] }.joined(separator: " · "))
    }

    /// An object with each member on a line of its own.
    private func object(_ members: [(String, String)]) -> String {
        guard !members.isEmpty else { return "{}" }
        return "{\n" + members.map { "  \(JSONText.quoted($0.0)): " + $0.1.replacing("\n", with: "\n  ") }.joined(separator: ",\n") + "\n}"
    }
}
