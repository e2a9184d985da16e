internal import ArgumentParser
internal import Localization
internal import Pipeline
internal import Publishing
internal import Storage
internal import Tools

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `tabadul booklet`
struct BookletCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "booklet", abstract: "Prints a booklet, a topic or a brief of a built site as a PDF, through an installed Chromium.",
        discussion: """
            The PDF is tagged for screen readers and has bookmarks; its text can be searched and copied, and its contents give page numbers.
              tabadul booklet --theme protection
              tabadul booklet --round-table second-rabat-2023 --language fr --output rabat.pdf
              tabadul booklet --topic referral
              tabadul booklet --brief referral --language en
            The browser is looked for by its usual names; the variable CHROMIUM names another.
            """)

    @Option(help: ArgumentHelp("The theme whose entries are bound.", valueName: "id")) var theme: String?
    @Option(help: ArgumentHelp("The topic whose comparison is printed; in sites with many entries, its booklet.", valueName: "id"))
    var topic: String?
    @Option(help: ArgumentHelp("The topic whose brief is printed, on one page of A4.", valueName: "id")) var brief: String?
    @Option(help: ArgumentHelp("The round table whose entries are bound.", valueName: "id")) var roundTable: String?

    @Option(
        help: ArgumentHelp(
            "The folder that holds content/ (default: this folder or the nearest one above it that is a site).", valueName: "dir"))
    var source = "."

    @Option(help: ArgumentHelp("The folder of the built site (default: site in the source folder).", valueName: "dir"))
    var site: String?

    @Option(help: ArgumentHelp("The file to write (default: the id and the language, .pdf).", valueName: "file"))
    var output: String?

    @Option(help: "The language of the booklet and of messages: ar, fr or en (default: the site's first; messages: from the locale).")
    var language: Language?

    func validate() throws {
        guard [theme, topic, brief, roundTable].count(where: { $0 != nil }) == 1 else {
            throw ValidationError("Name one booklet: --theme, --topic, --brief or --round-table.")
        }
    }

    func run() async throws {
        let spoken = language ?? Console.localeLanguage
        let folder = site.map(Console.trimmed) ?? SiteFolderLookup.source(source) + "/site"
        guard let built = BuiltSiteFolder(folder) else {
            Console.error("\(BuiltSiteFolder.missing[spoken]) \(folder)")
            throw ExitCode(1)
        }
        let id = theme ?? topic ?? brief ?? roundTable ?? ""
        let tree = language ?? built.root
        let booklets = topic != nil ? built.topics(in: tree) : brief != nil ? built.briefs(in: tree) : built.booklets(in: tree)
        guard let page = booklets.first(where: { $0.id == id })?.page else {
            Console.error(
                "\(Strings.unknown[spoken]) \(id) (\(tree.rawValue)). \(Strings.known[spoken]) "
                    + booklets.map(\.id).joined(separator: ", "))
            throw ExitCode(1)
        }
        guard let browser = ChromiumLookup.installed else {
            Console.error(Strings.noBrowser[spoken])
            throw ExitCode(1)
        }
        let file = URL(fileURLWithPath: output ?? "\(id)-\(tree.rawValue).pdf")
        if Console.isTerminal { Console.error(Strings.printing[spoken]) }
        guard let pdf = try Self.printed(page, of: built, with: browser, spoken) else {
            Console.error("\(Strings.failed[spoken]) \(file.relativePath)")
            throw ExitCode(1)
        }
        // If printing fails, the previous file stays.
        do {
            try FileSystem.replace([UInt8](pdf), at: file.path)
        } catch {
            Console.error("\(file.relativePath): \(ErrorMessages.message(for: error, spoken))")
            throw ExitCode(1)
        }
        Console.print(file.relativePath)
    }

    /// The finished PDF; nil if the browser fails to print one.
    private static func printed(_ page: String, of site: BuiltSiteFolder, with browser: ExternalTool, _ spoken: Language) throws -> Data? {
        do {
            return try BookletPrinter(of: page, in: site, with: browser).pdf()
        } catch ExternalTool.Failure.timedOut {
            Console.error(Strings.timedOut[spoken])
            throw ExitCode(1)
        } catch ExternalTool.Failure.notStarted {
            return nil
        }
    }

    private enum Strings {
        static let unknown = LocalizedText(.commandsBookletUnknown)
        static let known = LocalizedText(.commandsBookletKnown)
        static let printing = LocalizedText(.commandsBookletPrinting)
        static let failed = LocalizedText(.commandsBookletFailed)
        static let timedOut = LocalizedText(.commandsBookletTimedOut)
        private static let lines =
            "\n  Debian, Ubuntu: sudo apt install chromium\n  Fedora: sudo dnf install chromium\n  macOS: brew install --cask chromium\n  Windows: winget install Hibbiki.Chromium"
        static let noBrowser = LocalizedText(.commandsBookletNoBrowser, [MessageArgument("commands", lines)])
    }
}
