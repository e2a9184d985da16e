internal import Bytes
package import Diagnostics
package import Localization

/// Reads the declared fields of one mapping and reports every error: unknown keys at once, missing keys when they are read.
package struct FieldReader: Sendable {
    private var entries: [(key: YAMLNode, value: YAMLNode)]
    private let node: YAMLNode
    /// The index after the last entry read. Entries usually have the order of the declarations, so a search starts here.
    private var cursor = 0
    package var context: FieldReadingContext

    /// Nil if the node is no mapping. Unknown keys are reported here, with the most similar known key.
    package init?(_ node: YAMLNode, declared: [DeclaredField], context: FieldReadingContext) {
        guard case .mapping(let entries) = node.value else { return nil }
        self.node = node
        self.entries = entries
        self.context = context
        let known = declared.map(\.key)
        // Made at the first unknown key: most mappings have none, and a hostile one may have any number.
        var missing: Set<String>?
        var next = 0
        for (index, (key, value)) in entries.enumerated() {
            let name = key.scalar ?? key.excerpt
            if let found = declared.index(from: next, where: { $0.key.isSame(as: name) }) {
                next = found + 1
                continue
            }
            var free = missing ?? Set(known).subtracting(entries.compactMap(\.key.scalar))
            meant(index, name, key, value, declared, &free)
            missing = free
        }
    }

    /// Reads an entry under the key that its own was meant to be, so that no field is missed beside it.
    ///
    /// - Parameter missing: the declared keys that no entry has; the key that is assigned here is removed.
    private mutating func meant(
        _ index: Int, _ name: String, _ key: YAMLNode, _ value: YAMLNode, _ declared: [DeclaredField], _ missing: inout Set<String>
    ) {
        let known = declared.map(\.key)
        let clean = Self.cleaned(name)
        if let renamed = declared.first(where: { $0.formerKeys.contains(clean) }), missing.remove(renamed.key) != nil {
            context.report(
                .renamedKey, at: key, offendingText: name, detail: renamed.key,
                fix: Fix(line: key.line, column: key.column, old: name, new: renamed.key))
            entries[index].key = YAMLNode(value: .scalar(renamed.key), line: key.line, column: key.column)
            return
        }
        if missing.remove(clean) != nil {
            context.report(
                .keySpelling, at: key, offendingText: name, detail: clean,
                fix: Fix(line: key.line, column: key.column, old: name, new: clean))
            entries[index].key = YAMLNode(value: .scalar(clean), line: key.line, column: key.column)
            return
        }
        // In a flow mapping `value:120` is one word.
        if let colon = name.firstIndex(where: { $0 == ":" || $0 == "：" }), value.scalar?.isEmpty ?? false,
            missing.remove(String(name[..<colon])) != nil
        {
            let (left, right) = (String(name[..<colon]), String(name[name.index(after: colon)...]))
            let fix = Fix(line: key.line, column: key.column, old: name, new: "\(left): \(right)")
            context.report(.yamlSpace, at: key, offendingText: name, detail: fix.new, fix: fix)
            entries[index].key = YAMLNode(value: .scalar(left), line: key.line, column: key.column)
            entries[index].value = YAMLNode(value: .scalar(right), line: key.line, column: key.column + left.unicodeScalars.count + 1)
            return
        }
        if decimalComma(before: index, name, value) { return }
        let labelled = Self.key(labelled: name, among: known)
        if let labelled, missing.remove(labelled) != nil {
            context.report(
                .keySpelling, at: key, offendingText: name, detail: labelled,
                fix: Fix(line: key.line, column: key.column, old: name, new: labelled))
            entries[index].key = YAMLNode(value: .scalar(labelled), line: key.line, column: key.column)
            return
        }
        let nearest = SpellingSuggestion.nearest(to: clean.isEmpty ? name : clean, among: known)
        context.report(.unknownKey, at: key, offendingText: name, detail: known.joined(separator: ", "), suggestion: nearest)
        if let nearest, missing.remove(nearest) != nil {
            entries[index].key = YAMLNode(value: .scalar(nearest), line: key.line, column: key.column)
        }
    }

    /// Reports `{value: 12,5}`: in braces the comma separates fields, so that 5 is read as a key.
    private mutating func decimalComma(before index: Int, _ name: String, _ value: YAMLNode) -> Bool {
        guard index > 0, value.scalar?.isEmpty ?? false, !name.isEmpty, name.utf8.allSatisfy(\.isASCIIDigit) else { return false }
        let last = entries[index - 1].value
        guard let whole = last.scalar?.trimmedSpaces, !whole.isEmpty, whole.utf8.allSatisfy({ $0.isASCIIDigit || $0 == .hyphen }) else {
            return false
        }
        let written = "\(whole),\(name)"
        if let meanings = AmbiguousNumber(written) {
            context.report(.ambiguousNumber, at: last, offendingText: written, detail: meanings.words)
        } else {
            let right = "\(whole).\(name)"
            context.report(
                .decimalComma, at: last, offendingText: written, detail: right,
                fix: Fix(line: last.line, column: last.column, old: written, new: right))
        }
        return true
    }

    /// The key whose label in the forms, in any of the languages, is the name.
    private static func key(labelled name: String, among known: [String]) -> String? {
        let folded = name.foldedLabel
        guard !folded.isEmpty else { return nil }
        let group = "form-fields", label = ".label"
        for text in ProgramTextKeys.keys where text.hasPrefix(group + ".") && text.hasSuffix(label) {
            let path = text.dropFirst(group.count + 1).dropLast(label.count)
            guard let key = path.split(separator: ".").last.map(String.init), known.contains(key) else { continue }
            let words = LocalizedText(group: group, name: path + label)
            if Language.builtIn.contains(where: { words.written(in: $0)?.foldedLabel == folded }) { return key }
        }
        return nil
    }

    /// A key as files write it: small letters, underscores, nothing invisible, no marks around it.
    private static func cleaned(_ name: String) -> String {
        var view = String.UnicodeScalarView()
        for scalar in name.trimmedSpaces.lowercased().unicodeScalars
        where !DeceptiveCharacter.isInvisible(scalar) && !DeceptiveCharacter.isDirectionControl(scalar) {
            if "\"'“”«»*`".unicodeScalars.contains(scalar) { continue }
            view.append(scalar == "-" || scalar.properties.isWhitespace ? "_" : scalar)
        }
        return String(view)
    }

    /// The field's value; nil if it is absent or invalid. A missing required field is reported.
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

    /// The location of a field's value; that of the mapping if the field is absent.
    package func location(of key: String) -> SourceLocation { context.location(of: entry(of: key).map { entries[$0].value } ?? node) }

    /// A date as it is read from a field, without reporting it again; nil where it is absent or none.
    package func date(_ key: String) -> PartialDate? {
        guard let text = entry(of: key).flatMap({ entries[$0].value.scalar })?.trimmedSpaces else { return nil }
        if case .date(let date)? = PartialDate(text).map(LenientDate.date) ?? LenientDate(text) { return date }
        return nil
    }

    package func has(_ key: String) -> Bool { entry(of: key) != nil }

    private func entry(of key: String) -> Int? { entries.index(from: cursor, where: { $0.key.scalar?.isSame(as: key) ?? false }) }
}

extension Array {
    /// The first matching index, searched from `start` to the end and then from the beginning.
    fileprivate func index(from start: Int, where isWanted: (Element) -> Bool) -> Int? {
        for index in start..<Swift.max(start, count) where isWanted(self[index]) { return index }
        for index in 0..<Swift.min(start, count) where isWanted(self[index]) { return index }
        return nil
    }
}

extension String {
    /// Equality that compares lengths first: most keys differ in length.
    fileprivate func isSame(as other: String) -> Bool { utf8.count == other.utf8.count && self == other }
}
