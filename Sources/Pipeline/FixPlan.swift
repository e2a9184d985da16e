package import Diagnostics
internal import Records
internal import Storage

/// The result of applying all safe fixes to the entries of a source folder. Nothing is written before `save`.
package struct FixPlan: Sendable {
    package struct Change: Sendable {
        package let path: String
        /// The original text, decoded from its own encoding if it was not UTF-8.
        package let old: String
        package let new: String
        /// The number of changes.
        package let count: Int
        /// Whether the file's bytes change even though its text does not.
        package let isReencoded: Bool
        fileprivate let bytes: [UInt8]
    }

    package let changes: [Change]
    /// The diagnostics that remain to be corrected by hand.
    package let left: [Diagnostic]

    /// Fixes are applied repeatedly, since one can reveal others: a repaired list has values with fixes of their own.
    private static let maximumRounds = 8

    /// - Parameters:
    ///   - paths: the entries to fix, relative to the source folder; nil: all.
    ///   - codes: the diagnostics to fix; nil: all.
    package static func make(_ options: BuildOptions, only paths: Set<String>? = nil, codes: Set<DiagnosticCode>? = nil) async -> FixPlan {
        var options = options
        options.drafts = true
        var run = BuildSession(options)
        var tree = run.scan()
        func isWanted(_ path: String) -> Bool {
            (path.hasSuffix(".md") || path == SiteSettings.path) && paths.map { $0.contains(path) } ?? true
        }
        func files() -> [SourceFile] { tree.entries + [tree.settings].compactMap { $0 } }
        var originals = Dictionary(files().map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        var counts: [String: Int] = [:]
        var encoded: [String: [UInt8]] = [:]
        for diagnostic in tree.diagnostics where [.utf16, .windows1256].contains(diagnostic.code) && isWanted(diagnostic.location.path) {
            let path = diagnostic.location.path
            guard let bytes = FileSystem.read(options.source + "/" + path), let text = LegacyTextEncoding(bytes)?.decoded(bytes) else {
                continue
            }
            (encoded[path], originals[path], counts[path]) = (bytes, text, 1)
            tree = tree.with(SourceFile(path: path, text: text))
        }
        for _ in 0..<maximumRounds {
            run = BuildSession(options, run.buildCache)
            _ = await run.link(tree)
            let fixes = Dictionary(
                grouping: run.report.diagnostics.filter { $0.fix != nil && isWanted($0.location.path) && codes?.contains($0.code) ?? true },
                by: \.location.path)
            var isChanged = false
            for (path, found) in fixes {
                guard let file = files().first(where: { $0.path == path }) else { continue }
                let (text, count) = Fix.apply(found.compactMap(\.fix), to: file.text)
                guard text != file.text else { continue }
                isChanged = true
                counts[path, default: 0] += count
                tree = tree.with(SourceFile(path: path, text: text))
            }
            if !isChanged { break }
        }
        let changes = files().compactMap { file -> Change? in
            guard let count = counts[file.path], let old = originals[file.path] else { return nil }
            return Change(
                path: file.path, old: old, new: file.text, count: count, isReencoded: encoded[file.path] != nil,
                bytes: encoded[file.path] ?? Array(old.utf8))
        }
        return FixPlan(
            changes: changes.sorted { $0.path < $1.path }, left: run.report.diagnostics.filter { isWanted($0.location.path) })
    }

    /// Writes the changes; each file atomically.
    ///
    /// - Returns: the files that could not be written, or that changed after they were read.
    package func save(in source: String) -> [String] {
        changes.compactMap { change in
            let path = source + "/" + change.path
            guard FileSystem.read(path) == change.bytes else { return change.path }
            do { try FileSystem.replace(Array(change.new.utf8), at: path) } catch { return change.path }
            return nil
        }
    }
}
