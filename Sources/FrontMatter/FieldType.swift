internal import Bytes
package import Diagnostics
package import Localization

/// How a type is described to people and read from YAML.
package struct FieldType<Value: Sendable>: Sendable {
    package let schema: FieldSchema
    /// How many values a list may hold; nil for any number, and for what is no list.
    package let count: ClosedRange<Int>?
    let read: @Sendable (YAMLNode, inout FieldReadingContext) -> Value?

    package init(
        schema: FieldSchema, count: ClosedRange<Int>? = nil, read: @escaping @Sendable (YAMLNode, inout FieldReadingContext) -> Value?
    ) {
        self.schema = schema
        self.count = count
        self.read = read
    }
}

/// What reading collects beside values: diagnostics, and references that are still to be resolved.
package struct FieldReadingContext: Sendable {
    package let path: String
    package var diagnostics: [Diagnostic] = []
    package var references: [PendingReference] = []
    /// Keys of sources that texts and figures cite.
    package var citations: [PendingCitation] = []

    /// The id of the record of a collection (first) that a text (second) names; nil where names are not known.
    package var names: (@Sendable (String, String) -> String?)?
    /// The languages in which values may be written.
    package let languages: Languages
    /// The language in which values must be written.
    package let original: Language

    package init(
        path: String, names: (@Sendable (String, String) -> String?)? = nil, languages: Languages = .builtIn, original: Language = .ar
    ) {
        (self.path, self.names, self.languages, self.original) = (path, names, languages, original)
    }

    package mutating func report(
        _ code: DiagnosticCode, at node: YAMLNode, offendingText: String? = nil, detail: String = "", suggestion: String? = nil,
        fix: Fix? = nil
    ) {
        diagnostics.append(
            Diagnostic(
                code, at: location(of: node), offendingText: offendingText ?? node.excerpt, detail: detail, suggestion: suggestion, fix: fix
            ))
    }

    package func location(of node: YAMLNode) -> SourceLocation { SourceLocation(path: path, line: node.line, column: node.column) }
}

/// A reference as written; it is resolved when all records are known.
package struct PendingReference: Sendable, Hashable {
    package let collection: String
    package let id: String
    package let location: SourceLocation
}

/// The key of a source, as written.
package struct PendingCitation: Sendable, Hashable {
    package let key: String
    package let location: SourceLocation

    package init(key: String, location: SourceLocation) {
        self.key = key
        self.location = location
    }
}

extension FieldType where Value == String {
    /// Text without markup, with a range for its length in characters.
    package static func plain(_ length: ClosedRange<Int>? = nil) -> FieldType {
        FieldType(schema: .plain(length)) { node, context in
            guard let text = context.text(node, schema: .plain(length)) else { return nil }
            context.reportCitations(in: text, of: node)
            if let length, !length.contains(text.characterCount) {
                context.report(.badLength, at: node, detail: "\(length.lowerBound)-\(length.upperBound)")
            }
            return text
        }
    }

    /// A web address.
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

    /// The id of a record of a collection; it is resolved later.
    package static func reference(to collection: String) -> FieldType {
        FieldType(schema: .reference(collection: collection)) { node, context in
            guard var text = context.text(node, schema: .reference(collection: collection)) else { return nil }
            if let id = context.names?(collection, text), id != text {
                context.accept(node, as: id)
                text = id
            }
            context.references.append(PendingReference(collection: collection, id: text, location: context.location(of: node)))
            return text
        }
    }
}

extension FieldType where Value == PartialDate {
    package static var date: FieldType<PartialDate> {
        FieldType(schema: .date) { node, context in
            guard let text = context.text(node, schema: .date) else { return nil }
            return context.date(text, of: node, expected: FieldSchema.date.words)
        }
    }
}

