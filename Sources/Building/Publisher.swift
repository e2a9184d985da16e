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
/// Killed at any instant, the old site or the new one stands whole; what is left beside it is cleared by the next run.
/// Files that did not change are linked from the old site into the new one; where none did, nothing is touched.
final class Publisher: Output {
    /// The constant file that says whose the folder is.
    static let marker = ".tabadul"
    static let markerText = "This folder is written by Tabadul (tabadul build). Anything else in it is lost at the next build.\n"

    private let output: String
    let places: Places
    private let lock: Int32
    private let old: Ledger
    private let state = Mutex(State())

    private struct State {
        var hasStaging = false
        var kept: [String] = []
        var new = Ledger()
        var folders: Set<String> = []
    }

    /// What stands beside the output folder, hidden, while and after we work.
    struct Places: Sendable {
        let staging: String
        let aside: String
        let lock: String
        let ledger: String
        let parsed: String
        let pictures: String

        init(output: String) {
            let parent = output.lastIndex(of: "/").map { String(output[..<$0]) } ?? "."
            let name = output.split(separator: "/").last.map(String.init) ?? "site"
            staging = "\(parent)/.tabadul-staging-\(name)"
            aside = "\(parent)/.tabadul-aside-\(name)"
            lock = "\(parent)/.tabadul-lock-\(name)"
            ledger = "\(parent)/.tabadul-ledger-\(name)"
            parsed = "\(parent)/.tabadul-parsed-\(name)"
            pictures = "\(parent)/.tabadul-pictures-\(name)"
        }
    }

    /// Why a site cannot be published here.
    enum Refusal: Error {
        case foreignFolder(String)
        case notAFolder(String)
        case busy(String)
    }

    /// Takes the output folder for this run: refuses one that holds other things, waits for no one.
    init(output: String) throws {
        let places = Places(output: output)
        if let slash = output.lastIndex(of: "/") { try Disk.makeFolders(String(output[..<slash])) }
        self.output = output
        self.places = places
        do {
            lock = try Disk.lock(places.lock, wait: false)
        } catch {
            throw Refusal.busy(output)
        }
        // A run that was killed between two renames left the old site aside: it is put back before anything else.
        if !Disk.exists(output), Disk.exists(places.aside) { try Disk.move(places.aside, to: output) }
        if Disk.exists(output) {
            guard Disk.kind(of: output) == .folder else { throw Refusal.notAFolder(output) }
            let entries = Disk.entries(of: output)
            guard entries.isEmpty || entries.contains(where: { $0.name == Self.marker && $0.kind == .file }) else {
                throw Refusal.foreignFolder(output)
            }
        }
        Disk.remove(places.staging)
        Disk.remove(places.aside)
        old = Ledger(from: CacheFile(path: places.ledger))
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

    /// Exchanges the new site for the old one; leaves it alone where nothing in it changed.
    func publish() throws {
        let (kept, new, isStaged) = state.withLock { ($0.kept, $0.new, $0.hasStaging) }
        defer { Disk.unlock(lock) }
        if !isStaged, kept.count == old.entries.count, kept.sorted() == Disk.files(below: output) {
            if new.entries != old.entries { new.write(to: CacheFile(path: places.ledger)) }
            return
        }
        for path in kept {
            try prepare(path)
            try Disk.link(output + "/" + path, to: places.staging + "/" + path)
        }
        // The ledger goes first: without one the next run makes everything anew, which is always right.
        Disk.remove(places.ledger)
        if Disk.exists(output) {
            try Disk.exchange(places.staging, output, aside: places.aside)
        } else {
            try Disk.move(places.staging, to: output)
        }
        new.write(to: CacheFile(path: places.ledger))
        Disk.remove(places.staging)
    }

    /// Leaves everything as it was.
    func abandon() {
        Disk.remove(places.staging)
        Disk.unlock(lock)
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
                state.hasStaging = true
            }
            try Disk.makeFolders(folder.isEmpty ? places.staging : places.staging + "/" + folder)
        }
    }
}
