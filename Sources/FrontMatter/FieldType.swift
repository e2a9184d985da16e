package import Diagnostics
package import Localization

/// How a value is read from YAML: its form for people, its reading for us.
package struct FieldType<Value: Sendable>: Sendable {
    package let schema: FieldSchema
    let read: @Sendable (YAMLNode, inout FieldContext) -> Value?

    package init(schema: FieldSchema, read: @escaping @Sendable (YAMLNode, inout FieldContext) -> Value?) {
        self.schema = schema
        self.read = read
    }
}

/// What reading gathers beside values: faults, and references still to be resolved.
package struct FieldContext: Sendable {
    package let path: String
    package var diagnostics: [Diagnostic] = []
    package var references: [UnresolvedReference] = []
    /// Keys of sources that texts and figures cite.
    package var citations: [UnresolvedCitation] = []

    package init(path: String) { self.path = path }

    package mutating func report(
        _ code: DiagnosticCode, at node: YAMLNode, offendingText: String? = nil, detail: String = "", suggestion: String? = nil
    ) {
        diagnostics.append(
            Diagnostic(code, at: location(of: node), offendingText: offendingText ?? node.excerpt, detail: detail, suggestion: suggestion))
    }

    package func location(of node: YAMLNode) -> SourceLocation { SourceLocation(path: path, line: node.line, column: node.column) }
}

/// A reference as written: checked once all records are known.
package struct UnresolvedReference: Sendable, Hashable {
    package let collection: String
    package let id: String
    package let location: SourceLocation
}

/// A source's key as written.
package struct UnresolvedCitation: Sendable, Hashable {
    package let key: String
    package let location: SourceLocation

    package init(key: String, location: SourceLocation) {
        self.key = key
        self.location = location
    }
}

extension FieldType where Value == String {
    /// Text without markup, of a length in characters.
    package static func plain(_ length: ClosedRange<Int>? = nil) -> FieldType {
        FieldType(schema: .plain(length)) { node, context in
            guard let text = context.text(node, schema: .plain(length)) else { return nil }
            if let length, !length.contains(text.characterCount) {
                context.report(.badLength, at: node, detail: "\(length.lowerBound)-\(length.upperBound)")
            }
            return text
        }
    }

    /// An address of the web.
    package static var address: FieldType {
        FieldType(schema: .address) { node, context in
            guard let text = context.text(node, schema: .address) else { return nil }
            guard text.isAddress else {
                context.report(.badAddress, at: node)
                return nil
            }
            return text
        }
    }

    /// The id of a record of a collection; resolved later.
    package static func reference(to collection: String) -> FieldType {
        FieldType(schema: .reference(collection: collection)) { node, context in
            guard let text = context.text(node, schema: .reference(collection: collection)) else { return nil }
            context.references.append(UnresolvedReference(collection: collection, id: text, location: context.location(of: node)))
            return text
        }
    }
}

extension FieldType where Value == LocalizedText {
    /// One text in several languages: `{ar: …, fr: …, en: …}`; Arabic is required.
    package static var local: FieldType<LocalizedText> {
        FieldType(schema: .local) { node, context in
            guard case .mapping(let entries) = node.value else {
                context.report(.wrongType, at: node, detail: FieldSchema.local.words)
                return nil
            }
            var texts: [Language: String] = [:]
            for (key, value) in entries {
                let code = key.scalar ?? ""
                guard let language = Language(rawValue: code) else {
                    let known = Language.allCases.map(\.rawValue)
                    context.report(
                        .unknownKey, at: key, detail: known.joined(separator: ", "), suggestion: Suggestion.nearest(to: code, among: known))
                    continue
                }
                texts[language] = context.text(value, schema: .plain(nil))
            }
            guard let ar = texts[.ar] else {
                context.report(.missingKey, at: node, offendingText: "ar", detail: FieldSchema.local.words)
                return nil
            }
            return LocalizedText(ar: ar, fr: texts[.fr], en: texts[.en])
        }
    }
}

extension FieldType where Value == PartialDate {
    package static var date: FieldType<PartialDate> {
        FieldType(schema: .date) { node, context in
            guard let text = context.text(node, schema: .date) else { return nil }
            guard let date = PartialDate(text) else {
                context.report(.badDate, at: node)
                return nil
            }
            return date
        }
    }
}

extension FieldType where Value == Double {
    package static var number: FieldType {
        FieldType(schema: .number) { node, context in
            guard let text = context.text(node, schema: .number) else { return nil }
            guard text.utf8.allSatisfy({ (48...57).contains($0) || $0 == 0x2E || $0 == 0x2D }), let number = Double(text), number.isFinite
            else {
                context.report(.wrongType, at: node, detail: FieldSchema.number.words)
                return nil
            }
            return number
        }
    }
}

extension FieldType where Value == Int {
    package static var whole: FieldType { whole(in: Int.min...Int.max) }

