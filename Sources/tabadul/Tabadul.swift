internal import ArgumentParser
internal import Diagnostics
internal import Localisation

/// The command: words to calls, results to exit codes.
struct Tabadul: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tabadul",
        abstract: "Turns practice notes on trafficking in persons into an Arabic-first site.",
        discussion: """
            The usual round:
              tabadul new practice --country ma --topic referral --title "…"
              tabadul serve          (shows it in the browser while you write)
              tabadul check
              tabadul build          (the site is then in site/: open site/index.html)

            Exit codes: 0 done, 1 the content has errors (nothing was published), 64 wrong usage.
            """,
        version: "0.1.0",
        subcommands: [
            Build.self, Check.self, Serve.self, New.self, Import.self, Report.self, Translate.self, SchemaCommand.self,
            DiagnosticsCommand.self, Diff.self, Manifest.self, Pack.self, Booklet.self, CleanImage.self,
        ])
}

@main
enum Entrance {
    static func main() async {
        if let fault = unknownCommand(CommandLine.arguments.dropFirst().first) {
            Console.error(fault[Console.localeLanguage])
            Tabadul.exit(withError: ExitCode.validationFailure)
        }
        await Tabadul.main()
    }

    /// A word that is no command: the parser would call it an unexpected argument and leave the reader to guess.
    private static func unknownCommand(_ word: String?) -> LocalizedText? {
        let names = Tabadul.configuration.subcommands.map { $0._commandName }
        guard let word, !word.hasPrefix("-"), word != "help", !names.contains(word) else { return nil }
        let nearest = Suggestion.nearest(to: word, among: names)
        let (program, all) = (Console.program, names.joined(separator: ", "))
        return LocalizedText(
            ar: "لا أمر باسم «\(word)». " + (nearest.map { "هل تقصد: \(program) \($0)؟" } ?? "الأوامر: \(all)"),
            fr: "Aucune commande « \(word) ». " + (nearest.map { "Vouliez-vous dire : \(program) \($0) ?" } ?? "Les commandes : \(all)"),
            en: "There is no command '\(word)'. " + (nearest.map { "Did you mean: \(program) \($0)?" } ?? "The commands: \(all)"))
    }
}
