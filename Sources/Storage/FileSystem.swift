// Storage: files, locks, cache files and external programs with a time limit (`FileSystem`, `CacheFolder`, `ExternalTool`).
// It must not know what is stored.
//
//     let path = folder.path + "/site.yaml"
//     try FileSystem.replace(Array("title: x\n".utf8), at: path)
//     let bytes = FileSystem.read(path, limit: 1 << 20)
//     let names = FileSystem.entries(of: folder.path).map(\.name)

internal import CFileSystem
#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// Wrappers for the file system calls that the program uses. Paths are used as given.
package enum FileSystem {
    /// A failed call: the operation, the path and the system's error.
    package struct Failure: Error, CustomStringConvertible {
        package let action: String
        package let path: String
        package let code: Int32

        package init(action: String, path: String, code: Int32) { (self.action, self.path, self.code) = (action, path, code) }

        package var description: String { "\(action) \(path): \(String(cString: strerror(code)))" }

        /// Another process holds the lock.
        package var isHeldLock: Bool { action == "lock" && code == EWOULDBLOCK }
        /// A rename crosses a file system boundary.
        package var isMountPoint: Bool { code == EBUSY || code == EXDEV }
        /// The file system does not support the operation.
        package var isUnsupported: Bool { [EPERM, ENOSYS, ENOTSUP, EOPNOTSUPP, EMLINK].contains(code) }
    }

    package struct Entry {
        package let name: String
        package let kind: FileSystemItemKind
    }

    /// The entries of a folder, sorted by name; empty if it cannot be read.
    package static func entries(of folder: String) -> [Entry] {
        guard let stream = opendir(folder) else { return [] }
        defer { closedir(stream) }
        var entries: [Entry] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name == "." || name == ".." { continue }
            let kind: FileSystemItemKind =
                switch Int32(entry.pointee.d_type) {
                case Int32(DT_REG): .file
                case Int32(DT_DIR): .folder
                // Some file systems do not report the type.
                case Int32(DT_UNKNOWN): kind(of: folder + "/" + name)
                default: .other
                }
            entries.append(Entry(name: name, kind: kind))
        }
        return entries.sorted { $0.name < $1.name }
    }

    package static func isReadable(_ folder: String) -> Bool { access(folder, R_OK | X_OK) == 0 }

    package static func kind(of path: String) -> FileSystemItemKind {
        var info = stat()
        guard lstat(path, &info) == 0 else { return .other }
        switch info.st_mode & S_IFMT {
        case S_IFREG: return .file
        case S_IFDIR: return .folder
        default: return .other
        }
    }

    package static func exists(_ path: String) -> Bool {
        var info = stat()
        return lstat(path, &info) == 0
    }

    package static func size(_ path: String) -> Int {
        var info = stat()
        return lstat(path, &info) == 0 ? Int(info.st_size) : 0
    }

    /// The bytes of a regular file; nil if it cannot be read or exceeds the limit.
    package static func read(_ path: String, limit: Int = 64 << 20) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        return read(open: file, limit: limit)
    }

    /// The bytes of an open file from its current offset.
    package static func read(open file: Int32, limit: Int = 64 << 20) -> [UInt8]? {
        var info = stat()
        guard fstat(file, &info) == 0, info.st_mode & S_IFMT == S_IFREG, info.st_size <= limit else { return nil }
        let size = Int(info.st_size)
        var isWhole = true
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while count < size {
                let got = Glibc_read(file, buffer.baseAddress.map { $0 + count }, size - count)
                if got < 0 && errno == EINTR { continue }
                if got <= 0 {
                    isWhole = got == 0
                    break
                }
                count += got
            }
        }
        return isWhole ? bytes : nil
    }

    /// An open, anonymous file with these bytes, positioned at its start. Closing it deletes it. Nil if the disk is full.
    package static func anonymousFile(holding bytes: [UInt8]) -> Int32? {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var path = Array("\(folder)/.tabadul-XXXXXX".utf8CString)
        let file = mkstemp(&path)
        guard file >= 0 else { return nil }
        unlink(path)
        guard fcntl(file, F_SETFD, FD_CLOEXEC) == 0, bytes.withUnsafeBytes({ writes($0, to: file) }), lseek(file, 0, SEEK_SET) == 0 else {
            close(file)
            return nil
        }
        return file
    }

    /// Device, inode, size and times of a file: enough to detect that it was replaced or changed.
    package struct Stamp: Sendable, Equatable {
        package let size: Int
        /// Nanoseconds.
        package let modified: Int
        package let node: Int

        package init(size: Int, modified: Int, node: Int) { (self.size, self.modified, self.node) = (size, modified, node) }
    }

    /// The stamp of a regular file; nil for anything else. Symbolic links are followed only on request.
    package static func stamp(of path: String, following: Bool = false) -> Stamp? {
        var info = stat()
        guard (following ? stat(path, &info) : lstat(path, &info)) == 0, info.st_mode & S_IFMT == S_IFREG else { return nil }
        return stamp(info)
    }

    private static func stamp(_ info: stat) -> Stamp {
        #if canImport(Darwin)
            let time = info.st_mtimespec
        #else
            let time = info.st_mtim
        #endif
        return Stamp(size: Int(info.st_size), modified: Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec), node: Int(info.st_ino))
    }

    /// Creates a hard link.
    package static func link(_ path: String, to second: String) throws(Failure) {
        guard Glibc_link(path, second) == 0 else { throw Failure(action: "link", path: second, code: errno) }
    }

    /// Writes a new file and returns its stamp.
    package static func write(_ bytes: UnsafeRawBufferPointer, to path: String, mode: UInt32 = 0o644) throws(Failure) -> Stamp {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        guard file >= 0 else { throw Failure(action: "create", path: path, code: errno) }
        guard writes(bytes, to: file) else {
            let code = errno
            close(file)
            throw Failure(action: "write", path: path, code: code)
        }
        var info = stat()
        let isKnown = fstat(file, &info) == 0
        guard close(file) == 0, isKnown else { throw Failure(action: "close", path: path, code: errno) }
        return stamp(info)
    }

    private static func writes(_ bytes: UnsafeRawBufferPointer, to file: Int32) -> Bool {
        var written = 0
        while written < bytes.count {
            let count = Glibc_write(file, bytes.baseAddress.map { $0 + written }, bytes.count - written)
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return false }
            written += count
        }
        return true
    }

    /// Writes a file atomically: to a temporary file, then renamed over the old one.
    package static func replace(_ bytes: [UInt8], at path: String, mode: UInt32 = 0o644) throws(Failure) {
        let name = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
        // A hidden name, so that it is not read as an entry.
        let beside = path[..<name] + ".tabadul-new-" + path[name...]
        remove(String(beside))
        do throws(Failure) {
            let written = bytes.withUnsafeBytes { raw in Result { () throws(Failure) in try write(raw, to: String(beside), mode: mode) } }
            _ = try written.get()
            try move(String(beside), to: path)
        } catch {
            remove(String(beside))
            throw error
        }
    }

    /// The files below a folder, as paths from it, in order; links are not followed.
    ///
    /// - Parameter left: names of direct entries that are skipped.
    package static func files(below folder: String, except left: Set<String> = []) -> [String] {
        var found: [String] = []
        var pending = [""]
        while let current = pending.popLast() {
            for entry in entries(of: folder + "/" + current) {
                if current.isEmpty, left.contains(entry.name) { continue }
                switch entry.kind {
                case .folder: pending.append(current + entry.name + "/")
                case .file: found.append(current + entry.name)
                case .other: break
                }
            }
        }
        return found.sorted()
    }

    package static func makeFolder(_ path: String, mode: UInt32 = 0o755) throws(Failure) {
        if mkdir(path, mode_t(mode)) != 0 && errno != EEXIST { throw Failure(action: "create folder", path: path, code: errno) }
    }

    /// Creates a folder and its missing parents.
    package static func makeFolders(_ path: String, mode: UInt32 = 0o755) throws(Failure) {
        if exists(path) || path.isEmpty { return }
        if let slash = path.lastIndex(of: "/"), slash > path.startIndex { try makeFolders(String(path[..<slash]), mode: mode) }
        try makeFolder(path, mode: mode)
    }

    /// The permissions of a folder or file; nil if it does not exist.
    package static func mode(of path: String) -> UInt32? {
        var info = stat()
        return lstat(path, &info) == 0 ? UInt32(info.st_mode & 0o7777) : nil
    }

    package static func setMode(_ mode: UInt32, of path: String) { _ = chmod(path, mode_t(mode)) }

    /// Resolves links and relative components; components that do not exist yet are kept.
    package static func resolved(_ path: String) -> String {
        if let real = realpath(path, nil) {
            defer { free(real) }
            return String(cString: real)
        }
        guard path != ".", !path.isEmpty else { return "." }
        guard let slash = path.lastIndex(of: "/") else { return resolved(".") + "/" + path }
        let parent = slash == path.startIndex ? "/" : String(path[..<slash])
        let name = path[path.index(after: slash)...]
        return parent == path ? path : (parent == "/" ? "" : resolved(parent)) + "/" + name
    }

    /// Whether a folder is a mount point.
    package static func isMountPoint(_ folder: String) -> Bool {
        var (own, above) = (stat(), stat())
        return stat(folder, &own) == 0 && stat(folder + "/..", &above) == 0 && own.st_dev != above.st_dev
    }

    /// Whether the working directory was deleted.
    package static var hasLostWorkingFolder: Bool {
        guard let path = getcwd(nil, 0) else { return errno == ENOENT }
        free(path)
        return false
    }

    /// Removes a file and the parents that become empty, up to a given folder.
    package static func removeFile(_ path: String, withEmptyFoldersBelow top: String) {
        unlink(path)
        var folder = path[...]
        while let slash = folder.lastIndex(of: "/"), folder[..<slash].utf8.count > top.utf8.count {
            folder = folder[..<slash]
            if rmdir(String(folder)) != 0 { return }
        }
    }

    package static func move(_ source: String, to target: String) throws(Failure) {
        guard rename(source, target) == 0 else { throw Failure(action: "rename", path: source, code: errno) }
    }

    /// Exchanges two folders in one step; false where the file system cannot.
    package static func exchange(_ a: String, _ b: String) throws(Failure) -> Bool {
        if cdisk_exchange(a, b) == 0 { return true }
        guard errno == ENOSYS || errno == EINVAL || errno == ENOTSUP else { throw Failure(action: "exchange", path: b, code: errno) }
        return false
    }

    /// Removes a file or a folder with all in it; links are removed, not followed.
    package static func remove(_ path: String) {
        if kind(of: path) == .folder {
            for entry in entries(of: path) { remove(path + "/" + entry.name) }
            rmdir(path)
        } else {
            unlink(path)
        }
    }

    /// An open lock file, locked without waiting; the lock goes when the process does.
    package static func lock(_ path: String) throws(Failure) -> Int32 {
        let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard file >= 0 else { throw Failure(action: "open", path: path, code: errno) }
        guard flock(file, LOCK_EX | LOCK_NB) == 0 else {
            let code = errno
            close(file)
            throw Failure(action: "lock", path: path, code: code)
        }
        return file
    }

    package static func unlock(_ file: Int32) { close(file) }
}

// `read` and `write` of the system, under names that the methods above do not shadow.
private func Glibc_read(_ file: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int { read(file, buffer, count) }
private func Glibc_link(_ path: String, _ second: String) -> Int32 { link(path, second) }
private func Glibc_write(_ file: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int { write(file, buffer, count) }

package enum FileSystemItemKind { case file, folder, other }
