internal import ArgumentParser
internal import Localization
internal import Pipeline
internal import Storage

/// `tabadul doctor`
struct DoctorCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Shows what the program finds here: version, site, themes, and the programs that some commands need.",
        discussion: "Building and checking a site takes none of the programs listed.")

    @Option(help: ArgumentHelp("The folder that holds content/ (default: found from this folder).", valueName: "dir"))
    var source = "."

    @Option(help: ArgumentHelp("The language of messages: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    func run() {
        let spoken = language ?? Console.localeLanguage
        let folder = SiteFolderLookup.source(source)
        let shared = SiteFolderLookup.shared
        Console.print("tabadul \(ProgramRelease.version)")
        if let path = SiteFolderLookup.programPath { Console.print("  \(path)") }
        Console.print(
            SiteFolderLookup.isSite(folder)
                ? line(.commandsDoctorSite, "folder", FileSystem.resolved(folder), spoken)
                : LocalizedText(.commandsNoSite, [MessageArgument("program", Console.program)])[spoken])
        Console.print(LocalizedText(.commandsDoctorThemes)[spoken])
        let roots = (SiteFolderLookup.isSite(folder) ? [FileSystem.resolved(folder)] : []) + [shared].compactMap { $0 }
        for (index, root) in roots.enumerated() {
            let themes = FileSystem.entries(of: root + "/themes").filter { $0.kind == .folder }.map(\.name)
            let names = themes.isEmpty ? LocalizedText(.commandsDoctorNone)[spoken] : themes.joined(separator: ", ")
            Console.print("  \(index + 1). \(root)/themes: \(names)")
        }
        if shared == nil { Console.print("  " + LocalizedText(.commandsDoctorNoShared)[spoken]) }
        let platform = PackageManager.current
        for tool in Self.tools {
            let purpose = LocalizedText(group: "commands.doctor.purpose", name: tool.name)[spoken]
            if let found = tool.find(), tool.isReady(found) {
                Console.print("✓ \(tool.name) (\(found.version ?? found.location)) · \(purpose)")
            } else {
                Console.print("✗ \(tool.name) · \(purpose)")
                Console.print(
                    "    "
                        + (platform?.command(for: tool.packages)
                            ?? PackageManager.allCases.map { "\($0.rawValue): \($0.command(for: tool.packages))" }.joined(
                                separator: "\n    ")))
            }
        }
    }

    private func line(_ id: TextID, _ name: String, _ value: String, _ spoken: Language) -> String {
        LocalizedText(id, [MessageArgument(name, value)])[spoken]
    }

    /// An installed program that some command runs.
    private struct Tool: Sendable {
        let name: String
        let find: @Sendable () -> ExternalTool?
        let packages: [PackageManager: String]
        /// Whether the program, once found, has what the command needs.
        var isReady: @Sendable (ExternalTool) -> Bool = { _ in true }
    }

    private static let tools = [
        Tool(name: "git", find: { ExternalTool(named: "git") }, packages: [.debian: "git", .fedora: "git", .macOS: "git"]),
        Tool(name: "pandoc", find: { ExternalTool(named: "pandoc") }, packages: [.debian: "pandoc", .fedora: "pandoc", .macOS: "pandoc"]),
        Tool(
            name: "chromium", find: { ChromiumLookup.installed },
            packages: [.debian: "chromium", .fedora: "chromium", .macOS: "--cask chromium"]),
        Tool(
            name: "vips", find: { ExternalTool(named: "vipsthumbnail") },
            packages: [.debian: "libvips-tools", .fedora: "vips-tools", .macOS: "vips"]),
        Tool(name: "curl", find: { ExternalTool(named: "curl") }, packages: [.debian: "curl", .fedora: "curl", .macOS: "curl"]),
        Tool(
            name: "fonts", find: { ExternalTool(named: "fc-list") },
            packages: [
                .debian: "fontconfig fonts-noto-core", .fedora: "fontconfig google-noto-naskh-arabic-fonts",
                .macOS: "fontconfig font-noto-naskh-arabic",
            ],
            isReady: { tool in
                let fonts = try? tool.run([":lang=ar", "family"], timeout: .seconds(20)).text
                return fonts?.contains { !$0.isWhitespace } ?? false
            }),
    ]
}

/// How a system installs packages.
enum PackageManager: String, CaseIterable {
    case debian = "Debian, Ubuntu"
    case fedora = "Fedora"
    case macOS

    /// The one of this machine; nil for others.
    static var current: PackageManager? {
        if ExternalTool(named: "apt-get") != nil { return .debian }
        if ExternalTool(named: "dnf") != nil { return .fedora }
        if ExternalTool(named: "brew") != nil { return .macOS }
        return nil
    }

    func command(for packages: [PackageManager: String]) -> String {
        let names = packages[self] ?? ""
        return switch self {
        case .debian: "sudo apt install \(names)"
        case .fedora: "sudo dnf install \(names)"
        case .macOS: "brew install \(names)"
        }
    }
}
