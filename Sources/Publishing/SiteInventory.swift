internal import Archiving
internal import Storage

/// The files of a built site with their digests.
package struct SiteInventory: Sendable {
    /// SHA-256 in hexadecimal, by path; nil where only the path is known.
    package let files: [String: String?]
    /// Where old addresses lead now, by old path.
    package let moved: [String: String]

    package init(files: [String: String?], moved: [String: String]) {
        (self.files, self.moved) = (files, moved)
    }

    /// Whether a build wrote the folder.
    package static func isSite(_ folder: String) -> Bool { FileSystem.kind(of: folder + "/" + SitePublisher.marker) == .file }

    /// The files of a folder that a build wrote; nil for any other.
    package static func paths(of folder: String) -> [String]? {
        guard isSite(folder) else { return nil }
        return FileSystem.files(below: folder, except: PreservedHostFiles.names)
    }

    package static func digests(of folder: String, cores: Int) async -> [(path: String, digest: String, size: Int)]? {
        guard let paths = paths(of: folder) else { return nil }
        return try? await concurrentMap(paths, cores: cores) { path throws in
            let bytes = FileSystem.read(folder + "/" + path) ?? []
            return (path, SHA256.hex(of: bytes), bytes.count)
        }
    }

    /// A built site as one archive, with the digests of its files in the form that `sha256sum -c` checks.
    package static func pack(_ folder: String, under name: String) throws -> (bytes: [UInt8], count: Int)? {
        guard let paths = paths(of: folder) else { return nil }
        var files: [(path: String, bytes: [UInt8])] = []
        var sums = ""
        for path in paths {
            guard let bytes = FileSystem.read(folder + "/" + path) else { return nil }
            files.append((name + "/" + path, bytes))
            sums += SHA256.hex(of: bytes) + "  " + path + "\n"
        }
        files.append((name + "/SHA256SUMS", Array(sums.utf8)))
        return (try ZipArchive.bytes(of: files), paths.count)
    }
}

/// What a publication changes.
package struct SiteDifference: Sendable {
    package private(set) var added: [String] = []
    package private(set) var changed: [String] = []
    package private(set) var removed: [String] = []
    package private(set) var moved: [(from: String, to: String)] = []
    /// False where one side has no digests: then nobody can say what changed.
    package let knowsChanges: Bool

    package init(from old: SiteInventory, to new: SiteInventory) {
        knowsChanges = old.files.values.allSatisfy { $0 != nil } && new.files.values.allSatisfy { $0 != nil }
        var home: [String: String] = [:]
        for (path, digest) in new.files where old.files[path] == nil {
            if let digest { home[digest] = min(home[digest] ?? path, path) }
        }
        var targets: Set<String> = []
        for (path, digest) in old.files.sorted(by: { $0.key < $1.key }) {
            if let to = new.moved[path], old.moved[path] == nil {
                moved.append((path, to))
                targets.insert(to)
            } else if let now = new.files[path] {
                if let digest, let now, digest != now { changed.append(path) }
            } else if let digest, let to = home[digest] {
                moved.append((path, to))
                targets.insert(to)
            } else {
                removed.append(path)
            }
        }
        added = new.files.keys.filter { old.files[$0] == nil && !targets.contains($0) }.sorted()
    }
}
