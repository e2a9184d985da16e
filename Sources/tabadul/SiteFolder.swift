internal import Foundation
internal import Storage

/// Finds the folders that a command works with: the site's source folder, and the files installed with the program.
enum SiteFolder {
    /// The file by which a source folder is recognised.
    private static let settings = "content/site.yaml"

    /// The source folder that a command was given, or the nearest one at or above the working folder.
    ///
    /// - Parameter given: the value of `--source`; "." stands for the working folder or a folder above it, as git looks for its own.
    /// - Returns: the folder without a slash at its end; "." if neither the working folder nor a folder above it is a site.
    static func source(_ given: String) -> String {
        let folder = Console.trimmed(given)
        guard folder == ".", !FileSystem.exists(settings) else { return folder }
        var above = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)
        while above.path != "/", !above.path.isEmpty {
            above.deleteLastPathComponent()
            if FileSystem.exists(above.path + "/" + settings) { return above.path }
        }
        return folder
    }

    /// The folder of the program's own `themes/`: the variable `TABADUL_SHARE`, else `../share/tabadul` beside the program's folder.
    /// Nil where there is none, as for a program that is run from its source code.
    static var shared: String? {
        let program = Bundle.main.executablePath.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath() }
        let installed = program?.deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("share/tabadul").path
        let folder = ProcessInfo.processInfo.environment["TABADUL_SHARE"].flatMap { $0.isEmpty ? nil : $0 } ?? installed
        return folder.flatMap { FileSystem.exists($0 + "/themes") ? $0 : nil }
    }
}
