internal import ArgumentParser
internal import Diagnostics
internal import Foundation
internal import Localization
internal import Pipeline

/// What the command says, and where: results on standard output, faults of people on standard error, faults for programs on standard output.
enum Console {
    static func print(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    /// Text without a line break: a question, after which the answer stands.
    static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    static func error(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// How the program was called: what wraps it says so, so that hints work when typed again.
    static var program: String {
        ProcessInfo.processInfo.environment["TABADUL_NAME"].flatMap { $0.isEmpty ? nil : $0 } ?? Diagnostic.program
    }

    /// Whether a person reads what is said on standard error.
    static var isTerminal: Bool { isatty(2) != 0 }

    static var isColoured: Bool { isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"] == nil }

    /// The language of messages by the locale; English where it names none of ours.
    static var localeLanguage: Language {
        if let given = givenLanguage { return given }
        let environment = ProcessInfo.processInfo.environment
        let tag = environment["LC_ALL"] ?? environment["LC_MESSAGES"] ?? environment["LANG"] ?? ""
        return Language(rawValue: String(tag.prefix(2))) ?? .en
    }

    /// The language that the command line asks for: known before the rest of it is read, so that errors in it are told in that language.
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

    /// Tells the faults of a run, in the form that was asked for.
    static func report(_ report: BuildReport, _ options: SourceOptions) {
        guard !report.diagnostics.isEmpty else { return }
        let text = DiagnosticReport(
            format: options.diagnostics, language: options.messageLanguage, colours: isColoured && options.diagnostics == .human,
            program: program
        )
        .text(for: report.diagnostics) { report.sources[$0] }
        if options.diagnostics == .human {
            error(text)
            let history = OriginalHistory(folder: options.folder, sources: report.sources)
            for line in history.lines(for: report.diagnostics, options.messageLanguage) { error(line) }
        } else {
            FileHandle.standardOutput.write(Data(text.utf8))
        }
    }

    /// How many faults of each kind, in words.
    static func summary(_ report: BuildReport, _ language: Language) -> String {
        let errors = report.diagnostics.count { $0.severity == .error }
        let warnings = report.diagnostics.count - errors
        return switch language {
        case .ar: "أخطاء: \(errors)، تنبيهات: \(warnings)"
        case .fr: "erreurs : \(errors), avertissements : \(warnings)"
        case .en: "errors: \(errors), warnings: \(warnings)"
        }
    }
}
