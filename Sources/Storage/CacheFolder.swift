internal import Serialization
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// The folder for data that the next build may reuse: parsed entries, image renditions, the manifest of published files.
///
/// Parsed entries include drafts and embargoed texts, so the folder is private (0700) and never inside the output, which a host could serve:
/// `tabadul/<key>` in the user's cache folder, else `.tabadul-cache/<key>` in the source folder. The key follows from both paths.
package struct CacheFolder: Sendable {
    /// Nil if no cache can be kept; the build then starts from scratch.
    package let path: String?

    /// Caches unused for this long are removed: they may contain text that was deleted on purpose.
    package static let maximumAge = 90 * 24 * 3600

    /// - Parameters:
    ///   - isReadOnly: use an existing folder only; create none.
    ///   - variable: the value of an environment variable.
    package init(source: String, output: String, isReadOnly: Bool = false, variable: (String) -> String? = Self.environment) {
        var hasher = Hasher128()
        hasher.add(FileSystem.resolved(source))
        hasher.add(FileSystem.resolved(output))
        let key = hasher.digest.hexadecimal
        let parents = [Self.userFolder(variable).map { $0 + "/tabadul" }, source + "/.tabadul-cache"].compactMap { $0 }
        path =
            parents.lazy.compactMap { parent -> String? in
                let folder = parent + "/" + key
                if isReadOnly { return FileSystem.kind(of: folder) == .folder ? folder : nil }
                guard Self.makePrivate(parent), Self.makePrivate(folder) else { return nil }
                Self.removeUnused(in: parent, except: key)
                return folder
            }.first
    }

    /// A cache of the folder.
    package func file(_ name: String) -> CacheFile { CacheFile(path: path.map { $0 + "/" + name }) }

    /// The user's cache folder, as the system names it.
    private static func userFolder(_ variable: (String) -> String?) -> String? {
        if let folder = variable("XDG_CACHE_HOME"), folder.hasPrefix("/") { return folder }
        guard let home = variable("HOME"), home.hasPrefix("/") else { return nil }
        #if canImport(Darwin)
            return home + "/Library/Caches"
        #else
            return home + "/.cache"
        #endif
    }

    private static func environment(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }

    /// Creates a folder that only this user can enter; false if it belongs to another user or cannot be created.
    private static func makePrivate(_ folder: String) -> Bool {
        guard (try? FileSystem.makeFolders(folder, mode: 0o700)) != nil else { return false }
        var info = stat()
        guard lstat(folder, &info) == 0, info.st_mode & S_IFMT == S_IFDIR, info.st_uid == geteuid() else { return false }
        if info.st_mode & 0o777 != 0o700, chmod(folder, 0o700) != 0 { return false }
        return access(folder, W_OK | X_OK) == 0
    }

    private static func removeUnused(in parent: String, except key: String) {
        utimes(parent + "/" + key, nil)
        let now = time(nil)
        for entry in FileSystem.entries(of: parent)
        where entry.kind == .folder && entry.name.utf8.count == key.utf8.count && entry.name != key {
            var info = stat()
            let folder = parent + "/" + entry.name
            guard stat(folder, &info) == 0 else { continue }
            #if canImport(Darwin)
                let used = info.st_mtimespec.tv_sec
            #else
                let used = info.st_mtim.tv_sec
            #endif
            if now - used > maximumAge { FileSystem.remove(folder) }
        }
    }
}
