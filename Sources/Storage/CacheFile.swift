package import Serialization

/// A cache file with a checksum of its content and a digest of the program: a file that is truncated, foreign or of another version
/// is treated as absent.
package struct CacheFile {
    /// Nil if caching is off.
    package let path: String?

    package init(path: String?) { self.path = path }

    package func read() -> ByteReader? {
        guard let path, let bytes = FileSystem.read(path, limit: 2 << 30), bytes.count >= 32 else { return nil }
        var seal = ByteReader(bytes[(bytes.count - 32)...])
        guard let program = try? seal.digest(), let content = try? seal.digest(), program == CacheVersion.digest else { return nil }
        let body = bytes[..<(bytes.count - 32)]
        return Digest(ofMany: body) == content ? ByteReader(body) : nil
    }

    /// Write errors are ignored: the old file stays, and its digest prevents its use.
    package func write(_ writer: consuming ByteWriter) {
        guard let path else { return }
        let content = Digest(ofMany: writer.bytes[...])
        var sealed = writer
        sealed.digest(CacheVersion.digest)
        sealed.digest(content)
        try? FileSystem.replace(sealed.bytes, at: path, mode: 0o600)
    }

    package func remove() {
        if let path { FileSystem.remove(path) }
    }
}
