internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Pipeline
internal import Records
internal import ReferenceFiles
internal import Storage

extension ReferenceFormat: ExpressibleByArgument {}

/// `tabadul import sources`
struct ImportSourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Merges a bibliography (BibTeX, RIS or CSL-JSON, as Zotero exports them) into the records of sources.",
        discussion: """
            An entry belongs to the record with the same DOI, address, or title and publisher. Its values fill empty fields; where the two
            differ, the record keeps its value and both are shown. The difference is shown before anything is written.
              tabadul import sources library.bib --dry-run
            """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "The bibliography; - for standard input.", completion: .file(extensions: ["bib", "ris", "json"]))
    var file: String

    @Option(help: "bibtex, ris or csl-json (default: by the file's name and content).")
    var format: ReferenceFormat?

    @Flag(help: "Write without asking.")
    var yes = false

    @Flag(help: "Show the difference and write nothing.")
    var dryRun = false

    func run() async throws {
        let language = options.messageLanguage
        let bytes = try bytes(language)
        guard let format = format ?? ReferenceFormat(name: file, bytes: bytes) else {
            throw ValidationError(LocalizedText(.bibliographyUnknownFormat, [MessageArgument("path", file)])[language])
        }
        var (report, graph) = await SiteBuilder(options.build(drafts: true)).read()
        let read = format.read(bytes, path: file)
        let records = SourceRecordFiles(report.sources.values, today: options.today)
        guard let graph, records.diagnostics.isEmpty else {
            report.diagnostics.removeAll { $0.severity != .error }
            Console.report(report, options)
            throw ExitCode(1)
        }
        let merged = BibliographyImport(
            read.value, into: records, countries: Set(graph.countries.map(\.metadata.id)), taken: takenKeys(graph))
        let issues = (read.diagnostics + merged.diagnostics).sorted()
        if !issues.isEmpty {
            report.diagnostics = issues
            report.sources[file] = SourceFile(path: file, text: String(decoding: bytes, as: UTF8.self))
            Console.report(report, options)
            Console.error(LocalizedText(.bibliographyRefused)[language])
            throw ExitCode(1)
        }
        show(merged, language)
        let changed = merged.records.entries.filter(\.isChanged)
        if changed.isEmpty { return }
        try ChangeConfirmation.apply(changed.map { ($0.path, $0.original, $0.text) }, options, yes: yes, dryRun: dryRun)
        if changed.contains(where: { $0.original == nil }) { Console.print(LocalizedText(.bibliographyLow)[language]) }
    }

    private func bytes(_ language: Language) throws -> [UInt8] {
        guard file == "-" || FileSystem.exists(FileSystem.resolved(file)) else {
            throw ValidationError(LocalizedText(.receiveNoFile, [MessageArgument("path", file)])[language])
        }
        guard let bytes = file == "-" ? StandardStreams.input() : FileSystem.read(FileSystem.resolved(file)) else {
            throw ValidationError(LocalizedText(.bibliographyUnreadable, [MessageArgument("path", file)])[language])
        }
        return bytes
    }

    /// Keys of the own sources of entries, and former keys of records.
    private func takenKeys(_ graph: SiteGraph) -> Set<String> {
        var keys: Set<String> = []
        for record in graph.catalogue.everything {
            keys.formUnion(graph.catalogue.bibliography(of: record.key).sources.filter { $0.source == nil }.map(\.key))
            if record is Source { keys.formUnion(record.metadata.aliases.map(\.text)) }
        }
        return keys
    }

    private func show(_ merged: BibliographyImport, _ language: Language) {
        for conflict in merged.conflicts {
            let values = [MessageArgument("path", conflict.path), MessageArgument("field", conflict.field)]
            Console.print(LocalizedText(.bibliographyConflict, values)[language])
            Console.print("  \(LocalizedText(.receiveSideHere)[language]): \(conflict.here)")
            Console.print("  \(file):\(conflict.location.line): \(conflict.received)")
        }
        let changed = merged.records.entries.filter(\.isChanged)
        for (text, count) in [
            (TextID.bibliographyNew, changed.count { $0.original == nil }), (.bibliographyFilled, changed.count { $0.original != nil }),
            (.bibliographySame, merged.unchangedCount),
        ] {
            Console.print(LocalizedText(text, [MessageArgument("count", count)])[language])
        }
    }
}

/// `tabadul export sources`
struct ExportSourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Writes the sources that published entries cite as a bibliography, for reference managers.",
        discussion: """
            Addresses that must not be published are left out. Keywords such as kind:press and confidence:high hold what the formats have
            no field for; import sources reads them.
              tabadul export sources --format bibtex --output sources.bib
            """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "Keys of sources (default: all).")
    var keys: [String] = []

    @Option(help: "bibtex, ris or csl-json.")
    var format = ReferenceFormat.bibtex

    @Option(
        name: .shortAndLong, help: ArgumentHelp("The file to write (default: standard output); no file is overwritten.", valueName: "path"))
    var output: String?

    func run() async throws {
        let language = options.messageLanguage
        let (report, graph) = await SiteBuilder(options.build()).read()
        guard let catalogue = graph?.catalogue else {
            Console.report(report, options)
            throw ExitCode(1)
        }
        var references = BibliographyConverter.references(catalogue)
        if !keys.isEmpty {
            for key in keys where !references.contains(where: { $0.key == key }) {
                throw ValidationError(LocalizedText(.bibliographyUnknownKey, [MessageArgument("key", key)])[language])
            }
            references = references.filter { keys.contains($0.key) }
        }
        let bytes = format.file(references)
        guard let output else { return Console.data(String(decoding: bytes, as: UTF8.self)) }
        guard !FileSystem.exists(output) else {
            Console.error(LocalizedText(.wordExists, [MessageArgument("path", output)])[language])
            throw ExitCode(1)
        }
        guard (try? FileSystem.replace(bytes, at: output)) != nil else {
            Console.error(LocalizedText(.receiveUnwritable, [MessageArgument("path", output)])[language])
            throw ExitCode(1)
        }
        Console.print(LocalizedText(.receiveWritten, [MessageArgument("path", output)])[language])
    }
}