    /// A whole number within bounds.
    package static func whole(in bounds: ClosedRange<Int>) -> FieldType {
        let expected = bounds == Int.min...Int.max ? FieldSchema.whole.words : "\(bounds.lowerBound)–\(bounds.upperBound)"
        return FieldType(schema: .whole) { node, context in
            guard let text = context.text(node, schema: .whole) else { return nil }
            guard let number = Int(text), bounds.contains(number) else {
                context.report(.wrongType, at: node, detail: expected)
                return nil
            }
            return number
        }
    }
}

extension FieldType where Value == Bool {
    package static var flag: FieldType {
        FieldType(schema: .flag) { node, context in
            switch node.scalar {
            case "true": return true
            case "false": return false
            default:
                context.report(.wrongType, at: node, detail: FieldSchema.flag.words)
                return nil
            }
        }
    }
}

extension FieldType where Value: Vocabulary {
    package static var vocabulary: FieldType {
        let entries = Value.allCases.map { (value: $0.rawValue, label: $0.label) }
        let schema = FieldSchema.vocabulary(entries)
        return FieldType(schema: schema) { node, context in
            guard let text = context.text(node, schema: schema) else { return nil }
            guard let value = Value(rawValue: text) else {
                context.report(
                    .unknownValue, at: node, detail: schema.words, suggestion: Suggestion.nearest(to: text, among: entries.map(\.value)))
                return nil
            }
            return value
        }
    }
}

extension FieldType {
    /// A list of values of one type; a repeated scalar is a fault.
    package static func list<Element: Sendable>(of element: FieldType<Element>, _ count: ClosedRange<Int>? = nil) -> FieldType
    where Value == [Element] {
        let schema = FieldSchema.list(element.schema)
        return FieldType(schema: schema) { node, context in
            guard case .sequence(let nodes) = node.value else {
                context.report(.wrongType, at: node, detail: schema.words)
                return nil
            }
            if let count, !count.contains(nodes.count) {
                context.report(
                    .wrongType, at: node, offendingText: "\(nodes.count)",
                    detail: "\(count.lowerBound)-\(count.upperBound) × \(element.schema.words)")
            }
            reportRepeated(nodes, in: &context)
            var values: Value = []
            values.reserveCapacity(nodes.count)
            for node in nodes { if let value = element.read(node, &context) { values.append(value) } }
            return values
        }
    }

    private static func reportRepeated(_ nodes: [YAMLNode], in context: inout FieldContext) {
        // Of few, to compare all is less work than to hash them.
        guard nodes.count > 8 else {
            for (index, node) in nodes.enumerated() {
                guard let scalar = node.scalar, nodes[..<index].contains(where: { $0.scalar == scalar }) else { continue }
                context.report(.duplicateValue, at: node)
            }
            return
        }
        var seen: Set<String> = []
        for node in nodes { if let scalar = node.scalar, !seen.insert(scalar).inserted { context.report(.duplicateValue, at: node) } }
    }

    /// A mapping with declared keys of its own.
    package static func object(_ fields: [DeclaredField], _ read: @escaping @Sendable (inout FieldReader) -> Value?) -> FieldType {
        let schema = FieldSchema.object(fields)
        return FieldType(schema: schema) { node, context in
            // The reader takes what was found so far for its own: two owners of a list would copy it at each addition.
            var found = FieldContext(path: context.path)
            swap(&found, &context)
            guard var reader = FieldReader(node, declared: fields, context: found) else {
                swap(&found, &context)
                context.report(.wrongType, at: node, detail: schema.words)
                return nil
            }
            found = FieldContext(path: context.path)
            let value = read(&reader)
            context = reader.context
            return value
        }
    }

    /// Reads one node; for types built on this one.
    package func value(of node: YAMLNode, in context: inout FieldContext) -> Value? { read(node, &context) }

    /// The same value in another Swift type.
    package func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> FieldType<Other> {
        FieldType<Other>(schema: schema) { node, context in read(node, &context).map(transform) }
    }
}

extension FieldContext {
    /// The text of a scalar, not empty; else a fault that names the expected form.
    package mutating func text(_ node: YAMLNode, schema: FieldSchema) -> String? {
        guard let text = node.scalar else {
            report(.wrongType, at: node, detail: schema.words)
            return nil
        }
        let trimmed = Self.trimmed(text)
        guard !trimmed.isEmpty else {
            report(.wrongType, at: node, offendingText: "\"\"", detail: schema.words)
            return nil
        }
        return trimmed
    }

    private static func trimmed(_ text: String) -> String {
        let bytes = text.utf8
        guard let first = bytes.first, let last = bytes.last else { return text }
        if first > 32 && last > 32 { return text }
        guard let start = bytes.firstIndex(where: { $0 > 32 }), let end = bytes.lastIndex(where: { $0 > 32 }) else { return "" }
        return String(text[start...end])
    }
}
