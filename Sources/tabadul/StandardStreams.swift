internal import Diagnostics
internal import Localization
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// Safe output to the standard descriptors, even if one is closed, a full device or a broken pipe.
enum StandardStreams {
    /// EX_IOERR: output could not be written.
    private static let exitCode: Int32 = 74
    private static let hasLost = Atomic<Bool>(false)

    /// Call before any file is opened.
    static func prepare() {
        // A closed pipe becomes an error of `write` instead of a signal that kills the build.
        signal(SIGPIPE, SIG_IGN)
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            // Occupies a closed descriptor so that no data file gets its number. The wrong direction makes its use fail.
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
        // The argument parser prints help through C stdio buffers.
        atexit { if fflush(nil) != 0 { _exit(74) } }
    }

    /// Exits with an error if output could not be written.
    static func finish() {
        if hasLost.load(ordering: .relaxed) { exit(exitCode) }
    }

    /// All bytes of standard input; nil where it cannot be read.
    static func input() -> [UInt8]? {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = piece.withUnsafeMutableBytes { read(0, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { return nil }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }

    /// Writes all bytes. A failure does not stop the work; it is reported once and by the exit code.
    static func write(_ text: String, to descriptor: Int32) {
        var text = text
        let code = text.withUTF8 { bytes -> Int32 in
            var rest = UnsafeRawBufferPointer(bytes)
            while !rest.isEmpty {
                let count = unistdWrite(descriptor, rest.baseAddress, rest.count)
                if count > 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest[count...])
                } else if errno == EAGAIN {
                    var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
                    _ = poll(&waiting, 1, -1)
                } else if errno != EINTR {
                    return errno
                }
            }
            return 0
        }
        guard code != 0, !hasLost.exchange(true, ordering: .relaxed), descriptor == 1, code != EPIPE else { return }
        write("\(unwritable[Console.localeLanguage]) \(String(cString: strerror(code)))\n", to: 2)
    }

    private static let unwritable = LocalizedText(.commandsOutputUnwritable)
}

/// `write` of the system, under a name that the method above does not shadow.
private func unistdWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(descriptor, bytes, count) }
