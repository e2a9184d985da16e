package import Localization
internal import Markup

/// The page of all codes: the message, an example and the fix of each.
package enum DiagnosticReferencePage {
    /// The name of the page in `docs/`.
    package static func name(in language: Language) -> String { language == .en ? "diagnostics.md" : "diagnostics.\(language.rawValue).md" }

    package static func markdown(in language: Language) -> String {
        let others = Language.builtIn.filter { $0 != language }.map { "[\($0.nativeName)](\(name(in: $0)))" }.joined(separator: " · ")
        var text = "# \(title[language])\n\n\(others)\n\n\(opening[language])\n"
        for severity in [Severity.error, .warning] {
            text += "\n## \(severity == .error ? errors[language] : warnings[language])\n"
            for code in DiagnosticCode.allCases where code.severity == severity { text += "\n" + section(code, language) }
        }
        return text
    }

    /// All codes with their words in all languages, for programs.
    package static var json: String {
        let entries = DiagnosticCode.allCases.map { code in
            let issue = code.sample
            let words = Language.builtIn.map { language in
                (
                    language.rawValue,
                    JSON.object([("message", .text(issue.message(in: language))), ("fix", .text(issue.fix(in: language)))])
                )
            }
            return JSON.object(
                [
                    ("code", .text(code.rawValue)), ("severity", .text(code.severity.rawValue)),
                    ("example", .text(code.example?.text ?? "")),
                ] + words
            ).encoded
        }
        return "[\n" + entries.joined(separator: ",\n") + "\n]"
    }

    private static func section(_ code: DiagnosticCode, _ language: Language) -> String {
        let issue = code.sample
        let example = code.example.map { "```text\n\($0.text)\n```\n\n" } ?? ""
        return "### \(code.rawValue)\n\n\(escaped(issue.message(in: language)))\n\n\(example)\(escaped(issue.fix(in: language)))\n"
    }

    /// Words as Markdown shows them unchanged.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for character in text {
            if "\\`*_[]<>#".contains(character) { out.append("\\") }
            out.append(character)
        }
        return out
    }

    private static let title = LocalizedText(.diagnosticsPageTitle)
    private static let errors = LocalizedText(.diagnosticsPageErrors)
    private static let warnings = LocalizedText(.diagnosticsPageWarnings)
    private static let opening = LocalizedText(.diagnosticsPageOpening)
}

extension DiagnosticCode {
    /// The diagnostic that the example causes.
    fileprivate var sample: Diagnostic {
        Diagnostic(self, at: SourceLocation(path: ""), offendingText: example?.offendingText ?? "…", detail: example?.detail ?? "…")
    }
}
