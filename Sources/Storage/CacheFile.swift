package import Serialization

/// A file that a later run may do without: sealed with the program's digest and its own, so that one that is foreign, cut, or from
/// another version reads as none.
package struct CacheFile {
    /// Nil: nothing is kept.
    package let path: String?

    package init(path: String?) { self.path = path }

    package func read() -> ByteReader? {
        guard let path, let bytes = FileSystem.read(path, limit: 2 << 30), bytes.count >= 32 else { return nil }
        var seal = ByteReader(bytes[(bytes.count - 32)...])
        guard let program = try? seal.digest(), let content = try? seal.digest(), program == CacheVersion.digest else { return nil }
        let body = bytes[..<(bytes.count - 32)]
        return Digest(ofMany: body) == content ? ByteReader(body) : nil
    }

    /// An error is ignored: the old file stays, and its digest tells the next run not to use it.
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
