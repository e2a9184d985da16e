internal import Markup
internal import Serialization
internal import Synchronization

/// Where the files of a site go as they are made, from several tasks at once.
protocol SiteOutput: Sendable {
    /// True where a file made from these inputs is there already; it then belongs to the new site as it is.
    func reuse(_ path: SitePath, inputs: Digest) -> Bool
    /// True where all files made from these inputs are there already; they then belong to the new site as they are.
    func reuseAll(madeFrom inputs: Digest) -> Bool
    func write(_ artifact: Artifact, inputs: Digest) throws
}

/// Nowhere: for a check.
struct DiscardingOutput: SiteOutput {
    func reuse(_ path: SitePath, inputs: Digest) -> Bool { false }
    func reuseAll(madeFrom inputs: Digest) -> Bool { false }
    func write(_ artifact: Artifact, inputs: Digest) throws {}
}

/// Puts a finished site in the place of the old one: written beside it, exchanged in one step.
///
/// Killed at any instant, the old site or the new one stands whole; what is left beside it is cleared by the next run.
/// Files that did not change are linked from the old site into the new one; where none did, nothing is touched.
final class Publisher: SiteOutput {
    /// The constant file that says whose the folder is.
    static let marker = ".tabadul"
    static let markerText = "This folder is written by Tabadul (tabadul build). Anything else in it is lost at the next build.\n"

    private let output: String
    let paths: Paths
    private let lock: Int32
    private let old: BuildManifest
    private let state = Mutex(State())

    private struct State {
        var hasStaging = false
        var retained: [String] = []
        var new = BuildManifest()
        var folders: Set<String> = []
    }

    /// What stands beside the output folder, hidden, while and after we work.
    struct Paths: Sendable {
        let staging: String
        let aside: String
        let lock: String
        let ledger: String
        let parsed: String
        let imageAssets: String

        init(output: String) {
            let parent = output.lastIndex(of: "/").map { String(output[..<$0]) } ?? "."
            let name = output.split(separator: "/").last.map(String.init) ?? "site"
            staging = "\(parent)/.tabadul-staging-\(name)"
            aside = "\(parent)/.tabadul-aside-\(name)"
            lock = "\(parent)/.tabadul-lock-\(name)"
            ledger = "\(parent)/.tabadul-ledger-\(name)"
            parsed = "\(parent)/.tabadul-parsed-\(name)"
            imageAssets = "\(parent)/.tabadul-pictures-\(name)"
        }
    }

    /// Why a site cannot be published here.
    enum OutputError: Error {
        case foreignFolder(String)
        case notAFolder(String)
        case busy(String)
    }

    /// Takes the output folder for this run: refuses one that holds other things, waits for no one.
    init(output: String) throws {
        let paths = Paths(output: output)
        if let slash = output.lastIndex(of: "/") { try FileSystem.makeFolders(String(output[..<slash])) }
        self.output = output
        self.paths = paths
        do {
            lock = try FileSystem.lock(paths.lock, wait: false)
        } catch {
            throw OutputError.busy(output)
        }
        // A run that was killed between two renames left the old site aside: it is put back before anything else.
        if !FileSystem.exists(output), FileSystem.exists(paths.aside) { try FileSystem.move(paths.aside, to: output) }
        if FileSystem.exists(output) {
            guard FileSystem.kind(of: output) == .folder else { throw OutputError.notAFolder(output) }
            let entries = FileSystem.entries(of: output)
            guard entries.isEmpty || entries.contains(where: { $0.name == Self.marker && $0.kind == .file }) else {
                throw OutputError.foreignFolder(output)
            }
        }
        FileSystem.remove(paths.staging)
        FileSystem.remove(paths.aside)
        old = BuildManifest(from: CacheFile(path: paths.ledger))
    }

    func reuse(_ path: SitePath, inputs: Digest) -> Bool {
        guard let entry = old.entries[path.text], entry.inputs == inputs, isUnchanged(path.text, entry) else { return false }
        retain(path.text, entry)
        return true
    }

    /// The ledger is of one whole publication: what it has of these inputs is all that was made from them.
    func reuseAll(madeFrom inputs: Digest) -> Bool {
        let entries = old.entries.filter { $0.value.inputs == inputs }
        guard !entries.isEmpty, entries.allSatisfy({ isUnchanged($0.key, $0.value) }) else { return false }
        for (path, entry) in entries { retain(path, entry) }
        return true
    }

    /// Takes a file of the new site; one with the bytes of the old site's is kept instead.
    func write(_ artifact: Artifact, inputs: Digest) throws {
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

    /// Exchanges the new site for the old one; leaves it alone where nothing in it changed.
    func publish() throws {
        let (retained, new, isStaged) = state.withLock { ($0.retained, $0.new, $0.hasStaging) }
        defer { FileSystem.unlock(lock) }
        if !isStaged, retained.count == old.entries.count, retained.sorted() == FileSystem.files(below: output) {
            if new.entries != old.entries { new.write(to: CacheFile(path: paths.ledger)) }
            return
        }
        for path in retained {
            try prepare(path)
            try FileSystem.link(output + "/" + path, to: paths.staging + "/" + path)
        }
        // The ledger goes first: without one the next run makes everything anew, which is always right.
        FileSystem.remove(paths.ledger)
        if FileSystem.exists(output) {
            try FileSystem.exchange(paths.staging, output, aside: paths.aside)
        } else {
            try FileSystem.move(paths.staging, to: output)
        }
        new.write(to: CacheFile(path: paths.ledger))
        FileSystem.remove(paths.staging)
    }

    /// Leaves everything as it was.
    func abandon() {
        FileSystem.remove(paths.staging)
        FileSystem.unlock(lock)
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
        let folder = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
        try state.withLock { state throws in
            guard state.folders.insert(folder).inserted else { return }
            if !state.hasStaging {
                try FileSystem.makeFolder(paths.staging)
                state.hasStaging = true
            }
            try FileSystem.makeFolders(folder.isEmpty ? paths.staging : paths.staging + "/" + folder)
        }
    }
}
