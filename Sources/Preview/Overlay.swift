internal import Diagnostics
internal import Localisation

/// The faults of the last reading as the page's overlay takes them: a call of its function, in JSON.
enum Overlay {
    static func call(version: Int, faults: [Diagnostic], sources: [String: SourceFile], language: Language) -> String {
        let shown = faults.sorted().prefix(100).map { fault in
            let line = fault.place.line > 0 ? sources[fault.place.path]?.line(fault.place.line).map { String($0.prefix(2000)) } : nil
            return object([
                ("severity", JSONText.quoted(fault.severity.rawValue)), ("code", JSONText.quoted(fault.code.rawValue)),
                ("file", JSONText.quoted(fault.place.path)), ("line", String(fault.place.line)), ("column", String(fault.place.column)),
                ("message", JSONText.quoted(fault.message(in: language))), ("cure", JSONText.quoted(fault.cure(in: language))),
                ("offender", JSONText.quoted(fault.offender)), ("source", line.map { JSONText.quoted($0) } ?? "null"),
            ])
        }
        let errors = faults.count { $0.severity == .error }
        return "tabadulPreview("
            + object([
                ("version", String(version)), ("errors", String(errors)), ("warnings", String(faults.count - errors)),
                ("title", JSONText.quoted(title(errors, faults.count - errors, language))),
                ("close", JSONText.quoted(closing[language])), ("faults", "[" + shown.joined(separator: ",") + "]"),
            ]) + ");\n"
    }

    private static func object(_ members: [(String, String)]) -> String {
        "{" + members.map { "\"\($0.0)\":\($0.1)" }.joined(separator: ",") + "}"
    }

    private static func title(_ errors: Int, _ warnings: Int, _ language: Language) -> String {
        switch language {
        case .ar: errors > 0 ? "أخطاء: \(errors)، تنبيهات: \(warnings). المعروض آخر نسخة سليمة." : "تنبيهات: \(warnings)"
        case .fr:
            errors > 0
                ? "Erreurs : \(errors), avertissements : \(warnings). La dernière version saine est affichée."
                : "Avertissements : \(warnings)"
        case .en: errors > 0 ? "Errors: \(errors), warnings: \(warnings). The last sound version is shown." : "Warnings: \(warnings)"
        }
    }

    private static let closing = LocalizedText(ar: "إخفاء", fr: "Masquer", en: "Hide")
}
