internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Linking
internal import Localization
internal import Pipeline
internal import Records
internal import Storage

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `tabadul receive`
struct ReceiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receive",
        abstract: "Puts a contribution in its place: an entry that was sent, the text of an e-mail, an issue form, a Word document.",
        discussion: """
            A new note becomes a draft. A correction of an entry is merged field by field: what changed here since is not overwritten, and
            where both sides changed the same, nothing is written until you choose. Then the entries are checked.
              tabadul receive ~/Downloads/referral-2.md
              tabadul receive -                        (paste the e-mail, then Ctrl-D)
              tabadul receive letter.eml --take summary --keep section.results
            Nothing is recorded of who sent a contribution, or when.
            """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "Files or folders of files; - for standard input.", completion: .file())
    var files: [String]

    @Option(help: ArgumentHelp("The entry that it belongs to, where the text does not say: practices/ma/x.", valueName: "id"))
    var entry: String?

    @Option(help: ArgumentHelp("The version of the entry that the sender started from, where it is known.", valueName: "file"))
    var base: String?

    @Option(
        help: ArgumentHelp("Take the received version of a field or section in conflict: title, section.results or all.", valueName: "name")
    )
    var take: [String] = []

    @Option(help: ArgumentHelp("Keep the version that is here of a field or section in conflict.", valueName: "name"))
    var keep: [String] = []

    @Flag(help: "Show what would change; write nothing.")
    var dryRun = false

    func run() async throws {
        let language = options.messageLanguage
        guard let today = options.today else { return }
        let graph = try await NewEntryWorkflow.graph(options)
        let folder = EntryFileWriter(source: options.folder)
        let history = FileHistory(folder: options.folder)
        var plan = ContributionMergePlan(
            choices: FieldValueOptions(graph, language: language), today: today, language: language, read: { folder.read($0) },
            version: { history.version(of: $0, withFingerprint: $1) })
        let instructions = try instructions(language)
        for file in ContributionInput.all(files) {
            if file.isDocument {
                try receive(document: file.name, graph, instructions, history, into: &plan)
                continue
            }
            switch file.read() {
            case .success(let text): plan.add(text, name: file.name, instructions)
            case .failure(let issue): plan.addFailure(issue.words, name: file.name)
            }
        }
        let report = ContributionReport(plan, language)
        for line in report.lines { Console.print(line) }
        for failure in plan.failures { Console.error("\(failure.name): \(failure.words[language])") }
        try judge(plan, language)
        try write(plan, folder, language)
        try await check(plan, language)
    }

    private func receive(
        document path: String, _ graph: SiteGraph, _ instructions: ContributionMergePlan.Instructions, _ history: FileHistory,
        into plan: inout ContributionMergePlan
    ) throws {
        guard let pandoc = Pandoc() else {
            Console.error(Pandoc.absent[options.messageLanguage])
            throw ExitCode(1)
        }
        let folder = EntryFileWriter(source: options.folder)
        let exporter = DocxConverter(graph: graph, folder: options.folder)
        try exporter.receive(path, with: pandoc, into: &plan, instructions) { path, fingerprint in
            func isWanted(_ file: SourceFile) -> Bool { Fingerprint.file(file) == fingerprint }
            return folder.read(path).flatMap { isWanted($0) ? $0 : nil } ?? history.version(of: path, where: isWanted)
        }
    }

    private func instructions(_ language: Language) throws -> ContributionMergePlan.Instructions {
        var instructions = ContributionMergePlan.Instructions()
        instructions.entry = entry
        for name in keep { instructions.choices[name] = .here }
        for name in take { instructions.choices[name] = .received }
        if let base {
            guard let data = FileManager.default.contents(atPath: base), let text = String(data: data, encoding: .utf8) else {
                throw ValidationError(LocalizedText(.receiveNoFile, [MessageArgument("path", base)])[language])
            }
            instructions.base = SourceFile(path: base, text: text)
        }
        return instructions
    }

    /// Ends where something stands against writing: failures, or conflicts without a choice.
    private func judge(_ plan: ContributionMergePlan, _ language: Language) throws {
        let changes = plan.entries.flatMap { entry -> [EntryMerge.Change] in
            if case .changed(let merge) = entry.outcome { merge.changes } else { [] }
        }
        for (option, names) in [("take", take), ("keep", keep)] {
            guard let unknown = names.first(where: { name in name != "all" && !changes.contains { $0.name == name } }) else { continue }
            let values = [
                MessageArgument("option", option), MessageArgument("name", unknown),
                MessageArgument("names", changes.map(\.name).joined(separator: ", ")),
            ]
            throw ValidationError(LocalizedText(.receiveUnknownChoice, values)[language])
        }
        if plan.hasConflicts {
            let names = plan.entries.flatMap { entry -> [String] in
                if case .changed(let merge) = entry.outcome { merge.conflicts.map(\.name) } else { [] }
            }
            Console.error(LocalizedText(.receiveConflicts, [MessageArgument("names", names.joined(separator: ", "))])[language])
            throw ExitCode(1)
        }
        guard plan.failures.isEmpty else {
            Console.error(LocalizedText(.receiveFailed)[language])
            throw ExitCode(1)
        }
        if dryRun {
            Console.print(LocalizedText(.receiveDry)[language])
            throw ExitCode.success
        }
    }

    private func write(_ plan: ContributionMergePlan, _ folder: EntryFileWriter, _ language: Language) throws {
        for (path, text) in plan.texts.sorted(by: { $0.key < $1.key }) {
            do throws(EntryFileWriter.WriteError) {
                if let now = folder.read(path) {
                    try folder.save(text, at: path, over: EntryFileWriter.mark(of: now))
                } else {
                    try folder.create(text, at: path)
                }
            } catch {
                Console.error(LocalizedText(.receiveUnwritable, [MessageArgument("path", path)])[language])
                throw ExitCode(1)
            }
            Console.print(LocalizedText(.receiveWritten, [MessageArgument("path", path)])[language])
        }
    }

    /// Checks all entries, with drafts, and reports what is wrong with the files that were written, and with their translations.
    private func check(_ plan: ContributionMergePlan, _ language: Language) async throws {
        guard !plan.texts.isEmpty else { return }
        var report = try await SiteBuilder(options.build(output: options.folder + "/site", drafts: true)).check().report
        // A correction may leave the entry's translations behind: `x.fr.md` beside `x.md`.
        let stems = plan.texts.keys.map { $0.dropLast("md".count) }
        report.diagnostics = report.diagnostics.filter { issue in stems.contains { issue.location.path.hasPrefix($0) } }
        let known = Set(report.diagnostics.lazy.filter { $0.code == .leftToFill }.map(\.location.path))
        for (path, text) in plan.texts where !known.contains(path) {
            if let issue = TodoMarker.issue(in: SourceFile(path: path, text: text), isDraft: true) { report.diagnostics.append(issue) }
        }
        report.diagnostics.sort()
        Console.report(report, options)
        Console.print(Console.summary(report, language))
        if report.hasErrors(strict: options.strict) { throw ExitCode(1) }
    }
}

