internal import ArgumentParser
internal import Archiving
internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Pipeline
internal import Publishing
internal import Records
internal import Storage
internal import Tools

/// `tabadul archive`
struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive",
        abstract: "Looks for public archive copies of sources, and writes the address and the date of each into its record.",
        discussion: """
            The only request to a server is this one, made because you run the command: through curl, one at a time, with a pause.
            A Memento TimeMap is asked first, then the Wayback Machine. The copy nearest to the day on which the source was read is taken,
            else to its date. Sources that have a copy, and those whose address must not be published, are left out.
              tabadul archive --dry-run
              tabadul archive ma6 ma7 --evidence ~/evidence
            A run that was stopped goes on where it ended.
            """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "Keys of sources (default: all that published entries cite).")
    var keys: [String] = []

    @Option(
        help: ArgumentHelp(
            "Where TimeMaps are; the address of the source is added, or takes the place of {url}; none: not asked.", valueName: "url"))
    var timemap = "https://web.archive.org/web/timemap/link/"

    @Option(help: ArgumentHelp("The availability interface of the Wayback Machine; none: not asked.", valueName: "url"))
    var availability = "https://archive.org/wayback/available"

    @Option(help: ArgumentHelp("The pause between two requests.", valueName: "seconds"))
    var delay = 1.0

    @Option(help: ArgumentHelp("How long an answer may take.", valueName: "seconds"))
    var timeout = 20

    @Option(help: ArgumentHelp("The longest wait that a server may ask for.", valueName: "seconds"))
    var maxWait = 120

    @Option(help: ArgumentHelp("Where answers are kept (default: in the cache folder of the site).", valueName: "file"))
    var cache: String?

    @Option(help: ArgumentHelp("Also keep what the copies hold in this folder, for the editor alone.", valueName: "folder"))
    var evidence: String?

    @Flag(help: "Write without asking.")
    var yes = false

    @Flag(help: "Show the difference and write nothing.")
    var dryRun = false

    func validate() throws {
        guard (0...60).contains(delay), (1...300).contains(timeout), (0...3600).contains(maxWait) else {
            throw ValidationError("--delay 0-60, --timeout 1-300, --max-wait 0-3600")
        }
    }

    func run() async throws {
        let language = options.messageLanguage
        let (timeMap, available) = (try endpoint(timemap, "--timemap"), try endpoint(availability, "--availability"))
        let folder = try evidence.map { try ArchivedCopyFolder($0, options) }
        guard let client = HTTPClient(timeout: timeout, purpose: "archive copies") else {
            Console.error(LocalizedText(.commandsReportNoCurl)[language])
            throw ExitCode(1)
        }
        let (report, graph) = await SiteBuilder(options.build()).read()
        guard let catalogue = graph?.catalogue, let today = options.today else {
            Console.report(report, options)
            throw ExitCode(1)
        }
        let kept = cache ?? CacheFolder(source: options.folder, output: options.folder + "/site").path.map { $0 + "/archive.tsv" }
        var finder = ArchiveFinder(
            client,
            ArchiveFinder.Options(
                timeMap: timeMap, availability: available, delay: delay, longestWait: maxWait, cache: kept, today: today))
        var search = ArchivedCopyUpdater(records: SourceRecordFiles(report.sources.values, today: today), today: today, language: language)
        try await search.run(try wanted(catalogue, language), &finder)
        let changed = search.records.entries.filter(\.isChanged)
        if changed.isEmpty {
            if search.unanswered == 0 { Console.print(LocalizedText(.bibliographyArchiveNothing)[language]) }
        } else {
            try ChangeConfirmation.apply(changed.map { ($0.path, $0.original, $0.text) }, options, yes: yes, dryRun: dryRun)
        }
        if let folder, !dryRun {
            for source in try wanted(catalogue, language, isSilent: true, withCopies: true) {
                let record = search.records.index(of: source.source.metadata.id).map { search.records.entries[$0].source }
                try await folder.keep(record ?? source.source, source.address, today, &finder, language)
            }
        }
        guard search.unanswered == 0 else {
            Console.error(LocalizedText(.bibliographyArchiveUnasked, [MessageArgument("count", search.unanswered)])[language])
            throw ExitCode(1)
        }
    }

    private func endpoint(_ value: String, _ option: String) throws -> String? {
        if value == "none" { return nil }
        guard value.hasPrefix("https://") || value.hasPrefix("http://") else {
            let values = [MessageArgument("option", option), MessageArgument("value", value)]
            throw ValidationError(LocalizedText(.bibliographyArchiveBadEndpoint, values)[options.messageLanguage])
        }
        return value
    }

    /// The sources to ask for, with their addresses.
    private func wanted(
        _ catalogue: Catalogue, _ language: Language, isSilent: Bool = false, withCopies: Bool = false
    ) throws -> [(source: Source, address: String)] {
        func say(_ id: TextID, _ key: String) {
            if !isSilent, !keys.isEmpty { Console.print(LocalizedText(id, [MessageArgument("key", key)])[language]) }
        }
        for key in keys where catalogue.sources.find(key) == nil {
            throw ValidationError(LocalizedText(.bibliographyUnknownKey, [MessageArgument("key", key)])[language])
        }
        return catalogue.sources.all.compactMap { source in
            let key = source.metadata.id
            guard keys.isEmpty || keys.contains(key) else { return nil }
            if source.hidesAddress {
                say(.bibliographyArchiveHidden, key)
            } else if !source.archived.isEmpty, !withCopies {
                say(.bibliographyArchiveHasCopy, key)
            } else if let address = catalogue.address(of: source) {
                return (source, address)
            } else {
                say(.bibliographyArchiveNoAddress, key)
            }
            return nil
        }
    }
}

