internal import ArgumentParser
internal import Localization
internal import Pipeline
internal import Publishing
internal import Storage
internal import Tools

/// `tabadul pack`
struct PackCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "Packs a built site into one zip file, for e-mail or a USB stick.",
        discussion: "The same site gives the same bytes. SHA256SUMS inside lists the digest of each file; unpacked, open index.html.")

    @Option(
        help: ArgumentHelp(
            "The folder that holds content/ (default: this folder or the nearest one above it that is a site).", valueName: "dir"))
    var source = "."

    @Option(help: ArgumentHelp("The folder of the built site (default: site in the source folder).", valueName: "dir"))
    var site: String?

    @Option(help: ArgumentHelp("The file to write (default: tabadul.zip).", valueName: "file"))
    var output = "tabadul.zip"

    @Option(help: ArgumentHelp("The language of messages: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    func run() async throws {
        let language = language ?? Console.localeLanguage
        let folder = site.map(Console.trimmed) ?? SiteFolderLookup.source(source) + "/site"
        guard let packed = try SiteInventory.pack(folder, under: "tabadul") else {
            Console.error("\(BuiltSiteFolder.missing[language]) \(folder)")
            throw ExitCode(1)
        }
        do {
            try FileSystem.replace(packed.bytes, at: output)
        } catch {
            Console.error("\(output): \(ErrorMessages.message(for: error, language))")
            throw ExitCode(1)
        }
        Console.print("\(Self.done[language]) \(packed.count) → \(output) (\(packed.bytes.count / 1024) kB)")
    }

    private static let done = LocalizedText(.commandsPackDone)
}
