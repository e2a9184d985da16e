package import Diagnostics
internal import FrontMatter
package import Localization
internal import Markup

/// The validated path of an entry file in `content/`.
package struct EntryFilePath: Sendable {
    /// The language of an original that names none.
    package static let originalLanguage = Language.ar

    package let source: SourceFile
    package let key: RecordKey
    /// The language of a translation; nil for the original.
    package let translation: Language?
    /// The country folder (`ma`, `int`), if the collection has them.
    package let folder: String?

    /// Validates a path below `content/` and reports its errors.
    package init?(_ source: SourceFile, languages: Languages = .builtIn, into diagnostics: inout [Diagnostic]) {
        let location = SourceLocation(path: source.path)
        let parts = source.path.split(separator: "/").map(String.init)
        guard parts.count >= 3, parts[0] == "content" else {
            diagnostics.append(Diagnostic(.misplacedFile, at: location, detail: "content/<collection>/<id>.md"))
            return nil
        }
        guard let collection = Collection(rawValue: parts[1]) else {
            let known = Collection.allCases.map(\.folder)
            diagnostics.append(
                Diagnostic(
                    .unknownFolder, at: location, offendingText: parts[1], detail: known.joined(separator: ", "),
                    suggestion: SpellingSuggestion.nearest(to: parts[1], among: known)))
            return nil
        }
        let depth = collection.isSplitByCountry ? 4 : 3
        guard parts.count == depth else {
            let expected =
                collection.isSplitByCountry ? "content/\(collection.folder)/<country>/<id>.md" : "content/\(collection.folder)/<id>.md"
            diagnostics.append(Diagnostic(.misplacedFile, at: location, detail: expected))
            return nil
        }
        var name = String(parts[depth - 1].dropLast(3))
        var translation: Language?
        if let dot = name.lastIndex(of: ".") {
            let suffix = String(name[name.index(after: dot)...])
            guard let language = languages.find(suffix) else {
                let known = languages.codes
                diagnostics.append(
                    Diagnostic(
                        .badFileName, at: location, offendingText: parts[depth - 1],
                        suggestion: SpellingSuggestion.nearest(to: suffix, among: known)))
                return nil
            }
            translation = language
            name = String(name[..<dot])
        }
        for part in parts[2..<(depth - 1)] + [name] where !PortableName.isEntryName(part) {
            let small = part.lowercased()
            diagnostics.append(
                Diagnostic(.badFileName, at: location, offendingText: part, suggestion: PortableName.isEntryName(small) ? small : nil))
            return nil
        }
        let folder = collection.isSplitByCountry ? parts[2] : nil
        self.source = source
        self.translation = translation
        self.folder = folder
        key = RecordKey(collection: collection, id: folder.map { "\($0)/\(name)" } ?? name)
    }
}

/// An original with its translations: the files of one record.
package struct TranslationGroup: Sendable {
    package let key: RecordKey
    package var original: EntryFilePath?
    package var translations: [Language: EntryFilePath]

    package init(key: RecordKey) {
        self.key = key
        translations = [:]
    }

    /// Groups the files of each record, sorted by key; reports conflicts.
    package static func groups(of files: [EntryFilePath], into diagnostics: inout [Diagnostic]) -> [TranslationGroup] {
        var groups: [RecordKey: TranslationGroup] = [:]
        for file in files {
            var group = groups[file.key] ?? TranslationGroup(key: file.key)
            let present = file.translation.map { group.translations[$0] } ?? group.original
            if let present {
                diagnostics.append(
                    Diagnostic(
                        .collidingNames, at: SourceLocation(path: file.source.path), offendingText: file.key.id, detail: present.source.path
                    ))
                continue
            }
            if let language = file.translation { group.translations[language] = file } else { group.original = file }
            groups[file.key] = group
        }
        var lowered: [String: RecordKey] = [:]
        let sorted = groups.values.sorted { $0.key < $1.key }
        for key in sorted.map(\.key) {
            let fold = key.collection.folder + "/" + key.id.lowercased()
            if let other = lowered[fold] {
                diagnostics.append(
                    Diagnostic(
                        .collidingNames, at: SourceLocation(path: groups[key]?.original?.source.path ?? fold), offendingText: other.id,
                        detail: key.id))
            }
            lowered[fold] = key
        }
        return sorted
    }
}
