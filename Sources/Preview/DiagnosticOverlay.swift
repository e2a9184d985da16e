internal import Diagnostics
internal import Localization
internal import Markup

/// The diagnostics of the last read as a JavaScript call with a JSON argument, for the overlay in the page.
enum DiagnosticOverlay {
    static func call(version: Int, issues: [Diagnostic], sources: [String: SourceFile], language: Language) -> String {
        let shown = issues.sorted().prefix(100).map { issue in
            let line =
                issue.location.line > 0 ? sources[issue.location.path]?.line(issue.location.line).map { String($0.prefix(2000)) } : nil
            return JSON.object([
                ("severity", .text(issue.severity.rawValue)), ("code", .text(issue.code.rawValue)), ("file", .text(issue.location.path)),
                ("line", .whole(issue.location.line)), ("column", .whole(issue.location.column)),
                ("message", .text(issue.message(in: language))), ("fix", .text(issue.fix(in: language))),
                ("offendingText", .text(issue.offendingText)), ("source", .text(line)),
            ])
        }
        let errors = issues.count { $0.severity == .error }
        let state = JSON.object([
            ("version", .whole(version)), ("errors", .whole(errors)), ("warnings", .whole(issues.count - errors)),
            ("title", .text(title(errors, issues.count - errors, language))), ("close", .text(closing[language])),
            ("diagnostics", .list(shown)),
        ])
        return "tabadulPreview(\(state.encoded));\n"
    }

    private static func title(_ errors: Int, _ warnings: Int, _ language: Language) -> String {
        LocalizedText(
            errors > 0 ? .previewErrors : .previewWarnings, [MessageArgument("errors", errors), MessageArgument("warnings", warnings)])[
                language]
    }

    private static let closing = LocalizedText(.previewClosing)
}
