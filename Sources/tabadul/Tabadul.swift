internal import ArgumentParser
internal import Diagnostics
internal import Localization

/// The command line interface: maps arguments to calls, and results to exit codes.
struct Tabadul: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tabadul",
        abstract: "Turns entries on what countries do into an Arabic-first site that compares them.",
        discussion: """
            A new site: tabadul init DIR
            The usual round:
              tabadul new practice --country ma --topic referral --title "…"
              tabadul serve          (shows it in the browser while you write)
              tabadul check
              tabadul build          (the site is then in site/: open site/index.html)

            Exit codes: 0 done, 1 the content has errors (nothing was published), 64 wrong usage,
            74 what was printed could not be written (standard output or error closed or full).
            """,
        version: ProgramRelease.version,
        subcommands: [
            InitCommand.self, BuildCommand.self, CheckCommand.self, FixCommand.self, MigrateCommand.self, ServeCommand.self,
            NewCommand.self, ImportCommand.self, ReceiveCommand.self, ExportCommand.self,
            ReportCommand.self, ArchiveCommand.self, TranslateCommand.self, SchemaCommand.self,
            DiagnosticPagesCommand.self, ValidateCommand.self, WithdrawCommand.self, DiffCommand.self, ManifestCommand.self,
            PackCommand.self,
            BookletCommand.self,
            CleanImageCommand.self,
            ThemeCommand.self,
            DoctorCommand.self,
        ])
}

/// The entry point. It reports unknown commands itself: the argument parser would only call them unexpected arguments.
@main
enum Main {
    static func main() async {
        StandardStreams.prepare()
        if let issue = unknownCommand(CommandLine.arguments.dropFirst(), below: Tabadul.self, called: Console.program) {
            Console.error(issue[Console.localeLanguage])
            Tabadul.exit(withError: ExitCode.validationFailure)
        }
        do {
            var command = try Tabadul.parseAsRoot()
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
        } catch {
            let language = Console.localeLanguage
            if Tabadul.exitCode(for: error) == ExitCode.validationFailure, language != .en,
                let text = UsageError.words(for: error, language)
            {
                Console.error(text)
                Tabadul.exit(withError: ExitCode.validationFailure)
            }
            Tabadul.exit(withError: error)
        }
        StandardStreams.finish()
    }

    private static func unknownCommand(
        _ words: ArraySlice<String>, below command: any ParsableCommand.Type, called name: String
    ) -> LocalizedText? {
        let commands = command.configuration.subcommands
        // The first argument of these is a file or an entry, unless it names a subcommand.
        guard command != ImportCommand.self, command != ExportCommand.self else { return nil }
        guard !commands.isEmpty, let word = words.first.map(SanitizedTerminalText.value), !word.hasPrefix("-"), word != "help" else {
            return nil
        }
        if let next = commands.first(where: { $0._commandName == word }) {
            return unknownCommand(words.dropFirst(), below: next, called: "\(name) \(word)")
        }
        let names = commands.map { $0._commandName }
        let fix =
            SpellingSuggestion.nearest(to: word, among: names).map { SpellingSuggestion.question("\(name) \($0)") }
            ?? LocalizedText(.commandsUnknownKnown, [MessageArgument("commands", names.joined(separator: ", "))])
        return LocalizedText(.commandsUnknownCommand, [MessageArgument("command", "\(name) \(word)"), MessageArgument("fix", fix)])
    }
}
