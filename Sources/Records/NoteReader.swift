internal import Bytes
package import Diagnostics
internal import FrontMatter
package import Localization
internal import Markdown
internal import Serialization

/// A parsed record with its references, which are still to be validated.
package struct LoadedNote: Sendable {
    package let key: RecordKey
    package let path: String
    /// Nil if a required field is missing or invalid.
    package let record: (any Record)?
    /// The parsed note, even if its fields are invalid; nil if the file cannot be parsed.
    package let metadata: RecordMetadata?
    package let references: [(key: RecordKey, location: SourceLocation)]
    package let diagnostics: [Diagnostic]
    /// The note's files.
    package let files: [ParsedFile]
    let citations: NoteCitations

    init(
        key: RecordKey, path: String, record: (any Record)?, metadata: RecordMetadata?,
        references: [(key: RecordKey, location: SourceLocation)], diagnostics: [Diagnostic], files: [ParsedFile],
        citations: NoteCitations = .none
    ) {
        (self.key, self.path, self.record, self.metadata) = (key, path, record, metadata)
        (self.references, self.diagnostics, self.files, self.citations) = (references, diagnostics, files, citations)
    }

    /// The note with other references.
    func with(references: [(key: RecordKey, location: SourceLocation)]) -> LoadedNote {
        LoadedNote(
            key: key, path: path, record: record, metadata: metadata, references: references, diagnostics: diagnostics, files: files,
            citations: citations)
    }

    /// The keys under which the note cites sources, in the order of their numbers.
    package var citedKeys: [String] { citations.keys }

    /// Whether the note is excluded from all outputs: because of an embargo, or as a draft unless drafts are included.
    package func isUnpublished(drafts: Bool) -> Bool {
        record.map { $0.metadata.isEmbargoed || ($0.metadata.isDraft && !drafts) || $0.metadata.withdrawal != nil } ?? false
    }

    /// Whether the note was withdrawn after its publication.
    package var isWithdrawn: Bool {
        record.map { $0.metadata.withdrawal != nil && !$0.metadata.isEmbargoed && !$0.metadata.isDraft } ?? false
    }
}

