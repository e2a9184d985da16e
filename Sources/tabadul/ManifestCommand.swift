internal import ArgumentParser
internal import Pipeline
internal import Publishing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `tabadul manifest`
struct ManifestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manifest",
        abstract: "Prints the manifest of a built site with the SHA-256 of each file.",
        discussion: "Keep it beside the publication: tabadul diff and tabadul build --previous compare the next one with it.")

    @Argument(help: "The folder of the built site.")
    var site = "site"

    func run() async throws {
        let folder = Console.trimmed(site)
        guard let digests = await SiteInventory.digests(of: folder, cores: Console.cores),
            let data = FileManager.default.contents(atPath: folder + "/data/manifest.json"),
            var text = String(data: data, encoding: .utf8)?.trimmed, text.hasSuffix("}")
        else { throw ValidationError("\(folder): not the folder of a built site") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try digests.map {
            String(decoding: try encoder.encode(PublishedManifest.File(path: $0.path, sha256: $0.digest)), as: UTF8.self)
        }
        text.removeLast()
        Console.data(text + ",\"files\":[\n" + lines.joined(separator: ",\n") + "\n]}\n")
    }
}
