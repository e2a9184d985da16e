// Publishing: writes the built site and replaces the published one in one step; compares and packs sites (`SitePublisher`, `SiteDifference`).
// It must not know what the files contain.
//
//     let old = SiteInventory(files: ["index.html": "a", "x.html": "b"], moved: [:])
//     let new = SiteInventory(files: ["index.html": "c"], moved: [:])
//     let difference = SiteDifference(from: old, to: new)

internal import Bytes
package import Markup
package import Serialization
package import Storage
internal import Synchronization

/// Where the files of a site go as they are made, from several tasks at once.
package protocol SiteOutput: Sendable {
    /// True where a file made from these inputs is there already; it then belongs to the new site as it is.
    func reuse(_ path: SitePath, inputs: Digest) -> Bool
    /// True where all files made from these inputs are there already; they then belong to the new site as they are.
    func reuseAll(madeFrom inputs: Digest) -> Bool
    func write(_ artifact: Artifact, inputs: Digest) throws
}

/// Nowhere: for a check.
package struct DiscardingOutput: SiteOutput {
    package init() {}

    package func reuse(_ path: SitePath, inputs: Digest) -> Bool { false }
    package func reuseAll(madeFrom inputs: Digest) -> Bool { false }
    package func write(_ artifact: Artifact, inputs: Digest) throws {}
}

