internal import ArgumentParser
internal import Diagnostics
internal import Localization
internal import Pipeline
internal import Records

/// `tabadul check`
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "check", abstract: "Checks all entries and the theme; writes nothing.")

    @OptionGroup var options: ContentOptions
    @OptionGroup var redaction: RedactListOption

    @Option(
        help: ArgumentHelp(
            "The last publication, a built site or its manifest: entries renamed since without an alias are reported (default: site in the source folder).",
            valueName: "path"))
    var previous: String?

    func validate() throws {
        if let previous, PublishedManifest.read(previous) == nil {
            throw ValidationError(PublishedManifest.missing("--previous \(previous)")[options.messageLanguage])
        }
    }

    func run() async throws {
        // Image renditions of an earlier build are read; nothing is written.
        var build = options.build(output: options.folder + "/site")
        build.privateNames = try redaction.names(source: options.folder)
        build.published = PublishedManifest.read(previous ?? options.folder + "/site")?.published ?? []
        let language = options.messageLanguage
        var report = try await ProgressLine.during(language, build) { try await SiteBuilder($0).check().report.redacting($0.privateNames) }
        let hasErrors = report.hasErrors(strict: options.strict)
        // An unfinished draft is not an error, but the summary must not say that everything is complete.
        let unfinished = report.sources.values.filter { $0.path.hasPrefix("content/") }
            .compactMap { TodoMarker.issue(in: $0, isDraft: true) }.sorted()
        if options.drafts {
            let known = Set(report.diagnostics.lazy.filter { $0.code == .leftToFill }.map(\.location.path))
            report.diagnostics += unfinished.filter { !known.contains($0.location.path) }
        }
        Console.report(report, options)
        let fixable = report.diagnostics.count { $0.fix != nil }
        if fixable > 0, options.diagnostics == .human { Console.error(BuildStrings.fixable(fixable, Console.program)[language]) }
        if hasErrors {
            Console.error(Console.summary(report, language))
            throw ExitCode(1)
        }
        guard options.diagnostics == .human else { return }
        for issue in unfinished { Console.print(BuildStrings.unfinished(issue.detail, in: issue.location.path)[language]) }
        let summary = Console.summary(report, language)
        Console.print(unfinished.isEmpty ? "\(BuildStrings.noIssues[language]) \(summary)" : summary)
    }
}
