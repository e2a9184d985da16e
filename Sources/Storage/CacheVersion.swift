package import Serialization

/// Identifies this build of the program: caches of another build are not used.
package enum CacheVersion {
    package static let digest: Digest = {
        var hasher = Hasher128()
        hasher.add("tabadul cache 1")
        let path = FileSystem.exists("/proc/self/exe") ? "/proc/self/exe" : CommandLine.arguments.first ?? ""
        if let stamp = FileSystem.stamp(of: path, following: true) {
            hasher.add(stamp.size)
            hasher.add(stamp.modified)
        }
        return hasher.digest
    }()
}