extension FieldType where Value == Double {
    package static var number: FieldType {
        FieldType(schema: .number) { node, context in
            guard let text = context.text(node, schema: .number) else { return nil }
            let western = text.westernNumber
            guard western.utf8.allSatisfy({ $0.isASCIIDigit || $0 == .period || $0 == .hyphen }), let number = Double(western),
                number.isFinite
            else {
                // `1,200` may be a thousand or a fraction, and `85%` a share: the writer decides.
                let digits = western.filter { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
                context.report(.wrongType, at: node, detail: FieldSchema.number.words, suggestion: Double(digits).map { _ in digits })
                return nil
            }
            // With separators of thousands, `1.200` is 1200.
            if let meanings = AmbiguousNumber(western) {
                context.report(.ambiguousNumber, at: node, detail: meanings.words)
                return nil
            }
            if western != text { context.accept(node, as: western) }
            return number
        }
    }
}

extension FieldType where Value == Int {
    package static var whole: FieldType { whole(in: Int.min...Int.max) }

    /// An integer within bounds.
    package static func whole(in bounds: ClosedRange<Int>) -> FieldType {
        let expected = bounds == Int.min...Int.max ? FieldSchema.whole.words : "\(bounds.lowerBound)–\(bounds.upperBound)"
        return FieldType(schema: .whole) { node, context in
            guard let text = context.text(node, schema: .whole) else { return nil }
            let western = text.westernNumber
            guard let number = Int(western), bounds.contains(number) else {
                context.report(.wrongType, at: node, detail: expected)
                return nil
            }
            if western != text { context.accept(node, as: western) }
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
                guard let flag = node.scalar.flatMap({ Self.flag($0.foldedLabel) }) else {
                    context.report(.wrongType, at: node, detail: FieldSchema.flag.words)
                    return nil
                }
                context.accept(node, as: String(flag))
                return flag
            }
        }
    }
}

extension FieldType where Value == Bool {
    fileprivate static func flag(_ word: String) -> Bool? {
        RecognizedInputWords.yes.contains(word) ? true : RecognizedInputWords.no.contains(word) ? false : nil
    }
}

extension FieldReadingContext {
    /// A date as files write it, or as people do; an order of day and month that leaves two days is theirs to settle.
    package mutating func date(_ text: String, of node: YAMLNode, expected: String) -> PartialDate? {
        if let date = PartialDate(text) { return date }
        switch LenientDate(text) {
        case .date(let date)?:
            accept(node, as: date.iso)
            return date
        case .ambiguous(let first, let second)?:
            report(.ambiguousDate, at: node, detail: "\(first.iso) · \(second.iso)")
        case nil:
            report(.badDate, at: node, detail: expected)
        }
        return nil
    }
}

extension FieldType where Value: Vocabulary {
    package static var vocabulary: FieldType {
        let entries = Value.allCases.map { (value: $0.rawValue, label: $0.label) }
        let schema = FieldSchema.vocabulary(entries)
        let labels = VocabularyLabelLookup(entries)
        return FieldType(schema: schema) { node, context in
            guard let text = context.text(node, schema: schema) else { return nil }
            if let value = Value(rawValue: text) { return value }
            guard let meant = labels.value(of: text), let value = Value(rawValue: meant) else {
                context.report(
                    .unknownValue, at: node, detail: schema.words,
                    suggestion: SpellingSuggestion.nearest(to: text, among: entries.map(\.value)))
                return nil
            }
            context.accept(node, as: meant)
            return value
        }
    }
}

