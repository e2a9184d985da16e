internal import Bytes
internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Localization
internal import Pipeline
internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// `tabadul init`
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Makes a new site in a folder: settings, countries, examples, pages, workflows.",
        discussion: """
            On a terminal, what is not given as an option is asked for.
              tabadul init my-site
              tabadul init my-site --title "…" --countries jo=الأردن,lb=لبنان --languages ar,fr
            The site builds at once. All in it is an example; the first page that tabadul serve shows says what to do next.
            """)

    @Argument(help: ArgumentHelp("The folder of the new site: a new one, or an empty one.", valueName: "dir"))
    var folder: String

    @Option(help: "The site's title.")
    var title: String?

    @Option(
        help: ArgumentHelp(
            "The languages, the first leads; Arabic is among them, since entries are written in it first.", valueName: "ar,fr"))
    var languages: String?

    @Option(help: ArgumentHelp("The countries: codes of two letters, each with its name if you like.", valueName: "jo=…,lb=…"))
    var countries: String?

    @Option(help: ArgumentHelp("Other themes than the three of the starter: an id, and a name.", valueName: "id=…,id=…"))
    var themes: String?

    @Option(help: ArgumentHelp("The repository on GitHub that publishes the program, for the workflows.", valueName: "owner/name"))
    var programRepository: String = ProgramRelease.repository

    @Option(
        help: ArgumentHelp("The language of messages and of README.md: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    @Option(help: ArgumentHelp("The day that the examples bear (default: today).", valueName: "day"))
    var date: PartialDate?

    func run() throws {
        let spoken = language ?? Console.localeLanguage
        guard let shared = SiteFolderLookup.shared, FileSystem.exists(shared + "/starter") else {
            Console.error(Texts.noStarter[spoken])
            throw ExitCode(1)
        }
        let target = Console.trimmed(folder)
        guard FileSystem.entries(of: target).allSatisfy({ $0.name == ".git" }),
            !FileSystem.exists(target) || FileSystem.kind(of: target) == .folder
        else {
            Console.error(Texts.notEmpty(target)[spoken])
            throw ExitCode(1)
        }
        let answers = try InitAnswers(self, spoken)
        let starter = SiteScaffold(
            title: answers.title, languages: answers.languages, countries: answers.countries, themes: answers.themes, readme: spoken,
            today: date ?? ContentOptions.currentDay, version: ProgramRelease.version, repository: programRepository)
        let templates = FileSystem.files(below: shared + "/starter").compactMap { path -> SiteScaffold.File? in
            guard case .file(let file) = SourceTree.read(path, root: shared + "/starter") else { return nil }
            return SiteScaffold.File(path: path, text: file.text)
        }
        let files = starter.files(from: templates)
        for file in files {
            let path = target + "/" + file.path
            if let slash = path.lastIndex(of: "/") { try FileSystem.makeFolders(String(path[..<slash])) }
            try FileSystem.replace(Array(file.text.utf8), at: path)
        }
        Console.print(Texts.made(target, files.count)[spoken])
    }

    private enum Texts {
        static let noStarter = LocalizedText(.commandsInitNoStarter)

        static func notEmpty(_ folder: String) -> LocalizedText { .init(.commandsInitNotEmpty, [MessageArgument("folder", folder)]) }

        static func made(_ folder: String, _ count: Int) -> LocalizedText {
            .init(
                .commandsInitMade,
                [MessageArgument("count", count), MessageArgument("folder", folder), MessageArgument("program", Console.program)])
        }
    }
}

/// What a new site is to be: given as options, asked for on a terminal.
struct InitAnswers {
    let title: String
    let languages: [Language]
    let countries: [SiteScaffold.NamedID]
    let themes: [SiteScaffold.NamedID]

    init(_ command: InitCommand, _ spoken: Language) throws {
        var (title, languages, countries) = (command.title, command.languages, command.countries)
        if isatty(0) != 0, title == nil || countries == nil {
            let prompter = Prompter(language: spoken) {
                Console.write($0)
            } readInput: {
                readLine()
            }
            do {
                while title == nil { title = try Self.again { try prompter.text(Texts.title[spoken]) } }
                if languages == nil {
                    let all = Language.builtIn.map { Choice(id: $0.rawValue, label: $0.nativeName) }
                    let chosen = try Self.again {
                        try prompter.chooseSeveral(Texts.languages[spoken], from: all, proposed: ["ar"], atMost: all.count)
                    }
                    languages = chosen?.joined(separator: ",") ?? "ar"
                }
                while countries == nil {
                    guard let line = try Self.again({ try prompter.text(Texts.countries[spoken]) }) else { continue }
                    let isSound = (try? Self.countries(line, spoken)) != nil
                    if isSound { countries = line } else { Console.print(Texts.badCountries(line)[spoken]) }
                }
            } catch is EndOfInput {
                Console.error("\n" + LocalizedText(.commandsNewStopped)[spoken])
                throw ExitCode(1)
            }
        }
        guard let title = title?.trimmed, !title.isEmpty else { throw ValidationError(Texts.missing("--title")[spoken]) }
        guard let countries else { throw ValidationError(Texts.missing("--countries")[spoken]) }
        self.title = title
        self.languages = try Self.languages(languages ?? "ar", spoken)
        self.countries = try Self.countries(countries, spoken)
        themes = try command.themes.map { try Self.themes($0, spoken) } ?? []
    }

    /// A question whose answer before it cannot be asked for again: there is none.
    private static func again<Value>(_ ask: () throws -> Value?) throws -> Value? {
        do { return try ask() } catch is PreviousQuestionRequest { return nil }
    }

    private static func languages(_ list: String, _ spoken: Language) throws -> [Language] {
        var languages: [Language] = []
        for word in parts(of: list) {
            guard let language = Language(argument: word), !languages.contains(language) else {
                throw ValidationError(Texts.badLanguages(list)[spoken])
            }
            languages.append(language)
        }
        guard languages.contains(.ar) else { throw ValidationError(Texts.badLanguages(list)[spoken]) }
        return languages
    }

    private static func countries(_ list: String, _ spoken: Language) throws -> [SiteScaffold.NamedID] {
        let named = named(list) { $0.uppercased() }
        let isSound = named.allSatisfy { $0.id.utf8.count == 2 && $0.id.utf8.allSatisfy { $0.isASCIILowercase } && !$0.name.isEmpty }
        guard !named.isEmpty, isSound, Set(named.map(\.id)).count == named.count else {
            throw ValidationError(Texts.badCountries(list)[spoken])
        }
        return named
    }

    private static func themes(_ list: String, _ spoken: Language) throws -> [SiteScaffold.NamedID] {
        let named = named(list) { $0 }
        guard !named.isEmpty, named.allSatisfy({ EntryFileName.isValid($0.id) && (2...60).contains($0.name.unicodeScalars.count) }),
            Set(named.map(\.id)).count == named.count
        else { throw ValidationError(Texts.badThemes(list)[spoken]) }
        return named
    }

    /// Pairs `id=name` between commas; what has no name is called by its id.
    private static func named(_ list: String, byDefault name: (String) -> String) -> [SiteScaffold.NamedID] {
        parts(of: list).map { part in
            let cut = part.firstIndex(of: "=")
            let id = part[..<(cut ?? part.endIndex)].trimmed.lowercased()
            return SiteScaffold.NamedID(id: id, name: cut.map { part[part.index(after: $0)...].trimmed } ?? name(id))
        }
    }

    private static func parts(of list: String) -> [String] {
        list.split(whereSeparator: \.separatesListItems).map(\.trimmed).filter { !$0.isEmpty }
    }

    private enum Texts {
        static let title = LocalizedText(.commandsInitTitle)
        static let languages = LocalizedText(.commandsInitLanguages)
        static let countries = LocalizedText(.commandsInitCountries)

        static func missing(_ option: String) -> LocalizedText { .init(.commandsInitMissing, [MessageArgument("option", option)]) }
        static func badLanguages(_ list: String) -> LocalizedText { .init(.commandsInitBadLanguages, [MessageArgument("list", list)]) }
        static func badCountries(_ list: String) -> LocalizedText { .init(.commandsInitBadCountries, [MessageArgument("list", list)]) }
        static func badThemes(_ list: String) -> LocalizedText { .init(.commandsInitBadThemes, [MessageArgument("list", list)]) }
    }
}
