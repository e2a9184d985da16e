internal import Bytes
package import Diagnostics
internal import FrontMatter
package import Localization
internal import Markdown
internal import Serialization

/// A parsed record with its references, which are still to be validated.
package struct LoadedEntry: Sendable {
    package let key: RecordKey
    package let path: String
    /// Nil if a required field is missing or invalid.
    package let record: (any Record)?
    /// The parsed entry, even if its fields are invalid; nil if the file cannot be parsed.
    package let metadata: RecordMetadata?
    package let references: [(key: RecordKey, location: SourceLocation)]
    package let diagnostics: [Diagnostic]
    /// The entry's files.
    package let files: [CachedParsedEntry]
    let citations: CitedSources

    init(
        key: RecordKey, path: String, record: (any Record)?, metadata: RecordMetadata?,
        references: [(key: RecordKey, location: SourceLocation)], diagnostics: [Diagnostic], files: [CachedParsedEntry],
        citations: CitedSources = .none
    ) {
        (self.key, self.path, self.record, self.metadata) = (key, path, record, metadata)
        (self.references, self.diagnostics, self.files, self.citations) = (references, diagnostics, files, citations)
    }

    /// The entry with other references.
    func with(references: [(key: RecordKey, location: SourceLocation)]) -> LoadedEntry {
        LoadedEntry(
            key: key, path: path, record: record, metadata: metadata, references: references, diagnostics: diagnostics, files: files,
            citations: citations)
    }

    /// The keys under which the entry cites sources, in the order of their numbers.
    package var citedKeys: [String] { citations.keys }

    /// Whether the entry is excluded from all outputs: because of an embargo, or as a draft unless drafts are included.
    package func isUnpublished(drafts: Bool) -> Bool {
        record.map { $0.metadata.isEmbargoed || ($0.metadata.isDraft && !drafts) || $0.metadata.withdrawal != nil } ?? false
    }

    /// Whether the entry was withdrawn after its publication.
    package var isWithdrawn: Bool {
        record.map { $0.metadata.withdrawal != nil && !$0.metadata.isEmbargoed && !$0.metadata.isDraft } ?? false
    }
}