extension FieldType {
    /// A list of values of one type; a repeated scalar is an error.
    package static func list<Element: Sendable>(of element: FieldType<Element>, _ count: ClosedRange<Int>? = nil) -> FieldType
    where Value == [Element] {
        let schema = FieldSchema.list(element.schema)
        return FieldType(schema: schema, count: count) { node, context in
            guard let nodes = listed(node, element.schema, in: &context) else {
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

    /// The values of a list: a bare word is a list of one, and Arabic commas separate names as Latin ones do.
    private static func listed(_ node: YAMLNode, _ element: FieldSchema, in context: inout FieldReadingContext) -> [YAMLNode]? {
        switch node.value {
        case .sequence(let nodes):
            guard element.isName,
                nodes.contains(where: { $0.scalar?.unicodeScalars.contains { $0.value >= 0x3B && $0.separatesListItems } ?? false }
                )
            else { return nodes }
            return nodes.flatMap { node -> [YAMLNode] in
                let parts = TypedListSeparators.parts(of: node)
                guard parts.count > 1, let text = node.scalar else { return [node] }
                let fix = Fix(line: node.line, column: node.column, old: text, new: parts.compactMap(\.scalar).joined(separator: ", "))
                context.report(.arabicSeparator, at: node, detail: fix.new, fix: fix)
                return parts
            }
        case .scalar(let text):
            if element.isName, text.hasSuffix("]"), !text.contains("["), text.count > 1 {
                // A list whose opening bracket is lost.
                let fix = Fix(line: node.line, column: node.column, old: text, new: "[" + text)
                context.report(.yamlBracket, at: node, detail: fix.new, fix: fix)
                return TypedListSeparators.parts(
                    of: YAMLNode(value: .scalar(String(text.dropLast())), line: node.line, column: node.column))
            }
            let parts = element.isName ? TypedListSeparators.parts(of: node) : [node]
            guard element.isScalar, !text.trimmedSpaces.isEmpty, !parts.isEmpty else { return nil }
            let list = "[" + parts.compactMap(\.scalar).joined(separator: ", ") + "]"
            // Only names are safe without quotation marks between brackets.
            guard element.isName else {
                context.report(.otherSpelling, at: node, detail: "[…]")
                return parts
            }
            context.accept(node, as: list)
            return parts
        case .mapping: return nil
        }
    }

    private static func reportRepeated(_ nodes: [YAMLNode], in context: inout FieldReadingContext) {
        // For few values, comparing all is faster than hashing.
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

    /// A mapping with its own declared keys.
    package static func object(_ fields: [DeclaredField], _ read: @escaping @Sendable (inout FieldReader) -> Value?) -> FieldType {
        let schema = FieldSchema.object(fields)
        return FieldType(schema: schema) { node, context in
            // Moves the list of diagnostics into the reader: with two owners, each append would copy it.
            var found = FieldReadingContext(path: context.path)
            swap(&found, &context)
            guard var reader = FieldReader(node, declared: fields, context: found) else {
                swap(&found, &context)
                context.report(.wrongType, at: node, detail: schema.words)
                return nil
            }
            found = FieldReadingContext(path: context.path)
            let value = read(&reader)
            context = reader.context
            return value
        }
    }

    /// A mapping with a value for each language, none of them required.
    package static func byLanguage<Element>(_ element: FieldType<Element>, help: @escaping @Sendable (Language) -> LocalizedText)
        -> FieldType
    where Value == [Language: Element] {
        @Sendable func fields(_ languages: Languages) -> [(language: Language, field: Field<Element>)] {
            languages.all.map { ($0, Field(key: $0.rawValue, element, .optional, help: help($0))) }
        }
        let known = fields(.builtIn)
        let schema = FieldSchema.object(known.map(\.field.declared))
        return FieldType(schema: schema) { node, context in
            let fields = context.languages == .builtIn ? known : fields(context.languages)
            return object(fields.map(\.field.declared)) { reader in
                var values: Value = [:]
                for (language, field) in fields { values[language] = reader.read(field) }
                return values
            }.read(node, &context)
        }
    }

    /// Reads one node; for types that wrap this one.
    package func value(of node: YAMLNode, in context: inout FieldReadingContext) -> Value? { read(node, &context) }

    /// The same value, converted to another Swift type.
    package func map<Other: Sendable>(_ transform: @escaping @Sendable (Value) -> Other) -> FieldType<Other> {
        FieldType<Other>(schema: schema) { node, context in read(node, &context).map(transform) }
    }
}

extension FieldReadingContext {
    /// The text of a scalar that is not empty; otherwise an error that names the expected form.
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
        if first > .space && last > .space { return text }
        guard let start = bytes.firstIndex(where: { $0 > .space }), let end = bytes.lastIndex(where: { $0 > .space }) else { return "" }
        return String(text[start...end])
    }
}
