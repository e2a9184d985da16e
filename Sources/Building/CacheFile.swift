internal import Binary

/// A file that a later run may do without: sealed with the program's digest and its own, so that one that is foreign, cut, or from
/// another version reads as none.
struct CacheFile {
    let path: String

    func read() -> ByteReader? {
        guard let bytes = Disk.read(path, limit: 2 << 30), bytes.count >= 32 else { return nil }
        var seal = ByteReader(bytes[(bytes.count - 32)...])
        guard let program = try? seal.digest(), let content = try? seal.digest(), program == Program.digest else { return nil }
        let body = bytes[..<(bytes.count - 32)]
        return Self.digest(of: body) == content ? ByteReader(body) : nil
    }

    /// Writes beside the old file and takes its place; a fault leaves no cache, and is no fault of the build.
    func write(_ writer: ByteWriter) {
        var sealed = writer
        let content = Self.digest(of: writer.bytes[...])
        sealed.digest(Program.digest)
        sealed.digest(content)
        Disk.remove(path + ".new")
        do {
            _ = try sealed.bytes.withUnsafeBytes { try Disk.write($0, to: path + ".new") }
            try Disk.move(path + ".new", to: path)
        } catch {
            Disk.remove(path + ".new")
        }
    }

    private static func digest(of bytes: ArraySlice<UInt8>) -> Digest {
        var hasher = Hasher128()
        bytes.withUnsafeBytes { hasher.add($0) }
        return hasher.digest
    }
}
