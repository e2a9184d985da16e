internal import Localization
internal import Markup

/// The entry of the list of exceptions that would let one finding pass, ready to paste; what must be filled in is marked.
enum SuggestedAllowlistEntry {
    private static let codes: Set<DiagnosticCode> = [
        .personalPhone, .personalEmail, .mapCoordinates, .nationalID, .caseNumber, .shelterPlace, .personName,
    ]

    /// Nil where the finding cannot be allowed: it is of another kind, or not in a source.
    static func text(for diagnostic: Diagnostic, in language: Language) -> String? {
        // The detail of a finding in a source is its file.
        guard codes.contains(diagnostic.code), !diagnostic.detail.isEmpty else { return nil }
        let introduction = LocalizedText(.messagesAllowance)
        return """
            \(introduction[language])
              - code: \(diagnostic.code.rawValue)
                text: \(quoted(diagnostic.offendingText))
                file: \(quoted(diagnostic.detail))
                reason: "✎"
                reviewer: "✎"
                date: "✎"
            """
    }

    private static func quoted(_ text: String) -> String { YAMLQuoting.quoted(text, showsInvisible: true) }
}
