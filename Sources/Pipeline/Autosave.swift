internal import Storage

/// What was typed into a form and not saved: kept beside `content/`, never in it.
package struct Autosave: Sendable {
    private let folder: String

    package init(source: String) { folder = source + "/.tabadul-autosave" }

    /// False where it could not be kept.
    package func keep(_ body: [UInt8], for path: String) -> Bool {
        do {
            try FileSystem.makeFolders(folder)
            guard isOurs else { return false }
            try FileSystem.replace(body, at: file(path))
            return true
        } catch { return false }
    }

    package func kept(for path: String) -> [UInt8]? { isOurs ? FileSystem.read(file(path)) : nil }

    package func forget(_ path: String) { if isOurs { FileSystem.remove(file(path)) } }

    /// Whether the folder is one: a symbolic link in its place would lead out of the source folder.
    private var isOurs: Bool { FileSystem.kind(of: folder) == .folder }

    private func file(_ path: String) -> String { folder + "/" + path.replacing("/", with: "~") + ".form" }
}
