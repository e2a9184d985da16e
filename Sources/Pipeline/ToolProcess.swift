#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Darwin)
    internal import Darwin
#endif

/// A program of the system that turns bytes into bytes. It is told no file's name and starts no shell: it reads and writes files without a name.
struct ToolProcess: Sendable {
    private let path: String
    /// How the disk knows the program: another version is another one.
    let stamp: FileSystem.Stamp

    private static let timeout = Duration.seconds(60)

    /// Looks for a program in `PATH`; nil where there is none.
    init?(named name: String) {
        for folder in (Self.variable("PATH") ?? "").split(separator: ":") {
            let path = "\(folder)/\(name)"
            if access(path, X_OK) == 0, let stamp = FileSystem.stamp(of: path, following: true) {
                (self.path, self.stamp) = (path, stamp)
                return
            }
        }
        return nil
    }

    /// What the program makes of the input; nil where it fails, or takes longer than anybody waits.
    func run(_ arguments: [String], environment: [String], input: [UInt8]) -> [UInt8]? {
        guard let source = FileSystem.anonymousFile(holding: input) else { return nil }
        defer { close(source) }
        guard let sink = FileSystem.anonymousFile(holding: []) else { return nil }
        defer { close(sink) }
        guard let process = start(arguments, environment + Self.inherited, [source, sink]), Self.ends(process) else { return nil }
        // Both of us write and read at one place of the file: it stands at the end of what the program wrote.
        guard lseek(sink, 0, SEEK_SET) == 0 else { return nil }
        return FileSystem.read(open: sink)
    }

    private func start(_ arguments: [String], _ environment: [String], _ files: [Int32]) -> pid_t? {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&actions) }
        for (number, file) in files.enumerated() { posix_spawn_file_actions_adddup2(&actions, file, Int32(number)) }
        posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        let (words, variables) = (Self.list([path] + arguments), Self.list(environment))
        defer { for word in words + variables { free(word) } }
        var process: pid_t = 0
        return posix_spawn(&process, path, &actions, nil, words, variables) == 0 ? process : nil
    }

    /// Waits; true where the process ended well. One that does not end is ended.
    private static func ends(_ process: pid_t) -> Bool {
        let start = ContinuousClock.now
        var status: Int32 = 0
        var isKilled = false
        while true {
            let ended = waitpid(process, &status, isKilled ? 0 : WNOHANG)
            if ended == process { return !isKilled && status == 0 }
            if ended < 0, errno != EINTR { return false }
            if ContinuousClock.now - start > timeout {
                kill(process, SIGKILL)
                isKilled = true
            }
            usleep(2_000)
        }
    }

    /// A list of C strings as the system wants it, with nothing at its end.
    private static func list(_ words: [String]) -> [UnsafeMutablePointer<CChar>?] { words.map { strdup($0) } + [nil] }

    /// Where libraries are looked for, and nothing that tells of the person.
    private static var inherited: [String] {
        ["PATH", "TMPDIR", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"].compactMap { name in variable(name).map { "\(name)=\($0)" } }
    }

    private static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
