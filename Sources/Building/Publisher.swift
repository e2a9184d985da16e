internal import Binary
internal import Markup
internal import Synchronization

/// Where the files of a site go as they are made, from several tasks at once.
protocol Output: Sendable {
    /// True where a file made from these inputs is there already; it then belongs to the new site as it is.
    func holds(_ path: SitePath, inputs: Digest) -> Bool
    /// True where all files made from these inputs are there already; they then belong to the new site as they are.
    func holdsAll(madeFrom inputs: Digest) -> Bool
    func write(_ artifact: Artifact, inputs: Digest) throws
}

/// Nowhere: for a check.
struct NoOutput: Output {
    func holds(_ path: SitePath, inputs: Digest) -> Bool { false }
    func holdsAll(madeFrom inputs: Digest) -> Bool { false }
    func write(_ artifact: Artifact, inputs: Digest) throws {}
}

/// Puts a finished site in the place of the old one: written beside it, exchanged in one step.
///
/// Killed at any instant, the old site or the new one stands whole. Only on a file system that cannot exchange two folders the files are
/// replaced one by one: a kill then leaves some old and some new files, never no site, and the next build completes it.
/// Files that did not change are linked from the old site into the new one; where none did, nothing is touched.
final class Publisher: Output {
    /// The constant file that says whose the folder is.
    static let marker = ".tabadul"
    static let markerText = "This folder is written by Tabadul (tabadul build). Anything else in it is lost at the next build.\n"

    private let output: String
    private let places: OutputPlaces
    let caches: CacheFolder
    private let steps: PublishingSteps
    private let lock: Int32
    private let old: Ledger
    private let state = Mutex(State())

    private struct State {
        var hasStaging = false
        /// The mode of a new folder, which the staging folder gets back before it is published.
        var mode: UInt32 = 0o755
        var kept: [String] = []
        var new = Ledger()
        var folders: Set<String> = []
    }

    /// Why a site cannot be published here.
    enum Refusal: Error, Equatable {
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
    convenience init(output: String, source: String) throws {
        try self.init(output: output, source: source, caches: { CacheFolder(source: $0, output: $1) }, steps: PublishingSteps())
    }

    init(output: String, source: String, caches: (_ source: String, _ output: String) -> CacheFolder, steps: PublishingSteps) throws {
        let places = OutputPlaces(output: output)
        try places.refuseInside(source: source)
        if let slash = output.lastIndex(of: "/") { try Disk.makeFolders(String(output[..<slash])) }
        lock = try places.takeLock()
        do { try places.prepare() } catch {
            Disk.unlock(lock)
            throw error
        }
        (self.output, self.places, self.steps) = (output, places, steps)
        self.caches = caches(source, output)
        old = Ledger(from: self.caches.file("ledger"))
    }

    func holds(_ path: SitePath, inputs: Digest) -> Bool {
        guard let entry = old.entries[path.text], entry.inputs == inputs, stands(path.text, entry) else { return false }
        keep(path.text, entry)
        return true
    }

    /// The ledger is of one whole publication: what it has of these inputs is all that was made from them.
    func holdsAll(madeFrom inputs: Digest) -> Bool {
        let entries = old.entries.filter { $0.value.inputs == inputs }
        guard !entries.isEmpty, entries.allSatisfy({ stands($0.key, $0.value) }) else { return false }
        for (path, entry) in entries { keep(path, entry) }
        return true
    }

    /// Takes a file of the new site; one with the bytes of the old site's is kept instead.
    func write(_ artifact: Artifact, inputs: Digest) throws {
        let path = artifact.path.text
        let content = Digest(ofMany: artifact.bytes[...])
        if let entry = old.entries[path], entry.content == content, stands(path, entry) {
            keep(path, Ledger.Entry(inputs: inputs, content: content, stamp: entry.stamp))
            return
        }
        try prepare(path)
        let stamp = try artifact.bytes.withUnsafeBytes { try Disk.write($0, to: places.staging + "/" + path) }
        state.withLock { $0.new.entries[path] = Ledger.Entry(inputs: inputs, content: content, stamp: stamp) }
    }

