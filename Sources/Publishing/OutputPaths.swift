package import Storage

/// The output folder and what stands beside it, hidden, while a build works.
package struct OutputPaths: Sendable {
    package let output: String
    package let staging: String
    /// Where versions before the exchange by file put the old site between two renames.
    private let aside: String
    package let lock: String
    /// Caches of versions that kept them beside the site. They hold drafts.
    private let oldCaches: [String]

    package init(output: String) {
        let parent = output.lastIndex(of: "/").map { $0 == output.startIndex ? "" : String(output[..<$0]) } ?? "."
        let name = output.split(separator: "/").last.map(String.init) ?? "site"
        self.output = output
        staging = "\(parent)/.tabadul-staging-\(name)"
        aside = "\(parent)/.tabadul-aside-\(name)"
        lock = "\(parent)/.tabadul-lock-\(name)"
        oldCaches = ["ledger", "parsed", "pictures"].flatMap {
            ["\(parent)/.tabadul-\($0)-\(name)", "\(parent)/.tabadul-new-.tabadul-\($0)-\(name)"]
        }
    }

    /// Refuses an output folder inside the entries or the themes, which the next build would read as content.
    package func refuseInside(source: String) throws(SitePublisher.OutputError) {
        let target = FileSystem.resolved(output)
        for name in ["content", "themes"] {
            let folder = FileSystem.resolved(source + "/" + name)
            if target == folder || target.hasPrefix(folder + "/") { throw .insideSource(output) }
        }
    }

    /// - Throws: `Refusal.busy` where another build holds the lock; else the system's reason.
    package func takeLock() throws -> Int32 {
        do throws(FileSystem.Failure) {
            return try FileSystem.lock(lock)
        } catch {
            throw error.isHeldLock ? SitePublisher.OutputError.busy(output) : error
        }
    }

    /// Clears what a killed run left, and refuses a folder that holds other things. Needs the lock.
    package func prepare() throws {
        if !FileSystem.exists(output), FileSystem.exists(aside) { try FileSystem.move(aside, to: output) }
        if FileSystem.exists(output) {
            guard FileSystem.kind(of: output) == .folder else { throw SitePublisher.OutputError.notAFolder(output) }
            if FileSystem.isMountPoint(output) { throw SitePublisher.OutputError.mountPoint(output) }
            let entries = FileSystem.entries(of: output)
            guard entries.isEmpty || entries.contains(where: { $0.name == SitePublisher.marker && $0.kind == .file }) else {
                throw SitePublisher.OutputError.foreignFolder(output)
            }
        }
        try returnHostFiles()
        for path in [staging, aside] + oldCaches { FileSystem.remove(path) }
    }

    /// Moves the host's files from the folder that was exchanged back into the site.
    package func returnHostFiles() throws(FileSystem.Failure) {
        guard FileSystem.exists(output) else { return }
        for name in PreservedHostFiles.names.sorted()
        where FileSystem.exists(staging + "/" + name) && !FileSystem.exists(output + "/" + name) {
            try FileSystem.move(staging + "/" + name, to: output + "/" + name)
        }
    }

    /// The files of the site as it stands, without the host's, in order.
    package func siteFiles() -> [String] { FileSystem.files(below: output, except: PreservedHostFiles.names) }
}
