// Pipeline: runs a build: reads a source folder and publishes a site atomically (`SiteBuilder`, `BuildSession`, `SourceTree`).
// It must not decide what a page shows.
//
//     let (report, graph) = await SiteBuilder(options).read()
//     let errors = report.diagnostics.filter { $0.severity == .error }

internal import Assets
package import Diagnostics
internal import Imaging
internal import Records
internal import Storage

/// The files of a source folder, read once.
package struct SourceTree: Sendable {
    private(set) var entries: [SourceFile] = []
    private(set) var settings: SourceFile?
    /// The settings; nil if they cannot be read.
    private(set) var site: SiteSettings?
    /// The templates and texts of the theme, and the site's texts of the program.
    private(set) var theme: [SourceFile] = []
    private var languageFiles: [SourceFile] = []
    private var languages = SiteLanguages.none
    /// Files to copy unchanged, by name.
    private(set) var assets: [(name: String, bytes: [UInt8])] = []
    /// All images below `content/`, used or not.
    private(set) var images: [SourceImage] = []
    private(set) var diagnostics: [Diagnostic] = []

    /// The maximum size of an entry in bytes.
    static let maximumSize = 1 << 20
    static let maximumAssetSize = 64 << 20

    /// Reads `content/` and the site's theme below a folder.
    ///
    /// - Parameters:
    ///   - shared: a folder whose `themes/` stand in, file by file, for what the site's own `themes/` leave out: the
    ///     themes that come with an installed program. Nil: the site's folder has its themes itself.
    ///   - drafts: whether a language of the site may lack texts.
    init(of root: String, shared: String? = nil, drafts: Bool, _ buildCache: inout BuildCache) {
        readContent(root, drafts, &buildCache)
        let folder = "themes/\(site?.themeFolder ?? "default")"
        let lookup = SiteThemeLookup(root: root, shared: shared, folder: folder, isTemplate: Self.isTemplate)
        diagnostics += lookup.diagnostics
        for (root, path) in lookup.templates { if let file = read(path, root, &buildCache) { theme.append(file) } }
        for (root, path) in lookup.assets {
            readAsset(path, named: String(path.dropFirst(folder.count + "/assets/".count)), root)
        }
        if theme.count == languageFiles.count {
            diagnostics.append(Diagnostic(.missingFile, at: SourceLocation(path: folder), offendingText: folder))
        }
    }

    /// The tree with one entry replaced or added.
    func with(_ typed: SourceFile) -> SourceTree {
        var tree = self
        tree.diagnostics.removeAll { $0.location.path == typed.path }
        if typed.path == SiteSettings.path {
            tree.settings = typed
            let read = SiteSettings.read(typed, languages: languages)
            tree.site = read.value
            tree.diagnostics += read.diagnostics
            return tree
        }
        tree.entries.removeAll { $0.path == typed.path }
        tree.entries.append(typed)
        return tree
    }

    private mutating func readContent(_ root: String, _ drafts: Bool, _ buildCache: inout BuildCache) {
        var scanner = FolderScanner(root: root)
        let paths = scanner.files(under: "content") {
            $0.hasSuffix(".md") || $0 == SiteSettings.path || ImageFormat(fileName: $0) != nil || Self.intendedName(of: $0) != nil
                || SiteLanguages.contains($0)
        }
        diagnostics += scanner.diagnostics
        for path in paths {
            if let name = Self.intendedName(of: path) {
                let written = path.split(separator: "/").last.map(String.init) ?? path
                diagnostics.append(Diagnostic(.badFileName, at: SourceLocation(path: path), offendingText: written, suggestion: name))
                continue
            }
            if ImageFormat(fileName: path) != nil {
                let image = buildCache.image(path, root: root)
                diagnostics += image.diagnostics
                images += [image.value].compactMap { $0 }
                continue
            }
            guard let file = read(path, root, &buildCache) else { continue }
            if path == SiteSettings.path {
                settings = file
            } else if SiteLanguages.contains(path) {
                languageFiles.append(file)
            } else {
                entries.append(file)
            }
        }
        let added = SiteLanguages.read(languageFiles, allowsGaps: drafts)
        languages = added.value
        diagnostics += added.diagnostics
        theme = languageFiles
        guard let settings else {
            if !diagnostics.contains(where: { $0.location.path == SiteSettings.path }) {
                diagnostics.append(Diagnostic(.missingFile, at: SourceLocation(path: SiteSettings.path), offendingText: SiteSettings.path))
            }
            return
        }
        let read = SiteSettings.read(settings, languages: languages)
        site = read.value
        diagnostics += read.diagnostics
    }

    /// The proper name of an entry or settings file whose extension was changed by an editor or system; nil for other files.
    static func intendedName(of path: String) -> String? {
        let name = path.split(separator: "/").last ?? ""
        if path.lowercased() == "content/site.yml" || (path != SiteSettings.path && path.lowercased() == SiteSettings.path) {
            return "site.yaml"
        }
        guard !name.hasSuffix(".md"), let ending = endings.first(where: { name.lowercased().hasSuffix($0) }) else { return nil }
        return name.dropLast(ending.count) + ".md"
    }

    /// In small letters, the longest first.
    private static let endings = [".markdown", ".mdown", ".md.txt", ".mdwn", ".mkdn", ".mkd", ".md"]

    private mutating func read(_ path: String, _ root: String, _ buildCache: inout BuildCache) -> SourceFile? {
        switch buildCache.file(path, root: root) {
        case .file(let file): return file
        case .issue(let issue):
            diagnostics.append(issue)
            return nil
        }
    }

    private static func isTemplate(_ path: String) -> Bool { path.hasSuffix(".mustache") || path.hasSuffix(".yaml") }

    private mutating func readAsset(_ path: String, named name: String, _ root: String) {
        if let issue = AssetNameCheck.issue(of: name, at: path, among: assets.map(\.name)) {
            diagnostics.append(issue)
            return
        }
        guard let bytes = FileSystem.read(root + "/" + path, limit: Self.maximumAssetSize) else {
            let isLarge = FileSystem.size(root + "/" + path) > Self.maximumAssetSize
            diagnostics.append(
                Diagnostic(
                    isLarge ? .fileTooLarge : .unreadableFile, at: SourceLocation(path: path), offendingText: path,
                    detail: "\(Self.maximumAssetSize >> 20) MB"))
            return
        }
        assets.append((name, bytes))
    }

    /// Hidden files, editor backups and partial files are ignored.
    static func isIgnored(_ name: String) -> Bool { name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#") }

    /// The content of a file, or the reason why it could not be read.
    package enum Result: Sendable {
        case file(SourceFile)
        case issue(Diagnostic)
    }

    /// Reads one text file of the tree.
    package static func read(_ path: String, root: String) -> Result {
        guard let bytes = FileSystem.read(root + "/" + path, limit: maximumSize) else {
            let isLarge = FileSystem.size(root + "/" + path) > maximumSize
            return .issue(
                Diagnostic(
                    isLarge ? .fileTooLarge : .unreadableFile, at: SourceLocation(path: path), offendingText: path,
                    detail: "\(maximumSize >> 10) kB"))
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            return .issue(Diagnostic(LegacyTextEncoding(bytes)?.code ?? .notUTF8, at: SourceLocation(path: path), offendingText: path))
        }
        return .file(SourceFile(path: path, text: text))
    }
}

/// Lists the regular files below a folder, sorted by name; symbolic links are not followed.
struct FolderScanner {
    let root: String
    var diagnostics: [Diagnostic] = []

    init(root: String) { self.root = root }

    mutating func files(under folder: String, where isWanted: (String) -> Bool) -> [String] {
        var found: [String] = []
        var pending = [folder]
        // The source folder itself may be a symbolic link, but not its content.
        var above = ""
        for part in folder.split(separator: "/") {
            above += above.isEmpty ? String(part) : "/" + part
            if FileSystem.exists(root + "/" + above), FileSystem.kind(of: root + "/" + above) == .other {
                diagnostics.append(Diagnostic(.notARegularFile, at: SourceLocation(path: above), offendingText: above))
                return []
            }
        }
        while let current = pending.popLast() {
            guard FileSystem.isReadable(root + "/" + current) else {
                if FileSystem.exists(root + "/" + current) {
                    diagnostics.append(Diagnostic(.unreadableFile, at: SourceLocation(path: current), offendingText: current))
                }
                continue
            }
            for entry in FileSystem.entries(of: root + "/" + current) {
                let path = current + "/" + entry.name
                if SourceTree.isIgnored(entry.name) { continue }
                // Invalid UTF-8 in a name was decoded as U+FFFD, so no file has the decoded name.
                if entry.name.unicodeScalars.contains("\u{FFFD}") {
                    diagnostics.append(Diagnostic(.badFileName, at: SourceLocation(path: path), offendingText: entry.name))
                    continue
                }
                switch entry.kind {
                case .folder: pending.append(path)
                case .file: if isWanted(path) { found.append(path) }
                case .other: diagnostics.append(Diagnostic(.notARegularFile, at: SourceLocation(path: path), offendingText: path))
                }
            }
        }
        return found.sorted()
    }
}
