internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Foundation
internal import Localization
internal import Pipeline
internal import Records

/// `tabadul export`
struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a Word document of a note, to be corrected in a word processor, or an empty form; `receive` takes it back.",
        discussion: """
            The document has a table of fields on its first page, then the sections; sources are footnotes. It is written through pandoc.
              tabadul export practices/ma/national-referral-mechanism --docx
              tabadul export --blank --docx --in fr --output form.docx
            """)

    @OptionGroup var options: SourceOptions

    @Argument(help: "The entry: a path such as content/practices/ma/x.md, or practices/ma/x.")
    var note: String?

    @Flag(help: "Write a Word document (the only format so far).") var docx = false
    @Flag(help: "An empty form for a practice.") var blank = false
    @Option(help: ArgumentHelp("The language of the empty form: ar, fr or en (default: ar).", valueName: "language"))
    var `in`: Language = .ar
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The file to write (default: the entry's name in the working folder); an existing file is not overwritten.", valueName: "file"))
    var output: String?

    func run() async throws {
        let language = options.messageLanguage
        guard docx else { throw ValidationError("--docx") }
        guard let pandoc = Pandoc() else {
            Console.error(Pandoc.absent[language])
            throw ExitCode(1)
        }
        let (document, name) = try await document(language)
        let path = output ?? name
        guard !FileManager.default.fileExists(atPath: path) else {
            Console.error(LocalizedText(.wordExists, [TextValue("path", path)])[language])
            throw ExitCode(1)
        }
        guard let bytes = try pandoc.document(document), FileManager.default.createFile(atPath: path, contents: Data(bytes)) else {
            Console.error(LocalizedText(.wordFailed, [TextValue("path", path)])[language])
            throw ExitCode(1)
        }
        Console.print(LocalizedText(.wordWritten, [TextValue("path", path)])[language])
    }

    private func document(_ language: Language) async throws -> (WordDocument, name: String) {
        if blank { return (WordDocument(blankIn: `in`), "practice.\(`in`.rawValue).docx") }
        guard let note else { throw ValidationError(LocalizedText(.wordWhat)[language]) }
        let folder = NoteFolder(source: options.folder)
        let entry = note.hasPrefix(options.folder + "/") ? String(note.dropFirst(options.folder.count + 1)) : note
        guard let path = EntryPath.path(of: entry), let file = folder.read(path) else {
            throw ValidationError(LocalizedText(.receiveNoFile, [TextValue("path", note)])[language])
        }
        let graph = try await NoteCommand.graph(options)
        let exporter = WordExporter(graph: graph, folder: options.folder)
        guard let document = exporter.document(file) else {
            Console.error("\(path): \(LocalizedText(.receiveUnreadable)[language])")
            throw ExitCode(1)
        }
        return (document, String(path.split(separator: "/").last?.dropLast(".md".count) ?? "") + ".docx")
    }
}
