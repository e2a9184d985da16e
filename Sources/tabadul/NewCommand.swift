internal import ArgumentParser
internal import Authoring
internal import Localization
internal import Records

/// `tabadul new`
struct NewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Starts a new entry: asks for what it needs, writes a complete draft, never overwrites.",
        discussion: """
            On a terminal, what is not given as an option is asked for in your language (--language ar, fr or en):
            type the number of an answer; Enter takes what stands in brackets; Ctrl-D stops, and nothing is written.
              tabadul new practice
              tabadul new practice --country ma --topic referral --title "آلية الإحالة الوطنية"
              tabadul new institution --country tn --slug new-body --set name.ar="…" --set name.fr="…" --set kind=body
              tabadul new translation content/practices/ma/national-referral-mechanism.md --to fr

            The sign ✎ marks each place that is still to be written; an entry that carries one is published only as a draft.
            """,
        subcommands: [
            NewPracticeCommand.self, NewTopicCommand.self, NewInstitutionCommand.self, NewInstrumentCommand.self, NewTermCommand.self,
            NewRoundTableCommand.self, NewIndicatorCommand.self,
            NewConceptCommand.self, NewSourceCommand.self, NewCountryCommand.self, NewThemeCommand.self, NewPageCommand.self,
            NewTranslationCommand.self,
        ], defaultSubcommand: NewPracticeCommand.self)
}

/// The options of every new entry.
struct NewEntryOptions: ParsableArguments {
    @OptionGroup var options: ContentOptions

    @Option(help: "The entry's title; for institutions and terms their name in Arabic.")
    var title: String?

    @Option(help: "The file's name and the end of the page's address: Latin letters, digits and hyphens.")
    var slug: String?

    @Option(name: .customLong("set"), help: ArgumentHelp("Any other field, such as status=pilot or name.fr=\"…\".", valueName: "key=value"))
    var fields: [String] = []

    /// The given fields as pairs; the title under the collection's own key for it.
    func pairs(_ named: [(key: String, value: String?)], title key: String) throws -> [(key: String, value: String)] {
        var pairs = (named + [(key: key, value: title)]).compactMap { pair in pair.value.map { (key: pair.key, value: $0) } }
        for field in fields {
            guard let cut = field.firstIndex(of: "=") else { throw ValidationError("--set \(field): key=value") }
            pairs.append((key: String(field[..<cut]), value: String(field[field.index(after: cut)...])))
        }
        return pairs
    }
}

struct NewPracticeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "practice", abstract: "A practice: one country's answer to a shared question.",
        discussion: "Topics that the country has not answered yet come first.")

    @OptionGroup var entry: NewEntryOptions
    @Option(help: "The country's id, which is the name of its file.") var country: String?
    @Option(help: "The topic's id: the shared question that the practice answers.") var topic: String?

    func run() async throws {
        try await NewEntryWorkflow(.practices, entry).run([("country", country), ("topic", topic)], title: "title")
    }
}

struct NewTopicCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "topic", abstract: "A topic: a question that the countries share.")

    @OptionGroup var entry: NewEntryOptions
    @Option(help: "The theme's id: prosecution, protection or prevention.") var theme: String?

    func run() async throws { try await NewEntryWorkflow(.topics, entry).run([("theme", theme)], title: "title") }
}

struct NewInstitutionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "institution", abstract: "A body that leads, helps or pays.")

    @OptionGroup var entry: NewEntryOptions
    @Option(help: "The country's id, or int for an international body.") var country: String?
    @Option(help: "What it is: committee, ministry, judiciary, police, council, body, association or international.") var kind: String?

    func run() async throws { try await NewEntryWorkflow(.institutions, entry).run([("country", country), ("kind", kind)], title: "name") }
}

struct NewInstrumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "instrument", abstract: "A law, decree, plan, mechanism or convention.")

    @OptionGroup var entry: NewEntryOptions
    @Option(help: "The country's id, or int for an international text.") var country: String?
    @Option(help: "What it is: law, decree, plan, strategy, mechanism, guide, convention, circular…") var kind: String?

    func run() async throws { try await NewEntryWorkflow(.instruments, entry).run([("country", country), ("kind", kind)], title: "title") }
}

struct NewTermCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "term", abstract: "A term of the glossary, with each country's wording.")

    @OptionGroup var entry: NewEntryOptions

    func run() async throws { try await NewEntryWorkflow(.terms, entry).run([], title: "name") }
}

struct NewCountryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "country", abstract: "A country, together with the entry of its national committee.",
        discussion: "Its id is the code of two letters: tabadul new country --slug jo --title الأردن")

    @OptionGroup var entry: NewEntryOptions

    func run() async throws { try await NewEntryWorkflow(.countries, entry).run([], title: "name") }
}

struct NewThemeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "theme", abstract: "A theme: what topics are grouped under.")

    @OptionGroup var entry: NewEntryOptions

    func run() async throws { try await NewEntryWorkflow(.themes, entry).run([], title: "name") }
}

struct NewSourceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "source", abstract: "A source, described once for all entries that cite it.",
        discussion: "Its file name is the key of citations: tabadul new source --slug eg163 --title … is cited as [^eg163].")

    @OptionGroup var entry: NewEntryOptions

    func run() async throws { try await NewEntryWorkflow(.sources, entry).run([], title: "title") }
}

struct NewPageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "page", abstract: "A page about the site.")

    @OptionGroup var entry: NewEntryOptions

    func run() async throws { try await NewEntryWorkflow(.pages, entry).run([], title: "title") }
}

struct NewRoundTableCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "round-table", abstract: "A meeting of the national bodies.")

    @OptionGroup var entry: NewEntryOptions
    @Option(help: "The themes' ids, with commas between them.") var themes: String?

    func run() async throws { try await NewEntryWorkflow(.roundTables, entry).run([("themes", themes)], title: "title") }
}

struct NewIndicatorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "indicator", abstract: "A yearly figure of a country, with its source.")

    @OptionGroup var entry: NewEntryOptions
    @Option(help: "The country's id.") var country: String?
    @Option(help: "The theme's id.") var theme: String?

    func run() async throws {
        try await NewEntryWorkflow(.indicators, entry).run([("country", country), ("theme", theme)], title: "title")
    }
}

struct NewConceptCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "concept", abstract: "A concept: what indicators of several countries measure, and whether they compare.")

    @OptionGroup var entry: NewEntryOptions

    func run() async throws { try await NewEntryWorkflow(.concepts, entry).run([], title: "title") }
}