/// A file, or standard input, with what was received.
private struct ContributionInput {
    struct Unreadable: Error { let words: LocalizedText }

    let name: String
    private var issue: LocalizedText?

    private init(name: String, issue: LocalizedText? = nil) { (self.name, self.issue) = (name, issue) }

    private static let endings = ["md", "markdown", "txt", "eml", "text", "docx"]

    /// Whether pandoc must read it.
    var isDocument: Bool { issue == nil && name.lowercased().hasSuffix(".docx") }

    /// The files given, and those of the folders given in the order of their names.
    static func all(_ paths: [String]) -> [ContributionInput] {
        paths.flatMap { path -> [ContributionInput] in
            guard path != "-" else { return [ContributionInput(name: path)] }
            guard FileManager.default.fileExists(atPath: path) else {
                return [ContributionInput(name: path, issue: LocalizedText(.receiveNoFile, [MessageArgument("path", path)]))]
            }
            guard FileSystem.kind(of: FileSystem.resolved(path)) == .folder else { return [ContributionInput(name: path)] }
            let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
            let found = names.filter { name in endings.contains { name.lowercased().hasSuffix("." + $0) } }
            guard !found.isEmpty else {
                return [ContributionInput(name: path, issue: LocalizedText(.receiveEmptyFolder, [MessageArgument("path", path)]))]
            }
            return found.map { ContributionInput(name: Console.trimmed(path) + "/" + $0) }
        }
    }

    /// What to do with a document that cannot be received; nil for other files.
    private static func otherFormat(_ name: String) -> LocalizedText? {
        guard let dot = name.lastIndex(of: ".") else { return nil }
        switch name[name.index(after: dot)...].lowercased() {
        case "pdf": return LocalizedText(.commandsImportPdf)
        case "odt": return LocalizedText(.receiveOdt, [MessageArgument("path", name)])
        case "doc", "rtf": return LocalizedText(.receiveDoc, [MessageArgument("path", name[..<dot] + ".docx")])
        default: return nil
        }
    }

    func read() -> Result<String, Unreadable> {
        if let issue { return .failure(Unreadable(words: issue)) }
        if let words = Self.otherFormat(name) { return .failure(Unreadable(words: words)) }
        let bytes = name == "-" ? StandardStreams.input() : FileManager.default.contents(atPath: name).map { Array($0) }
        guard let bytes, let text = String(validating: bytes, as: UTF8.self) else {
            return .failure(Unreadable(words: LocalizedText(.receiveNoText)))
        }
        return .success(text)
    }
}
