internal import Diagnostics
internal import Localisation
internal import Markdown
internal import Markup
internal import Pages
internal import Records
internal import Safety

/// The last look before publication: nothing of a note held back, nothing private, in any byte of the site.
struct PublicationGate: Sendable {
    /// Nil where no note is held back: then there is nothing to look for.
    private let withheld: WithheldScan?
    private let privacy: PrivacyGate
    /// The sources of what is published.
    private let published: [SourceFile]

    init(notes: [ReadNote], catalogue: Catalogue, tree: SourceTree, options: BuildOptions, _ recall: inout Recall) async {
        privacy = await PrivacyGate(tree, records: notes.compactMap(\.record), options: options, &recall)
        let held = notes.filter { $0.isWithheld(drafts: options.drafts) }
        let heldPaths = Set(
            held.compactMap(\.record).flatMap { record in
                [record.entry.path] + Language.allCases.map { "\(record.entry.path.dropLast(3)).\($0.rawValue).md" }
            })
        published = tree.notes.filter { !heldPaths.contains($0.path) } + [tree.settings].compactMap { $0 } + tree.theme
        withheld = held.isEmpty ? nil : Self.scan(for: held, catalogue: catalogue, tree: tree)
    }

    /// Whether all files must be looked through, also those that stand since an earlier build.
    var mustLook: Bool { withheld != nil || privacy.hasNames }

    /// What the sources hold that must not be published.
    ///
    /// - Parameter told: faults told already: a character is reported once, by whoever saw it first.
    func diagnostics(beside told: [Diagnostic]) -> [Diagnostic] {
        let characters: Set<DiagnosticCode> = [.bidiControl, .strayDirectionMark, .invisibleCharacter]
        let places = Set(told.filter { characters.contains($0.code) }.map { Told(code: $0.code, path: $0.place.path, line: $0.place.line) })
        return privacy.diagnostics.filter { !places.contains(Told(code: $0.code, path: $0.place.path, line: $0.place.line)) }
    }

    private struct Told: Hashable {
        let code: DiagnosticCode
        let path: String
        let line: Int
    }

    /// What the editors allow: a file that passed is judged anew where this has changed.
    var allowed: String { privacy.allowed }

    /// Looks through a file that is about to be published.
    func check(_ artifact: Artifact) -> [Diagnostic] {
        let faults = privacy.check(artifact)
        guard let withheld else { return faults }
        let leaks = withheld.leaks(in: artifact.path.text).union(artifact.bytes.withUnsafeBufferPointer { withheld.leaks(in: $0) })
        return faults
            + leaks.map {
                Diagnostic(
                    .unpublishedLeak, at: place(of: $0) ?? SourcePlace(path: artifact.path.text), offender: $0.words, detail: $0.id)
            }
    }

    /// Pages that would be one file: the same name but for capitals, or in the two forms of an accent.
    static func collisions(_ plan: SitePlan) -> [Diagnostic] {
        var taken: [String: String] = [:]
        return plan.pages.compactMap { page in
            let path = page.path.text
            guard let other = taken.updateValue(path, forKey: path.lowercased()) else { return nil }
            return Diagnostic(.collidingNames, at: SourcePlace(path: path), offender: other, detail: path)
        }
    }

    /// Each fault once: what shows on every page is told of one.
    static func distinct(_ faults: some Sequence<Diagnostic>) -> [Diagnostic] {
        var told: Set<Diagnostic> = []
        return faults.sorted().filter { fault in
            guard fault.place.line == 0 else { return told.insert(fault).inserted }
            return told.insert(Diagnostic(fault.code, at: SourcePlace(path: ""), offender: fault.offender, detail: fault.detail)).inserted
        }
    }

    /// Where something of an unpublished entry first stands in the sources of what is published.
    private func place(of leak: WithheldScan.Leak) -> SourcePlace? {
        guard let withheld else { return nil }
        for file in published {
            var text = file.text
            var first: Int?
            text.withUTF8 { bytes in
                withheld.leaks(in: bytes) { found, offset in if found == leak { first = min(first ?? offset, offset) } }
            }
            guard let first else { continue }
            let before = file.text.utf8.prefix(first)
            let lineStart = before.lastIndex(of: 10).map { before.index(after: $0) } ?? before.startIndex
            return SourcePlace(
                path: file.path, line: before.count { $0 == 10 } + 1,
                column: Substring(before[lineStart...]).unicodeScalars.count + 1)
        }
        return nil
    }

    private static func scan(for notes: [ReadNote], catalogue: Catalogue, tree: SourceTree) -> WithheldScan {
        let files = Dictionary(tree.notes.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        let clues = notes.compactMap { note in note.record.map { WithheldNote($0, files) } }
        let names = catalogue.everything.flatMap(\.publishedNames)
        let paths = catalogue.everything.map(\.key.path) + Redirects.of(catalogue).value.map(\.from.path)
        return WithheldScan(clues, publishedNames: names, publishedPaths: Set(paths))
    }
}