/// Reads one record from its files: splits, parses, reads fields, and runs the checks that need one note only.
package enum NoteReader {
    /// - Parameters:
    ///   - today: the day of the build, which decides on embargoes; nil if unknown, so that every embargo applies.
    ///   - drafts: whether draft translations are included; draft originals are excluded later, by the catalogue.
    ///   - archive: the cache of notes parsed by earlier runs.
    ///   - names: the index of record names, for references by name.
    ///   - languages: the languages in which the note may be written.
    package static func read(
        _ group: NoteGroup, today: PartialDate?, drafts: Bool = false, archive: ParsedNoteCache = ParsedNoteCache(),
        names: NameIndex? = nil,
        languages: Languages = .builtIn
    ) -> LoadedNote {
        guard let original = group.original else {
            let orphans = group.translations.values.sorted { $0.source.path < $1.source.path }.map {
                Diagnostic(
                    .orphanTranslation, at: SourceLocation(path: $0.source.path), offendingText: $0.source.path,
                    detail: "content/\(group.key.path).md")
            }
            return LoadedNote(
                key: group.key, path: orphans.first?.location.path ?? "", record: nil, metadata: nil, references: [], diagnostics: orphans,
                files: [])
        }
        return read(original, group, today, drafts: drafts, archive, names, languages)
    }

    private static func read(
        _ original: NoteFile, _ group: NoteGroup, _ today: PartialDate?, drafts: Bool, _ archive: ParsedNoteCache, _ names: NameIndex?,
        _ languages: Languages
    ) -> LoadedNote {
        let type = group.key.collection.type
        var issues: [Diagnostic] = []
        var files: [ParsedFile] = []
        func unreadable() -> LoadedNote {
            LoadedNote(
                key: group.key, path: original.source.path, record: nil, metadata: nil, references: [], diagnostics: issues, files: files)
        }
        guard let note = ParsedNote(original.source, languages: languages, from: archive, into: &issues, &files) else {
            return unreadable()
        }
        guard
            var reader = note.reader(
                declared: type.fields, names: names, languages: languages, original: note.originalLanguage(languages), into: &issues)
        else {
            return unreadable()
        }
        let writtenIn = reader.read(CommonFields.original) ?? NoteFile.originalLanguage
        var bodies: [Language: MarkdownDocument] = [:]
        var translations: [Language: FieldReader] = [:]
        var translated: [Language: ParsedNote] = [:]
        let fingerprint = Fingerprint.of(note, fields: type.translatedFields)
        var stale: [Language] = []
        for (language, file) in group.translations.sorted(by: { $0.key < $1.key }) {
            guard language != writtenIn else {
                issues.append(
                    Diagnostic(
                        .collidingNames, at: SourceLocation(path: file.source.path),
                        offendingText: "\(CommonFields.original.key): \(language.rawValue)",
                        detail: original.source.path))
                continue
            }
            guard let note = ParsedNote(file.source, languages: languages, from: archive, into: &issues, &files),
                var translation = note.reader(
                    declared: group.key.collection.translationFields, names: nil, languages: languages, original: writtenIn, into: &issues)
            else { continue }
            if translation.read(CommonFields.draft) == true {
                guard drafts else { continue }
            } else if let issue = TodoMarker.issue(in: file.source) {
                issues.append(issue)
            }
            if let stamp = translation.read(CommonFields.translates), stamp != fingerprint {
                stale.append(language)
                issues.append(Diagnostic(.staleTranslation, at: translation.location(of: "translates"), offendingText: file.source.path))
            }
            translations[language] = translation
            bodies[language] = note.document
            translated[language] = note
        }
        let mayCite = type.fields.contains { $0.key == Citation.list.key }
        let sources = mayCite ? reader.list(Citation.list) : []
        let order = mayCite ? reader.list(Citation.order) : []
        let embargo = reader.read(CommonFields.embargo)
        let metadata = RecordMetadata(
            key: group.key, path: original.source.path, body: Localized(original: writtenIn, note.document, others: bodies),
            staleTranslations: stale, isDraft: reader.read(CommonFields.draft) ?? false,
            isEmbargoed: embargo.map { until in today.map { until > $0 } ?? true } ?? reader.has(CommonFields.embargo.key),
            aliases: reader.list(CommonFields.aliases), fingerprint: fingerprint,
            substance: Fingerprint.substance(of: note, fields: type.translatedFields),
            changes: reader.list(CommonFields.changes).sorted { $0.date > $1.date }, withdrawal: reader.read(CommonFields.withdrawn))
        DateRules.checkHistory(&reader, metadata, today: today)
        if !metadata.isDraft, let issue = TodoMarker.issue(in: original.source) { issues.append(issue) }
        let record = type.init(&reader, translations: &translations, metadata: metadata)
        if group.key.collection == .practices { DateRules.check(&reader, record as? Practice, today: today) }

        var references = reader.context.references
        var citations = reader.context.citations + note.citations
        issues += reader.context.diagnostics
        for (language, translation) in translations.sorted(by: { $0.key < $1.key }) {
            issues += translation.context.diagnostics
            references += translation.context.references
            citations += translation.context.citations + (translated[language]?.citations ?? [])
        }
        let cited = NoteCitations(
            WrittenSources(note.yaml), list: sources, order: order, cited: citations, reader: reader, into: &issues)
        if let folder = original.folder { checkFolder(folder, of: group.key.collection, reader: reader, into: &issues) }
        if group.key.collection == .practices {
            for note in [note] + translated.sorted(by: { $0.key < $1.key }).map(\.value) { FigureCitationRule.check(note, into: &issues) }
        }
        issues = ConsequentDiagnostics.removed(from: issues)
        let keys = references.compactMap { reference in
            Collection(rawValue: reference.collection).map { (RecordKey(collection: $0, id: reference.id), reference.location) }
        }
        return LoadedNote(
            key: group.key, path: original.source.path, record: record, metadata: metadata, references: keys, diagnostics: issues,
            files: files, citations: cited)
    }

    /// The country as written, independent of the validity of the other fields.
    private static func checkFolder(_ folder: String, of collection: Collection, reader: FieldReader, into issues: inout [Diagnostic]) {
        let location = reader.location(of: "country")
        let written = reader.context.references.first { $0.location == location && $0.collection == Collection.countries.folder }?.id
        let country = written ?? (collection == .practices || reader.has("country") ? nil : "int")
        if let country, country != folder {
            issues.append(Diagnostic(.wrongFolder, at: reader.location(of: "country"), offendingText: country, detail: folder))
        }
    }
}

