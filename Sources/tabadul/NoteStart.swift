internal import ArgumentParser
internal import Building
internal import Contributing
internal import Diagnostics
internal import Foundation
internal import Linking
internal import Localisation
internal import Records

/// Starts one note: reads the site for its choices, asks, writes, says what comes next.
struct NoteStart {
    private let collection: Collection
    private let note: NoteOptions
    private var options: SourceOptions { note.options }
    private var language: Language { options.messageLanguage }

    init(_ collection: Collection, _ note: NoteOptions) { (self.collection, self.note) = (collection, note) }

    /// - Parameter document: what was read from a word processor's file, where the note starts from one.
    func run(_ named: [(key: String, value: String?)], title: String, document: WordImport? = nil) async throws {
        guard let blueprint = Blueprint(collection) else { return }
        let graph = try await Self.graph(options)
        let interview = Interview(blueprint, choices: NoteChoices(graph, language: language), language: language)
        let pairs = try note.pairs(named, title: title)
        var answers: Answers
        do throws(Interview.Refusal) {
            answers = try interview.given(pairs)
        } catch {
            throw ValidationError(error.words)
        }
        let isTalk = isatty(0) != 0
        if let missing = interview.missing(answers), !isTalk { throw ValidationError(missing) }
        let dialogue = Dialogue(language: language) {
            Console.put($0)
        } hear: {
            readLine()
        }
        var slug = try given(blueprint, answers)
        do {
            if isTalk {
                Console.print(Words.howTo[language])
                answers = try interview.asked(answers, in: dialogue)
                if slug == nil { slug = try askSlug(blueprint, answers, dialogue) }
            }
        } catch is EndOfInput {
            Console.error("\n" + Words.stopped[language])
            throw ExitCode(1)
        }
        guard let slug = slug ?? proposedSlug(blueprint, answers) else {
            throw ValidationError("--slug is missing: Latin letters, digits and hyphens")
        }
        guard let today = options.today else { return }
        let scaffold = Scaffold(
            blueprint, answers: interview.choices.completed(answers, for: collection), today: today, language: language, document: document)
        try Self.write(scaffold.text, to: blueprint.path(slug: slug, answers: answers), options)
    }

    /// The site as it stands, faults or not.
    static func graph(_ options: SourceOptions) async throws -> SiteGraph {
        let build = options.build(drafts: true)
        guard let graph = await SiteBuilder(build).read().graph else {
            throw ValidationError("no readable content/site.yaml in \(options.folder); --source names the folder that holds content/")
        }
        return graph
    }

    /// Writes a file that must not be there yet, and says what comes next.
    static func write(_ text: String, to path: String, _ options: SourceOptions) throws {
        let language = options.messageLanguage
        let full = options.folder == "." ? path : options.folder + "/" + path
        do throws(NoteFolder.Refusal) {
            try NoteFolder(source: options.folder).create(text, at: path)
        } catch {
            Console.error("\((error == .exists ? NoteName.taken : Words.unwritable)[language]) \(full)")
            throw ExitCode(1)
        }
        let source = options.folder == "." ? "" : " --source \(options.folder)"
        Console.print(
            "\n\(Words.written[language]) \(full)\n"
                + Words.next("\(Console.program) check --drafts\(source) --language \(language.rawValue)")[language])
    }

    private func given(_ blueprint: Blueprint, _ answers: Answers) throws -> String? {
        guard let slug = note.slug else { return nil }
        guard NoteName.isSound(slug) else { throw ValidationError("--slug \(slug): \(NoteName.complaint[language])") }
        return slug
    }

    private func askSlug(_ blueprint: Blueprint, _ answers: Answers, _ dialogue: Dialogue) throws -> String {
        while true {
            let proposed = proposedSlug(blueprint, answers)
            guard let slug = try dialogue.text(NoteName.label[language], proposed: proposed) else { continue }
            guard NoteName.isSound(slug) else {
                Console.print(NoteName.complaint[language])
                continue
            }
            let path = blueprint.path(slug: slug, answers: answers)
            guard NoteFolder(source: options.folder).holds(path) else { return slug }
            Console.print("\(NoteName.taken[language]) \(options.folder)/\(path)")
        }
    }

    private func proposedSlug(_ blueprint: Blueprint, _ answers: Answers) -> String? {
        let folder = NoteFolder(source: options.folder)
        return NoteName.proposed(for: blueprint, answers) { folder.holds($0) }
    }

    private enum Words {
        static let howTo = LocalizedText(.commandsNewHowTo)
        static let stopped = LocalizedText(.commandsNewStopped)
        static let unwritable = LocalizedText(.commandsNewUnwritable)
        static let written = LocalizedText(.commandsNewWritten)

        static func next(_ command: String) -> LocalizedText {
            .init(.commandsNewNext, [TextValue("command", command)])
        }
    }
}
