package import Diagnostics

/// Reads the declared fields of one mapping and reports every fault: unknown keys at once, missing ones as they are asked for.
package struct FieldReader: Sendable {
    private let entries: [(key: YAMLNode, value: YAMLNode)]
    private let node: YAMLNode
    /// Behind the entry that was read last: notes keep the order in which they are asked.
    private var cursor = 0
    package var context: FieldContext

    /// Nil where the node is no mapping. Unknown keys are reported here, each with the nearest known one.
    package init?(_ node: YAMLNode, declared: [DeclaredField], context: FieldContext) {
        guard case .mapping(let entries) = node.value else { return nil }
        self.node = node
        self.entries = entries
        self.context = context
        var next = 0
        for (key, _) in entries {
            let name = key.scalar ?? key.excerpt
            if let found = declared.index(from: next, where: { $0.key.isSame(as: name) }) {
                next = found + 1
                continue
            }
            let known = declared.map(\.key)
            self.context.report(
                .unknownKey, at: key, offendingText: name, detail: known.joined(separator: ", "),
                suggestion: Suggestion.nearest(to: name, among: known))
        }
    }

    /// The field's value; nil where it is absent or faulty. Absence of a required field is a fault.
    package mutating func read<Value>(_ field: Field<Value>) -> Value? {
        guard let index = entry(of: field.key) else {
            if field.requirement == .required {
                context.report(.missingKey, at: node, offendingText: field.key, detail: field.type.schema.words)
            }
            return nil
        }
        cursor = index + 1
        return field.type.read(entries[index].value, &context)
    }

    /// A list that may be absent.
    package mutating func list<Element>(_ field: Field<[Element]>) -> [Element] { read(field) ?? [] }

    /// Where a field's value stands; the mapping's place if it is absent.
    package func location(of key: String) -> SourceLocation { context.location(of: entry(of: key).map { entries[$0].value } ?? node) }

    package func has(_ key: String) -> Bool { entry(of: key) != nil }

    private func entry(of key: String) -> Int? { entries.index(from: cursor, where: { $0.key.scalar?.isSame(as: key) ?? false }) }
}

extension Array {
    /// The first index, counted from a place and on from the beginning, of an element that is wanted.
    fileprivate func index(from start: Int, where isWanted: (Element) -> Bool) -> Int? {
        for index in start..<Swift.max(start, count) where isWanted(self[index]) { return index }
        for index in 0..<Swift.min(start, count) where isWanted(self[index]) { return index }
        return nil
    }
}

extension String {
    /// Equality that looks at the lengths first: most words are told apart by them.
    fileprivate func isSame(as other: String) -> Bool { utf8.count == other.utf8.count && self == other }
}
