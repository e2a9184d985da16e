internal import ArgumentParser
internal import Diagnostics
internal import Localization
internal import Markup
internal import Pipeline
internal import Publishing

/// `tabadul build`
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build", abstract: "Builds the site.",
        discussion:
            "The new site is written beside the old one and takes its place at the end. If any entry has an error, the old site stays as it is."
    )

    @OptionGroup var options: ContentOptions
    @OptionGroup var redaction: RedactListOption

    @Option(help: ArgumentHelp("The folder of the finished site (default: site in the source folder).", valueName: "dir"))
    var output: String?

    @Option(help: ArgumentHelp("The site's public address; adds what needs one (feeds, sitemap, canonical addresses).", valueName: "url"))
    var baseURL: String?

    @Option(
        help: ArgumentHelp(
            "The last publication, a built site or its manifest: entries renamed since without an alias are reported; if given, texts changed since need an entry of their changes (default: the output folder).",
            valueName: "path"))
    var previous: String?

    @Option(
        help: ArgumentHelp(
            "Also write the headers that the host should send, beside the site: nginx, apache, iis or netlify.", valueName: "host"))
    var headers: HostingResponseHeaders?

    @Flag(help: "Print how long each phase took (index and data are made while pages are rendered).")
    var timings = false

    func validate() throws {
        if let previous, PublishedManifest.read(previous) == nil {
            throw ValidationError(PublishedManifest.missing("--previous \(previous)")[options.messageLanguage])
        }
        guard let baseURL, BaseURL(baseURL) == nil else { return }
        throw ValidationError(
            "--base-url \(baseURL): give the address of the site's folder, such as https://example.org/tabadul/ (http or https, no query, no #)"
        )
    }

    func run() async throws {
        let output = output.map(Console.trimmed) ?? options.folder + "/site"
        var build = options.build(output: output)
        build.baseURL = baseURL
        build.privateNames = try redaction.names(source: options.folder)
        build.published = PublishedManifest.read(previous ?? output)?.published ?? []
        build.requiresHistory = previous != nil
        let language = options.messageLanguage
        let report: BuildReport
        do {
            report = try await ProgressLine.during(language, build) { try await SiteBuilder($0).build().redacting($0.privateNames) }
        } catch {
            Console.error(ErrorMessages.message(for: error, language))
            throw ExitCode(1)
        }
        Console.report(report, options)
        if timings { for (phase, seconds) in report.timings { Console.error("\(phase): \((seconds * 100_000).rounded() / 100) ms") } }
        guard report.published else {
            Console.error("\(Console.summary(report, language)). \(BuildStrings.nothingPublished[language])")
            throw ExitCode(1)
        }
        if !report.removed.isEmpty { Console.error(BuildStrings.removed(report.removed)[language]) }
        let written = try headers?.write(besideSite: output)
        if options.diagnostics == .human {
            if let written { Console.print(written) }
            if !report.hasAddress { Console.error(BuildStrings.noAddress[language]) }
            Console.print("\(BuildStrings.built[language]) \(report.practiceCount) · \(report.pageCount) → \(output)/index.html")
        }
    }
}

extension HostingResponseHeaders: ExpressibleByArgument {}

/// The command's output texts.
enum BuildStrings {
    static let built = LocalizedText(.commandsBuildBuilt)
    static let noAddress = LocalizedText(.commandsBuildNoAddress)
    static let nothingPublished = LocalizedText(.commandsBuildNothingPublished)

    /// The first file names only: a site without its cache may have hundreds.
    static func removed(_ paths: [String]) -> LocalizedText {
        let shown = paths.prefix(20).map(SanitizedTerminalText.value).joined(separator: "\n  ")
        let more = paths.count > 20 ? "\n  … (+\(paths.count - 20))" : ""
        return LocalizedText(.commandsBuildRemoved, [MessageArgument("files", shown + more)])
    }

    static let reading = LocalizedText(.commandsBuildReading)
    static let rendering = LocalizedText(.commandsBuildRendering)
    static func unfinished(_ count: String, in path: String) -> LocalizedText {
        LocalizedText(.commandsBuildUnfinished, [MessageArgument("count", count), MessageArgument("path", path)])
    }
    static func fixable(_ count: Int, _ program: String) -> LocalizedText {
        LocalizedText(.commandsBuildFixable, [MessageArgument("count", count), MessageArgument("program", program)])
    }
    static let noIssues = LocalizedText(.commandsBuildNoIssues)
}
