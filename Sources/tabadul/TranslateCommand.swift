internal import ArgumentParser
internal import Authoring
internal import Diagnostics
internal import Localization
internal import Pipeline
internal import Records

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `tabadul translate --accept`
struct TranslateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "translate", abstract: "Marks translations as made of their originals as they now stand.",
        discussion: "Run it after reviewing a translation whose original has changed. Without files, all translations are marked.")

    @OptionGroup var options: ContentOptions

    @Flag(help: "Write the fingerprint of the original into the translation.")
    var accept = false

    @Argument(help: "Translation files, such as content/practices/ma/x.fr.md.")
    var files: [String] = []

    func run() async throws {
        guard accept else { throw ValidationError("say what to do: --accept") }
        let language = options.messageLanguage
        let files = files.map { $0.hasPrefix("./") ? String($0.dropFirst(2)) : $0 }
        let build = options.build(drafts: true)
        let (report, _) = await SiteBuilder(build).read()
        if let absent = files.first(where: { report.sources[$0] == nil }) {
            let nearest = SpellingSuggestion.nearest(to: absent, among: report.sources.keys.sorted()).map { " (\($0)?)" } ?? ""
            throw ValidationError("\(Self.absent[language]) \(absent)\(nearest)")
        }
        var count = 0
        for issue in report.diagnostics where issue.code == .staleTranslation && (files.isEmpty || files.contains(issue.location.path)) {
            let path = issue.location.path
            let parts = path.split(separator: "/")
            guard parts.count > 2, let collection = Collection(rawValue: String(parts[1])), let translation = report.sources[path] else {
                continue
            }
            let original = path.split(separator: ".").dropLast(2).joined(separator: ".") + ".md"
            guard let source = report.sources[original],
                let text = TranslationUpToDateMarker.stamped(translation, original: source, in: collection)
            else { continue }
            try Data(text.utf8).write(to: URL(fileURLWithPath: options.folder + "/" + path), options: .atomic)
            Console.print(path)
            count += 1
        }
        Console.print("\(Self.marked[language]) \(count)")
    }

    private static let absent = LocalizedText(.commandsTranslateAbsent)
    private static let marked = LocalizedText(.commandsTranslateMarked)
}
