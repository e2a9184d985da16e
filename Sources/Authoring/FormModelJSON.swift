internal import FrontMatter
package import Localization
package import Markup
internal import Records

extension FormModel {
    /// The description for a form that runs without this program, with the texts of one language.
    package func json(in language: Language) -> JSON { FormModelJSON(model: self, language: language).json }
}

private struct FormModelJSON {
    let model: FormModel
    let language: Language

    var json: JSON {
        let collection = model.collection
        return .members([
            ("collection", .text(collection.rawValue)),
            ("isTranslation", model.isTranslation ? .flag(true) : nil),
            ("order", .texts((model.isTranslation ? collection.translationFields : collection.type.fields).map(\.key))),
            ("groups", .list(model.groups.map { group, entries in self.group(group, entries) })),
        ])
    }

    private func group(_ group: FormModel.Group, _ entries: [FormModel.Entry]) -> JSON {
        .object([
            ("id", .text(group.rawValue)), ("title", words(model.title(of: group))), ("entries", .list(entries.map(entry))),
        ])
    }

    private func entry(_ entry: FormModel.Entry) -> JSON {
        switch entry {
        case .field(let field): self.field(field)
        case .part(let part):
            .object([
                ("key", .text("section." + part.role.rawValue)), ("label", words(part.role.heading)), ("help", words(part.help)),
                ("required", .flag(part.role.isRequired)), ("kind", "part"),
            ])
        }
    }

    private func field(_ field: FormModel.Field) -> JSON {
        let key = field.path.split(separator: ".").last.map(String.init) ?? field.path
        // Fields that are not shown need a label for messages alone.
        let (isShown, isNested) = (!field.isForEditors, field.path.contains("."))
        var members: [(String, JSON?)] = [
            ("key", .text(key)), ("label", isShown || !isNested ? words(field.label) : nil),
            ("help", isShown ? field.help.map(words) : nil),
            ("required", field.requirement == .required ? .flag(true) : nil), ("kind", .text(kind(field))),
            ("editors", isShown || isNested ? nil : .flag(true)),
        ]
        switch field.schema {
        case .plain(let range?):
            members += [("least", .whole(range.lowerBound)), ("most", .whole(range.upperBound))]
        case .vocabulary(let entries), .list(.vocabulary(let entries)):
            members.append(("values", .list(entries.map { .list([.text($0.value), words($0.label)]) })))
        case .reference(let collection), .list(.reference(let collection)): members.append(("collection", .text(collection)))
        default: break
        }
        if let count = field.count { members.append(("count", .list([.whole(count.lowerBound), .whole(count.upperBound)]))) }
        if !field.fields.isEmpty { members.append(("fields", .list(field.fields.map(self.field)))) }
        return .members(members)
    }

    private func kind(_ field: FormModel.Field) -> String {
        if field.isSourceKey { return "source" }
        if field.isFieldName { return "field" }
        return switch field.schema {
        case .plain(let range): range.map { $0.upperBound <= 160 } ?? false ? "line" : "text"
        case .cited: "cited"
        case .local: "local"
        case .date: "date"
        case .number: "number"
        case .whole: "whole"
        case .flag: "flag"
        case .address: "address"
        case .vocabulary, .reference: "choice"
        case .list(.object): "records"
        case .list(.vocabulary), .list(.reference): "choices"
        case .list: "lines"
        case .object: "group"
        }
    }

    private func words(_ text: LocalizedText) -> JSON { .text(text[language]) }
}
