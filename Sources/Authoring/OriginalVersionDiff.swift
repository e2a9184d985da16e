package import Diagnostics
internal import FrontMatter
package import Records

/// The differences between two versions of an original in its translatable parts.
package enum OriginalVersionDiff {
    /// The front matter keys and section headings that differ, in the order of the new version.
    package static func changes(from old: SourceFile, to new: SourceFile, in collection: Collection) -> [String] {
        let (before, after) = (parts(of: old, collection), parts(of: new, collection))
        let earlier = Dictionary(before, uniquingKeysWith: { $0 + $1 })
        let later = Dictionary(after, uniquingKeysWith: { $0 + $1 })
        var names: [String] = []
        for (name, _) in after + before where earlier[name] != later[name] && !names.contains(name) { names.append(name) }
        return names
    }

    private static func parts(of file: SourceFile, _ collection: Collection) -> [(String, String)] {
        guard let entry = EditableEntryText(file) else { return [] }
        let keys = Set(collection.type.translatedFields.map(\.key))
        var parts = entry.keys.blocks.compactMap { block in block.key.flatMap { keys.contains($0) ? ($0, block.text) : nil } }
        for part in entry.parts {
            let heading = part.heading.map { String($0.drop { $0 == "#" || $0 == " " }.filter { !$0.isNewline }) } ?? "—"
            // The text before the first heading counts only if there is any.
            if part.heading != nil || !part.text.isBlank { parts.append((heading, part.text)) }
        }
        return parts
    }
}
