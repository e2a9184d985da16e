internal import ArgumentParser
internal import Building
internal import Diagnostics
internal import Foundation
internal import Localisation

/// The options that every command which reads content shares.
struct SourceOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The folder that holds content/ and themes/.", valueName: "dir"))
    var source = "."

    @Flag(help: "Include drafts.")
    var drafts = false

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: ArgumentHelp("How faults are told: human, json (a line each on standard output) or github.", valueName: "format"))
    var diagnostics = ReportFormat.human

    @Option(help: ArgumentHelp("The language of messages: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    var messageLanguage: Language { language ?? Console.localeLanguage }

    /// The folder without a slash at its end.
    var folder: String { Console.trimmed(source) }
}

extension ReportFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
