/// What was typed into a form and not saved: kept beside `content/`, never in it.
package struct Autosave: Sendable {
    private let folder: String

    package init(source: String) { folder = source + "/.tabadul-autosave" }

    /// False where it could not be kept.
    package func keep(_ body: [UInt8], for path: String) -> Bool {
        do {
            try Disk.makeFolders(folder)
            try Disk.replace(body, at: file(path))
            return true
        } catch { return false }
    }

    package func kept(for path: String) -> [UInt8]? { Disk.read(file(path)) }

    package func forget(_ path: String) { Disk.remove(file(path)) }

    private func file(_ path: String) -> String { folder + "/" + path.replacing("/", with: "~") + ".form" }
}
