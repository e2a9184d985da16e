internal import Foundation

/// A program of the system that a command may use where it is installed.
struct SystemTool {
    private let path: String

    /// - Parameter name: a name that is looked for in `PATH`, or a path. Nil where there is no such program.
    init?(_ name: String) {
        if name.contains("/") {
            guard FileManager.default.isExecutableFile(atPath: name) else { return nil }
            path = name
            return
        }
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard let path = folders.map({ "\($0)/\(name)" }).first(where: { FileManager.default.isExecutableFile(atPath: $0) }) else {
            return nil
        }
        self.path = path
    }

    /// What the program writes, and how it ends.
    func run(_ arguments: [String]) throws -> (status: Int32, output: String?) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(bytes: data, encoding: .utf8))
    }
}
