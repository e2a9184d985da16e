internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Pipeline
internal import Records

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// Creates one entry: reads the site for the choices, asks, writes the file and prints the next step.
struct NewEntryWorkflow {
    private let collection: Collection
    private let entry: NewEntryOptions
    private var options: ContentOptions { entry.options }
    private var language: Language { options.messageLanguage }

    init(_ collection: Collection, _ entry: NewEntryOptions) { (self.collection, self.entry) = (collection, entry) }

    /// - Parameter document: the content of an imported word processor file, if the entry starts from one.
    func run(_ named: [(key: String, value: String?)], title: String, document: DocumentImporter? = nil) async throws {
        let entryTemplate = EntryTemplate(collection)
        let graph = try await Self.graph(options)
        let answerCollector = AnswerCollector(entryTemplate, choices: FieldValueOptions(graph, language: language), language: language)
        let pairs = try entry.pairs(named, title: title)
        var answers: Answers
        do throws(AnswerCollector.InvalidArguments) {
            answers = try answerCollector.given(pairs)
        } catch {
            throw ValidationError(error.words)
        }
        let isTalk = isatty(0) != 0
        if let missing = answerCollector.missing(answers), !isTalk { throw ValidationError(missing) }
        let prompter = Prompter(language: language) {
            Console.write($0)
        } readInput: {
            readLine()
        }
        var slug = try given(entryTemplate, answers)
        do {
            if isTalk {
                Console.print(Strings.howTo[language])
                let given = answers
                answers = try answerCollector.asked(given, in: prompter)
                var chosen: String?
                while chosen == nil {
                    do {
                        let name = try slug ?? askSlug(entryTemplate, answers, prompter)
                        let file = (Strings.file[language], entryTemplate.path(slug: name, answers: answers))
                        try prompter.confirm(answerCollector.summary(answers) + [file])
                        chosen = name
                    } catch is PreviousQuestionRequest {
                        answers = try answerCollector.askedAgain(answers, given: given, in: prompter)
                    }
                }
                slug = chosen
            }
        } catch is EndOfInput {
            Console.error("\n" + Strings.stopped[language])
            throw ExitCode(1)
        }
        guard let slug = slug ?? proposedSlug(entryTemplate, answers) else {
            throw ValidationError(Strings.noSlug[language])
        }
        guard let today = options.today else { return }
        if collection == .countries {
            let start = CountryScaffold(answers, id: slug)
            answers = start.country
            let committee = Scaffold(EntryTemplate(.institutions), answers: start.committee.answers, today: today, language: language)
            if !EntryFileWriter(source: options.folder).contains(start.committee.path) {
                try Self.write(committee.text, to: start.committee.path, options, isLast: false)
            }
        }
        let scaffold = Scaffold(
            entryTemplate, answers: answerCollector.choices.completed(answers, for: collection), today: today, language: language,
            document: document)
        try Self.write(scaffold.text, to: entryTemplate.path(slug: slug, answers: answers), options)
    }

    /// The current site, with or without errors.
    static func graph(_ options: ContentOptions) async throws -> SiteGraph {
        let build = options.build(drafts: true)
        guard let graph = await SiteBuilder(build).read().graph else {
            throw ValidationError(Strings.noProject(options.folder)[options.messageLanguage])
        }
        return graph
    }

    /// Writes a file that must not exist yet, and prints the next step.
    ///
    /// - Parameter isLast: whether to print the next step; false if another file follows.
    static func write(_ text: String, to path: String, _ options: ContentOptions, isLast: Bool = true) throws {
        let language = options.messageLanguage
        let full = options.folder == "." ? path : options.folder + "/" + path
        do throws(EntryFileWriter.WriteError) {
            try EntryFileWriter(source: options.folder).create(text, at: path)
        } catch {
            Console.error("\((error == .exists ? EntryFileName.taken : Strings.unwritable)[language]) \(full)")
            throw ExitCode(1)
        }
        let source = options.folder == "." ? "" : " --source \(options.folder)"
        guard isLast else {
            Console.print("\n\(Strings.written[language]) \(full)")
            return
        }
        Console.print(
            "\n\(Strings.written[language]) \(full)\n"
                + Strings.next("\(Console.program) check --drafts\(source) --language \(language.rawValue)")[language])
    }

    private func given(_ entryTemplate: EntryTemplate, _ answers: Answers) throws -> String? {
        guard let slug = entry.slug else { return nil }
        guard EntryFileName.isValid(slug) else { throw ValidationError("--slug \(slug): \(EntryFileName.inputError[language])") }
        return slug
    }

    private func askSlug(_ entryTemplate: EntryTemplate, _ answers: Answers, _ prompter: Prompter) throws -> String {
        while true {
            let proposed = proposedSlug(entryTemplate, answers)
            guard let slug = try prompter.text(EntryFileName.label[language], proposed: proposed) else { continue }
            guard EntryFileName.isValid(slug) else {
                Console.print(EntryFileName.inputError[language])
                continue
            }
            let path = entryTemplate.path(slug: slug, answers: answers)
            guard EntryFileWriter(source: options.folder).contains(path) else { return slug }
            Console.print("\(EntryFileName.taken[language]) \(options.folder)/\(path)")
        }
    }

    private func proposedSlug(_ entryTemplate: EntryTemplate, _ answers: Answers) -> String? {
        let folder = EntryFileWriter(source: options.folder)
        return EntryFileName.proposed(for: entryTemplate, answers) { folder.contains($0) }
    }

    private enum Strings {
        static let howTo = LocalizedText(.commandsNewHowTo)
        static let file = LocalizedText(.commandsNewFile)
        static let noSlug = LocalizedText(.commandsNewNoSlug)

        static func noProject(_ folder: String) -> LocalizedText {
            .init(.commandsNewNoProject, [MessageArgument("folder", folder)])
        }
        static let stopped = LocalizedText(.commandsNewStopped)
        static let unwritable = LocalizedText(.commandsNewUnwritable)
        static let written = LocalizedText(.commandsNewWritten)

        static func next(_ command: String) -> LocalizedText {
            .init(.commandsNewNext, [MessageArgument("command", command)])
        }
    }
}
