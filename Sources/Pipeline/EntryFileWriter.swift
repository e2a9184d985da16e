package import Diagnostics
internal import Records
internal import Serialization
internal import Storage

/// Writes entries of a source folder: only inside `content/`, and never over changes made by others.
package struct EntryFileWriter: Sendable {
    package enum WriteError: Error { case exists, changed, unwritable }

    private let source: String

    package init(source: String) { self.source = source }

    /// The file path of an entry path (`practices/aa/x`); nil if it is not an entry or leads outside `content/`.
    package func path(of id: String) -> String? {
        let path = "content/\(id).md"
        var issues: [Diagnostic] = []
        guard EntryFilePath(SourceFile(path: path, text: ""), into: &issues) != nil else { return nil }
        var current = source
        for part in path.split(separator: "/").dropLast() {
            current += "/" + part
            if FileSystem.exists(current), FileSystem.kind(of: current) != .folder { return nil }
        }
        return path
    }

    package func read(_ path: String) -> SourceFile? {
        guard case .file(let file) = SourceTree.read(path, root: source) else { return nil }
        return file
    }

    /// Whether a file exists at a path.
    package func contains(_ path: String) -> Bool { FileSystem.exists(source + "/" + path) }

    /// A fingerprint of a text.
    package static func mark(of file: SourceFile) -> String {
        let digest = Digest(of: file.text)
        return "\(digest.high)-\(digest.low)"
    }

    /// Writes an entry that must not exist yet.
    package func create(_ text: String, at path: String) throws(WriteError) {
        let full = source + "/" + path
        do {
            if let slash = full.lastIndex(of: "/") { try FileSystem.makeFolders(String(full[..<slash])) }
            _ = try Array(text.utf8).withUnsafeBytes { try FileSystem.write($0, to: full) }
        } catch {
            throw contains(path) ? .exists : .unwritable
        }
    }

    /// Writes an entry atomically, if the file is still the version that the writer was shown.
    package func save(_ text: String, at path: String, over mark: String) throws(WriteError) {
        guard let now = read(path), Self.mark(of: now) == mark else { throw .changed }
        do { try FileSystem.replace(Array(text.utf8), at: source + "/" + path) } catch { throw .unwritable }
    }

    /// Overwrites a file that only the program writes.
    package static func replace(_ text: String, at path: String) throws(WriteError) {
        do {
            if let slash = path.lastIndex(of: "/") { try FileSystem.makeFolders(String(path[..<slash])) }
            try FileSystem.replace(Array(text.utf8), at: path)
        } catch { throw .unwritable }
    }
}