    /// Puts the new site in the place of the old one; leaves the old one alone where nothing in it changed.
    ///
    /// - Returns: the files that were removed although no build is known to have made them.
    func publish() throws -> [String] {
        let (kept, staged) = state.withLock { ($0.kept, $0.hasStaging) }
        let present = places.siteFiles()
        let ledger = caches.file("ledger")
        if !staged, kept.count == old.entries.count, kept.sorted() == present {
            let new = state.withLock { $0.new }
            if new.entries != old.entries { new.write(to: ledger) }
            Disk.unlock(lock)
            return []
        }
        for path in kept { try stageKept(path) }
        let (new, mode) = state.withLock { ($0.new, $0.mode) }
        // The ledger goes first: without one the next run makes everything anew, which is always right.
        ledger.remove()
        Disk.setMode(Disk.mode(of: output) ?? mode, of: places.staging)
        if !Disk.exists(output) {
            try Disk.move(places.staging, to: output)
        } else if try exchange() {
            try places.returnHostFiles()
        } else {
            try replaceFiles(of: present, by: new.entries.keys.sorted(), unchanged: Set(kept))
        }
        new.write(to: ledger)
        Disk.remove(places.staging)
        Disk.unlock(lock)
        return present.filter { new.entries[$0] == nil && old.entries[$0] == nil }
    }

    /// Leaves everything as it was.
    func abandon() {
        // A failure after the exchange leaves the host's files in the staging folder: without them back in the site it is not removed.
        if (try? places.returnHostFiles()) != nil { Disk.remove(places.staging) }
        Disk.unlock(lock)
    }

    /// False where the file system cannot exchange two folders.
    private func exchange() throws -> Bool {
        do throws(Disk.Failure) {
            return try steps.exchange(places.staging, output)
        } catch {
            throw error.isMountPoint ? Refusal.mountPoint(output) : error
        }
    }

    /// Replaces file after file: assets before the pages that use them, the home page last, and only then removes what is no longer there.
    private func replaceFiles(of present: [String], by paths: [String], unchanged: Set<String>) throws {
        let isPage = { (path: String) in path.hasSuffix(".html") }
        let order = paths.filter { !isPage($0) } + paths.filter { isPage($0) && $0 != "index.html" } + paths.filter { $0 == "index.html" }
        do throws(Disk.Failure) {
            for path in order where !unchanged.contains(path) {
                let target = output + "/" + path
                if let slash = target.lastIndex(of: "/") { try Disk.makeFolders(String(target[..<slash])) }
                if Disk.kind(of: target) == .folder { Disk.remove(target) }
                try steps.move(places.staging + "/" + path, target)
            }
        } catch {
            throw Refusal.halfPublished(error.path, code: error.code)
        }
        let new = Set(paths)
        for path in present where !new.contains(path) { Disk.removeFile(output + "/" + path, withEmptyFoldersBelow: output) }
    }

    /// Takes a file of the old site into the new one: a second name of the same file, or a copy where the file system has no links.
    private func stageKept(_ path: String) throws {
        try prepare(path)
        let (source, target) = (output + "/" + path, places.staging + "/" + path)
        do throws(Disk.Failure) {
            try steps.link(source, target)
        } catch {
            guard error.isUnsupported, let bytes = Disk.read(source, limit: .max) else { throw error }
            let stamp = try bytes.withUnsafeBytes { try Disk.write($0, to: target) }
            state.withLock { state in
                guard let entry = state.new.entries[path] else { return }
                state.new.entries[path] = Ledger.Entry(inputs: entry.inputs, content: entry.content, stamp: stamp)
            }
        }
    }

    private func stands(_ path: String, _ entry: Ledger.Entry) -> Bool {
        Disk.stamp(of: output + "/" + path) == entry.stamp
    }

    private func keep(_ path: String, _ entry: Ledger.Entry) {
        state.withLock {
            $0.kept.append(path)
            $0.new.entries[path] = entry
        }
    }

    /// Makes the folder of a file of the new site, once.
    private func prepare(_ path: String) throws {
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
        try state.withLock { state throws in
            guard state.folders.insert(folder).inserted else { return }
            if !state.hasStaging {
                try Disk.makeFolder(places.staging)
                state.mode = Disk.mode(of: places.staging) ?? state.mode
                // Until all is checked, what is written may hold what must not be published.
                Disk.setMode(0o700, of: places.staging)
                state.hasStaging = true
            }
            try Disk.makeFolders(folder.isEmpty ? places.staging : places.staging + "/" + folder)
        }
    }
}

/// The steps of a publication that not every file system can do, for tests to replace.
struct PublishingSteps: Sendable {
    var exchange: @Sendable (String, String) throws(Disk.Failure) -> Bool = { a, b throws(Disk.Failure) in try Disk.exchange(a, b) }
    var link: @Sendable (String, String) throws(Disk.Failure) -> Void = { a, b throws(Disk.Failure) in try Disk.link(a, to: b) }
    var move: @Sendable (String, String) throws(Disk.Failure) -> Void = { a, b throws(Disk.Failure) in try Disk.move(a, to: b) }
}
