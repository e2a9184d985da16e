internal import Diagnostics

/// Finds the files of the site's theme: for each name the first folder that has it.
///
/// Order: the theme in the site's `themes/`, the default theme there, then the same two in the program's shared folder. Assets come
/// from the theme itself only: a style sheet and its templates belong together.
struct ThemeLookup {
    typealias File = (root: String, path: String)

    private(set) var templates: [File] = []
    private(set) var assets: [File] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(root: String, shared: String?, folder: String, isTemplate: (String) -> Bool) {
        let roots = [root] + [shared].compactMap { $0 }
        var names: Set<Substring> = []
        var themeExists = false
        for theme in folder == Self.fallback ? [folder] : [folder, Self.fallback] {
            // A theme without any file is an error in the settings; it does not fall back to the default theme.
            if theme != folder, !themeExists { break }
            for root in roots {
                var scanner = FolderScanner(root: root)
                for path in scanner.files(under: theme, where: isTemplate) where names.insert(path.dropFirst(theme.count)).inserted {
                    templates.append((root, path))
                    if theme == folder { themeExists = true }
                }
                diagnostics += scanner.diagnostics
            }
        }
        var assetNames: Set<String> = []
        for root in roots {
            var scanner = FolderScanner(root: root)
            for path in scanner.files(under: folder + "/assets", where: { _ in true }) where assetNames.insert(path).inserted {
                assets.append((root, path))
            }
            diagnostics += scanner.diagnostics
        }
        assets.sort { $0.path < $1.path }
    }

    private static let fallback = "themes/default"
}
