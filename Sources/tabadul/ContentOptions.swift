internal import ArgumentParser
internal import Diagnostics
internal import Localization
internal import Pipeline

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The options that every command which reads content shares.
struct ContentOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The folder that holds content/ (default: this folder or the nearest one above it that is a site).", valueName: "dir"))
    var source = "."

    @Flag(help: "Include drafts.")
    var drafts = false

    @Flag(help: "Treat warnings as errors.")
    var strict = false

    @Option(help: ArgumentHelp("How faults are told: human, json (a line each on standard output) or github.", valueName: "format"))
    var diagnostics = ReportFormat.human

    @Option(help: ArgumentHelp("The language of messages: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    @Option(
        help: ArgumentHelp(
            "The day of the build, 2027-03-01: entries under embargo until later stay out, and reviews are stale against it (default: SOURCE_DATE_EPOCH, else today).",
            valueName: "day"))
    var date: PartialDate?

    func validate() throws {
        if let date, date.day == nil { throw ValidationError("--date: \(date.iso) is no full day; write it as 2027-03-01") }
        if date == nil, let epoch = Self.epoch, Int(epoch).flatMap(PartialDate.init(secondsSince1970:)) == nil {
            throw ValidationError("SOURCE_DATE_EPOCH: \(epoch) is no number of seconds")
        }
    }

    private static var epoch: String? {
        ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The day of the build in UTC, which decides only which embargoes are in force. UTC is never ahead of the local time of the countries.
    var today: PartialDate? {
        date ?? PartialDate(secondsSince1970: Self.epoch.flatMap { Int($0) } ?? Int(Date().timeIntervalSince1970))
    }

    /// The day by `SOURCE_DATE_EPOCH`, else today, in universal time.
    static var currentDay: PartialDate {
        PartialDate(secondsSince1970: epoch.flatMap { Int($0) } ?? Int(Date().timeIntervalSince1970)) ?? .epoch
    }

    var messageLanguage: Language { language ?? Console.localeLanguage }

    /// The options of a run over the source folder.
    ///
    /// - Parameter drafts: whether drafts are included; nil leaves it to the options.
    func build(output: String = "", drafts: Bool? = nil) -> BuildOptions {
        var options = BuildOptions(
            source: folder, output: output, drafts: drafts ?? self.drafts, strict: strict, cores: Console.cores, today: today)
        options.shared = SiteFolderLookup.shared
        return options
    }

    /// The source folder: as given, or found from the working folder.
    var folder: String { SiteFolderLookup.source(source) }
}

extension ReportFormat: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {
    /// Accepts codes, locale names and language names in any of the languages: `ar`, `fr_MA.UTF-8`, `العربية`, `anglais`.
    public init?(argument: String) {
        let word = argument.lowercased().trimmed
        if let code = Language(rawValue: String(word.prefix { $0 != "_" && $0 != "-" && $0 != "." })) {
            self = code
        } else if let known = RecognizedInputWords.languageCode(word).flatMap(Language.init(rawValue:)) {
            self = known
        } else {
            return nil
        }
    }
}
extension PartialDate: ExpressibleByArgument {
    package init?(argument: String) { self.init(argument) }
}
