package import Diagnostics
package import Localization
internal import Records

/// The changes that received entries make to a source folder. The plan itself writes nothing; the caller writes its files.
package struct ContributionMergePlan {
    package enum Outcome {
        /// An entry that was not there.
        case new
        /// Fields and parts that differ from the entry here; empty where nothing does.
        case changed(EntryMerge)
        /// Words for an editor, which change no file.
        case report(String)
    }

    package struct Entry {
        /// What it was received as: a file's name, or `-`.
        package let name: String
        /// `content/practices/ma/x.md`; nil for a report on the whole site.
        package let path: String?
        package let outcome: Outcome
        /// What the editor has to know.
        package var notices: [LocalizedText] = []
    }

    /// What could not be received, and why.
    package struct Failure: Error, Sendable {
        package let name: String
        package let words: LocalizedText
    }

    /// What the editor says of what was received.
    package struct Instructions: Sendable {
        /// The entry, where the text does not name it or names another: `practices/ma/x`.
        package var entry: String?
        package var choices: [String: EntryMerge.ConflictChoice] = [:]
        /// The version that the sender started from.
        package var base: SourceFile?

        package init() {}
    }

    package private(set) var entries: [Entry] = []
    package private(set) var failures: [Failure] = []
    /// The texts of the files that change, by path.
    package private(set) var texts: [String: String] = [:]
    package var hasConflicts: Bool {
        entries.contains { if case .changed(let merge) = $0.outcome { !merge.conflicts.isEmpty } else { false } }
    }

    private let choices: FieldValueOptions
    private let today: PartialDate
    private let language: Language
    private let read: (String) -> SourceFile?
    private let version: (String, String) -> SourceFile?

    /// - Parameters:
    ///   - read: the file at a path of the source folder.
    ///   - version: an earlier version of the file at a path, by its fingerprint.
    package init(
        choices: FieldValueOptions, today: PartialDate, language: Language, read: @escaping (String) -> SourceFile?,
        version: @escaping (String, String) -> SourceFile?
    ) {
        (self.choices, self.today, self.language) = (choices, today, language)
        (self.read, self.version) = (read, version)
    }

    /// - Parameter name: the file that it came in; `-` for standard input.
    package mutating func add(_ text: String, name: String, _ instructions: Instructions = Instructions()) {
        do throws(Failure) {
            guard let received = ReceivedContribution(text) else { throw Failure(name: name, words: LocalizedText(.receiveNothingFound)) }
            switch received.content {
            case .note(let note): try add(note: note, received, name: name, instructions)
            case .form(let body): try add(form: body, received, name: name, instructions)
            case .report(let words):
                let path = (instructions.entry ?? received.entry).flatMap { EntryPathResolver.path(of: $0) }
                entries.append(Entry(name: name, path: path, outcome: .report(words)))
            }
        } catch { failures.append(error) }
    }

    /// A failure to read what was received.
    package mutating func addFailure(_ words: LocalizedText, name: String) { failures.append(Failure(name: name, words: words)) }

    private func current(_ path: String) -> SourceFile? { texts[path].map { SourceFile(path: path, text: $0) } ?? read(path) }

    // MARK: - Entries

    private mutating func add(
        note text: String, _ received: ReceivedContribution, name: String, _ instructions: Instructions
    ) throws(Failure) {
        let path = try place(text, received, name: name, instructions)
        let note = SourceFile(path: path, text: text)
        guard let key = EntryPathResolver.key(of: path), EntryForm(note) != nil else {
            throw Failure(name: name, words: LocalizedText(.receiveUnreadable))
        }
        guard let here = current(path) else {
            // An entry that was removed or renamed here since cannot be corrected.
            if received.isEdit == true {
                throw Failure(name: name, words: LocalizedText(.receiveNoEntry, [MessageArgument("entry", path)]))
            }
            try addNew(note, key, name: name)
            return
        }
        if received.isEdit == false, instructions.entry == nil {
            // Another entry has taken the name since the form was opened.
            if let form = EntryMerge(base: nil, here: here, received: note, in: key.collection), form.changes.isEmpty {
                entries.append(Entry(name: name, path: path, outcome: .changed(form)))
                return
            }
            let free = freePath(like: path)
            try addNew(
                SourceFile(path: free, text: text), key, name: name,
                notices: [LocalizedText(.receiveRenamed, [MessageArgument("path", path)])]
            )
            return
        }
        try merge(note, into: here, base: base(received, here, instructions), key, name: name, instructions)
    }

    private mutating func addNew(_ note: SourceFile, _ key: RecordKey, name: String, notices: [LocalizedText] = []) throws(Failure) {
        guard let text = EntryPathResolver.draft(note, in: key.collection) else {
            throw Failure(name: name, words: LocalizedText(.receiveUnreadable))
        }
        texts[note.path] = text.trimmingEnd + "\n"
        let foreign = EntryForm(note).flatMap { Self.foreign($0) }.map { [$0] } ?? []
        entries.append(Entry(name: name, path: note.path, outcome: .new, notices: notices + foreign))
    }

    /// A notice where title and body of an original are not in the letters of the language that it declares.
    private static func foreign(_ form: EntryForm) -> LocalizedText? {
        let title = form.fields.first { $0.key == "title" }.map { [$0] } ?? []
        let text = (title + form.parts).flatMap(\.shown).joined(separator: "\n")
        guard form.translation == nil, FormDiagnosticText.foreign(text, to: form.language) else { return nil }
        return LocalizedText(.receiveForeign, [MessageArgument("language", form.language.nativeName)])
    }

    private mutating func merge(
        _ note: SourceFile, into here: SourceFile, base: SourceFile?, _ key: RecordKey, name: String, _ instructions: Instructions,
        notices: [LocalizedText] = []
    ) throws(Failure) {
        guard
            let merge = EntryMerge(base: base, here: here, received: note, in: key.collection, choices: instructions.choices)
        else { throw Failure(name: name, words: LocalizedText(.receiveUnreadable)) }
        var notices = notices
        if base == nil, !merge.changes.isEmpty { notices.append(LocalizedText(.receiveNoBase)) }
        if merge.text != here.text { texts[here.path] = merge.text }
        entries.append(Entry(name: name, path: here.path, outcome: .changed(merge), notices: notices))
    }

    /// The version that the sender started from: the entry as it stands, or an earlier one.
    private func base(_ received: ReceivedContribution, _ here: SourceFile, _ instructions: Instructions) -> SourceFile? {
        if let base = instructions.base { return base }
        guard let fingerprint = received.base else { return nil }
        return Fingerprint.file(here) == fingerprint ? here : version(here.path, fingerprint)
    }

    // MARK: - Places

    private func place(_ text: String, _ received: ReceivedContribution, name: String, _ instructions: Instructions) throws(Failure)
        -> String
    {
        if let entry = instructions.entry ?? received.entry {
            guard let path = EntryPathResolver.path(of: entry) else {
                throw Failure(name: name, words: LocalizedText(.receiveBadEntry, [MessageArgument("entry", entry)]))
            }
            return path
        }
        let note = SourceFile(path: "content/practices/xx/x.md", text: text)
        guard let collection = EntryPathResolver.collection(of: note) else {
            throw Failure(name: name, words: LocalizedText(.receiveNoPlace))
        }
        var answers = Answers()
        for key in ["country", "topic"] { if let value = EntryPathResolver.value(key, in: note) { answers[key] = .one(value) } }
        let entryTemplate = EntryTemplate(collection)
        if collection.isSplitByCountry, !entryTemplate.mayBeInternational, answers.text("country") == nil {
            throw Failure(name: name, words: LocalizedText(.receiveNoPlace))
        }
        let file = name.split(separator: "/").last.map { String($0.prefix { $0 != "." }) } ?? ""
        if EntryFileName.isValid(file) { return entryTemplate.path(slug: file, answers: answers) }
        guard let slug = EntryFileName.proposed(for: entryTemplate, answers, isTaken: { current($0) != nil }), EntryFileName.isValid(slug)
        else {
            throw Failure(name: name, words: LocalizedText(.receiveNoPlace))
        }
        return entryTemplate.path(slug: slug, answers: answers)
    }

    private func freePath(like path: String) -> String {
        let stem = path.dropLast(".md".count)
        var number = 2
        while current("\(stem)-\(number).md") != nil { number += 1 }
        return "\(stem)-\(number).md"
    }

    // MARK: - Documents

    /// Takes the answers of an empty form that was filled in with a word processor.
    package mutating func add(filledIn answers: ContributedAnswers, name: String, _ instructions: Instructions) {
        do throws(Failure) { try add(answers: answers, name: name, instructions) } catch { failures.append(error) }
    }

    /// Takes the edits of a document that was made of a version of an entry.
    package mutating func add(_ changes: DocxChanges, base: SourceFile, name: String, _ instructions: Instructions) {
        do throws(Failure) {
            guard let here = current(base.path), let key = EntryPathResolver.key(of: base.path) else {
                throw Failure(name: name, words: LocalizedText(.receiveNoEntry, [MessageArgument("entry", base.path)]))
            }
            try merge(changes.note, into: here, base: base, key, name: name, instructions, notices: changes.notices)
        } catch { failures.append(error) }
    }

    // MARK: - Issue forms

    private mutating func add(
        form body: String, _ received: ReceivedContribution, name: String, _ instructions: Instructions
    ) throws(Failure) {
        let form = IssueBody(body)
        if let correction = form.correction {
            guard let path = (instructions.entry ?? correction.entry ?? received.entry).flatMap({ EntryPathResolver.path(of: $0) }),
                let key = EntryPathResolver.key(of: path)
            else { throw Failure(name: name, words: LocalizedText(.receiveNoPlace)) }
            guard let original = current(path) else {
                throw Failure(name: name, words: LocalizedText(.receiveNoEntry, [MessageArgument("entry", path)]))
            }
            let notices = [correction.source.map { LocalizedText(.receiveSource, [MessageArgument("source", $0)]) }].compactMap(\.self)
            // A sentence may stand in a translation, whose page has the same id.
            let translations = Language.known.compactMap { current("\(path.dropLast(".md".count)).\($0.rawValue).md") }
            let applied = ([original] + translations).lazy.compactMap { file in correction.applied(to: file).map { (file, $0) } }.first
            guard let (here, corrected) = applied else {
                entries.append(Entry(name: name, path: path, outcome: .report(correction.text), notices: notices))
                throw Failure(name: name, words: LocalizedText(.receiveSentenceNotFound))
            }
            try merge(corrected, into: here, base: here, key, name: name, instructions, notices: notices)
            return
        }
        let answers = form.answers(choices)
        guard !answers.isEmpty else { throw Failure(name: name, words: LocalizedText(.receiveNothingFound)) }
        try add(answers: answers, name: name, instructions)
    }

    /// A practice from what a form's fields hold.
    private mutating func add(answers: ContributedAnswers, name: String, _ instructions: Instructions) throws(Failure) {
        let made: (path: String, text: String)
        switch answers.entry(choices, today: today, language: language, entry: instructions.entry, isTaken: { current($0) != nil }) {
        case .success(let note): made = note
        case .failure(let issue): throw Failure(name: name, words: issue.words)
        }
        guard let key = EntryPathResolver.key(of: made.path) else {
            throw Failure(name: name, words: LocalizedText(.receiveBadEntry, [MessageArgument("entry", made.path)]))
        }
        let note = SourceFile(path: made.path, text: made.text)
        if current(made.path) != nil {
            throw Failure(name: name, words: LocalizedText(.receiveTaken, [MessageArgument("path", made.path)]))
        }
        try addNew(note, key, name: name, notices: answers.notices)
    }
}
