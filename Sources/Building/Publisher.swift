internal import Markup

/// Puts a finished site in the place of the old one: written beside it, exchanged in one step.
///
/// Killed at any instant, the old site or the new one stands whole; what is left beside it is cleared by the next run.
struct Publisher: Sendable {
    /// The constant file that says whose the folder is.
    static let marker = ".tabadul"
    static let markerText = "This folder is written by Tabadul (tabadul build). Anything else in it is lost at the next build.\n"

    let output: String
    let staging: String
    private let aside: String
    private let lock: Int32

    /// Why a site cannot be published here.
    enum Refusal: Error {
        case foreignFolder(String)
        case notAFolder(String)
        case busy(String)
    }

    /// Takes the output folder for this run: refuses one that holds other things, waits for no one.
    init(output: String) throws {
        let parent = output.lastIndex(of: "/").map { String(output[..<$0]) } ?? "."
        let name = output.split(separator: "/").last.map(String.init) ?? "site"
        try Disk.makeFolders(parent)
        self.output = output
        staging = "\(parent)/.tabadul-staging-\(name)"
        aside = "\(parent)/.tabadul-aside-\(name)"
        do {
            lock = try Disk.lock("\(parent)/.tabadul-lock-\(name)", wait: false)
        } catch {
            throw Refusal.busy(output)
        }
        // A run that was killed between two renames left the old site aside: it is put back before anything else.
        if !Disk.exists(output), Disk.exists(aside) { try Disk.move(aside, to: output) }
        if Disk.exists(output) {
            guard Disk.kind(of: output) == .folder else { throw Refusal.notAFolder(output) }
            let entries = Disk.entries(of: output)
            guard entries.isEmpty || entries.contains(where: { $0.name == Self.marker && $0.kind == .file }) else {
                throw Refusal.foreignFolder(output)
            }
        }
        Disk.remove(staging)
        Disk.remove(aside)
        try Disk.makeFolder(staging)
        try write(Self.markerText, to: Self.marker)
    }

    /// Writes a file of the new site. Safe to call from several tasks, once a path.
    func write(_ text: String, to path: String) throws {
        var text = text
        try text.withUTF8 { (bytes) throws in try write(UnsafeRawBufferPointer(bytes), to: path) }
    }

    func write(_ bytes: [UInt8], to path: String) throws {
        try bytes.withUnsafeBytes { try write($0, to: path) }
    }

    func write(_ bytes: UnsafeRawBufferPointer, to path: String) throws {
        let target = staging + "/" + path
        do {
            try Disk.write(bytes, to: target)
        } catch {
            // Folders are made where they are first missing.
            guard let slash = target.lastIndex(of: "/") else { throw error }
            try Disk.makeFolders(String(target[..<slash]))
            try Disk.write(bytes, to: target)
        }
    }

    /// Exchanges the new site for the old one.
    func publish() throws {
        if Disk.exists(output) {
            try Disk.exchange(staging, output, aside: aside)
        } else {
            try Disk.move(staging, to: output)
        }
        Disk.remove(staging)
        Disk.unlock(lock)
    }

    /// Leaves everything as it was.
    func abandon() {
        Disk.remove(staging)
        Disk.unlock(lock)
    }
}
