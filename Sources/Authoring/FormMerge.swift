internal import Localization

/// Merges typed values into a file that has changed since the form was opened.
///
/// A value changed on one side only is taken from that side; if both sides changed it, the author chooses.
package struct FormMerge: Sendable {
    /// The typed values, without unchanged fields.
    package private(set) var values: [String: [String]]
    /// The file's values of fields in conflict, by name.
    package private(set) var conflicts: [String: FormField] = [:]
    /// Typed texts of sections whose headings were removed from the file.
    package private(set) var unplaced: [(heading: String, text: String)] = []

    /// - Parameters:
    ///   - base: the entry when the form was opened; nil if unknown, so that every difference is a conflict.
    ///   - now: the entry in the current file.
    package init(typed: [String: [String]], base: EntryForm?, now: EntryForm) {
        values = typed
        if let base { moveParts(from: base, to: now) }
        let old = Dictionary(
            (base.map { $0.fields + $0.parts } ?? []).map { (Self.identity($0), $0) }, uniquingKeysWith: { first, _ in first })
        for entry in now.fields + now.parts where FormSubmission(values).touches(entry) {
            guard let before = old[Self.identity(entry)] else {
                if base == nil || !entry.content.isEmpty { conflicts[entry.name] = entry }
                continue
            }
            if !FormSubmission(typed).touches(before) {
                remove(entry.name)
            } else if before.content != entry.content {
                conflicts[entry.name] = entry
            }
        }
    }

    /// Replaces typed values by the file's versions.
    package static func dropping(_ names: some Sequence<String>, from values: [String: [String]]) -> [String: [String]] {
        names.reduce(into: values) { values, name in
            values = values.filter { $0.key != name && !$0.key.hasPrefix(name + ".") }
        }
    }

    private mutating func remove(_ name: String) { values = Self.dropping([name], from: values) }

    /// Sections are identified by their headings: their numbers change when another is added.
    private static func identity(_ entry: FormField) -> String {
        entry.isPart ? "§" + entry.label[.ar] : entry.key
    }

    private mutating func moveParts(from base: EntryForm, to now: EntryForm) {
        let names = Dictionary(now.parts.map { (Self.identity($0), $0.name) }, uniquingKeysWith: { first, _ in first })
        var moved: [String: [String]] = [:]
        for part in base.parts {
            guard let typed = values.removeValue(forKey: part.name) else { continue }
            if let name = names[Self.identity(part)] {
                moved[name] = typed
            } else if let text = typed.first, !text.trimmingBreaks.isEmpty, FormSubmission([part.name: typed]).touches(part) {
                unplaced.append((part.label[.ar], text))
            }
        }
        values.merge(moved) { _, new in new }
    }
}

extension FormField {
    /// Whether it is a part of the body.
    package var isPart: Bool { name.hasPrefix("part.") || name.hasPrefix("role.") }

    /// The field's values with all nested ones, without item tokens.
    var content: [[String]] {
        let own = values.map { $0.trimmingBreaks }.filter { !$0.isEmpty }
        return (own.isEmpty ? [] : [[key] + own]) + children.flatMap(\.content)
            + items.enumerated().flatMap { index, item in item.entries.flatMap(\.content).map { ["\(index)"] + $0 } }
    }
}
