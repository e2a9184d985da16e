internal import Storage

/// Finds the folders that commands work with: a site's source folder, and the files installed with the program.
package enum SiteFolderLookup {
    /// The file by which a source folder is recognised.
    package static let settings = "content/site.yaml"

    /// Whether a folder is a site's source folder.
    package static func isSite(_ folder: String) -> Bool { FileSystem.exists(folder + "/" + settings) }

    /// The source folder that a command was given, or the nearest one at or above the working folder.
    ///
    /// - Parameter given: "." stands for the working folder or a folder above it, as git looks for its own.
    /// - Returns: the folder without a slash at its end; "." if neither the working folder nor a folder above it is a site.
    package static func source(_ given: String, workingFolder: String) -> String {
        var folder = given[...]
        while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
        guard folder == ".", !isSite(workingFolder) else { return String(folder) }
        var above = workingFolder[...]
        while let slash = above.lastIndex(of: "/"), slash > above.startIndex {
            above = above[..<slash]
            if isSite(String(above)) { return String(above) }
        }
        return "."
    }

    /// The folder of the files that come with the program, which holds `themes/` and `starter/`; nil where there is none.
    ///
    /// - Parameters:
    ///   - given: the variable `TABADUL_SHARE`; where it is set, no other folder is looked for.
    ///   - program: the program's path without links. Files are looked for in `../share/tabadul` beside its folder, then in the clone
    ///     in whose build folder it lies.
    package static func shared(given: String?, program: String?) -> String? {
        if let given, !given.isEmpty { return holdsThemes(given) ? given : nil }
        guard let parts = program?.split(separator: "/"), parts.count > 2 else { return nil }
        let installed = "/" + (parts.dropLast(2) + ["share", "tabadul"]).joined(separator: "/")
        if holdsThemes(installed) { return installed }
        // `.build/release/tabadul`, or with the platform's name between.
        guard let build = parts.lastIndex(where: { $0.hasPrefix(".build") }) else { return nil }
        let clone = "/" + parts[..<build].joined(separator: "/")
        return holdsThemes(clone) ? clone : nil
    }

    private static func holdsThemes(_ folder: String) -> Bool { FileSystem.exists(folder + "/themes/default") }
}
