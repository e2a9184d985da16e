package import FrontMatter
package import Records

/// A reference in front matter, found by the declared fields of its collection.
package struct FoundReference: Sendable, Equatable {
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

/// Finds references to given records in the front matter of a note.
package enum ReferenceSearch {
    package static func first(to targets: Set<RecordKey>, in root: YAMLNode, of collection: Collection, isTranslation: Bool)
        -> FoundReference?
    {
        let fields = isTranslation ? collection.translationFields : collection.type.fields
        return mapping(root, fields, [], targets, collection)
    }

    private static func mapping(
        _ node: YAMLNode, _ fields: [DeclaredField], _ path: [FoundReference.Step], _ targets: Set<RecordKey>, _ collection: Collection
    ) -> FoundReference? {
        guard case .mapping(let entries) = node.value else { return nil }
        for (key, value) in entries {
            guard let name = key.scalar, let field = fields.first(where: { $0.key == name }) else { continue }
            // Such a note is in its country's folder, so it cannot lose the country.
            let isFolder = path.isEmpty && name == "country" && collection.isSplitByCountry
            let step = FoundReference.Step.key(name, isRequired: field.requirement == .required || isFolder)
            if let found = self.value(value, field.schema, path + [step], targets, collection) { return found }
        }
        return nil
    }

    private static func value(
        _ node: YAMLNode, _ schema: FieldSchema, _ path: [FoundReference.Step], _ targets: Set<RecordKey>, _ collection: Collection
    ) -> FoundReference? {
        switch schema {
        case .reference(let folder):
            guard let id = node.scalar, let target = Collection(rawValue: folder).map({ RecordKey(collection: $0, id: id) }),
                targets.contains(target)
            else { return nil }
            return FoundReference(target: target, path: path, line: node.line, column: node.column)
        case .list(let element):
            guard case .sequence(let nodes) = node.value else { return value(node, element, path, targets, collection) }
            for (index, inner) in nodes.enumerated() {
                if let found = value(inner, element, path + [.item(index, of: nodes.count)], targets, collection) { return found }
            }
            return nil
        case .object(let fields): return mapping(node, fields, path, targets, collection)
        default: return nil
        }
    }
}
