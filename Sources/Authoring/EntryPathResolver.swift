package import Diagnostics
internal import FrontMatter
package import Records

/// The path of a received entry.
package enum EntryPathResolver {
    static let collections = Set(Collection.allCases.map(\.folder))

    /// Normalises an entry path (`practices/ma/x`, with or without `content/` and `.md`); nil if it is invalid.
    package static func path(of entry: String) -> String? {
        var path = entry.hasPrefix("./") ? String(entry.dropFirst(2)) : entry
        if !path.hasPrefix("content/") { path = "content/" + path }
        if !path.hasSuffix(".md") { path += ".md" }
        return key(of: path) == nil ? nil : path
    }

    package static func key(of path: String) -> RecordKey? {
        var issues: [Diagnostic] = []
        return EntryFilePath(SourceFile(path: path, text: ""), into: &issues)?.key
    }

    /// The collection whose fields an entry has; nil if none or several match.
    package static func collection(of entry: SourceFile) -> Collection? {
        guard let segments = EditableEntryText(entry) else { return nil }
        let keys = Set(segments.keys.blocks.compactMap(\.key))
        func required(_ collection: Collection) -> Set<String> {
            Set(collection.type.fields.filter { $0.requirement == .required }.map(\.key))
        }
        let fitting = Collection.allCases.filter { keys.isSubset(of: Set($0.type.fields.map(\.key))) }
        let complete = fitting.filter { required($0).isSubset(of: keys) }
        return complete.count == 1 ? complete[0] : fitting.count == 1 ? fitting[0] : nil
    }

    /// The text of one value of the front matter.
    package static func value(_ key: String, in entry: SourceFile) -> String? {
        guard let cut = EntryParts(entry), let node = YAMLReader.read(cut.yaml, path: entry.path, lineOffset: 1).value,
            case .mapping(let pairs) = node.value
        else { return nil }
        return pairs.first { $0.key.scalar == key }?.value.scalar
    }

    /// An entry's text with `draft: true`; nil if it has no front matter.
    package static func draft(_ entry: SourceFile, in collection: Collection) -> String? {
        guard var segments = EditableEntryText(entry) else { return nil }
        segments.keys.set("draft", to: "draft: true\n", order: collection.type.fields.map(\.key) + ["draft"])
        return segments.text
    }
}
