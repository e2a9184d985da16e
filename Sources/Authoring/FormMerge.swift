internal import Localization

/// What was typed into a form whose file has changed since the form was opened.
///
/// What only the file changed is taken from the file, what only the writer changed from the writer; the rest is for the writer to choose.
package struct FormMerge: Sendable {
    /// What was typed, without the entries that the writer left alone.
    package private(set) var values: [String: [String]]
    /// The entries that differ, as the file has them now, by name.
    package private(set) var conflicts: [String: FormField] = [:]
    /// Texts whose heading is gone from the file.
    package private(set) var unplaced: [(heading: String, text: String)] = []

    /// - Parameters:
    ///   - base: the note as the form was opened; nil where that is not known, so that all differences are for the writer to choose.
    ///   - now: the note as the file has it.
    package init(typed: [String: [String]], base: NoteForm?, now: NoteForm) {
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

    /// Takes the file's version of entries.
    package static func dropping(_ names: some Sequence<String>, from values: [String: [String]]) -> [String: [String]] {
        names.reduce(into: values) { values, name in
            values = values.filter { $0.key != name && !$0.key.hasPrefix(name + ".") }
        }
    }

    private mutating func remove(_ name: String) { values = Self.dropping([name], from: values) }

    /// A part of the body is known by its heading: its number changes when another is added.
    private static func identity(_ entry: FormField) -> String {
        entry.isPart ? "§" + entry.label[.ar] : entry.key
    }

    private mutating func moveParts(from base: NoteForm, to now: NoteForm) {
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

    /// Its values with all below it, without the names of records.
    var content: [[String]] {
        let own = values.map { $0.trimmingBreaks }.filter { !$0.isEmpty }
        return (own.isEmpty ? [] : [[key] + own]) + children.flatMap(\.content)
            + items.enumerated().flatMap { index, item in item.entries.flatMap(\.content).map { ["\(index)"] + $0 } }
    }
}
