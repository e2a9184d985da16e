internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Localization
internal import Records
internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `tabadul import`
struct ImportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Makes a practice of a word processor's document (.docx or .odt), or records of sources of a bibliography.",
        discussion: """
            Headings become the entry's sections, in whichever of the three languages they are written; footnotes become sources;
            images are left out. Country and topic are asked for on a terminal, or given as options. The result is a draft: the
            sign ✎ marks what the document does not say.
              tabadul import entry.docx --country ma --topic referral
              tabadul import sources library.bib
            """,
        subcommands: [ImportDocumentCommand.self, ImportSourcesCommand.self], defaultSubcommand: ImportDocumentCommand.self)
}

/// `tabadul import document`, or `tabadul import` alone
struct ImportDocumentCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "document", abstract: "Makes a practice of a word processor's document (.docx or .odt), through pandoc.")

    @Argument(help: "The document.", completion: .file(extensions: ["docx", "odt"]))
    var file: String

    @OptionGroup var entry: NewEntryOptions
    @Option(help: "The country's id, which is the name of its file.") var country: String?
    @Option(help: "The topic's id: the shared question that the practice answers.") var topic: String?

    func run() async throws {
        let language = entry.options.messageLanguage
        let lower = file.lowercased()
        guard lower.hasSuffix(".docx") || lower.hasSuffix(".odt") else {
            throw ValidationError("\(file): \((lower.hasSuffix(".pdf") ? Strings.pdf : Strings.otherFormat)[language])")
        }
        guard FileManager.default.fileExists(atPath: file) else { throw ValidationError("\(Strings.absent[language]) \(file)") }
        guard let pandoc = ExternalTool(named: "pandoc") else {
            Console.error(Pandoc.absent[language])
            throw ExitCode(1)
        }
        guard let markdown = try Self.read(file, with: pandoc) else {
            Console.error("\(Strings.unreadable[language]) \(file)")
            throw ExitCode(1)
        }
        let document = DocumentImporter(markdown: markdown, language: language, losses: DocumentArchive.losses(of: file))
        var entry = entry
        if entry.title == nil, let title = document.title, (10...120).contains(title.unicodeScalars.count) { entry.title = title }
        if let own = document.title, let given = entry.title, own != given {
            for notice in ImportLoss.notices([ImportLoss(kind: .title, text: own)]) {
                Console.print("• " + notice[language])
            }
        }
        for notice in document.notices { Console.print("• " + notice[language]) }
        try await NewEntryWorkflow(.practices, entry).run([("country", country), ("topic", topic)], title: "title", document: document)
    }

    /// The document as Markdown; nil if pandoc cannot read it. No media are extracted; only the filter file is written.
    private static func read(_ file: String, with pandoc: ExternalTool) throws -> String? {
        let filter = FileManager.default.temporaryDirectory.appendingPathComponent("tabadul-\(UUID().uuidString).lua")
        try Data(DocumentImporter.filter.utf8).write(to: filter)
        defer { try? FileManager.default.removeItem(at: filter) }
        let path = URL(fileURLWithPath: file).path
        let run = try pandoc.run(DocumentImporter.arguments + ["--lua-filter=\(filter.path)", path], timeout: .seconds(120))
        return run.status == 0 ? run.text : nil
    }

    private enum Strings {
        static let pdf = LocalizedText(.commandsImportPdf)
        static let otherFormat = LocalizedText(.commandsImportOtherFormat)
        static let absent = LocalizedText(.commandsImportAbsent)
        static let unreadable = LocalizedText(.commandsImportUnreadable)
    }
}
