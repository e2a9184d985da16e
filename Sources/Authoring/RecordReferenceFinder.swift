package import FrontMatter
internal import Localization
internal import Markdown
package import Records

/// A reference in front matter, found by the declared fields of its collection.
package struct RecordReference: Sendable, Equatable {
    /// A step from the root of the front matter down to a value.
    package enum Step: Sendable, Equatable {
        case key(String, isRequired: Bool)
        /// The index in a list, and the list's count.
        case item(Int, of: Int)
    }

    package let target: RecordKey
    package let path: [Step]
    package let line: Int
    package let column: Int

    /// The outermost key: what the reference is for.
    package var field: String {
        if case .key(let name, _)? = path.first { name } else { "" }
    }

    /// The smallest removable part that contains the reference, so that the record stays valid.
    /// Nil if the record requires the reference.
    package var removablePath: [Step]? {
        var path = path
        while let last = path.last {
            switch last {
            case .item(_, of: let count): if count > 1 { return path }
            case .key(_, isRequired: false): return path
            case .key:
                path.removeLast()
                // Removing a required key removes its parent: an item of a list, or an optional mapping.
                guard !path.isEmpty else { return nil }
                continue
            }
            path.removeLast()
        }
        return nil
    }
}

/// Finds references to given records in the front matter of an entry.
package struct RecordReferenceFinder {
    private let targets: Set<RecordKey>
    /// The names under which entries cite those of the targets that are sources.
    private let sources: [String: RecordKey]
    private let collection: Collection

    package static func first(
        to targets: Set<RecordKey>, citedAs sources: [String: RecordKey] = [:], in root: YAMLNode, of collection: Collection,
        isTranslation: Bool
    ) -> RecordReference? {
        let fields = isTranslation ? collection.translationFields : collection.type.fields
        return Self(targets: targets, sources: sources, collection: collection).mapping(root, fields, [])
    }

    private func mapping(_ node: YAMLNode, _ fields: [DeclaredField], _ path: [RecordReference.Step]) -> RecordReference? {
        guard case .mapping(let entries) = node.value else { return nil }
        for (key, value) in entries {
            guard let name = key.scalar, let field = fields.first(where: { $0.key == name }) else { continue }
            // Such an entry is in its country's folder, so it cannot lose the country.
            let isFolder = path.isEmpty && name == "country" && collection.isSplitByCountry
            let isRequired = field.requirement == .required || isFolder || needsItsSource(name, path)
            if let found = self.value(value, field.schema, path + [.key(name, isRequired: isRequired)]) { return found }
        }
        return nil
    }

    private func value(_ node: YAMLNode, _ schema: FieldSchema, _ path: [RecordReference.Step]) -> RecordReference? {
        if let source = source(of: node, path) {
            return RecordReference(target: source, path: path, line: node.line, column: node.column)
        }
        switch schema {
        case .reference(let folder):
            guard let id = node.scalar, let target = Collection(rawValue: folder).map({ RecordKey(collection: $0, id: id) }),
                targets.contains(target)
            else { return nil }
            return RecordReference(target: target, path: path, line: node.line, column: node.column)
        case .list(let element):
            guard case .sequence(let nodes) = node.value else { return value(node, element, path) }
            for (index, inner) in nodes.enumerated() {
                if let found = value(inner, element, path + [.item(index, of: nodes.count)]) { return found }
            }
            return nil
        case .object(let fields): return mapping(node, fields, path)
        default: return nil
        }
    }

    /// The source without which the value cannot stay: a field that names it, or a text that must cite and cites only such sources.
    private func source(of node: YAMLNode, _ path: [RecordReference.Step]) -> RecordKey? {
        let keys = path.compactMap { if case .key(let name, _) = $0 { name } else { nil } }
        guard !sources.isEmpty, let name = keys.last else { return nil }
        if name == "source" || name == "source_order" { return node.scalar.flatMap { sources[$0] } }
        guard mustCite(keys), let text = Self.original(node) else { return nil }
        let cited = CitedText(text).keys
        return cited.allSatisfy { sources[$0] != nil } ? cited.first.flatMap { sources[$0] } : nil
    }

    /// The Arabic text of a value in several languages, else the text.
    private static func original(_ node: YAMLNode) -> String? {
        guard case .mapping(let entries) = node.value else { return node.scalar }
        return entries.first { $0.0.scalar == Language.ar.rawValue }?.1.scalar
    }

    /// The answer of a topic, and the text of an answer to a contrast.
    private func mustCite(_ keys: [String]) -> Bool {
        collection == .topics && [["answer"], ["contrasts", "answers", "text"]].contains(keys)
    }

    /// An optional key without which the value around it is not valid.
    private func needsItsSource(_ name: String, _ path: [RecordReference.Step]) -> Bool {
        guard case .key(let outer, _)? = path.first else { return false }
        return (outer == "objectives_met" && name == "source") || (outer == "contrasts" && name == "text")
    }
}
