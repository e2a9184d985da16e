internal import ArgumentParser
internal import Diagnostics
internal import Localization
internal import Pipeline

#if canImport(FoundationEssentials)
    internal import Glibc
#else
    internal import Foundation
#endif

/// `tabadul migrate`
struct MigrateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate", abstract: "Rewrites the keys that this version of the program names otherwise; shows the difference first.",
        discussion: "tabadul check reports such keys. Comments and all other bytes stay.")

    @OptionGroup var options: ContentOptions

    @Flag(help: "Apply without asking.")
    var yes = false

    @Flag(help: "Show the difference and write nothing.")
    var dryRun = false

    func run() async throws {
        let plan = await FixPlan.make(options.build(drafts: true), codes: [.renamedKey])
        guard !plan.changes.isEmpty else {
            Console.print(
                LocalizedText(.commandsMigrateNothing, [MessageArgument("version", ProgramRelease.version)])[options.messageLanguage])
            return
        }
        try FixCommand.apply(plan, options, yes: yes, dryRun: dryRun)
    }
}
