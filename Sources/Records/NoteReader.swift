internal import Binary
package import Diagnostics
internal import FrontMatter
package import Localisation
internal import Markdown

/// A record that was read, with what must still hold for it to stand: the references that it makes.
package struct ReadNote: Sendable {
    package let key: RecordKey
    package let path: String
    /// Nil where a required field is missing or faulty.
    package let record: (any Record)?
    /// What was read of the note, whether or not its fields make a record; nil where the file cannot be read at all.
    package let entry: Entry?
    package let references: [(key: RecordKey, place: SourcePlace)]
    package let diagnostics: [Diagnostic]
    /// The files that it was read from.
    package let files: [ParsedFile]

    /// Whether the note stays out of every output: an embargo holds whatever is asked for, a draft unless drafts are.
    package func isWithheld(drafts: Bool) -> Bool {
        record.map { $0.entry.isEmbargoed || ($0.entry.isDraft && !drafts) } ?? false
    }
}

/// Reads one record from its files: split, parse, read fields, check what one note alone can tell.
package enum NoteReader {
    /// - Parameters:
    ///   - today: the day of the build; a note embargoed beyond it is withheld. Nil: no day is known, and every embargo holds.
    ///   - drafts: whether translations that are drafts are in; drafts among the originals are set aside later, by the catalogue.
    ///   - archive: what earlier runs parsed.
    ///   - names: the names of records, where references may be written as names.
    package static func read(
        _ group: NoteGroup, today: PartialDate?, drafts: Bool = false, archive: NoteArchive = NoteArchive(), names: NameIndex? = nil
    ) -> ReadNote {
        guard let original = group.original else {
            let orphans = group.translations.values.sorted { $0.source.path < $1.source.path }.map {
                Diagnostic(
                    .orphanTranslation, at: SourcePlace(path: $0.source.path), offender: $0.source.path,
                    detail: "content/\(group.key.path).md")
            }
            return ReadNote(
                key: group.key, path: orphans.first?.place.path ?? "", record: nil, entry: nil, references: [], diagnostics: orphans,
                files: [])
        }
        return read(original, group, today, drafts: drafts, archive, names)
    }

    private static func read(
        _ original: NoteFile, _ group: NoteGroup, _ today: PartialDate?, drafts: Bool, _ archive: NoteArchive, _ names: NameIndex?
    ) -> ReadNote {
        let type = group.key.collection.type
        var faults: [Diagnostic] = []
        var files: [ParsedFile] = []
        func unreadable() -> ReadNote {
            ReadNote(
                key: group.key, path: original.source.path, record: nil, entry: nil, references: [], diagnostics: faults, files: files)
        }
        guard let note = ParsedNote(original.source, from: archive, into: &faults, &files) else {
            return unreadable()
        }
        guard var reader = note.reader(declared: type.fields, names: names, into: &faults) else {
            return unreadable()
        }
        var bodies: [Language: Document] = [:]
        var translations: [Language: FieldReader] = [:]
        var translated: [Language: ParsedNote] = [:]
        let fingerprint = Fingerprint.of(note, fields: type.translatedFields)
        var stale: [Language] = []
        for (language, file) in group.translations.sorted(by: { $0.key < $1.key }) {
            guard let note = ParsedNote(file.source, from: archive, into: &faults, &files),
                var translation = note.reader(declared: group.key.collection.translationFields, names: nil, into: &faults)
            else { continue }
            if translation.read(Common.draft) == true {
                guard drafts else { continue }
            } else if let fault = LeftToFill.fault(in: file.source) {
                faults.append(fault)
            }
            if let stamp = translation.read(Common.translates), stamp != fingerprint {
                stale.append(language)
                faults.append(Diagnostic(.staleTranslation, at: translation.place(of: "translates"), offender: file.source.path))
            }
            translations[language] = translation
            bodies[language] = note.document
            translated[language] = note
        }
        let sources = type.fields.contains { $0.key == "sources" } ? reader.list(Citation.list(.optional)) : []
        let embargo = reader.read(Common.embargo)
        let entry = Entry(
            key: group.key, path: original.source.path, body: Localized(original: NoteFile.originalLanguage, note.document, others: bodies),
            sources: sources,
            staleTranslations: stale, isDraft: reader.read(Common.draft) ?? false,
            isEmbargoed: embargo.map { until in today.map { until > $0 } ?? true } ?? reader.has(Common.embargo.key),
            aliases: reader.list(Common.aliases))
        if !entry.isDraft, let fault = LeftToFill.fault(in: original.source) { faults.append(fault) }
        let record = type.init(&reader, translations: &translations, entry: entry)
        if group.key.collection == .practices { DateRules.check(&reader, record as? Practice, sources: sources, today: today) }

        var references = reader.context.references
        var citations = reader.context.citations + note.citations
        faults += reader.context.diagnostics
        for (language, translation) in translations.sorted(by: { $0.key < $1.key }) {
            faults += translation.context.diagnostics
            references += translation.context.references
            citations += translation.context.citations + (translated[language]?.citations ?? [])
        }
        checkSources(WrittenSources(note.yaml), citations: citations, required: reader, into: &faults)
        if let folder = original.folder { checkFolder(folder, of: group.key.collection, reader: reader, into: &faults) }
        if group.key.collection == .practices {
            for note in [note] + translated.sorted(by: { $0.key < $1.key }).map(\.value) { FigureRule.check(note, into: &faults) }
        }
        faults = ConsequentDiagnostics.removed(from: faults)
        let keys = references.compactMap { reference in
            Collection(rawValue: reference.collection).map { (RecordKey(collection: $0, id: reference.id), reference.place) }
        }
        return ReadNote(
            key: group.key, path: original.source.path, record: record, entry: entry, references: keys, diagnostics: faults, files: files)
    }

    private static func checkSources(
        _ sources: WrittenSources, citations: [WrittenCitation], required reader: FieldReader, into faults: inout [Diagnostic]
    ) {
        let known = sources.keys
        let knownSet = Set(known)
        var used: Set<String> = []
        var told: Set<String> = []
        for citation in citations {
            used.insert(citation.key)
            guard sources.isComplete, !knownSet.contains(citation.key), told.insert(citation.place.path + citation.key).inserted else {
                continue
            }
            faults.append(
                Diagnostic(
                    .unknownSource, at: citation.place, offender: citation.key, detail: known.joined(separator: ", "),
                    suggestion: Suggestion.nearest(to: citation.key, among: known)))
        }
        for key in Set(known.filter { key in known.count(where: { $0 == key }) > 1 }).sorted() {
            faults.append(Diagnostic(.duplicateValue, at: reader.place(of: "sources"), offender: key))
        }
        for key in known where !used.contains(key) {
            faults.append(Diagnostic(.unusedSource, at: reader.place(of: "sources"), offender: key))
        }
    }

    /// The country as written, so that the check does not depend on the note's other fields.
    private static func checkFolder(_ folder: String, of collection: Collection, reader: FieldReader, into faults: inout [Diagnostic]) {
        let place = reader.place(of: "country")
        let written = reader.context.references.first { $0.place == place && $0.collection == Collection.countries.folder }?.id
        let country = written ?? (collection == .practices || reader.has("country") ? nil : "int")
        if let country, country != folder {
            faults.append(Diagnostic(.wrongFolder, at: reader.place(of: "country"), offender: country, detail: folder))
        }
    }
}

