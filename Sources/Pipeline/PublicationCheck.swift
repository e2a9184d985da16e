internal import Bytes
internal import Diagnostics
internal import Localization
internal import Markdown
internal import Markup
internal import Pages
internal import Privacy
internal import Publishing
internal import Records

/// The last check before publication: no output byte contains unpublished entries or private details.
struct PublicationCheck: Sendable {
    /// Nil if every entry is published.
    private let unpublished: UnpublishedScan?
    private let privacy: PersonalDataCheck
    /// The sources of published entries.
    private let published: [SourceFile]

    init(entries: [LoadedEntry], catalogue: Catalogue, tree: SourceTree, options: BuildOptions, _ buildCache: inout BuildCache) async {
        privacy = await PersonalDataCheck(tree, records: entries.compactMap(\.record), options: options, &buildCache)
        // Withdrawn records had been published, and their pages still name them.
        let held = entries.filter { $0.isUnpublished(drafts: options.drafts) && !$0.isWithdrawn }
        let unpublishedPaths = Set(
            held.compactMap(\.record).flatMap { record in
                [record.metadata.path]
                    + catalogue.settings.knownLanguages.all.map { "\(record.metadata.path.dropLast(3)).\($0.rawValue).md" }
            })
        published = tree.entries.filter { !unpublishedPaths.contains($0.path) } + [tree.settings].compactMap { $0 } + tree.theme
        unpublished = held.isEmpty ? nil : Self.scan(for: held, catalogue: catalogue, tree: tree)
    }

    /// Whether all files must be scanned, including unchanged ones of an earlier build.
    var mustScan: Bool { unpublished != nil || privacy.hasNames }

    /// Checks the sources for content that must not be published.
    ///
    /// - Parameter reported: diagnostics so far; a character that is among them is not reported again.
    func diagnostics(beside reported: [Diagnostic]) -> [Diagnostic] {
        let characters: Set<DiagnosticCode> = [.bidiControl, .strayDirectionMark, .invisibleCharacter]
        let locations = Set(
            reported.filter { characters.contains($0.code) }.map {
                ReportedIssue(code: $0.code, path: $0.location.path, line: $0.location.line)
            })
        return privacy.diagnostics.filter {
            !locations.contains(ReportedIssue(code: $0.code, path: $0.location.path, line: $0.location.line))
        }
    }

    private struct ReportedIssue: Hashable {
        let code: DiagnosticCode
        let path: String
        let line: Int
    }

    /// The editors' exceptions; if they change, files that passed are checked again.
    var allowed: String { privacy.allowed }

    /// What the privacy rules let pass, and the telephone plans of the site's countries.
    var permitted: PrivacyAllowlist { privacy.permitted }

    /// Scans an output file.
    func check(_ artifact: Artifact) -> [Diagnostic] {
        let issues = privacy.check(artifact)
        guard let unpublished else { return issues }
        let leaks = unpublished.leaks(in: artifact.path.text).union(artifact.bytes.withUnsafeBufferPointer { unpublished.leaks(in: $0) })
        return issues
            + leaks.map {
                Diagnostic(
                    .unpublishedLeak, at: location(of: $0) ?? SourceLocation(path: artifact.path.text), offendingText: $0.words,
                    detail: $0.id)
            }
    }

    /// Pages whose names collide on some file systems: they differ only in case or in Unicode normalisation.
    static func collisions(_ plan: SitePlan) -> [Diagnostic] {
        var taken: [String: String] = [:]
        return plan.pages.compactMap { page in
            let path = page.path.text
            guard let other = taken.updateValue(path, forKey: path.lowercased()) else { return nil }
            return Diagnostic(.collidingNames, at: SourceLocation(path: path), offendingText: other, detail: path)
        }
    }

    /// Removes duplicates: a problem on every page is reported for one page.
    static func distinct(_ issues: some Sequence<Diagnostic>) -> [Diagnostic] {
        var reported: Set<Diagnostic> = []
        return issues.sorted().filter { issue in
            guard issue.location.line == 0 else { return reported.insert(issue).inserted }
            return reported.insert(
                Diagnostic(issue.code, at: SourceLocation(path: ""), offendingText: issue.offendingText, detail: issue.detail)
            ).inserted
        }
    }

    /// The first location of an unpublished entry's text in the sources of published entries.
    private func location(of leak: UnpublishedScan.Leak) -> SourceLocation? {
        guard let unpublished else { return nil }
        for file in published {
            func offset(in bytes: [UInt8]) -> Int? {
                var first: Int?
                bytes.withUnsafeBufferPointer { bytes in
                    unpublished.leaks(in: bytes) { found, offset in if found == leak { first = min(first ?? offset, offset) } }
                }
                return first
            }
            // A link's target stands within the sentence that readers see.
            guard let first = offset(in: Array(file.text.utf8)) ?? offset(in: Self.withoutLinkTargets(file.text)) else { continue }
            let before = file.text.utf8.prefix(first)
            let lineStart = before.lastIndex(of: .newline).map { before.index(after: $0) } ?? before.startIndex
            return SourceLocation(
                path: file.path, line: before.count { $0 == .newline } + 1,
                column: Substring(before[lineStart...]).unicodeScalars.count + 1)
        }
        return nil
    }

    /// The bytes with spaces in place of the targets of Markdown links, so that offsets stay.
    static func withoutLinkTargets(_ text: String) -> [UInt8] {
        var bytes = Array(text.utf8)
        var index = 0
        while index + 1 < bytes.count {
            defer { index += 1 }
            guard bytes[index] == .closeBracket, bytes[index + 1] == .openParenthesis,
                let end = bytes[index...].firstIndex(where: { $0 == .closeParenthesis || $0 == .newline }),
                bytes[end] == .closeParenthesis
            else { continue }
            for place in index...end { bytes[place] = .space }
        }
        return bytes
    }

    private static func scan(for entries: [LoadedEntry], catalogue: Catalogue, tree: SourceTree) -> UnpublishedScan {
        let files = Dictionary(tree.entries.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let traces = entries.compactMap { entry in entry.record.map { UnpublishedEntryTexts($0, files, catalogue.settings.knownLanguages) }
        }
        let names = catalogue.everything.flatMap { $0.publishedNames(in: catalogue) }
        let paths = catalogue.everything.map(\.key.path) + Redirects.of(catalogue).value.map(\.from.path)
        return UnpublishedScan(traces, publishedNames: names, publishedPaths: Set(paths))
    }
}
