internal import Binary
internal import Building
internal import Diagnostics
internal import Foundation
internal import Records

/// The notes of a source folder as the form may touch them: inside `content/` only, never over what somebody else wrote.
struct NoteFolder: Sendable {
    enum Refusal: Error { case exists, changed, unwritable }

    let source: String

    /// The path of a note by the address of its form (`practices/aa/x`); nil for what is no note's, or leads elsewhere.
    func path(of id: String) -> String? {
        let path = "content/\(id).md"
        var faults: [Diagnostic] = []
        guard NoteFile(SourceFile(path: path, text: ""), into: &faults) != nil else { return nil }
        var current = source
        for part in path.split(separator: "/").dropLast() {
            current += "/" + part
            let kind = try? FileManager.default.attributesOfItem(atPath: current)[.type] as? FileAttributeType
            if kind == .typeSymbolicLink { return nil }
        }
        return path
    }

    func read(_ path: String) -> SourceFile? {
        guard case .file(let file) = SourceTree.read(path, root: source) else { return nil }
        return file
    }

    /// Tells one text from another.
    static func mark(of file: SourceFile) -> String {
        let digest = Digest(of: file.text)
        return "\(digest.high)-\(digest.low)"
    }

    /// Writes a note that must not be there yet.
    func create(_ text: String, at path: String) throws(Refusal) {
        let full = source + "/" + path
        do {
            try FileManager.default.createDirectory(
                atPath: URL(fileURLWithPath: full).deletingLastPathComponent().path, withIntermediateDirectories: true)
            try Data(text.utf8).write(to: URL(fileURLWithPath: full), options: .withoutOverwriting)
        } catch {
            throw FileManager.default.fileExists(atPath: full) ? .exists : .unwritable
        }
    }

    /// Writes a note whole or not at all, if it still is what the form was made from.
    func save(_ text: String, at path: String, over mark: String) throws(Refusal) {
        guard let now = read(path), Self.mark(of: now) == mark else { throw .changed }
        do { try Data(text.utf8).write(to: URL(fileURLWithPath: source + "/" + path), options: .atomic) } catch { throw .unwritable }
    }

    /// Keeps what was typed and not saved, outside `content/`.
    func keep(_ body: [UInt8], for path: String) -> Bool {
        do {
            try FileManager.default.createDirectory(atPath: source + "/.tabadul-autosave", withIntermediateDirectories: true)
            try Data(body).write(to: kept(path), options: .atomic)
            return true
        } catch { return false }
    }

    func keptForm(for path: String) -> SentForm? { (try? Data(contentsOf: kept(path))).flatMap { SentForm(Array($0)) } }

    func forget(_ path: String) { try? FileManager.default.removeItem(at: kept(path)) }

    private func kept(_ path: String) -> URL {
        URL(fileURLWithPath: source + "/.tabadul-autosave/" + path.replacing("/", with: "~") + ".form")
    }
}