/// Reads one record from its files: splits, parses, reads fields, and runs the checks that need one entry only.
package enum EntryReader {
    /// - Parameters:
    ///   - today: the day of the build, which decides on embargoes; nil if unknown, so that every embargo applies.
    ///   - drafts: whether draft translations are included; draft originals are excluded later, by the catalogue.
    ///   - archive: the cache of entries parsed by earlier runs.
    ///   - names: the index of record names, for references by name.
    ///   - languages: the languages in which the entry may be written.
    package static func read(
        _ group: TranslationGroup, today: PartialDate?, drafts: Bool = false, archive: ParsedEntryCache = ParsedEntryCache(),
        names: NameIndex? = nil,
        languages: Languages = .builtIn
    ) -> LoadedEntry {
        guard let original = group.original else {
            let orphans = group.translations.values.sorted { $0.source.path < $1.source.path }.map {
                Diagnostic(
                    .orphanTranslation, at: SourceLocation(path: $0.source.path), offendingText: $0.source.path,
                    detail: "content/\(group.key.path).md")
            }
            return LoadedEntry(
                key: group.key, path: orphans.first?.location.path ?? "", record: nil, metadata: nil, references: [], diagnostics: orphans,
                files: [])
        }
        return read(original, group, today, drafts: drafts, archive, names, languages)
    }

    private static func read(
        _ original: EntryFilePath, _ group: TranslationGroup, _ today: PartialDate?, drafts: Bool, _ archive: ParsedEntryCache,
        _ names: NameIndex?,
        _ languages: Languages
    ) -> LoadedEntry {
        let type = group.key.collection.type
        var issues: [Diagnostic] = []
        var files: [CachedParsedEntry] = []
        func unreadable() -> LoadedEntry {
            LoadedEntry(
                key: group.key, path: original.source.path, record: nil, metadata: nil, references: [], diagnostics: issues, files: files)
        }
        guard let entry = ParsedEntry(original.source, languages: languages, from: archive, into: &issues, &files) else {
            return unreadable()
        }
        guard
            var reader = entry.reader(
                declared: type.fields, names: names, languages: languages, original: entry.originalLanguage(languages), into: &issues)
        else {
            return unreadable()
        }
        let writtenIn = reader.read(CommonFields.original) ?? EntryFilePath.originalLanguage
        var bodies: [Language: MarkdownDocument] = [:]
        var translations: [Language: FieldReader] = [:]
        var translated: [Language: ParsedEntry] = [:]
        let fingerprint = Fingerprint.of(entry, fields: type.translatedFields)
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
            guard let entry = ParsedEntry(file.source, languages: languages, from: archive, into: &issues, &files),
                var translation = entry.reader(
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
            bodies[language] = entry.document
            translated[language] = entry
        }
        let mayCite = type.fields.contains { $0.key == Citation.list.key }
        let sources = mayCite ? reader.list(Citation.list) : []
        let order = mayCite ? reader.list(Citation.order) : []
        let embargo = reader.read(CommonFields.embargo)
        let metadata = RecordMetadata(
            key: group.key, path: original.source.path, body: Localized(original: writtenIn, entry.document, others: bodies),
            staleTranslations: stale, isDraft: reader.read(CommonFields.draft) ?? false,
            isEmbargoed: embargo.map { until in today.map { until > $0 } ?? true } ?? reader.has(CommonFields.embargo.key),
            aliases: reader.list(CommonFields.aliases), fingerprint: fingerprint,
            substance: Fingerprint.substance(of: entry, fields: type.translatedFields),
            changes: reader.list(CommonFields.changes).sorted { $0.date > $1.date }, withdrawal: reader.read(CommonFields.withdrawn))
        PracticeDateChecks.checkHistory(&reader, metadata, today: today)
        if !metadata.isDraft, let issue = TodoMarker.issue(in: original.source) { issues.append(issue) }
        let record = type.init(&reader, translations: &translations, metadata: metadata)
        if group.key.collection == .practices { PracticeDateChecks.check(&reader, record as? Practice, today: today) }

        var references = reader.context.references
        var citations = reader.context.citations + entry.citations
        issues += reader.context.diagnostics
        for (language, translation) in translations.sorted(by: { $0.key < $1.key }) {
            issues += translation.context.diagnostics
            references += translation.context.references
            citations += translation.context.citations + (translated[language]?.citations ?? [])
        }
        let cited = CitedSources(
            DeclaredSourceKeys(entry.yaml), list: sources, order: order, cited: citations, reader: reader, into: &issues)
        if let folder = original.folder { checkFolder(folder, of: group.key.collection, reader: reader, into: &issues) }
        if group.key.collection == .practices {
            for entry in [entry] + translated.sorted(by: { $0.key < $1.key }).map(\.value) {
                UncitedFigureRule.check(entry, into: &issues)
            }
        }
        issues = ConsequentDiagnosticsFilter.removed(from: issues)
        let keys = references.compactMap { reference in
            Collection(rawValue: reference.collection).map { (RecordKey(collection: $0, id: reference.id), reference.location) }
        }
        return LoadedEntry(
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
    static func of(_ entry: ParsedEntry, fields: [DeclaredField]) -> String {
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
        if case .mapping(let entries) = entry.yaml.value {
            let keys = Set(fields.map(\.key))
            for (key, value) in entries where keys.contains(key.scalar ?? "") {
                add(key.scalar ?? "")
                add(value)
            }
        }
        add(String(entry.bodyText))
        return hash.digits
    }

    /// A digest of the words of an original. Spaces, quotation marks, ASCII punctuation and the targets of links do not count: a link to an
    /// entry that was withdrawn can be removed without an entry in the history.
    static func substance(of entry: ParsedEntry, fields: [DeclaredField]) -> String {
        var hash = FNV1a()
        func add(_ text: Substring) {
            var previous: UInt8 = 0
            var isInTarget = false
            for byte in text.utf8 {
                if byte == .openParenthesis, previous == .closeBracket { isInTarget = true }
                if !isInTarget, !byte.isASCII || byte.isASCIIDigit || byte.isASCIILetter { hash.add(byte) }
                if byte == .closeParenthesis || byte == .newline { isInTarget = false }
                previous = byte
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
        if case .mapping(let entries) = entry.yaml.value {
            let keys = Set(fields.map(\.key))
            for (key, value) in entries where keys.contains(key.scalar ?? "") { add(value) }
        }
        add(entry.bodyText)
        return hash.digits
    }

    /// The fingerprint of an original file; nil if it cannot be read.
    package static func of(_ file: SourceFile, in collection: Collection) -> String? {
        var issues: [Diagnostic] = []
        var files: [CachedParsedEntry] = []
        return ParsedEntry(file, languages: .builtIn, from: ParsedEntryCache(), into: &issues, &files).map {
            of($0, fields: collection.type.translatedFields)
        }
    }
}

/// Reports paragraphs and captions that state a figure or a year without a citation.
enum UncitedFigureRule {
    static func check(_ entry: ParsedEntry, into issues: inout [Diagnostic]) {
        var index = 0
        let nodes = entry.document.nodes
        // A citation in the header of a table covers its rows.
        var isTableCited = false
        while index < nodes.count {
            let node = nodes[index]
            func isCited() -> Bool { nodes[index..<node.end].contains { $0.kind == .citation } }
            if node.kind == .tableRow(header: true) { isTableCited = isCited() }
            if [.paragraph, .tableRow(header: false), .caption].contains(node.kind) {
                let inner = nodes[index..<node.end]
                if !isCited(), !(isTableCited && node.kind == .tableRow(header: false)),
                    let figure = inner.lazy.compactMap({ $0.kind == .text ? figure(in: $0.text) : nil }).first
                {
                    issues.append(
                        Diagnostic(
                            .figureWithoutCitation,
                            at: SourceLocation(path: entry.path, line: node.position.line, column: node.position.column),
                            offendingText: figure))
                }
            }
            index += 1
        }
        checkSteps(of: entry, into: &issues)
    }

    private static func checkSteps(of entry: ParsedEntry, into issues: inout [Diagnostic]) {
        guard case .mapping(let entries) = entry.yaml.value else { return }
        for (key, value) in entries where key.scalar == "steps" {
            guard case .sequence(let steps) = value.value else { continue }
            for step in steps {
                guard case .mapping(let fields) = step.value, let text = fields.first(where: { $0.key.scalar == "text" })?.value,
                    let words = text.scalar, CitedText(words).keys.isEmpty, let figure = figure(in: words)
                else { continue }
                issues.append(
                    Diagnostic(
                        .figureWithoutCitation, at: SourceLocation(path: entry.path, line: text.line, column: text.column),
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
