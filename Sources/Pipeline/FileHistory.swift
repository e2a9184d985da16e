package import Diagnostics
internal import Records
internal import Storage

/// Reads earlier versions of files from git, if the source folder is under version control.
package struct FileHistory: Sendable {
    private let folder: String
    private let git: ExternalTool?

    /// The maximum number of versions examined per file.
    private static let depth = 200

    package init(folder: String) {
        self.folder = folder
        git = ExternalTool(named: "git")
    }

    /// The newest version of a file with a fingerprint.
    package func version(of path: String, withFingerprint fingerprint: String) -> SourceFile? {
        version(of: path) { Fingerprint.file($0) == fingerprint }
    }

    /// The newest version of a file that satisfies a predicate.
    package func version(of path: String, where isWanted: (SourceFile) -> Bool) -> SourceFile? {
        guard let git,
            let log = try? git.run(["-C", folder, "log", "-n", String(Self.depth), "--format=%H", "--", path], timeout: .seconds(60)),
            log.status == 0, let commits = log.text
        else { return nil }
        for commit in commits.split(separator: "\n") {
            guard let version = try? git.run(["-C", folder, "show", "\(commit):./\(path)"], timeout: .seconds(60)), version.status == 0,
                let text = version.text
            else { continue }
            let file = SourceFile(path: path, text: text)
            if isWanted(file) { return file }
        }
        return nil
    }
}
