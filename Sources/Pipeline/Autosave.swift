internal import Storage

/// What was typed into a form and not saved: kept beside `content/`, never in it, for each tab of the browser on its own.
package struct Autosave: Sendable {
    /// What a tab is called: small Latin letters and digits, made by the server.
    package struct Tab: Sendable, Hashable {
        package let name: String

        package init?(_ name: String) {
            guard (1...24).contains(name.utf8.count), name.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) })
            else { return nil }
            self.name = name
        }

        package static func random() -> Tab {
            var random = SystemRandomNumberGenerator()
            return Tab(unchecked: String(UInt64.random(in: .min ... .max, using: &random), radix: 36))
        }

        private init(unchecked name: String) { self.name = name }
    }

    private let folder: String

    package init(source: String) { folder = source + "/.tabadul-autosave" }

    /// False where it could not be kept.
    ///
    /// - Parameter base: the file's text as the form was opened, where it is known.
    package func keep(_ body: [UInt8], base: String?, for path: String, in tab: Tab) -> Bool {
        do {
            try FileSystem.makeFolders(folder)
            guard isOurs else { return false }
            if let base { try FileSystem.replace(Array(base.utf8), at: file(path, tab, "base")) }
            try FileSystem.replace(body, at: file(path, tab, "form"))
            return true
        } catch { return false }
    }

    package func kept(for path: String, in tab: Tab) -> [UInt8]? { isOurs ? FileSystem.read(file(path, tab, "form")) : nil }

    /// The file's text as the form was opened.
    package func base(for path: String, in tab: Tab) -> String? {
        isOurs ? FileSystem.read(file(path, tab, "base")).map { String(decoding: $0, as: UTF8.self) } : nil
    }

    /// The tabs that have kept something of a note, in the order of their names.
    package func tabs(for path: String) -> [Tab] {
        guard isOurs else { return [] }
        let start = Self.name(path) + "~"
        return FileSystem.entries(of: folder).map(\.name).sorted().compactMap { name in
            guard name.hasPrefix(start), name.hasSuffix(".form") else { return nil }
            return Tab(String(name.dropFirst(start.count).dropLast(".form".count)))
        }
    }

    package func forget(_ path: String, in tab: Tab) {
        guard isOurs else { return }
        for kind in ["form", "base"] { FileSystem.remove(file(path, tab, kind)) }
    }

    /// Whether the folder is one: a symbolic link in its place would lead out of the source folder.
    private var isOurs: Bool { FileSystem.kind(of: folder) == .folder }

    private static func name(_ path: String) -> String { path.replacing("/", with: "~") }

    private func file(_ path: String, _ tab: Tab, _ kind: String) -> String { "\(folder)/\(Self.name(path))~\(tab.name).\(kind)" }
}
