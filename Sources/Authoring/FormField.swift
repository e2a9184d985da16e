package import Diagnostics
package import FrontMatter
package import Localization
internal import Records

/// A form field with its current values: one text, or nested fields.
package struct FormField: Sendable {
    /// An item of a list. Its token identifies it in a submission, even if it is moved.
    package struct Item: Sendable {
        package let token: String
        package let entries: [FormField]
        let extent: Range<SourceLocation>
    }

    /// The name in submissions: `steps.o0.title`.
    package private(set) var name: String
    package let key: String
    package let label: LocalizedText
    package let schema: FieldSchema
    package let requirement: FieldRequirement
    package let values: [String]
    /// Whether the value is a placeholder.
    package let isToFill: Bool
    /// The nested fields.
    package let children: [FormField]
    package let items: [Item]
    /// The lines from its key to the next.
    let extent: Range<SourceLocation>

    /// The displayed value; empty for a placeholder.
    package var shown: [String] { isToFill ? [] : values }

    /// The placeholder text without its marker.
    package var hint: String? {
        guard isToFill, let text = values.first, text.hasPrefix(TodoMarker.mark) else { return nil }
        return text.replacing(TodoMarker.mark + " ", with: "")
    }

    /// Whether it is a localised text.
    package var isLocal: Bool { if case .local = schema { true } else { false } }

    /// Whether the value is the id of a stage of the topic's pathway.
    var isStage: Bool { key == "stage" }

    /// Whether a text is still to be written here.
    package var isUnwritten: Bool { isToFill || values.contains { $0.contains(TodoMarker.mark) } }

    /// The same field under another name.
    package func renamed(_ name: String) -> FormField {
        var field = self
        field.name = name
        return field
    }

    var shape: FieldStructure { FieldStructure(schema, requirement) }

    /// The field and all nested fields.
    package var everything: [FormField] { [self] + children.flatMap(\.everything) + items.flatMap { $0.entries.flatMap(\.everything) } }

    /// The names of fields of a new item; `*` is replaced by its token.
    package static let newToken = "*"

    /// The fields of an item to be added to the list.
    package func blankItem(_ token: String) -> [FormField] {
        guard case .items(let fields) = shape else { return [] }
        return fields.map { FormField(blank: $0, name: "\(name).\(token).\($0.key)") }
    }

    /// The field of an absent key.
    package init(blank field: DeclaredField, name: String, requirement: FieldRequirement? = nil) {
        let nowhere = SourceLocation(path: "")
        let field = DeclaredField(key: field.key, schema: field.schema, requirement: requirement ?? field.requirement, help: field.help)
        self.init(field, name: name, node: nil, extent: nowhere..<nowhere, reading: ReadContext(lines: [], tokens: [:]))
    }

    /// The context in which a field is read.
    struct ReadContext {
        let lines: [Substring]
        /// The tokens of list items in order, if they are not simply numbered.
        let tokens: [String: [String]]

        func isMarked(_ line: Int) -> Bool {
            lines.indices.contains(line - 1) && lines[line - 1].contains("# " + TodoMarker.mark)
        }
    }

    init(_ field: DeclaredField, name: String, node: YAMLNode?, extent: Range<SourceLocation>, reading: ReadContext) {
        (self.name, key, label, schema, requirement) = (name, field.key, field.help, field.schema, field.requirement)
        self.extent = extent
        var (values, children, items): ([String], [FormField], [Item]) = ([], [], [])
        switch FieldStructure(field.schema, field.requirement) {
        case .text: values = node?.scalar.map { [$0] } ?? []
        case .list:
            if case .sequence(let nodes)? = node?.value {
                values = nodes.compactMap(\.scalar)
            } else {
                values = node?.scalar.map { [$0] } ?? []
            }
        case .group(let fields): children = Self.entries(fields, prefix: name, node, extent, reading)
        case .items(let fields):
            guard case .sequence(let nodes)? = node?.value else { break }
            let starts = nodes.map { SourceLocation(path: extent.lowerBound.path, line: $0.line, column: $0.column) }
            for (index, node) in nodes.enumerated() {
                let tokens = reading.tokens[name] ?? []
                let token = tokens.indices.contains(index) ? tokens[index] : "o\(index)"
                let end = max(starts[index], index + 1 < nodes.count ? starts[index + 1] : extent.upperBound)
                let entries = Self.entries(fields, prefix: "\(name).\(token)", node, starts[index]..<end, reading)
                items.append(Item(token: token, entries: entries, extent: starts[index]..<end))
            }
        }
        let isMarked = values.isEmpty ? false : reading.isMarked(extent.lowerBound.line)
        isToFill = isMarked || values.first?.hasPrefix(TodoMarker.mark) ?? false
        (self.values, self.children, self.items) = (values, children, items)
    }

    private static func entries(
        _ fields: [DeclaredField], prefix: String, _ node: YAMLNode?, _ extent: Range<SourceLocation>, _ reading: ReadContext
    ) -> [FormField] {
        var pairs: [(key: YAMLNode, value: YAMLNode)] = []
        if case .mapping(let written)? = node?.value { pairs = written }
        let starts = pairs.map { SourceLocation(path: extent.lowerBound.path, line: $0.key.line, column: $0.key.column) }
        return fields.map { field in
            let index = pairs.firstIndex { $0.key.scalar == field.key }
            let start = index.map { starts[$0] } ?? extent.upperBound
            let end = index.flatMap { $0 + 1 < starts.count ? starts[$0 + 1] : nil } ?? extent.upperBound
            return FormField(
                field, name: "\(prefix).\(field.key)", node: index.map { pairs[$0].value }, extent: start..<max(start, end),
                reading: reading)
        }
    }

    /// The field of a body section.
    init(part name: String, label: LocalizedText, requirement: FieldRequirement = .optional, text: String?, extent: Range<SourceLocation>) {
        (self.name, key, self.label, schema, self.requirement, self.extent) = (name, name, label, .cited, requirement, extent)
        (values, children, items) = (text.map { [$0.replacing("\r\n", with: "\n")] } ?? [], [], [])
        let blocks = (text ?? "").split(separator: "\n\n").filter { !$0.hasPrefix("|") }
        isToFill = !blocks.isEmpty && blocks.allSatisfy { $0.contains(TodoMarker.mark) }
    }
}

extension [FormField] {
    /// The innermost field of a diagnostic. A missing key belongs to its own field.
    package func holder(of issue: Diagnostic) -> FormField? {
        for entry in self where entry.extent.contains(issue.location) {
            let inner = entry.items.first { $0.extent.contains(issue.location) }?.entries ?? entry.children
            if let deeper = inner.holder(of: issue) { return deeper }
            if issue.code != .missingKey { return entry }
        }
        switch issue.code {
        case .missingKey: return first { $0.key == issue.offendingText }
        case .missingSection: return first { $0.isPart && $0.label[.ar] == issue.offendingText }
        default: return nil
        }
    }
}
