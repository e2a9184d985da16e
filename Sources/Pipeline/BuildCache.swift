internal import Assets
internal import Diagnostics
internal import Linking
internal import Localization
internal import Records
internal import Serialization
internal import Storage
internal import Templating

/// What one run of the pipeline leaves for the next in the same program, so that an edit in a preview costs what it changed.
///
/// All of it follows from files alone; a result is used again only where its files are the same. Texts that were read once are one
/// storage, so that telling them equal costs nothing.
struct BuildCache: Sendable {
    /// Files as they were read, under the stamp that they had.
    private var files: [String: (stamp: FileSystem.Stamp, file: SourceFile)] = [:]
    private var images: [String: (stamp: FileSystem.Stamp, image: SourceImage)] = [:]
    private var noteFiles: [String: NoteFile] = [:]
    private var notes: [RecordKey: (files: [SourceFile], note: LoadedNote)] = [:]
    private var relations: (key: RelationsKey, relations: Relations)?
    private var theme: (files: [SourceFile], languages: [Language], templates: Checked<TemplateSet?>)?
    var words = FileCache<EditorialLint, [Diagnostic]>()
    var privacy = FileCache<PrivacyGate.CacheKey, [PrivacySourceFinding]>()
    var characters = FileCache<Bool, [Diagnostic]>()

    /// A file of the source folder; read only where it is not as it was.
    mutating func file(_ path: String, root: String) -> SourceTree.Result {
        let stamp = FileSystem.stamp(of: root + "/" + path)
        if let stamp, let known = files[path], known.stamp == stamp { return .file(known.file) }
        let result = SourceTree.read(path, root: root)
        if case .file(let file) = result, let stamp { files[path] = (stamp, file) } else { files[path] = nil }
        return result
    }

    /// An image of the source folder; walked anew only where its file is not as it was.
    mutating func image(_ path: String, root: String) -> Checked<SourceImage?> {
        let stamp = FileSystem.stamp(of: root + "/" + path)
        if let stamp, let known = images[path], known.stamp == stamp { return Checked(known.image) }
        let read = SourceImage.read(path, root: root)
        images[path] = read.value.flatMap { image in stamp.map { ($0, image) } }
        return read
    }

    /// The note file for a source file, from the cache if possible. Errors in its name or path are reported each time.
    mutating func noteFile(_ file: SourceFile, into issues: inout [Diagnostic]) -> NoteFile? {
        if let known = noteFiles[file.path], known.source == file { return known }
        let made = NoteFile(file, into: &issues)
        noteFiles[file.path] = made
        return made
    }

    /// Notes as read from their files; the day and whether drafts are in do not change within a program.
    mutating func notes(
        _ groups: [NoteGroup], cores: Int, _ read: @escaping @Sendable (NoteGroup) -> LoadedNote
    ) async -> [LoadedNote] {
        let fresh = groups.filter { notes[$0.key]?.files != $0.sources }
        let made = await concurrentMap(fresh, cores: cores, read)
        for (group, note) in zip(fresh, made) { notes[group.key] = (group.sources, note) }
        return groups.compactMap { notes[$0.key]?.note }
    }

    /// What the relations of records rest on.
    private struct RelationsKey: Equatable {
        let fronts: [Digest]
        let records: [RecordKey]
        let links: [RecordKey: [RecordKey]]
    }

    /// How records relate; an edit of a text that links as before leaves it as it is.
    mutating func relations(of catalogue: Catalogue, _ links: [RecordKey: [RecordKey]], _ notes: [LoadedNote]) -> Relations {
        let key = RelationsKey(
            fronts: notes.flatMap { $0.files.map(\.front) }, records: catalogue.everything.map(\.metadata.key), links: links)
        if let relations, relations.key == key { return relations.relations }
        let made = Relations(catalogue, proseLinks: links)
        relations = (key, made)
        return made
    }

    /// The theme's templates, compiled.
    mutating func templates(_ files: [SourceFile], _ languages: [Language], compile: () -> Checked<TemplateSet?>) -> Checked<TemplateSet?> {
        if let theme, theme.files == files, theme.languages == languages { return theme.templates }
        let templates = compile()
        theme = (files, languages, templates)
        return templates
    }
}

/// The results of one check of many files, under what the check itself rests on.
struct FileCache<Key: Equatable & Sendable, Value: Sendable>: Sendable {
    private var key: Key?
    private var values: [String: (file: SourceFile, value: Value)] = [:]

    /// The results for files, in their order; only those files are judged that are new or not as they were.
    mutating func values(
        for files: [SourceFile], on key: Key, cores: Int, _ judge: @escaping @Sendable (SourceFile) -> Value
    ) async -> [Value] {
        if self.key != key {
            self.key = key
            values = [:]
        }
        let fresh = files.filter { values[$0.path]?.file != $0 }
        let made = await concurrentMap(fresh, cores: cores, judge)
        for (file, value) in zip(fresh, made) { values[file.path] = (file, value) }
        return files.compactMap { values[$0.path]?.value }
    }
}

extension NoteGroup {
    /// The files of the record, in one order.
    fileprivate var sources: [SourceFile] {
        [original].compactMap { $0?.source } + Language.allCases.compactMap { translations[$0]?.source }
    }
}
