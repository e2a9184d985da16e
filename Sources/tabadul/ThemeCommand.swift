internal import ArgumentParser
internal import Localization
internal import Pipeline
internal import Storage

/// `tabadul theme`
struct ThemeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "theme", abstract: "The themes that come with the program.", subcommands: [ThemeEjectCommand.self])
}

/// `tabadul theme eject`
struct ThemeEjectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eject", abstract: "Copies a theme into the site's themes/, to be changed there.",
        discussion: """
            A file in the site's themes/ takes the place of the program's file of the same name. Keep the files that you change and
            delete the others: they then follow the program's updates. Files that are already there are left as they are.
            """)

    @Argument(help: "The theme: default or plain.")
    var name = "default"

    @Option(help: ArgumentHelp("The folder that holds content/ (default: found from this folder).", valueName: "dir"))
    var source = "."

    @Option(help: ArgumentHelp("The language of messages: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    func run() throws {
        let spoken = language ?? Console.localeLanguage
        let folder = SiteFolderLookup.source(source)
        let known = SiteFolderLookup.shared.map { FileSystem.entries(of: $0 + "/themes").filter { $0.kind == .folder }.map(\.name) } ?? []
        guard let shared = SiteFolderLookup.shared, known.contains(name) else {
            throw ValidationError(Texts.unknown(name, known)[spoken])
        }
        guard SiteFolderLookup.isSite(folder) else {
            throw ValidationError(LocalizedText(.commandsNoSite, [MessageArgument("program", Console.program)])[spoken])
        }
        var (copied, kept) = (0, 0)
        for file in FileSystem.files(below: "\(shared)/themes/\(name)") {
            let target = "\(folder)/themes/\(name)/\(file)"
            if FileSystem.exists(target) {
                kept += 1
                continue
            }
            guard let bytes = FileSystem.read("\(shared)/themes/\(name)/\(file)") else { continue }
            if let slash = target.lastIndex(of: "/") { try FileSystem.makeFolders(String(target[..<slash])) }
            try FileSystem.replace(bytes, at: target)
            copied += 1
        }
        Console.print(Texts.copied("\(folder)/themes/\(name)", copied)[spoken])
        if kept > 0 { Console.print(Texts.kept(kept)[spoken]) }
    }

    private enum Texts {
        static func unknown(_ name: String, _ known: [String]) -> LocalizedText {
            .init(.commandsThemeUnknown, [MessageArgument("name", name), MessageArgument("known", known.joined(separator: ", "))])
        }
        static func copied(_ folder: String, _ count: Int) -> LocalizedText {
            .init(.commandsThemeCopied, [MessageArgument("count", count), MessageArgument("folder", folder)])
        }
        static func kept(_ count: Int) -> LocalizedText { .init(.commandsThemeKept, [MessageArgument("count", count)]) }
    }
}
