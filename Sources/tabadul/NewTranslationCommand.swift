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

/// `tabadul new translation`
struct NewTranslationCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "translation", abstract: "The translation of an existing entry, beside it.",
        discussion: """
            Copies the texts that need words, each after a ✎ sign, and stamps the file with the original it comes from: when the
            original changes later, the check says so, and `tabadul translate --accept FILE` stamps it again after your review.
            """)

    @OptionGroup var options: ContentOptions

    @Argument(help: "The original: a path such as content/practices/ma/x.md, or practices/ma/x.")
    var entry: String

    @Option(help: "The language to translate into: fr or en.")
    var to: Language

    func run() async throws {
        let language = options.messageLanguage
        let path = "content/\(EntryArgument.name(entry, in: options.folder)).md"
        let parts = path.split(separator: "/")
        guard parts.count > 2, let collection = Collection(rawValue: String(parts[1])) else {
            throw ValidationError("\(entry): content/<collection>/…/<note>.md")
        }
        guard case .file(let original) = SourceTree.read(path, root: options.folder) else {
            let folder = options.folder + "/" + path.split(separator: "/").dropLast().joined(separator: "/")
            let names = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
            let name = path.split(separator: "/").last.map(String.init) ?? path
            let nearest = SpellingSuggestion.nearest(to: name, among: names).map { " (\($0)?)" } ?? ""
            throw ValidationError("\(Strings.absent[language]) \(path)\(nearest)")
        }
        if EntryForm(original)?.language == to {
            let others = Language.builtIn.filter { $0 != to }.map(\.rawValue).joined(separator: ", ")
            throw ValidationError("--to \(to.rawValue): \(others)")
        }
        let scaffold = TranslationScaffold(of: original, in: collection, to: to, language: language)
        guard let text = scaffold.text else {
            Console.error(TranslationScaffold.inside(to)[language])
            throw ExitCode(1)
        }
        try NewEntryWorkflow.write(text, to: scaffold.path, options)
    }

    private enum Strings {
        static let absent = LocalizedText(.commandsNewAbsent)
    }
}
