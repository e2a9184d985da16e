package import Diagnostics
internal import FrontMatter
package import Localization

/// The languages that a site adds to the program's: a folder `content/languages/<code>/` each.
///
/// `language.yaml` has the keys of a row of `strings/languages.yaml`, and may be left out for a language with a row there. The other
/// files are those of `strings/<code>/`.
package struct SiteLanguages: Sendable {
    package static let folder = "content/languages/"
    package static let none = SiteLanguages(all: [], source: "")

    /// The languages with their own texts.
    package let all: [Language]
    /// The text of all files, for caches.
    package let source: String

    private init(all: [Language], source: String) { (self.all, self.source) = (all, source) }

    /// Whether a file of the source folder belongs to a language.
    package static func contains(_ path: String) -> Bool { path.hasPrefix(folder) && path.hasSuffix(".yaml") }

    /// - Parameter allowsGaps: whether texts may be missing: then pages show them in English, with a warning.
    package static func read(_ files: [SourceFile], allowsGaps: Bool) -> ResultWithDiagnostics<SiteLanguages> {
        var issues: [Diagnostic] = []
        var folders: [String: [SourceFile]] = [:]
        for file in files {
            let parts = file.path.dropFirst(folder.count).split(separator: "/").map(String.init)
            guard parts.count == 2, LanguageTraits.isCode(parts[0]) else {
                issues.append(
                    Diagnostic(.misplacedFile, at: SourceLocation(path: file.path), detail: folder + "<code>/<name>.yaml"))
                continue
            }
            folders[parts[0], default: []].append(file)
        }
        let languages = folders.sorted { $0.key < $1.key }.compactMap { code, files in
            language(code, files, allowsGaps: allowsGaps, into: &issues)
        }
        return ResultWithDiagnostics(SiteLanguages(all: languages, source: files.map { $0.path + $0.text }.joined()), issues)
    }

    private static func language(_ code: String, _ files: [SourceFile], allowsGaps: Bool, into issues: inout [Diagnostic]) -> Language? {
        var row: [String: String] = [:]
        var texts: [String: String] = [:]
        let own = folder + code + "/language.yaml"
        for file in files {
            let stem = String(file.path.split(separator: "/").last?.dropLast(".yaml".count) ?? "")
            let read = LocalizationFile(file.text)
            issues += read.otherLines.map {
                Diagnostic(.badYAML, at: SourceLocation(path: file.path, line: $0.line, column: 1), offendingText: $0.text)
            }
            let isRow = file.path == own
            if !isRow, !ProgramTextKeys.files.contains(stem) {
                issues.append(
                    Diagnostic(
                        .badFileName, at: SourceLocation(path: file.path), offendingText: stem + ".yaml",
                        suggestion: SpellingSuggestion.nearest(to: stem, among: ProgramTextKeys.files)))
                continue
            }
            for entry in read.entries {
                let key = isRow ? entry.key : stem + "." + entry.key
                let isKnown = isRow ? LanguageTraits.isKey(key) : ProgramTextKeys.keys.contains(ProgramTextKeys.singular(key))
                let location = SourceLocation(path: file.path, line: entry.line, column: 1)
                guard isKnown else {
                    issues.append(Diagnostic(.unknownKey, at: location, offendingText: entry.key))
                    continue
                }
                if isRow, let expected = LanguageTraits.expected(of: key, entry.text) {
                    issues.append(Diagnostic(.unknownValue, at: location, offendingText: entry.text, detail: expected))
                }
                if !isRow, entry.text.isEmpty { continue }
                if isRow { row[key] = entry.text } else { texts[key] = entry.text }
            }
        }
        guard let traits = LanguageTraits(ofSite: code, row: row, texts: texts) else {
            // A row without a name or months; a value that no language can have is reported above.
            for key in ["name", "months"] where row[key] == nil {
                issues.append(Diagnostic(.missingKey, at: SourceLocation(path: own), offendingText: key))
            }
            return nil
        }
        let language = Language(traits)
        if !Language.builtIn.contains(language) {
            for key in ProgramTextKeys.missing(in: texts, of: language) {
                let file = folder + code + "/" + (key.split(separator: ".").first.map(String.init) ?? "") + ".yaml"
                let name = key.split(separator: ".").dropFirst().joined(separator: ".")
                issues.append(
                    Diagnostic(
                        allowsGaps ? .untranslatedText : .missingString, at: SourceLocation(path: file), offendingText: name, detail: code))
            }
        }
        return language
    }

    /// The languages in which `site.yaml` itself may be written: those of its own list, where the program or the site knows them.
    func readable(in settings: YAMLNode) -> Languages {
        let codes: [String] =
            if case .mapping(let entries) = settings.value,
                case .sequence(let nodes)? = entries.first(where: { $0.key.scalar == "languages" })?.value.value
            {
                nodes.compactMap(\.scalar)
            } else { [] }
        let known = codes.compactMap { code in all.first { $0.rawValue == code } ?? Language(rawValue: code) }
        return Languages(ofSite: known, source: source)
    }
}
