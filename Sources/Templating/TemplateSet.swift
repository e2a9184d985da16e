internal import Bytes
package import Diagnostics
package import Localization
internal import Markup

/// A compiled theme: the templates and strings of one folder of `themes/`.
package struct TemplateSet: Sendable {
    private let templates: [Language: [String: Template]]
    private let strings: [Language: UIStrings]

    /// Compiles templates and reads strings; all errors of all files are reported, with their lines.
    ///
    /// - Parameters:
    ///   - files: The theme's `templates/*.mustache` and `strings/*.yaml`.
    ///   - templates: The templates that pages are rendered with.
    ///   - keys: The strings that pages ask for by name.
    ///   - allowsGaps: Whether strings may be missing: then pages show those of another language, with a warning.
    package static func load(
        _ files: [SourceFile], languages: [Language], templates: [String], keys: [String], allowsGaps: Bool = false
    ) -> ResultWithDiagnostics<TemplateSet?> {
        var issues: [Diagnostic] = []
        var strings: [Language: UIStrings] = [:]
        for language in languages {
            guard let file = files.first(where: { $0.path.hasSuffix("/strings/\(language.rawValue).yaml") }) else {
                issues.append(
                    Diagnostic(.missingFile, at: SourceLocation(path: "themes"), offendingText: "strings/\(language.rawValue).yaml"))
                continue
            }
            let read = UIStrings.read(file, language: language)
            issues += read.diagnostics
            strings[language] = read.value
        }
        if allowsGaps, let reference = files.first(where: { $0.path.hasSuffix("/strings/\(Language.en.rawValue).yaml") }),
            let complete = UIStrings.read(reference, language: .en).value
        {
            issues.removeAll { $0.code == .missingString }
            for language in languages {
                guard let present = strings[language],
                    let file = files.first(where: { $0.path.hasSuffix("/strings/\(language.rawValue).yaml") })
                else { continue }
                let filled = present.filled(from: complete)
                strings[language] = filled.strings
                issues += filled.keys.map {
                    Diagnostic(.untranslatedText, at: SourceLocation(path: file.path), offendingText: $0, detail: language.rawValue)
                }
            }
        }
        // Without strings a language has no pages. No set is returned; the causes are reported above.
        let isComplete = languages.allSatisfy { strings[$0] != nil }
        let written = files.filter { $0.path.hasSuffix(".mustache") }
        var sources: [String: ParsedTemplate] = [:]
        for file in written {
            let read = ParsedTemplate.read(file)
            issues += read.diagnostics + TemplateCharacterCheck.check(file)
            sources[name(of: file)] = read.value
            if isNeeded(name(of: file), by: templates), file.text.utf8.allSatisfy({ $0 <= .space }) {
                issues.append(Diagnostic(.emptyFile, at: SourceLocation(path: file.path, line: 1, column: 1), offendingText: file.path))
            }
        }
        for template in templates where sources[template] == nil {
            issues.append(Diagnostic(.missingFile, at: SourceLocation(path: "themes"), offendingText: "templates/\(template).mustache"))
        }
        for language in languages {
            guard let present = strings[language] else { continue }
            for key in keys where !present.has(key) {
                issues.append(
                    Diagnostic(.missingString, at: SourceLocation(path: "themes"), offendingText: key, detail: language.rawValue))
            }
        }
        var compiled: [Language: [String: Template]] = [:]
        var found: Set<Diagnostic> = []
        for (language, strings) in strings {
            var compiler = TemplateCompiler(sources: sources, strings: strings)
            for name in sources.keys {
                let template = compiler.compile(name)
                found.formUnion(template.diagnostics)
                compiled[language, default: [:]][name] = template.value
            }
        }
        issues += found
        guard isComplete, issues.allSatisfy({ $0.severity == .warning }) else { return ResultWithDiagnostics(nil, issues) }
        return ResultWithDiagnostics(TemplateSet(templates: compiled, strings: strings), issues)
    }

    /// The strings of a language. A loaded set has all languages of the site.
    package func strings(in language: Language) -> UIStrings {
        guard let strings = strings[language] else { preconditionFailure("a loaded template set lacks \(language)") }
        return strings
    }

    /// Renders views, outermost first. Unknown names are reported at their tags.
    ///
    /// - Parameter capacity: the expected size of the page in bytes.
    package func render(_ views: [View], with name: String, in language: Language, capacity: Int = 32_768) -> ResultWithDiagnostics<[UInt8]>
    {
        guard let template = templates[language]?[name] else { preconditionFailure("a loaded template set lacks \(name)") }
        let rendering = TemplateRenderPass.bytes(of: template, views: views, capacity: capacity)
        let issues = rendering.misses.map {
            Diagnostic(.unknownName, at: template.tags[$0].location, offendingText: template.tags[$0].name)
        }
        return ResultWithDiagnostics(rendering.bytes, issues)
    }

    /// Whether pages would be empty without this template. Partials may be empty on purpose.
    private static func isNeeded(_ name: String, by templates: [String]) -> Bool { name == "layout" || templates.contains(name) }

    private static func name(of file: SourceFile) -> String {
        String((file.path.split(separator: "/").last ?? "").dropLast(".mustache".count))
    }
}
