internal import ArgumentParser
internal import Building
internal import Foundation
internal import Localisation

/// `tabadul diff`
struct Diff: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a publication changes: pages added, changed, removed, moved.",
        discussion: "Each side is the folder of a built site, or a manifest of one (tabadul manifest).")

    @Argument(help: "The site as it is published.")
    var old: String

    @Argument(help: "The site that is to take its place.")
    var new: String

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: "text or json.")
    var format = Format.text

    @Option(help: ArgumentHelp("The language of messages: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    func run() async throws {
        let difference = SiteDifference(from: try await inventory(old), to: try await inventory(new))
        switch format {
        case .json: Console.print(try json(difference))
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
        guard let manifest else { throw ValidationError("\(path): neither the folder of a built site nor a manifest") }
        if let files = manifest.files {
            return SiteInventory(
                files: Dictionary(files.map { ($0.path, $0.sha256) }, uniquingKeysWith: { first, _ in first }), moved: moved)
        }
        let paths = manifest.records.map(\.path) + manifest.moved.map(\.from)
        return SiteInventory(files: Dictionary(paths.map { ($0, nil) }, uniquingKeysWith: { first, _ in first }), moved: moved)
    }

    private func text(_ difference: SiteDifference) -> String {
        let language = language ?? Console.localeLanguage
        var lines = difference.moved.map { "> \($0.from) → \($0.to)" }
        lines += difference.added.map { "+ " + $0 } + difference.changed.map { "~ " + $0 } + difference.removed.map { "- " + $0 }
        let counts = (difference.added.count, difference.changed.count, difference.removed.count, difference.moved.count)
        lines.append(
            LocalizedText(
                ar: "أضيف \(counts.0)، تغير \(counts.1)، حُذف \(counts.2)، نُقل \(counts.3)",
                fr: "ajoutés : \(counts.0), modifiés : \(counts.1), retirés : \(counts.2), déplacés : \(counts.3)",
                en: "added: \(counts.0), changed: \(counts.1), removed: \(counts.2), moved: \(counts.3)")[language])
        if !difference.knowsChanges {
            lines.append(
                LocalizedText(
                    ar: "بلا بصمات لا يُعرف ما تغير (tabadul manifest).",
                    fr: "Sans empreintes, les modifications restent inconnues (tabadul manifest).",
                    en: "Without digests nobody can say what changed (tabadul manifest).")[language])
        }
        return lines.joined(separator: "\n")
    }

    private struct Answer: Encodable {
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
        let answer = Answer(
            added: difference.added, changed: difference.knowsChanges ? difference.changed : nil, removed: difference.removed,
            moved: difference.moved.map { Answer.Move(from: $0.from, to: $0.to) })
        return String(decoding: try encoder.encode(answer), as: UTF8.self)
    }
}

/// `tabadul manifest`
struct Manifest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints the manifest of a built site with the SHA-256 of each file.",
        discussion: "Keep it beside the publication: tabadul diff and tabadul build --previous compare the next one with it.")

    @Argument(help: "The folder of the built site.")
    var site = "site"

    func run() async throws {
        let folder = Console.trimmed(site)
        guard let digests = await SiteInventory.digests(of: folder, cores: Console.cores),
            let data = FileManager.default.contents(atPath: folder + "/data/manifest.json"),
            var text = String(data: data, encoding: .utf8)?.trimmingCharacters(in: .whitespacesAndNewlines), text.hasSuffix("}")
        else { throw ValidationError("\(folder): not the folder of a built site") }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = try digests.map {
            String(decoding: try encoder.encode(PublishedManifest.File(path: $0.path, sha256: $0.digest)), as: UTF8.self)
        }
        text.removeLast()
        Console.print(text + ",\"files\":[\n" + lines.joined(separator: ",\n") + "\n]}")
    }
}

/// `tabadul pack`
struct Pack: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Packs a built site into one zip file, for e-mail or a USB stick.",
        discussion: "The same site gives the same bytes. SHA256SUMS inside lists the digest of each file; unpacked, open index.html.")

    @Option(help: ArgumentHelp("The folder that holds content/ and themes/.", valueName: "dir"))
    var source = "."

    @Option(help: ArgumentHelp("The folder of the built site (default: site in the source folder).", valueName: "dir"))
    var site: String?

    @Option(help: ArgumentHelp("The file to write (default: tabadul.zip).", valueName: "file"))
    var output = "tabadul.zip"

    @Option(help: ArgumentHelp("The language of messages: ar, fr or en (default: from the locale).", valueName: "language"))
    var language: Language?

    func run() async throws {
        let language = language ?? Console.localeLanguage
        let folder = site.map(Console.trimmed) ?? Console.trimmed(source) + "/site"
        guard let packed = try SiteInventory.pack(folder, under: "tabadul") else {
            Console.error("\(Self.noSite[language]) \(folder)")
            throw ExitCode(1)
        }
        do {
            try Data(packed.bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            Console.error("\(output): \(error.localizedDescription)")
            throw ExitCode(1)
        }
        Console.print("\(Self.done[language]) \(packed.count) → \(output) (\(packed.bytes.count / 1024) kB)")
    }

    private static let noSite = LocalizedText(
        ar: "لا موقع مبنيا هنا؛ نفّذ أولا tabadul build:", fr: "Pas de site construit ici ; lancez d'abord tabadul build :",
        en: "No built site here; run tabadul build first:")
    private static let done = LocalizedText(ar: "الملفات المحزومة:", fr: "Fichiers archivés :", en: "Files packed:")
}
