internal import ArgumentParser
internal import Diagnostics
internal import Localization
internal import Pipeline

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `tabadul fix`
struct FixCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fix",
        abstract: "Applies the safe fixes that check proposes; shows the difference first.",
        discussion: """
            Safe fixes change the form of what is written, never its sense: keys, digits, dates, quotes, headings, citations,
            invisible characters, labels that stand for values, the encoding of a file. Comments and all other bytes stay.
            """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "The entries to fix (default: all).")
    var files: [String] = []

    @Flag(help: "Apply without asking.")
    var yes = false

    @Flag(help: "Show the difference and write nothing.")
    var dryRun = false

    func run() async throws {
        let language = options.messageLanguage
        let paths = try files.isEmpty ? nil : Set(files.map { try path($0, language) })
        let plan = await FixPlan.make(options.build(drafts: true), only: paths)
        guard !plan.changes.isEmpty else {
            Console.print(Texts.nothing[language])
            return
        }
        try Self.apply(plan, options, yes: yes, dryRun: dryRun)
        let left = plan.left.count { $0.severity == .error }
        if left > 0, !dryRun { Console.print(Texts.left(left)[language]) }
    }

    /// Shows the difference that a plan makes, asks, and writes it.
    static func apply(_ plan: FixPlan, _ options: ContentOptions, yes: Bool, dryRun: Bool) throws {
        let language = options.messageLanguage
        for change in plan.changes {
            if change.isReencoded { Console.print("\(change.path): \(Texts.reencoded[language])") }
            Console.write(UnifiedDiff.text(from: change.old, to: change.new, path: change.path))
        }
        let count = plan.changes.reduce(0) { $0 + $1.count }
        Console.print("")
        let files = plan.changes.count
        guard
            try ChangeConfirmation.isGiven(
                question: Texts.question(count, files), proposed: Texts.proposed(count, files), language, yes: yes, dryRun: dryRun)
        else { return }
        let failed = plan.save(in: options.folder)
        for path in failed { Console.error(Texts.failed(path)[language]) }
        Console.print(Texts.applied(count, plan.changes.count - failed.count)[language])
        if !failed.isEmpty { throw ExitCode(1) }
    }

    /// Converts a path relative to the working folder or the source folder to one relative to the source folder.
    private func path(_ written: String, _ language: Language) throws -> String {
        let root = URL(fileURLWithPath: options.folder).standardizedFileURL.path
        for base in [nil, URL(fileURLWithPath: root)] {
            let full = URL(fileURLWithPath: written, relativeTo: base).standardizedFileURL.path
            if full.hasPrefix(root + "/content/"), FileManager.default.fileExists(atPath: full) {
                return String(full.dropFirst(root.count + 1))
            }
        }
        Console.error(Texts.noFile(written)[language])
        throw ExitCode.validationFailure
    }

    private enum Texts {
        static let nothing = LocalizedText(.commandsFixNothing)
        static let reencoded = LocalizedText(.commandsFixReencoded)

        static func question(_ fixes: Int, _ files: Int) -> LocalizedText {
            LocalizedText(.commandsFixQuestion, [MessageArgument("fixes", fixes), MessageArgument("files", files)])
        }

        static func proposed(_ fixes: Int, _ files: Int) -> LocalizedText {
            LocalizedText(.commandsFixProposed, [MessageArgument("fixes", fixes), MessageArgument("files", files)])
        }

        static func applied(_ fixes: Int, _ files: Int) -> LocalizedText {
            LocalizedText(.commandsFixApplied, [MessageArgument("fixes", fixes), MessageArgument("files", files)])
        }

        static func left(_ errors: Int) -> LocalizedText {
            LocalizedText(.commandsFixLeft, [MessageArgument("count", errors)])
        }

        static func failed(_ path: String) -> LocalizedText {
            LocalizedText(.commandsFixFailed, [MessageArgument("path", path)])
        }

        static func noFile(_ path: String) -> LocalizedText {
            LocalizedText(.commandsFixNoFile, [MessageArgument("path", path)])
        }
    }
}
