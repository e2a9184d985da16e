internal import Diagnostics
internal import Localization
internal import Synchronization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
    internal import Glibc
#else
    internal import Foundation
#endif

/// The three standard descriptors: safe where one of them is closed, full or a broken pipe.
enum StandardStreams {
    /// EX_IOERR: what was printed did not arrive.
    private static let exitCode: Int32 = 74
    private static let hasLost = Atomic<Bool>(false)

    /// Call before any file is opened.
    static func prepare() {
        // A reader that ends early is an error of `write`, not a signal that kills a build.
        signal(SIGPIPE, SIG_IGN)
        for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) == -1 {
            // Takes the closed number, so that no data file gets it. Opened in the wrong direction: its use still fails and is reported.
            _ = open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
        }
        // The argument parser prints help through the buffers of C.
        atexit { if fflush(nil) != 0 { _exit(74) } }
    }

    /// Ends the process where something that was printed did not arrive.
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

    /// Writes all bytes. A failure does not stop the work; it is reported once, and by the exit code.
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
