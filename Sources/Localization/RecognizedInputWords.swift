/// Words that people type, in every language (`strings/*/input.yaml`).
package enum RecognizedInputWords {
    package static let yes = folded("yes")
    package static let no = folded("no")
    /// Answers to a question that mean yes, also as one letter.
    package static let agreement = yes.union(folded("yes-letter"))
    /// Answers that return to the previous question.
    package static let back = folded("back")
    /// Words in place of a date.
    package static let undated = folded("undated")
    /// Beginnings of a footnote that refers to the previous source, in lower case.
    package static let sameSource = all("same-source").map { $0.lowercased() }

    /// The words of all languages, as the files write them.
    package static func all(_ name: String) -> [String] {
        let text = LocalizedText(group: "input", name: name)
        return Language.builtIn.flatMap { text[$0].split(separator: " | ").map(String.init) }
    }

    /// The code of a language by its name in any language, however it is spelled; nil for an unknown name.
    package static func languageCode(_ name: String) -> String? { languageCodes[name.foldedLabel] }

    private static let languageCodes: [String: String] = {
        var codes: [String: String] = [:]
        for code in ["ar", "fr", "en", "es", "it", "de", "pt"] {
            codes[code] = code
            for word in all("language." + code) { codes[word.foldedLabel] = code }
        }
        return codes
    }()

    private static func folded(_ name: String) -> Set<String> { Set(all(name).map(\.foldedLabel)) }
}

extension Unicode.Scalar {
    /// Whether people type it between the items of a list, in any language.
    package var separatesListItems: Bool {
        switch self {
        case ",", "،", ";", "؛", "、": true
        default: false
        }
    }
}

extension Character {
    /// Whether people type it between the items of a list, in any language.
    package var separatesListItems: Bool { unicodeScalars.allSatisfy(\.separatesListItems) }
}
