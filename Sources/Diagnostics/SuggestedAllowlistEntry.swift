internal import Localization

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

    /// A double-quoted scalar of YAML.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\t": out += "\\t"
            case "\r": out += "\\r"
            default:
                let isHidden = scalar.value < 0x20 || scalar.properties.generalCategory == .format
                if isHidden {
                    let code = String(scalar.value, radix: 16, uppercase: true)
                    out +=
                        code.count <= 4
                        ? "\\u" + String(repeating: "0", count: 4 - code.count) + code
                        : "\\U" + String(repeating: "0", count: 8 - code.count) + code
                } else {
                    out.unicodeScalars.append(scalar)
                }
            }
        }
        return out + "\""
    }
}
