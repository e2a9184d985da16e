internal import ArgumentParser

/// The command: words to calls, results to exit codes.
@main
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
