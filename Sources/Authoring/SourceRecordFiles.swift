package import Diagnostics
internal import FrontMatter
package import Localization
internal import Markup
package import Records

/// The records of sources as files, also those that no entry cites yet, and how to change single fields of them.
package struct SourceRecordFiles: Sendable {
    package struct Entry: Sendable {
        package let path: String
        /// Nil for a record that is still to be written.
        package let original: SourceFile?
        package fileprivate(set) var text: String
        package fileprivate(set) var source: Source

        package var isChanged: Bool { original?.text != text }
    }

    package private(set) var entries: [Entry] = []
    /// What keeps records from being read.
    package private(set) var diagnostics: [Diagnostic] = []
    private let today: PartialDate?

    /// - Parameter files: the files of the source folder, or of its sources.
    package init(_ files: some Sequence<SourceFile>, today: PartialDate?) {
        self.today = today
        for file in files.sorted(by: { $0.path < $1.path }) where file.path.hasPrefix("content/\(Collection.sources.folder)/") {
            let (source, issues) = Self.read(file, today)
            diagnostics += issues.filter { $0.severity == .error }
            if let source { entries.append(Entry(path: file.path, original: file, text: file.text, source: source)) }
        }
    }

    package static func path(of key: String) -> String { "content/\(Collection.sources.folder)/\(key).md" }

    static func read(_ file: SourceFile, _ today: PartialDate?) -> (source: Source?, diagnostics: [Diagnostic]) {
        var issues: [Diagnostic] = []
        guard let note = EntryFilePath(file, into: &issues) else { return (nil, issues) }
        var group = TranslationGroup(key: note.key)
        group.original = note
        let loaded = EntryReader.read(group, today: today, drafts: true)
        return (loaded.record as? Source, issues + loaded.diagnostics)
    }

    /// A field of a record as YAML writes it.
    package enum FieldUpdate {
        /// A value that needs no quotation marks: a date, a word of a vocabulary, a list in one line.
        case bare(String)
        case quoted(String)
        /// Lines below the key, each with its break.
        case lines([String])
        case removed

        package static func copies(_ copies: [(url: String, date: PartialDate)]) -> FieldUpdate {
            .lines(copies.map { "  - {url: \(YAMLQuoting.quoted($0.url)), date: \($0.date.iso)}\n" })
        }

        func text(of key: String) -> String? {
            switch self {
            case .bare(let text): "\(key): \(text)\n"
            case .quoted(let text): "\(key): \(YAMLQuoting.quoted(text))\n"
            case .lines(let lines): "\(key):\n" + lines.joined()
            case .removed: nil
            }
        }
    }

    /// Sets fields of a record; comments, the order of keys and all other bytes stay.
    ///
    /// - Returns: what would be wrong with the record; it is then left as it was.
    package mutating func set(_ fields: [(key: String, value: FieldUpdate)], of index: Int) -> [Diagnostic] {
        let path = entries[index].path
        guard var note = EditableEntryText(SourceFile(path: path, text: entries[index].text)) else { return [] }
        let order = Source.fields.map(\.key)
        for (key, value) in fields { note.keys.set(key, to: value.text(of: key), order: order) }
        let (source, issues) = Self.read(SourceFile(path: path, text: note.text), today)
        guard let source, !issues.contains(where: { $0.severity == .error }) else { return issues }
        (entries[index].text, entries[index].source) = (note.text, source)
        return []
    }

    /// Adds a record; nothing is added if anything is wrong with it, and that is returned.
    mutating func add(_ key: String, _ fields: [(key: String, value: FieldUpdate)]) -> [Diagnostic] {
        let text = "---\n" + fields.compactMap { $0.value.text(of: $0.key) }.joined() + "---\n"
        let path = Self.path(of: key)
        let (source, issues) = Self.read(SourceFile(path: path, text: text), today)
        guard let source, !issues.contains(where: { $0.severity == .error }) else { return issues }
        entries.append(Entry(path: path, original: nil, text: text, source: source))
        return []
    }

    package func index(of key: String) -> Int? { entries.firstIndex { $0.source.metadata.id == key } }

    /// The address of a source, which may be that of the source that it is another edition of.
    func address(of source: Source) -> String? {
        source.url ?? source.editionOf.flatMap { id in entries.first { $0.source.metadata.id == id.text }?.source.url }
    }
}
