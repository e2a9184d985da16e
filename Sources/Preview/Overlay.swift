internal import Diagnostics
internal import Localisation
internal import Markup

/// The faults of the last reading as the page's overlay takes them: a call of its function, in JSON.
enum Overlay {
    static func call(version: Int, faults: [Diagnostic], sources: [String: SourceFile], language: Language) -> String {
        let shown = faults.sorted().prefix(100).map { fault in
            let line = fault.place.line > 0 ? sources[fault.place.path]?.line(fault.place.line).map { String($0.prefix(2000)) } : nil
            return JSON.object([
                ("severity", .text(fault.severity.rawValue)), ("code", .text(fault.code.rawValue)), ("file", .text(fault.place.path)),
                ("line", .whole(fault.place.line)), ("column", .whole(fault.place.column)),
                ("message", .text(fault.message(in: language))), ("cure", .text(fault.cure(in: language))),
                ("offender", .text(fault.offender)), ("source", .text(line)),
            ])
        }
        let errors = faults.count { $0.severity == .error }
        let state = JSON.object([
            ("version", .whole(version)), ("errors", .whole(errors)), ("warnings", .whole(faults.count - errors)),
            ("title", .text(title(errors, faults.count - errors, language))), ("close", .text(closing[language])), ("faults", .list(shown)),
        ])
        return "tabadulPreview(\(state.encoded));\n"
    }

    private static func title(_ errors: Int, _ warnings: Int, _ language: Language) -> String {
        LocalizedText(
            errors > 0 ? .previewErrors : .previewWarnings, [TextValue("errors", errors), TextValue("warnings", warnings)])[language]
    }

    private static let closing = LocalizedText(.previewClosing)
}
