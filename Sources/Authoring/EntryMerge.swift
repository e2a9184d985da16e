internal import Bytes
package import Diagnostics
internal import FrontMatter
package import Localization
package import Records

/// A received version of an entry, merged three-way into the entry as it stands here: by field of the front matter and by part of the body.
///
/// What only the sender changed is taken; what only changed here is kept; what both changed is merged by list items or paragraphs where
/// these differ, and is a conflict otherwise.
package struct EntryMerge: Sendable {
    package enum Outcome: Sendable, Equatable { case taken, kept, merged, conflict }

    /// What the editor chooses for a conflict.
    package enum ConflictChoice: Sendable, Equatable { case here, received }

    /// A field or a part that the received version changes.
    package struct Change: Sendable, Equatable {
        /// `title`, `section.context`, or `section.` with the heading where it has no role.
        package let name: String
        package let label: LocalizedText
        package let outcome: Outcome
        /// The three versions as they are written; nil where there is none.
        package let base: String?
        package let here: String?
        package let received: String?
        /// The version that is written: `here` for a conflict.
        package let result: String?
    }

    package let changes: [Change]
    package var conflicts: [Change] { changes.filter { $0.outcome == .conflict } }
    /// The entry's text after the merge, with conflicts as they are here.
    package let text: String

    /// - Parameters:
    ///   - base: the version that the sender started from; nil where it is not known, so that each difference is a conflict.
    ///   - received: the sender's version. What it does not mention is no deletion where the base is not known.
    ///   - choices: the sides that were chosen, by name; `all` stands for the names that are not given.
    package init?(
        base: SourceFile?, here: SourceFile, received: SourceFile, in collection: Collection, choices: [String: ConflictChoice] = [:]
    ) {
        guard var entry = EditableEntryText(here), let theirs = EditableEntryText(received) else { return nil }
        let before = base.flatMap { EditableEntryText($0) }
        guard base == nil || before != nil else { return nil }
        let isDOS = here.text.utf8.contains(13)
        let model = FormModel(collection, isTranslation: false)
        let order = collection.type.fields.map(\.key)
        var changes: [Change] = []

        func settle(_ name: String, _ label: LocalizedText, _ kind: MergeUnit, _ versions: (String?, String?, String?)) -> Change? {
            let (old, now, new) = versions
            let pieces = VersionMerger(kind)
            guard !pieces.isSame(now, new) else { return nil }
            var (outcome, result) = (Outcome.conflict, now)
            if before != nil, pieces.isSame(old, new) {
                return nil
            } else if before != nil ? pieces.isSame(old, now) : now == nil {
                (outcome, result) = (.taken, new)
            } else if before == nil, new == nil {
                return nil
            } else if let old, let now, let new, let merged = pieces.merged(base: old, here: now, received: new) {
                (outcome, result) = (.merged, merged)
            } else if let side = choices[name] ?? choices["all"] {
                (outcome, result) = side == .received ? (.taken, new) : (.kept, now)
            }
            return Change(name: name, label: label, outcome: outcome, base: old, here: now, received: new, result: result)
        }

        for key in Self.keys(entry, theirs, before) where !Self.ownKeys.contains(key) {
            let versions = (before?.keys[key], entry.keys[key], theirs.keys[key])
            guard let change = settle(key, model.field(named: key)?.label ?? LocalizedText(ar: key), .field, versions) else { continue }
            changes.append(change)
            if change.result != change.here {
                entry.keys.set(key, to: change.result.map { Self.ended($0, isDOS: isDOS) }, order: order + [key])
            }
        }
        for name in Self.partNames(entry, theirs, before) {
            let versions = (before?.part(name)?.text, entry.part(name)?.text, theirs.part(name)?.text)
            let label = LocalizedText(ar: (theirs.part(name) ?? entry.part(name))?.title ?? "—")
            guard let change = settle(Self.publicName(name), label, .part, versions) else { continue }
            changes.append(change)
            if change.result != change.here { entry.setPart(name, to: change.result, like: theirs, isDOS: isDOS) }
        }
        self.changes = changes
        text = entry.text
    }

    /// What the form or the scaffold writes and the editor here decides.
    private static let ownKeys: Set<String> = ["draft", "embargo_until"]

    private static func keys(_ entries: EditableEntryText?...) -> [String] {
        unique(entries.compactMap(\.self).flatMap { $0.keys.blocks.compactMap(\.key) })
    }

    private static func partNames(_ entries: EditableEntryText?...) -> [String] { unique(entries.compactMap(\.self).flatMap(\.partNames)) }

    private static func unique(_ names: [String]) -> [String] {
        var seen: Set<String> = []
        return names.filter { seen.insert($0).inserted }
    }

    private static func publicName(_ part: String) -> String { "section." + (part.isEmpty ? "opening" : part) }

    static func ended(_ text: String, isDOS: Bool) -> String {
        let text = text.replacing("\r\n", with: "\n")
        let ended = text.utf8.last == .newline ? text : text + "\n"
        return isDOS ? ended.replacing("\n", with: "\r\n") : ended
    }
}

extension EditableEntryText.Section {
    /// The heading's words; nil for the text before the first heading.
    var title: String? { heading.map { String($0.dropFirst(3)).trimmingBreaks } }

    /// The role, or the heading where it has none; empty for the text before the first heading.
    var name: String { title.map { SectionRole(heading: $0)?.rawValue ?? $0 } ?? "" }
}

extension EditableEntryText {
    /// The names of the parts that say something, or have a heading.
    var partNames: [String] { parts.filter { $0.heading != nil || !$0.text.isBlank }.map(\.name) }

    func part(_ name: String) -> Section? { parts.first { $0.name == name && ($0.heading != nil || !$0.text.isBlank) } }

    /// Writes, adds or removes a part. A new part follows the one that it follows in another version.
    mutating func setPart(_ name: String, to text: String?, like other: EditableEntryText, isDOS: Bool) {
        let index = parts.firstIndex { $0.name == name }
        guard let text else {
            if let index, parts[index].heading == nil { parts[index].text = "\n" } else if let index { parts.remove(at: index) }
            return
        }
        let content = text.trimmingBreaks
        func laid(isLast: Bool) -> String {
            let laid = "\n" + content + (isLast ? "\n" : "\n\n")
            return isDOS ? laid.replacing("\r\n", with: "\n").replacing("\n", with: "\r\n") : laid
        }
        if let index {
            parts[index].text = laid(isLast: index == parts.count - 1)
            return
        }
        let names = other.parts.map(\.name)
        let rank = names.firstIndex(of: name) ?? names.count
        let present = parts.map(\.name)
        let previous = names[..<rank].reversed().lazy.compactMap { present.firstIndex(of: $0) }.first
        let place = previous.map { $0 + 1 } ?? parts.count
        let heading = other.part(name)?.heading ?? "## \(name)\n"
        if place == parts.count, let last = parts.indices.last {
            parts[last].text = parts[last].text.trimmingEnd + (isDOS ? "\r\n\r\n" : "\n\n")
        }
        let isLast = place == parts.count
        parts.insert(Section(heading: EntryMerge.ended(heading, isDOS: isDOS), line: 0, text: laid(isLast: isLast)), at: place)
    }
}
