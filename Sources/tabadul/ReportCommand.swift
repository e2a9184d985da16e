internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Pipeline
internal import Records
internal import Tools

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `tabadul report`
struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract:
            "Says what an editor has to attend to: coverage, gaps, drafts, embargoes, deleted entries, stale entries and translations, entries without results.",
        discussion: """
            It only reads, unless --write is given, and asks nothing of anybody, unless --check-links is given: then each source's address is asked for
            once (through curl, one at a time, with a pause), and what was learnt is kept for a month in a file outside the site.
              tabadul report
              tabadul report --format html --language ar > report.html
              tabadul report --check-links
            """)

    @OptionGroup var options: ContentOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, html }

    @Option(help: "text, json, csv or html (a page that stands by itself).")
    var format = Format.text

    @Flag(help: "Ask each source's address whether it answers.")
    var checkLinks = false

    @Flag(
        help:
            "With --check-links: write the day into records whose address is not found (404, 410), and remove it where it is found again; shows the difference first."
    )
    var write = false

    @Flag(help: "Write without asking.")
    var yes = false

    @Flag(help: "Show the difference and write nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "The last publication, a built site or its manifest: entries deleted since are listed (default: site in the source folder).",
            valueName: "path"))
    var previous: String?

    @Option(help: ArgumentHelp("Where answers are kept (default: tabadul/links.tsv in the user's cache folder).", valueName: "file"))
    var linkCache: String?

    @Option(help: ArgumentHelp("The pause between two questions.", valueName: "seconds"))
    var linkDelay = 1.0

    @Option(help: ArgumentHelp("How long an address may take to answer.", valueName: "seconds"))
    var linkTimeout = 15

    func validate() throws {
        guard linkDelay >= 0, linkDelay <= 60, linkTimeout >= 1, linkTimeout <= 300 else {
            throw ValidationError("--link-delay 0-60, --link-timeout 1-300")
        }
        guard !write || (checkLinks && format == .text) else { throw ValidationError("--write: --check-links --format text") }
    }

    func run() async throws {
        let build = options.build(drafts: true)
        let (report, graph) = await SiteBuilder(build).read()
        if report.hasErrors(strict: options.strict) { Console.report(report, options) }
        guard let graph, let today = options.today else { throw ExitCode(1) }
        var editor = EditorReport(graph, today: today)
        editor.add(embargoed: report.embargoed, report.sources)
        if let manifest = PublishedManifest.read(previous ?? options.folder + "/site") {
            let present = Set(graph.catalogue.everything.map(\.key.path) + report.embargoed.map(\.key.path))
            let moved = Set(Redirects.of(graph.catalogue).value.map(\.from.path))
            let gone = manifest.records.filter { !present.contains($0.id) && !moved.contains($0.id) }
            editor.add(deleted: gone.map { ($0.id, $0.title) })
        }
        let history = OriginalHistory(folder: options.folder, sources: report.sources)
        editor.describeStaleTranslations { history.changes(of: $0) }
        var statuses: [(url: String, status: String, entries: [String])] = []
        if checkLinks {
            guard let check = LinkChecker(cache: linkCache, delay: linkDelay, timeout: linkTimeout, today: today) else {
                Console.error(Self.noCurl[options.messageLanguage])
                throw ExitCode(1)
            }
            statuses = try await check.statuses(EditorReport.addresses(in: graph))
            editor.add(unreachable: statuses.filter { !LinkChecker.isAnswer($0.status) })
        }
        switch format {
        case .text: Console.print(editor.text(in: options.messageLanguage))
        case .json: Console.data(editor.json + "\n")
        case .csv: Console.data(editor.csv)
        case .html: Console.data(editor.html(in: options.messageLanguage))
        }
        if write { try writeDead(statuses, SourceRecordFiles(report.sources.values, today: today), today) }
    }

    /// Writes into the records of sources since when their address is not found, or removes that.
    ///
    /// Other errors than 404 and 410 may be temporary, or a refusal of programs.
    private func writeDead(
        _ statuses: [(url: String, status: String, entries: [String])], _ records: SourceRecordFiles, _ today: PartialDate
    )
        throws
    {
        var records = records
        let known = Dictionary(statuses.map { ($0.url, $0.status) }, uniquingKeysWith: { first, _ in first })
        for index in records.entries.indices {
            let source = records.entries[index].source
            guard let status = source.url.flatMap({ known[$0] }) else { continue }
            if source.dead == nil, ["404", "410"].contains(status) {
                _ = records.set([("dead", .bare(today.iso))], of: index)
            } else if source.dead != nil, status.hasPrefix("2") {
                _ = records.set([("dead", .removed)], of: index)
            }
        }
        let changed = records.entries.filter(\.isChanged)
        Console.print(LocalizedText(.bibliographyDeadChanged, [MessageArgument("count", changed.count)])[options.messageLanguage])
        guard !changed.isEmpty else { return }
        try ChangeConfirmation.apply(changed.map { ($0.path, $0.original, $0.text) }, options, yes: yes, dryRun: dryRun)
    }

    private static let noCurl = LocalizedText(.commandsReportNoCurl)
}