/// A search for copies, with the records that they are written into.
private struct ArchivedCopyUpdater {
    var records: SourceRecordFiles
    let today: PartialDate
    let language: Language
    private(set) var unanswered = 0

    init(records: SourceRecordFiles, today: PartialDate, language: Language) {
        (self.records, self.today, self.language) = (records, today, language)
    }

    mutating func run(_ sources: [(source: Source, address: String)], _ finder: inout ArchiveFinder) async throws {
        for (number, (source, address)) in sources.enumerated() {
            let key = MessageArgument("key", source.metadata.id)
            do {
                let day = source.accessed ?? source.date ?? today
                switch try await finder.copy(of: address, near: day, notBefore: source.date) {
                case .found(let copy): write(copy, into: source, key)
                case .absent: say(.bibliographyArchiveAbsent, key, MessageArgument("url", address))
                case .failed(let detail):
                    unanswered += 1
                    say(.bibliographyArchiveFailed, key, MessageArgument("detail", detail))
                }
            } catch let stopped as ArchiveFinder.RateLimited {
                unanswered += sources.count - number
                if let seconds = stopped.seconds {
                    say(.bibliographyArchiveStopped, MessageArgument("seconds", seconds))
                } else {
                    say(.bibliographyArchiveStoppedUnknown)
                }
                return
            }
        }
    }

    private mutating func write(_ copy: MementoTimeMap.Memento, into source: Source, _ key: MessageArgument) {
        guard let index = records.index(of: source.metadata.id) else { return }
        let issues = records.set([("archived", .copies([(copy.url, copy.date)]))], of: index)
        if let issue = issues.first {
            say(.bibliographyArchiveInvalid, key, MessageArgument("code", issue.code.rawValue))
        } else {
            say(.bibliographyArchiveFound, key, MessageArgument("date", copy.date.iso), MessageArgument("url", copy.url))
        }
    }

    private func say(_ id: TextID, _ values: MessageArgument...) { Console.print(LocalizedText(id, values)[language]) }
}

/// A folder in which an editor keeps what copies hold; never part of the site.
private struct ArchivedCopyFolder {
    private let path: String

    init(_ path: String, _ options: ContentOptions) throws {
        let full = FileSystem.resolved(Console.trimmed(path))
        let source = FileSystem.resolved(options.folder)
        var ancestor = full
        var isInside = false
        while true {
            if ["/content", "/site", "/themes"].contains(where: { ancestor == source + $0 }) || SiteInventory.isSite(ancestor) {
                isInside = true
            }
            guard let slash = ancestor.lastIndex(of: "/"), slash > ancestor.startIndex else { break }
            ancestor = String(ancestor[..<slash])
        }
        guard !isInside else {
            throw ValidationError(
                LocalizedText(.bibliographyArchiveBadEvidence, [MessageArgument("folder", path)])[options.messageLanguage])
        }
        self.path = full
    }

    /// Keeps the bytes of the copy, or of the page itself where there is none, with a line of the list: key, day, address, SHA-256.
    func keep(
        _ source: Source, _ address: String, _ today: PartialDate, _ finder: inout ArchiveFinder, _ language: Language
    ) async throws {
        let key = source.metadata.id
        let copy = source.shownCopy
        let name = "\(path)/\(key)-\((copy?.date ?? today).iso)"
        guard !["html", "pdf", "txt", "bin"].contains(where: { FileSystem.exists("\(name).\($0)") }) else { return }
        let url = copy?.url ?? address
        let answer: HTTPClient.Answer
        do {
            answer = try await finder.request(url)
        } catch is ArchiveFinder.RateLimited {
            return say(.bibliographyArchiveNotKept, MessageArgument("key", key), MessageArgument("detail", "429"))
        }
        guard answer.isSuccess, !answer.body.isEmpty else {
            return say(.bibliographyArchiveNotKept, MessageArgument("key", key), MessageArgument("detail", answer.detail))
        }
        let type = answer["content-type"] ?? ""
        let ending =
            type.contains("html") ? "html" : type.contains("pdf") ? "pdf" : type.hasPrefix("text/") ? "txt" : "bin"
        let file = "\(name).\(ending)"
        let line = "\(key)\t\(today.iso)\t\(url)\t\(SHA256.hex(of: answer.body))\n"
        do {
            try FileSystem.makeFolders(path, mode: 0o700)
            try FileSystem.replace(answer.body, at: file, mode: 0o600)
            try FileSystem.replace((FileSystem.read(path + "/index.tsv") ?? []) + Array(line.utf8), at: path + "/index.tsv", mode: 0o600)
        } catch {
            Console.error(LocalizedText(.receiveUnwritable, [MessageArgument("path", file)])[language])
            throw ExitCode(1)
        }
        say(.bibliographyArchiveKept, MessageArgument("path", file))

        func say(_ id: TextID, _ values: MessageArgument...) { Console.print(LocalizedText(id, values)[language]) }
    }
}
