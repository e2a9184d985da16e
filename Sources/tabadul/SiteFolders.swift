internal import Pipeline

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension SiteFolderLookup {
    /// The source folder that a command was given, or the nearest one at or above the working folder.
    static func source(_ given: String) -> String { source(given, workingFolder: FileManager.default.currentDirectoryPath) }

    /// The folder of the files that come with the program; nil where there is none.
    static var shared: String? { shared(given: ProcessInfo.processInfo.environment["TABADUL_SHARE"], program: programPath) }

    /// The path of the running program, without links.
    static var programPath: String? {
        #if os(Linux)
            let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        #else
            let path = Bundle.main.executablePath
        #endif
        return path.map { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path }
    }
}
