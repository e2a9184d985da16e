internal import ArgumentParser
internal import Diagnostics
internal import Localization
internal import Pipeline

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// Prints results to standard output, diagnostics for people to standard error, and diagnostics for programs to standard output.
///
/// Text for people is escaped by `SanitizedTerminalText`, so that names and values cannot send escape sequences to the terminal.
enum Console {
    static func print(_ text: String) { write(text + "\n") }

    /// Prints text without a line break: a question, followed by the answer.
    static func write(_ text: String) { StandardStreams.write(SanitizedTerminalText.lines(text), to: 1) }

    static func error(_ text: String) { StandardStreams.write(SanitizedTerminalText.lines(text) + "\n", to: 2) }

    /// Prints data for programs unchanged.
    static func data(_ text: String) { StandardStreams.write(text, to: 1) }

    /// The command by which the program was started, as set by wrapper scripts, so that hints can be typed as printed.
    static var program: String {
        ProcessInfo.processInfo.environment["TABADUL_NAME"].flatMap { $0.isEmpty ? nil : $0 } ?? Diagnostic.program
    }

    /// Whether standard error is a terminal.
    static var isTerminal: Bool { isatty(2) != 0 }

    static var isColoured: Bool { isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil }

    /// The language of messages by the locale; English if it is not supported.
    static var localeLanguage: Language { givenLanguage ?? Language.ofMessages(in: ProcessInfo.processInfo.environment) }

    /// The width of the terminal of standard error in columns; 80 if unknown.
    static var columns: Int {
        var size = winsize()
        guard ioctl(2, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// The value of `--language`, read before the other arguments, so that errors in them are reported in that language.
    private static var givenLanguage: Language? {
        let words = CommandLine.arguments
        for (index, word) in words.enumerated() {
            if word == "--" { return nil }
            if word.hasPrefix("--language=") { return Language(argument: String(word.dropFirst("--language=".count))) }
            if word == "--language", index + 1 < words.count { return Language(argument: words[index + 1]) }
        }
        return nil
    }

    static var cores: Int { ProcessInfo.processInfo.activeProcessorCount }

    static func trimmed(_ path: String) -> String {
        var path = path
        while path.count > 1, path.hasSuffix("/") { path.removeLast() }
        return path
    }

    /// Prints the diagnostics of a run in the chosen format.
    static func report(_ report: BuildReport, _ options: ContentOptions) {
        guard !report.diagnostics.isEmpty else { return }
        let text = DiagnosticReport(
            format: options.diagnostics, language: options.messageLanguage, colours: isColoured && options.diagnostics == .human,
            program: program
        )
        .text(for: report.diagnostics) { report.sources[$0] }
        if options.diagnostics == .human {
            // The report escapes quoted text itself; its colour codes must not be escaped.
            StandardStreams.write(text + "\n", to: 2)
            let history = OriginalHistory(folder: options.folder, sources: report.sources)
            if !SiteFolderLookup.isSite(options.folder) {
                error(LocalizedText(.commandsNoSite, [MessageArgument("program", program)])[options.messageLanguage])
            }
            for line in history.lines(for: report.diagnostics, options.messageLanguage) { error(line) }
        } else {
            data(text)
        }
    }

    /// The number of errors and warnings, as text.
    static func summary(_ report: BuildReport, _ language: Language) -> String {
        let errors = report.diagnostics.count { $0.severity == .error }
        let warnings = report.diagnostics.count - errors
        return LocalizedText(.messagesSummary, [MessageArgument("errors", errors), MessageArgument("warnings", warnings)])[language]
    }
}
