internal import Diagnostics
internal import Storage

/// Finds the files of the site's theme: for each name the first folder that has it.
///
/// Order: the theme in the site's `themes/`, then in the program's shared folder, then the default theme in both. Assets come from
/// the theme itself only: a style sheet and its templates belong together.
struct SiteThemeLookup {
    typealias File = (root: String, path: String)

    private(set) var templates: [File] = []
    private(set) var assets: [File] = []
    private(set) var diagnostics: [Diagnostic] = []

    init(root: String, shared: String?, folder: String, isTemplate: (String) -> Bool) {
        // In a clone the shared folder is the source folder itself.
        let roots = [root] + [shared].compactMap { $0 }.filter { FileSystem.resolved($0) != FileSystem.resolved(root) }
        var templateNames: Set<Substring> = []
        var assetNames: Set<String> = []
        for theme in folder == Self.fallback ? [folder] : [folder, Self.fallback] {
            // A theme without any file is an error in the settings; it does not fall back to the default theme.
            if theme != folder, templates.isEmpty { break }
            for root in roots {
                var scanner = FolderScanner(root: root)
                for path in scanner.files(under: theme, where: { _ in true }) {
                    if isTemplate(path), templateNames.insert(path.dropFirst(theme.count)).inserted { templates.append((root, path)) }
                    if theme == folder, path.hasPrefix(folder + "/assets/"), assetNames.insert(path).inserted {
                        assets.append((root, path))
                    }
                }
                diagnostics += scanner.diagnostics
            }
        }
        assets.sort { $0.path < $1.path }
    }

    private static let fallback = "themes/default"
}
