internal import Bytes
internal import Diagnostics
internal import FrontMatter
internal import Records

/// Writes submitted values into the lines of a field, in their existing style; unchanged values keep their bytes.
struct FieldWriter {
    let sent: FormSubmission
    /// The tokens of the items that each list now has, in order.
    private(set) var tokens: [String: [String]] = [:]

    init(_ sent: FormSubmission) { self.sent = sent }

    /// A field's lines with the submitted values; nil if the key is to be removed.
    ///
    /// - Parameters:
    ///   - old: the current lines; nil if the key is absent.
    ///   - indent: the indentation of the key.
    mutating func lines(_ entry: FormField, old: String?, indent: Int) -> String? {
        guard sent.touches(entry) else { return old }
        let head = String(repeating: " ", count: indent) + entry.key + ":"
        let written = old.map { FieldLines($0) }
        switch entry.shape {
        case .text, .list:
            guard let values = sent.changed(entry) else { return old }
            if values.isEmpty { return entry.requirement == .required ? "\(head) \"\"\n" : nil }
            return head + YAMLValueWriter(values, entry).lines(like: written, indent: indent)
        case .group, .items:
            let flow = written.flatMap { YAMLFlowCollection($0.inline) }
            if flow?.parts.isEmpty == false || (entry.isLocal && written?.nested.isBlank ?? true) {
                let rest = flow.map { Self.answered($0.rest) } ?? "\n"
                if let value = value(entry, old: flow == nil ? nil : written?.inline) { return "\(head) \(value)\(rest)" }
            } else if let nested = nested(entry, in: flow == nil ? written?.nested ?? "" : "", indent: indent) {
                let first = written?.first ?? ""
                return (written?.inline.isEmpty == true && !first.contains(TodoMarker.mark) ? first : head + "\n") + nested
            }
            return entry.requirement == .required ? head + "\n" : nil
        }
    }

    /// The lines below a key with nested keys or items.
    private mutating func nested(_ entry: FormField, in old: String, indent: Int) -> String? {
        if !entry.children.isEmpty {
            let depth = old.linesWithBreaks.first { !$0.isBlank && !$0.isComment }?.indent ?? indent + 2
            return mapping(entry.children, in: old, indent: depth)
        }
        let list = YAMLSequenceLines(old)
        // A list in an unsupported layout is not changed.
        guard list.items.count == entry.items.count, let order = sent.order(of: entry) else { return old.isEmpty ? nil : old }
        let dash = list.indent ?? indent + 2
        let isFlow = list.items.last.map { YAMLFlowCollection(YAMLSequenceItem($0).content) != nil } ?? false
        var kept: [(token: String, text: String)] = []
        for token in order {
            let index = entry.items.firstIndex { $0.token == token }
            let entries = index.map { entry.items[$0].entries } ?? entry.blankItem(token)
            if let text = item(entries, old: index.map { list.items[$0] }, dash: dash, isFlow: isFlow) { kept.append((token, text)) }
        }
        tokens[entry.name] = kept.map(\.token)
        return kept.isEmpty ? nil : list.opening + kept.map(\.text).joined()
    }

    private mutating func item(_ entries: [FormField], old: String?, dash: Int, isFlow: Bool) -> String? {
        guard !sent.isEmpty(entries) else { return nil }
        let margin = String(repeating: " ", count: dash) + "- "
        guard let old else {
            let isPlain = entries.allSatisfy { $0.children.isEmpty && $0.blankItem("").isEmpty }
            if isFlow, isPlain { return flow(entries, old: nil).map { margin + $0 + "\n" } }
            return mapping(entries, in: "", indent: dash + 2).map { YAMLSequenceItem.joined($0, dash: dash) }
        }
        guard entries.contains(where: sent.touches) else { return old }
        let item = YAMLSequenceItem(old)
        if let flow = YAMLFlowCollection(item.content) {
            return self.flow(entries, old: item.content).map { item.opening + margin + $0 + Self.answered(flow.rest) }
        }
        return mapping(entries, in: item.body, indent: item.indent).map { item.opening + YAMLSequenceItem.joined($0, dash: item.dash) }
    }

    private mutating func mapping(_ entries: [FormField], in old: String, indent: Int) -> String? {
        var keyed = YAMLMappingLines(old, indent: indent)
        let order = entries.map(\.key)
        for entry in entries { keyed.set(entry.key, to: lines(entry, old: keyed[entry.key], indent: indent), order: order) }
        return keyed.hasKeys ? keyed.text : nil
    }

    /// A value in flow style.
    private mutating func value(_ entry: FormField, old: String?) -> String? {
        guard sent.touches(entry) else { return old }
        switch entry.shape {
        case .text, .list:
            guard let values = sent.changed(entry) else { return old }
            return values.isEmpty ? (entry.requirement == .required ? "\"\"" : nil) : YAMLValueWriter(values, entry).inline
        case .group: return flow(entry.children, old: old)
        case .items:
            var list = old.flatMap { YAMLFlowCollection($0) } ?? YAMLFlowCollection(isMapping: false)
            guard list.parts.count == entry.items.count, let order = sent.order(of: entry) else { return old }
            var kept: [(token: String, part: YAMLFlowCollection.Element)] = []
            for token in order {
                let index = entry.items.firstIndex { $0.token == token }
                let entries = index.map { entry.items[$0].entries } ?? entry.blankItem(token)
                var part = index.map { list.parts[$0] } ?? YAMLFlowCollection.Element(key: nil, opening: " ", value: "", ending: "")
                guard !sent.isEmpty(entries), let value = flow(entries, old: index == nil ? nil : part.value) else { continue }
                part.value = value
                kept.append((token, part))
            }
            tokens[entry.name] = kept.map(\.token)
            list.parts = kept.map(\.part)
            return kept.isEmpty ? nil : list.text
        }
    }

    private mutating func flow(_ entries: [FormField], old: String?) -> String? {
        guard entries.contains(where: sent.touches) else { return old }
        var mapping = old.flatMap { YAMLFlowCollection($0) } ?? YAMLFlowCollection(isMapping: true)
        let order = entries.map(\.key)
        for entry in entries { mapping.set(entry.key, to: value(entry, old: mapping[entry.key]), order: order) }
        return mapping.parts.isEmpty ? nil : mapping.text
    }

    /// The text after a value, without the placeholder comment.
    private static func answered(_ rest: String) -> String { rest.contains(TodoMarker.mark) ? "\n" : rest }
}

/// The lines of one key, split into parts.
struct FieldLines {
    /// The line of the key.
    let first: String
    /// The text after the colon with its continuation lines; empty if the value begins below.
    let inline: String
    /// The lines below the key's.
    let nested: String

    init(_ text: String) {
        let lines = text.linesWithBreaks
        first = lines.first ?? ""
        nested = lines.dropFirst().joined()
        let value = text.utf8.firstIndex(of: .colon).map { text[text.utf8.index(after: $0)...].drop { $0 == " " } } ?? ""
        inline = value.first.map { $0.isNewline || $0 == "#" } ?? true ? "" : String(value)
    }
}
