package import Diagnostics
package import Localization

/// Rewords diagnostics for the form: without commands, line numbers or key names.
package enum FormDiagnosticText {
    package static func text(of issue: Diagnostic, in language: Language) -> String {
        if let own = own(issue) { return own[language] }
        let own = LocalizedText.existing(group: "form-fixes", name: issue.code.rawValue)?[language] ?? issue.fix(in: language)
        // A fix that is a command helps only in a terminal.
        let fix = own.contains(Diagnostic.program + " ") || own.contains(/\ --[a-z]/) ? askEditor[language] : own
        return issue.message(in: language) + " " + fix
    }

    private static func own(_ issue: Diagnostic) -> LocalizedText? {
        switch issue.code {
        case .missingFrontMatter:
            LocalizedText(.formFaultUnreadable)
        case .missingKey, .missingSection: LocalizedText(.formFaultRequired)
        case .leftToFill: LocalizedText(.formFaultLeft)
        case .emptySection: LocalizedText(.formFaultEmpty)
        case .wrongType: wrongType(issue)
        case .unknownValue, .unknownReference:
            issue.offendingText == "…"
                ? nil
                : LocalizedText(.formFaultNotInList, [MessageArgument("value", issue.offendingText)])
        case .unknownSource:
            LocalizedText(.formFaultUnknownSource, [MessageArgument("value", issue.offendingText)])
        case .topicOutsideThemes:
            LocalizedText(.formFaultTheme, [MessageArgument("theme", issue.detail)])
        default: nil
        }
    }

    private static func wrongType(_ issue: Diagnostic) -> LocalizedText {
        if issue.offendingText == "\"\"" {
            return LocalizedText(.formFaultEmpty)
        }
        if let range = issue.detail.firstRange(of: " × ") {
            let count = issue.detail[..<range.lowerBound]
            return LocalizedText(
                .formFaultCount, [MessageArgument("expected", String(count)), MessageArgument("found", issue.offendingText)])
        }
        if ["12", "12.5"].contains(issue.detail) {
            return LocalizedText(
                .formFaultNumber, [MessageArgument("value", issue.offendingText), MessageArgument("example", issue.detail)])
        }
        return LocalizedText(.formFaultUnfit, [MessageArgument("value", issue.offendingText)])
    }

    private static let askEditor = LocalizedText(.formFaultAskEditor)

    /// Whether the text of an original that is declared to be in a language is written in the letters of another.
    package static func foreign(_ text: String, to language: Language = .ar) -> Bool {
        var (arabic, latin) = (0, 0)
        for scalar in text.unicodeScalars {
            switch DeceptiveCharacter.alphabet(of: scalar) {
            case .arabic?: arabic += 1
            case .latin?: latin += 1
            default: break
            }
        }
        let (own, other) = language.direction == .rightToLeft ? (arabic, latin) : (latin, arabic)
        return other >= 30 && other > 4 * own
    }
}
