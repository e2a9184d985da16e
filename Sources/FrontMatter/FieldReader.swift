package import Diagnostics

/// Reads the declared fields of one mapping and reports every fault: unknown keys at once, missing ones as they are asked for.
package struct FieldReader: Sendable {
    private let values: [String: YAMLNode]
    private let node: YAMLNode
    package var context: FieldContext

    /// Nil where the node is no mapping. Unknown keys are reported here, each with the nearest known one.
    package init?(_ node: YAMLNode, declared: [DeclaredField], context: FieldContext) {
        guard case .mapping(let entries) = node.value else { return nil }
        self.node = node
        var context = context
        var values: [String: YAMLNode] = [:]
        for (key, value) in entries {
            let name = key.scalar ?? key.excerpt
            guard declared.contains(where: { $0.key == name }) else {
                let known = declared.map(\.key)
                context.report(
                    .unknownKey, at: key, offender: name, detail: known.joined(separator: ", "),
                    suggestion: Suggestion.nearest(to: name, among: known))
                continue
            }
            values[name] = value
        }
        self.values = values
        self.context = context
    }

    /// The field's value; nil where it is absent or faulty. Absence of a required field is a fault.
    package mutating func read<Value>(_ field: Field<Value>) -> Value? {
        guard let value = values[field.key] else {
            if field.presence == .required {
                context.report(.missingKey, at: node, offender: field.key, detail: field.type.form.words)
            }
            return nil
        }
        return field.type.read(value, &context)
    }

    /// A list that may be absent.
    package mutating func list<Element>(_ field: Field<[Element]>) -> [Element] { read(field) ?? [] }

    /// Where a field's value stands; the mapping's place if it is absent.
    package func place(of key: String) -> SourcePlace { context.place(of: values[key] ?? node) }

    package func has(_ key: String) -> Bool { values[key] != nil }
}
