internal import ArgumentParser
internal import Diagnostics
internal import Localization
internal import Pipeline
internal import Publishing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `tabadul diff`
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Says what a publication changes: entries added, removed and renamed, figures, fields and sections that changed.",
        discussion: "Each side is the folder of a built site, or a manifest of one (tabadul manifest).")

    @Argument(help: "The site as it is published.")
    var old: String

    @Argument(help: "The site that is to take its place.")
    var new: String

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: "text or json.")
    var format = Format.text

    @Flag(help: "List the files of the site instead of the entries.")
    var files = false

    @Option(help: ArgumentHelp("The language of messages: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    func run() async throws {
        if format == .text, !files,
            let entries = BuiltSiteDiff(from: Console.trimmed(old), to: Console.trimmed(new), language ?? Console.localeLanguage)
        {
            Console.print(entries.text(in: language ?? Console.localeLanguage))
            return
        }
        let difference = SiteDifference(from: try await inventory(old), to: try await inventory(new))
        switch format {
        case .json: Console.data(try json(difference) + "\n")
        case .text: Console.print(text(difference))
        }
    }

    private func inventory(_ path: String) async throws -> SiteInventory {
        let path = Console.trimmed(path)
        let manifest = PublishedManifest.read(path)
        let moved = Dictionary((manifest?.moved ?? []).map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
        if let digests = await SiteInventory.digests(of: path, cores: Console.cores) {
            return SiteInventory(files: Dictionary(uniqueKeysWithValues: digests.map { ($0.path, $0.digest) }), moved: moved)
        }
        guard let manifest else { throw ValidationError(PublishedManifest.missing(path)[language ?? Console.localeLanguage]) }
        if let files = manifest.files {
            return SiteInventory(
                files: Dictionary(files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first }), moved: moved)
        }
        let paths = manifest.records.map(\.path) + manifest.moved.map(\.from)
        return SiteInventory(files: Dictionary(paths.map { ($0, nil) }, uniquingKeysWith: { first, _ in first }), moved: moved)
    }

    private func text(_ difference: SiteDifference) -> String {
        let language = language ?? Console.localeLanguage
        func named(_ sign: String, _ paths: [String]) -> [String] { paths.map { sign + SanitizedTerminalText.value($0) } }
        var lines = difference.moved.map { "> \(SanitizedTerminalText.value($0.from)) → \(SanitizedTerminalText.value($0.to))" }
        lines += named("+ ", difference.added) + named("~ ", difference.changed) + named("- ", difference.removed)
        let counts = (difference.added.count, difference.changed.count, difference.removed.count, difference.moved.count)
        lines.append(
            LocalizedText(
                .commandsDiffCounts,
                [
                    MessageArgument("added", counts.0), MessageArgument("changed", counts.1), MessageArgument("removed", counts.2),
                    MessageArgument("moved", counts.3),
                ])[language])
        if !difference.knowsChanges {
            lines.append(
                LocalizedText(.commandsDiffNoDigests)[language])
        }
        return lines.joined(separator: "\n")
    }

    private struct JSONOutput: Encodable {
        struct Move: Encodable {
            let from: String
            let to: String
        }
        let added: [String]
        let changed: [String]?
        let removed: [String]
        let moved: [Move]
    }

    private func json(_ difference: SiteDifference) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        let answer = JSONOutput(
            added: difference.added, changed: difference.knowsChanges ? difference.changed : nil, removed: difference.removed,
            moved: difference.moved.map { JSONOutput.Move(from: $0.from, to: $0.to) })
        return String(decoding: try encoder.encode(answer), as: UTF8.self)
    }
}