/// A short mark of the words of an original: a translation carries the one that it was made of.
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
        let digits = String(hash.value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }

    /// The fingerprint of an original file; nil where it cannot be read.
    package static func of(_ file: SourceFile, in collection: Collection) -> String? {
        var faults: [Diagnostic] = []
        var files: [ParsedFile] = []
        return ParsedNote(file, from: NoteArchive(), into: &faults, &files).map { of($0, fields: collection.type.translatedFields) }
    }
}

/// A paragraph or a caption that states a figure or a year must cite.
enum FigureRule {
    static func check(_ note: ParsedNote, into faults: inout [Diagnostic]) {
        var index = 0
        let nodes = note.document.nodes
        while index < nodes.count {
            let node = nodes[index]
            if [.paragraph, .tableRow(header: false), .caption].contains(node.kind) {
                let inner = nodes[index..<node.end]
                if !inner.contains(where: { $0.kind == .citation }),
                    let figure = inner.lazy.compactMap({ $0.kind == .text ? figure(in: $0.text) : nil }).first
                {
                    faults.append(
                        Diagnostic(
                            .figureWithoutCitation,
                            at: SourcePlace(path: note.path, line: node.position.line, column: node.position.column),
                            offender: figure))
                }
            }
            index += 1
        }
        checkSteps(of: note, into: &faults)
    }

    private static func checkSteps(of note: ParsedNote, into faults: inout [Diagnostic]) {
        guard case .mapping(let entries) = note.yaml.value else { return }
        for (key, value) in entries where key.scalar == "steps" {
            guard case .sequence(let steps) = value.value else { continue }
            for step in steps {
                guard case .mapping(let fields) = step.value, let text = fields.first(where: { $0.key.scalar == "text" })?.value,
                    let words = text.scalar, CitedText(words).keys.isEmpty, let figure = figure(in: words)
                else { continue }
                faults.append(
                    Diagnostic(
                        .figureWithoutCitation, at: SourcePlace(path: note.path, line: text.line, column: text.column), offender: figure))
            }
        }
    }

    /// The first run of two digits or more, or a digit beside a percent sign: list numbers and article numbers of one digit are none.
    private static func figure(in text: String) -> String? {
        var run = 0
        var start = text.utf8.startIndex
        for index in text.utf8.indices {
            if (48...57).contains(text.utf8[index]) {
                if run == 0 { start = index }
                run += 1
            } else {
                if run >= 2 { return String(text[start..<index]) }
                run = 0
            }
        }
        return run >= 2 ? String(text[start...]) : nil
    }
}
