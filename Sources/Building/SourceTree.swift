// Building runs the pipeline and owns the disk: it reads a source folder and publishes a site, whole or not at all.
//
//     let report = try SiteBuilder(options).build()

package import Diagnostics

/// The files of a source folder, read once.
package struct SourceTree: Sendable {
    package let notes: [SourceFile]
    package let settings: SourceFile?
    package let theme: [SourceFile]
    /// Bytes to copy as they are, by name.
    package let assets: [(name: String, bytes: [UInt8])]
    package let diagnostics: [Diagnostic]

    /// A note larger than this is no note.
    static let maximumSize = 1 << 20
    static let maximumAssetSize = 64 << 20

    /// Reads `content/` and the site's theme below a folder.
    package static func scan(_ root: String, theme name: (SourceFile?) -> String, readNotes: ([String]) -> [Result]) -> SourceTree {
        var walk = Walk(root: root)
        let noteEntries = walk.files(under: "content") { $0.hasSuffix(".md") || $0 == "content/site.yaml" }
        let results = readNotes(noteEntries)
        var faults = walk.diagnostics
        var notes: [SourceFile] = []
        var settings: SourceFile?
        for result in results {
            switch result {
            case .file(let file) where file.path == "content/site.yaml": settings = file
            case .file(let file): notes.append(file)
            case .fault(let fault): faults.append(fault)
            }
        }
        if settings == nil, !faults.contains(where: { $0.place.path == "content/site.yaml" }) {
            faults.append(Diagnostic(.missingFile, at: SourcePlace(path: "content/site.yaml"), offender: "content/site.yaml"))
        }
        let folder = "themes/\(name(settings))"
        var themeWalk = Walk(root: root)
        var themeFiles = themeWalk.files(under: folder) { $0.hasSuffix(".mustache") || $0.hasSuffix(".yaml") }
        // A theme may leave out templates and strings: the default theme's stand in for them. Its assets are its own.
        let present = Set(themeFiles.map { $0.dropFirst(folder.count) })
        if folder != "themes/default", !present.isEmpty {
            themeFiles += themeWalk.files(under: "themes/default") { $0.hasSuffix(".mustache") || $0.hasSuffix(".yaml") }
                .filter { !present.contains($0.dropFirst("themes/default".count)) }
        }
        let assetFiles = themeWalk.files(under: folder + "/assets") { _ in true }
        faults += themeWalk.diagnostics
        var theme: [SourceFile] = []
        for path in themeFiles {
            switch Self.read(path, root: root) {
            case .file(let file): theme.append(file)
            case .fault(let fault): faults.append(fault)
            }
        }
        var assets: [(name: String, bytes: [UInt8])] = []
        for path in assetFiles {
            let name = String(path.dropFirst(folder.count + "/assets/".count))
            if let fault = AssetName.fault(of: name, at: path, among: assets.map(\.name)) {
                faults.append(fault)
                continue
            }
            guard let bytes = Disk.read(root + "/" + path, limit: Self.maximumAssetSize) else {
                let isLarge = Disk.size(root + "/" + path) > Self.maximumAssetSize
                faults.append(
                    Diagnostic(
                        isLarge ? .fileTooLarge : .unreadableFile, at: SourcePlace(path: path), offender: path,
                        detail: "\(Self.maximumAssetSize >> 20) MB"))
                continue
            }
            assets.append((name, bytes))
        }
        if theme.isEmpty {
            faults.append(Diagnostic(.missingFile, at: SourcePlace(path: folder), offender: folder))
        }
        return SourceTree(notes: notes, settings: settings, theme: theme, assets: assets, diagnostics: faults)
    }

    /// A file read, or why not.
    package enum Result: Sendable {
        case file(SourceFile)
        case fault(Diagnostic)
    }

    /// Reads one text file of the tree.
    package static func read(_ path: String, root: String) -> Result {
        guard let bytes = Disk.read(root + "/" + path, limit: maximumSize) else {
            let isLarge = Disk.size(root + "/" + path) > maximumSize
            return .fault(
                Diagnostic(
                    isLarge ? .fileTooLarge : .unreadableFile, at: SourcePlace(path: path), offender: path,
                    detail: "\(maximumSize >> 10) kB"))
        }
        guard let text = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            return .fault(Diagnostic(.notUTF8, at: SourcePlace(path: path), offender: path))
        }
        return .file(SourceFile(path: path, text: text))
    }
}

/// A walk below a folder: regular files only, in the order of their names; nothing that points elsewhere is followed.
private struct Walk {
    let root: String
    var diagnostics: [Diagnostic] = []

    init(root: String) { self.root = root }

    mutating func files(under folder: String, where isWanted: (String) -> Bool) -> [String] {
        var found: [String] = []
        var pending = [folder]
        // A source folder may be reached through a link; what lies in it may not.
        var above = ""
        for part in folder.split(separator: "/") {
            above += above.isEmpty ? String(part) : "/" + part
            if Disk.exists(root + "/" + above), Disk.kind(of: root + "/" + above) == .other {
                diagnostics.append(Diagnostic(.notARegularFile, at: SourcePlace(path: above), offender: above))
                return []
            }
        }
        while let current = pending.popLast() {
            guard Disk.isReadable(root + "/" + current) else {
                if Disk.exists(root + "/" + current) {
                    diagnostics.append(Diagnostic(.unreadableFile, at: SourcePlace(path: current), offender: current))
                }
                continue
            }
            for entry in Disk.entries(of: root + "/" + current) {
                let path = current + "/" + entry.name
                // Editors' backups, hidden files and half-written ones are not ours to judge.
                if entry.name.hasPrefix(".") || entry.name.hasSuffix("~") || entry.name.hasPrefix("#") { continue }
                // Bytes that are no text came out as U+FFFD: no file has that name.
                if entry.name.unicodeScalars.contains("\u{FFFD}") {
                    diagnostics.append(Diagnostic(.badFileName, at: SourcePlace(path: path), offender: entry.name))
                    continue
                }
                switch entry.kind {
                case .folder: pending.append(path)
                case .file: if isWanted(path) { found.append(path) }
                case .other: diagnostics.append(Diagnostic(.notARegularFile, at: SourcePlace(path: path), offender: path))
                }
            }
        }
        return found.sorted()
    }
}
