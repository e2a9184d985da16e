internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Localization
internal import Pipeline
internal import Storage

/// `tabadul export`
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Makes a Word document of an entry, to be corrected in a word processor, or an empty form; or a bibliography of the sources.",
        discussion: """
            The document has a table of fields on its first page, then the sections; sources are footnotes. It is written through pandoc;
            `receive` takes it back.
              tabadul export practices/ma/national-referral-mechanism --docx
              tabadul export --blank --docx --in fr --output form.docx
              tabadul export sources --format ris --output sources.ris
            """,
        subcommands: [ExportDocumentCommand.self, ExportSourcesCommand.self], defaultSubcommand: ExportDocumentCommand.self)
}

/// `tabadul export document`, or `tabadul export` alone
struct ExportDocumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document",
        abstract: "Makes a Word document of an entry, to be corrected in a word processor, or an empty form; `receive` takes it back.")

    @OptionGroup var options: ContentOptions

    @Argument(help: "Entries: paths such as content/practices/ma/x.md, practices/ma/x, or practices/ma/x.fr for a translation.")
    var entries: [String] = []

    @Flag(help: "Write a Word document (the only format so far).") var docx = false
    @Flag(help: "An empty form for a practice.") var blank = false
    @Option(help: ArgumentHelp("The language of the empty form: ar, fr or en (default: ar).", valueName: "language"))
    var `in`: Language = .ar
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write, or a folder that is there (default: the entry's name in the working folder); no file is overwritten.",
            valueName: "path"))
    var output: String?

    func run() async throws {
        let language = options.messageLanguage
        guard docx else { throw ValidationError("--docx") }
        guard let pandoc = Pandoc() else {
            Console.error(Pandoc.absent[language])
            throw ExitCode(1)
        }
        if blank { return try write(DocxEntryExport(blankIn: `in`), to: path("practice.\(`in`.rawValue).docx"), pandoc, language) }
        guard !entries.isEmpty else { throw ValidationError(LocalizedText(.wordWhat)[language]) }
        let folder = EntryFileWriter(source: options.folder)
        let files = try entries.map { entry in
            guard let path = EntryPathResolver.path(of: EntryArgument.file(entry, in: options.folder)), let file = folder.read(path) else {
                throw ValidationError(LocalizedText(.receiveNoFile, [MessageArgument("path", entry)])[language])
            }
            return file
        }
        let exporter = DocxConverter(graph: try await NewEntryWorkflow.graph(options), folder: options.folder)
        for file in files {
            guard let document = exporter.document(file) else {
                Console.error("\(file.path): \(LocalizedText(.receiveUnreadable)[language])")
                throw ExitCode(1)
            }
            // `content/practices/ma/x.fr.md` is written as `ma-x.fr.docx`.
            let name = file.path.split(separator: "/").dropFirst(2).joined(separator: "-").dropLast(".md".count)
            try write(document, to: path(name + ".docx"), pandoc, language)
        }
    }

    private func path(_ name: String) throws -> String {
        guard let output else { return name }
        if FileSystem.kind(of: FileSystem.resolved(output)) == .folder { return Console.trimmed(output) + "/" + name }
        guard entries.count < 2 else {
            throw ValidationError(LocalizedText(.wordNoFolder, [MessageArgument("path", output)])[options.messageLanguage])
        }
        return output
    }

    private func write(_ document: DocxEntryExport, to path: String, _ pandoc: Pandoc, _ language: Language) throws {
        guard !FileSystem.exists(path) else {
            Console.error(LocalizedText(.wordExists, [MessageArgument("path", path)])[language])
            throw ExitCode(1)
        }
        guard let bytes = try pandoc.document(document), (try? FileSystem.replace(bytes, at: path)) != nil else {
            Console.error(LocalizedText(.wordFailed, [MessageArgument("path", path)])[language])
            throw ExitCode(1)
        }
        Console.print(LocalizedText(.wordWritten, [MessageArgument("path", path)])[language])
    }
}