/// Puts a finished site in the place of the old one: written beside it, exchanged in one step.
///
/// Killed at any instant, the old site or the new one stands whole. Only on a file system that cannot exchange two folders the files are
/// replaced one by one: a kill then leaves some old and some new files, never no site, and the next build completes it.
/// Files that did not change are linked from the old site into the new one; where none did, nothing is touched.
package final class SitePublisher: SiteOutput {
    /// The constant file that says whose the folder is.
    package static let marker = ".tabadul"
    package static let markerText = "This folder is written by Tabadul (tabadul build). Anything else in it is lost at the next build.\n"

    private let output: String
    private let paths: OutputPaths
    package let caches: CacheFolder
    private let steps: PublicationFileOperations
    private let lock: Int32
    private let old: BuildManifest
    private let state = Mutex(State())

    private struct State {
        var hasStaging = false
        /// The mode of a new folder, which the staging folder gets back before it is published.
        var mode: UInt32 = 0o755
        var retained: [String] = []
        var new = BuildManifest()
        var folders: Set<String> = []
    }

    /// Why a site cannot be published here.
    package enum OutputError: Error, Equatable {
        case foreignFolder(String)
        case notAFolder(String)
        case busy(String)
        /// The output folder is part of the source.
        case insideSource(String)
        case mountPoint(String)
        /// Files were being replaced one by one when the system refused; the path and the system's reason.
        case halfPublished(String, code: Int32)
    }

    /// Takes the output folder for this run: refuses one that holds other things, waits for no other build.
    package convenience init(output: String, source: String) throws {
        try self.init(output: output, source: source, caches: { CacheFolder(source: $0, output: $1) }, steps: PublicationFileOperations())
    }

    package init(
        output: String, source: String, caches: (_ source: String, _ output: String) -> CacheFolder, steps: PublicationFileOperations
    ) throws {
        let paths = OutputPaths(output: output)
        try paths.refuseInside(source: source)
        if let slash = output.lastIndex(of: "/") { try FileSystem.makeFolders(String(output[..<slash])) }
        lock = try paths.takeLock()
        do { try paths.prepare() } catch {
            FileSystem.unlock(lock)
            throw error
        }
        (self.output, self.paths, self.steps) = (output, paths, steps)
        self.caches = caches(source, output)
        old = BuildManifest(from: self.caches.file("ledger"))
    }

    package func reuse(_ path: SitePath, inputs: Digest) -> Bool {
        guard let entry = old.entries[path.text], entry.inputs == inputs, isUnchanged(path.text, entry) else { return false }
        retain(path.text, entry)
        return true
    }

    /// The ledger is of one whole publication: what it has of these inputs is all that was made from them.
    package func reuseAll(madeFrom inputs: Digest) -> Bool {
        let entries = old.entries.filter { $0.value.inputs == inputs }
        guard !entries.isEmpty, entries.allSatisfy({ isUnchanged($0.key, $0.value) }) else { return false }
        for (path, entry) in entries { retain(path, entry) }
        return true
    }

    /// Takes a file of the new site; one with the bytes of the old site's is kept instead.
    package func write(_ artifact: Artifact, inputs: Digest) throws {
        let path = artifact.path.text
        let content = Digest(ofMany: artifact.bytes[...])
        if let entry = old.entries[path], entry.content == content, isUnchanged(path, entry) {
            retain(path, BuildManifest.Entry(inputs: inputs, content: content, stamp: entry.stamp))
            return
        }
        try prepare(path)
        let stamp = try artifact.bytes.withUnsafeBytes { try FileSystem.write($0, to: paths.staging + "/" + path) }
        state.withLock { $0.new.entries[path] = BuildManifest.Entry(inputs: inputs, content: content, stamp: stamp) }
    }

    /// Puts the new site in the place of the old one; leaves the old one alone where nothing in it changed.
    ///
    /// - Returns: the files that were removed although no build is known to have made them.
    package func publish() throws -> [String] {
        let (retained, staged) = state.withLock { ($0.retained, $0.hasStaging) }
        let present = paths.siteFiles()
        let ledger = caches.file("ledger")
        if !staged, retained.count == old.entries.count, retained.sorted() == present {
            let new = state.withLock { $0.new }
            if new.entries != old.entries { new.write(to: ledger) }
            FileSystem.unlock(lock)
            return []
        }
        for path in retained { try stageKept(path) }
        let (new, mode) = state.withLock { ($0.new, $0.mode) }
        // The ledger goes first: without one the next run makes everything anew, which is always right.
        ledger.remove()
        FileSystem.setMode(FileSystem.mode(of: output) ?? mode, of: paths.staging)
        if !FileSystem.exists(output) {
            try FileSystem.move(paths.staging, to: output)
        } else if try exchange() {
            try paths.returnHostFiles()
        } else {
            try replaceFiles(of: present, by: new.entries.keys.sorted(), unchanged: Set(retained))
        }
        new.write(to: ledger)
        FileSystem.remove(paths.staging)
        FileSystem.unlock(lock)
        return present.filter { new.entries[$0] == nil && old.entries[$0] == nil }
    }

    /// Leaves everything as it was.
    package func abandon() {
        // A failure after the exchange leaves the host's files in the staging folder: without them back in the site it is not removed.
        if (try? paths.returnHostFiles()) != nil { FileSystem.remove(paths.staging) }
        FileSystem.unlock(lock)
    }

    /// False where the file system cannot exchange two folders.
    private func exchange() throws -> Bool {
        do throws(FileSystem.Failure) {
            return try steps.exchange(paths.staging, output)
        } catch {
            throw error.isMountPoint ? OutputError.mountPoint(output) : error
        }
    }

    /// Replaces file after file: assets before the pages that use them, the home page last, and only then removes what is no longer there.
    private func replaceFiles(of present: [String], by files: [String], unchanged: Set<String>) throws {
        let isPage = { (path: String) in path.hasSuffix(".html") }
        let order = files.filter { !isPage($0) } + files.filter { isPage($0) && $0 != "index.html" } + files.filter { $0 == "index.html" }
        do throws(FileSystem.Failure) {
            for path in order where !unchanged.contains(path) {
                let target = output + "/" + path
                if let slash = target.lastIndex(of: "/") { try FileSystem.makeFolders(String(target[..<slash])) }
                if FileSystem.kind(of: target) == .folder { FileSystem.remove(target) }
                try steps.move(paths.staging + "/" + path, target)
            }
        } catch {
            throw OutputError.halfPublished(error.path, code: error.code)
        }
        let new = Set(files)
        for path in present where !new.contains(path) { FileSystem.removeFile(output + "/" + path, withEmptyFoldersBelow: output) }
    }

    /// Takes a file of the old site into the new one: a second name of the same file, or a copy where the file system has no links.
    private func stageKept(_ path: String) throws {
        try prepare(path)
        let (source, target) = (output + "/" + path, paths.staging + "/" + path)
        do throws(FileSystem.Failure) {
            try steps.link(source, target)
        } catch {
            guard error.isUnsupported, let bytes = FileSystem.read(source, limit: .max) else { throw error }
            let stamp = try bytes.withUnsafeBytes { try FileSystem.write($0, to: target) }
            state.withLock { state in
                guard let entry = state.new.entries[path] else { return }
                state.new.entries[path] = BuildManifest.Entry(inputs: entry.inputs, content: entry.content, stamp: stamp)
            }
        }
    }

    private func isUnchanged(_ path: String, _ entry: BuildManifest.Entry) -> Bool {
        FileSystem.stamp(of: output + "/" + path) == entry.stamp
    }

    private func retain(_ path: String, _ entry: BuildManifest.Entry) {
        state.withLock {
            $0.retained.append(path)
            $0.new.entries[path] = entry
        }
    }

    /// Makes the folder of a file of the new site, once.
    private func prepare(_ path: String) throws {
        let folder = path.utf8.lastIndex(of: .slash).map { String(path[..<$0]) } ?? ""
        try state.withLock { state throws in
            guard state.folders.insert(folder).inserted else { return }
            if !state.hasStaging {
                try FileSystem.makeFolder(paths.staging)
                state.mode = FileSystem.mode(of: paths.staging) ?? state.mode
                // Until all is checked, what is written may hold what must not be published.
                FileSystem.setMode(0o700, of: paths.staging)
                state.hasStaging = true
            }
            try FileSystem.makeFolders(folder.isEmpty ? paths.staging : paths.staging + "/" + folder)
        }
    }
}

/// The steps of a publication that not every file system can do, for tests to replace.
package struct PublicationFileOperations: Sendable {
    package var exchange: @Sendable (String, String) throws(FileSystem.Failure) -> Bool = { a, b throws(FileSystem.Failure) in
        try FileSystem.exchange(a, b)
    }
    package var link: @Sendable (String, String) throws(FileSystem.Failure) -> Void = { a, b throws(FileSystem.Failure) in
        try FileSystem.link(a, to: b)
    }
    package var move: @Sendable (String, String) throws(FileSystem.Failure) -> Void = { a, b throws(FileSystem.Failure) in
        try FileSystem.move(a, to: b)
    }
}
