internal import Serialization
internal import Storage

/// A hash of the names, sizes and times of the files in `content/` and `themes/`.
package struct FolderSnapshot: Sendable, Equatable {
    private let digest: Digest

    package init(of source: String) {
        var hasher = Hasher128()
        var pending = ["content", "themes"]
        while let folder = pending.popLast() {
            for entry in FileSystem.entries(of: source + "/" + folder) {
                if SourceTree.isIgnored(entry.name) { continue }
                let path = folder + "/" + entry.name
                if entry.kind == .folder { pending.append(path) }
                guard entry.kind == .file, let stamp = FileSystem.stamp(of: source + "/" + path) else { continue }
                hasher.add(path)
                hasher.add(stamp.size)
                hasher.add(stamp.modified)
                hasher.add(stamp.node)
            }
        }
        digest = hasher.digest
    }
}