/// A short digest of an original's text. A translation stores the one of its original.
package enum Fingerprint {
    static func of(_ note: ParsedNote, fields: [DeclaredField]) -> String {
        var hash = FNV1a()
        func add(_ text: String) {
            hash.add(text)
            hash.add(0xFF)
        }
        func add(_ node: YAMLNode) {
            switch node.value {
            case .scalar(let text): add(text)
            case .sequence(let nodes): nodes.forEach(add)
            case .mapping(let entries):
                for (key, value) in entries {
                    add(key.scalar ?? "")
                    add(value)
                }
            }
        }
        if case .mapping(let entries) = note.yaml.value {
            let keys = Set(fields.map(\.key))
            for (key, value) in entries where keys.contains(key.scalar ?? "") {
                add(key.scalar ?? "")
                add(value)
            }
        }
        add(String(note.bodyText))
        return hash.digits
    }

    /// A mark of what the original says: the same words with other spaces, quotes or ASCII punctuation have the same one.
    static func substance(of note: ParsedNote, fields: [DeclaredField]) -> String {
        var hash = FNV1a()
        func add(_ text: Substring) {
            for byte in text.utf8 where !byte.isASCII || byte.isASCIIDigit || byte.isASCIILetter {
                hash.add(byte)
            }
            hash.add(0xFF)
        }
        func add(_ node: YAMLNode) {
            switch node.value {
            case .scalar(let text): add(text[...])
            case .sequence(let nodes): nodes.forEach(add)
            case .mapping(let entries): for (_, value) in entries { add(value) }
            }
        }
        if case .mapping(let entries) = note.yaml.value {
            let keys = Set(fields.map(\.key))
            for (key, value) in entries where keys.contains(key.scalar ?? "") { add(value) }
        }
        add(note.bodyText)
        return hash.digits
    }

    /// The fingerprint of an original file; nil if it cannot be read.
    package static func of(_ file: SourceFile, in collection: Collection) -> String? {
        var issues: [Diagnostic] = []
        var files: [ParsedFile] = []
        return ParsedNote(file, languages: .builtIn, from: ParsedNoteCache(), into: &issues, &files).map {
            of($0, fields: collection.type.translatedFields)
        }
    }
}

/// Reports paragraphs and captions that state a figure or a year without a citation.
enum FigureCitationRule {
    static func check(_ note: ParsedNote, into issues: inout [Diagnostic]) {
        var index = 0
        let nodes = note.document.nodes
        while index < nodes.count {
            let node = nodes[index]
            if [.paragraph, .tableRow(header: false), .caption].contains(node.kind) {
                let inner = nodes[index..<node.end]
                if !inner.contains(where: { $0.kind == .citation }),
                    let figure = inner.lazy.compactMap({ $0.kind == .text ? figure(in: $0.text) : nil }).first
                {
                    issues.append(
                        Diagnostic(
                            .figureWithoutCitation,
                            at: SourceLocation(path: note.path, line: node.position.line, column: node.position.column),
                            offendingText: figure))
                }
            }
            index += 1
        }
        checkSteps(of: note, into: &issues)
    }

    private static func checkSteps(of note: ParsedNote, into issues: inout [Diagnostic]) {
        guard case .mapping(let entries) = note.yaml.value else { return }
        for (key, value) in entries where key.scalar == "steps" {
            guard case .sequence(let steps) = value.value else { continue }
            for step in steps {
                guard case .mapping(let fields) = step.value, let text = fields.first(where: { $0.key.scalar == "text" })?.value,
                    let words = text.scalar, CitedText(words).keys.isEmpty, let figure = figure(in: words)
                else { continue }
                issues.append(
                    Diagnostic(
                        .figureWithoutCitation, at: SourceLocation(path: note.path, line: text.line, column: text.column),
                        offendingText: figure))
            }
        }
    }

    /// The first number of two digits or more, or of one digit beside a percent sign. Other numbers of one digit count items or articles.
    static func figure(in text: String) -> String? {
        var run = 0
        var start = text.utf8.startIndex
        for index in text.utf8.indices {
            if text.utf8[index].isASCIIDigit {
                if run == 0 { start = index }
                run += 1
            } else {
                if run >= 2 || run == 1 && isPercentage(start..<index, of: text) { return String(text[start..<index]) }
                run = 0
            }
        }
        return run >= 2 || run == 1 && isPercentage(start..<text.endIndex, of: text) ? String(text[start...]) : nil
    }

    /// Whether a percent sign precedes or follows a number, with optional spaces.
    private static func isPercentage(_ number: Range<String.Index>, of text: String) -> Bool {
        let spaces: Set<Unicode.Scalar> = [" ", "\u{A0}", "\u{202F}"]
        let signs: Set<Unicode.Scalar> = ["%", "\u{66A}"]
        let (before, after) = (text[..<number.lowerBound].unicodeScalars, text[number.upperBound...].unicodeScalars)
        return [before.reversed().first { !spaces.contains($0) }, after.first { !spaces.contains($0) }]
            .contains { $0.map(signs.contains) ?? false }
    }
}
