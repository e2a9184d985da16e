internal import Assets
internal import Diagnostics
internal import Linking
internal import Localization
internal import Records
internal import Serialization
internal import Storage
internal import Templating

/// Results kept in memory between pipeline runs, so that an edit in the preview costs only what it changed.
///
/// All results depend on files alone and are reused only if these are unchanged. Unchanged texts share their storage, so that comparing
/// them is cheap.
struct BuildCache: Sendable {
    /// File contents by path, with the file stamp at the time of reading.
    private var files: [String: (stamp: FileSystem.Stamp, file: SourceFile)] = [:]
    private var images: [String: (stamp: FileSystem.Stamp, image: SourceImage)] = [:]
    /// The languages in which the entries of the cache were read.
    private var languages = Languages.builtIn
    private var entryFiles: [String: EntryFilePath] = [:]
    private var entries: [RecordKey: (files: [SourceFile], entry: LoadedEntry)] = [:]
    private var relations: (key: RelationsKey, relations: RecordRelations)?
    private var theme: (files: [SourceFile], languages: [Language], templates: ResultWithDiagnostics<TemplateSet?>)?
    var words = FileCheckCache<DiscouragedWordLint, [Diagnostic]>()
    var privacy = FileCheckCache<PersonalDataCheck.CacheKey, [SourceFileFinding]>()
    var characters = FileCheckCache<Bool, [Diagnostic]>()

    /// Reads a file of the source folder, from the cache if it is unchanged.
    mutating func file(_ path: String, root: String) -> SourceTree.Result {
        let stamp = FileSystem.stamp(of: root + "/" + path)
        if let stamp, let known = files[path], known.stamp == stamp { return .file(known.file) }
        let result = SourceTree.read(path, root: root)
        if case .file(let file) = result, let stamp { files[path] = (stamp, file) } else { files[path] = nil }
        return result
    }

    /// Parses an image of the source folder, from the cache if its file is unchanged.
    mutating func image(_ path: String, root: String) -> ResultWithDiagnostics<SourceImage?> {
        let stamp = FileSystem.stamp(of: root + "/" + path)
        if let stamp, let known = images[path], known.stamp == stamp { return ResultWithDiagnostics(known.image) }
        let read = SourceImage.read(path, root: root)
        images[path] = read.value.flatMap { image in stamp.map { ($0, image) } }
        return read
    }

    /// Forgets what was read of entries if the site's languages are others now.
    mutating func use(_ languages: Languages) {
        guard languages != self.languages else { return }
        self.languages = languages
        (entryFiles, entries) = ([:], [:])
    }

    /// The entry file for a source file, from the cache if possible. Errors in its name or path are reported each time.
    mutating func entryFile(_ file: SourceFile, into issues: inout [Diagnostic]) -> EntryFilePath? {
        if let known = entryFiles[file.path], known.source == file { return known }
        let made = EntryFilePath(file, languages: languages, into: &issues)
        entryFiles[file.path] = made
        return made
    }

    /// Parsed entries. The day and the inclusion of drafts do not change within a process.
    mutating func entries(
        _ groups: [TranslationGroup], cores: Int, _ read: @escaping @Sendable (TranslationGroup) -> LoadedEntry
    ) async -> [LoadedEntry] {
        let fresh = groups.filter { entries[$0.key]?.files != $0.sources }
        let made = await concurrentMap(fresh, cores: cores, read)
        for (group, entry) in zip(fresh, made) { entries[group.key] = (group.sources, entry) }
        return groups.compactMap { entries[$0.key]?.entry }
    }

    /// The inputs of the relations between records.
    private struct RelationsKey: Equatable {
        let fronts: [Digest]
        let records: [RecordKey]
        let links: [RecordKey: [RecordKey]]
    }

    /// The relations between records; reused if an edit changes no link.
    mutating func relations(of catalogue: Catalogue, _ links: [RecordKey: [RecordKey]], _ entries: [LoadedEntry]) -> RecordRelations {
        let key = RelationsKey(
            fronts: entries.flatMap { $0.files.map(\.front) }, records: catalogue.everything.map(\.metadata.key), links: links)
        if let relations, relations.key == key { return relations.relations }
        let made = RecordRelations(catalogue, proseLinks: links)
        relations = (key, made)
        return made
    }

    /// The compiled templates of the theme.
    mutating func templates(_ files: [SourceFile], _ languages: [Language], compile: () -> ResultWithDiagnostics<TemplateSet?>)
        -> ResultWithDiagnostics<TemplateSet?>
    {
        if let theme, theme.files == files, theme.languages == languages { return theme.templates }
        let templates = compile()
        theme = (files, languages, templates)
        return templates
    }
}

/// Results of one check of many files, with the inputs that the check itself depends on.
struct FileCheckCache<Key: Equatable & Sendable, Value: Sendable>: Sendable {
    private var key: Key?
    private var values: [String: (file: SourceFile, value: Value)] = [:]

    /// The results for files, in order; checks only new and changed files.
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

extension TranslationGroup {
    /// The files of the record in a fixed order.
    fileprivate var sources: [SourceFile] {
        [original].compactMap { $0?.source } + translations.sorted { $0.key < $1.key }.map(\.value.source)
    }
}
