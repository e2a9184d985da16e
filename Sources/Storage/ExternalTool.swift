#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// An installed program, run without a shell and never longer than a time limit.
///
/// Input and output use unnamed temporary files: an unread pipe could block both processes.
package struct ExternalTool: Sendable {
    private let path: String

    /// Where the program was found.
    package var location: String { path }

    /// The first line of what it prints for `--version`, at most 60 characters; nil where it prints nothing.
    package var version: String? {
        guard let text = try? run(["--version"], timeout: .seconds(10)).text else { return nil }
        return text.split(whereSeparator: \.isNewline).first.map { String($0.prefix(60)) }
    }

    /// Identifies the executable file in cache keys; it changes with the program's version.
    package let stamp: FileSystem.Stamp

    package enum Failure: Error {
        case notStarted
        /// The program ran longer than its limit and was killed.
        case timedOut
    }

    package struct Output: Sendable {
        /// The exit code; nil if a signal ended the program.
        package let status: Int32?
        package let bytes: [UInt8]

        /// Nil if the bytes are not UTF-8.
        package var text: String? { String(validating: bytes, as: UTF8.self) }
    }

    /// Finds a program; nil if it is not installed.
    ///
    /// - Parameter name: a name to look up in `PATH`, or a path.
    package init?(named name: String) {
        let folders = (Self.variable("PATH") ?? "").split(separator: ":")
        for path in name.contains("/") ? [name] : folders.map({ "\($0)/\(name)" }) {
            if access(path, X_OK) == 0, let stamp = FileSystem.stamp(of: path, following: true) {
                (self.path, self.stamp) = (path, stamp)
                return
            }
        }
        return nil
    }

    /// Runs the program to its end and returns what it wrote to standard output.
    ///
    /// - Parameters:
    ///   - environment: variables as `NAME=value`, beside the search paths; nil passes on the whole environment.
    ///   - timeout: after this time the program is killed.
    /// - Throws: `Failure`.
    package func run(
        _ arguments: [String], environment: [String]? = nil, input: [UInt8] = [], timeout: Duration
    ) throws(Failure) -> Output {
        guard let source = FileSystem.anonymousFile(holding: input) else { throw .notStarted }
        defer { close(source) }
        guard let sink = FileSystem.anonymousFile(holding: []) else { throw .notStarted }
        defer { close(sink) }
        guard let process = start(arguments, environment.map { $0 + Self.searchPaths }, [source, sink]) else { throw .notStarted }
        let status = try Self.wait(for: process, timeout)
        // The child shares the file offset, which is now at the end of its output.
        guard lseek(sink, 0, SEEK_SET) == 0, let bytes = FileSystem.read(open: sink) else { throw .notStarted }
        return Output(status: status & 0x7F == 0 ? status >> 8 & 0xFF : nil, bytes: bytes)
    }

    private func start(_ arguments: [String], _ environment: [String]?, _ files: [Int32]) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, file) in files.enumerated() { posix_spawn_file_actions_adddup2(&actions, file, Int32(number)) }
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let (words, variables) = (Self.list([path] + arguments), Self.list(environment ?? []))
        defer { for word in words + variables { free(word) } }
        var process: pid_t = 0
        let result =
            if environment == nil {
                posix_spawn(&process, path, &actions, nil, words, environ)
            } else {
                posix_spawn(&process, path, &actions, nil, words, variables)
            }
        return result == 0 ? process : nil
    }

    /// Waits for a process and returns its wait status.
    private static func wait(for process: pid_t, _ timeout: Duration) throws(Failure) -> Int32 {
        let start = ContinuousClock.now
        var status: Int32 = 0
        while true {
            let ended = waitpid(process, &status, WNOHANG)
            if ended == process { return status }
            if ended < 0, errno != EINTR { throw .notStarted }
            if ContinuousClock.now - start > timeout {
                kill(process, SIGKILL)
                while waitpid(process, &status, 0) < 0, errno == EINTR {}
                throw .timedOut
            }
            usleep(2_000)
        }
    }

    /// A null-terminated list of C strings; the caller frees them.
    private static func list(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] { words.map { strdup($0) } + [nil] }

    /// Environment variables that locate libraries. None contains data about the user.
    private static var searchPaths: [String] {
        ["PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].compactMap { name in variable(name).map { "\(name)=\($0)" } }
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
