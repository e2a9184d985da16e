internal import FrontMatter
package import Localization
internal import Markup

/// Why an entry is withdrawn, in one or more languages of the site.
package struct WithdrawalReason: Sendable, Equatable {
    package private(set) var texts: [Language: String] = [:]
    private let languages: [Language]

    /// The values on the command line are not reasons in languages of the site.
    package struct Invalid: Error, Sendable { package let text: LocalizedText }

    /// - Parameters:
    ///   - values: `fr=…` for one language, or a text without a language for the site's original one.
    ///   - languages: the languages of the site.
    package init(_ values: [String], languages: [Language]) throws(Invalid) {
        self.languages = languages
        for value in values {
            let code = value.prefix { $0 != "=" }
            let named = code.count < value.count ? Language(rawValue: String(code)) : nil
            let language = named ?? .ar
            let text = Self.line(named == nil ? value[...] : value.dropFirst(code.count + 1))
            let argument = MessageArgument("value", "--reason " + value)
            guard languages.contains(language) else {
                let known = languages.map(\.rawValue).joined(separator: ", ")
                throw Invalid(text: LocalizedText(.commandsWithdrawReasonLanguage, [argument, MessageArgument("list", known)]))
            }
            if text.isEmpty { throw Invalid(text: LocalizedText(.commandsWithdrawReasonEmpty, [argument])) }
            guard texts.updateValue(text, forKey: language) == nil else {
                throw Invalid(
                    text: LocalizedText(.commandsWithdrawReasonTwice, [argument, MessageArgument("language", language.rawValue)]))
            }
        }
    }

    /// The languages of the site in which the reason is not written.
    package var missing: [Language] { languages.filter { texts[$0] == nil } }

    /// Whether the original reason is there and has an Arabic letter.
    package var isArabic: Bool { texts[.ar]?.unicodeScalars.contains { ("\u{620}"..."\u{6FF}").contains($0) } ?? false }

    package mutating func set(_ text: String, in language: Language) { texts[language] = Self.line(text[...]) }

    /// The reason as a value of front matter.
    package var yaml: String {
        let pairs = texts.sorted { $0.key < $1.key }.map { "\($0.key.rawValue): \(YAMLQuoting.quoted($0.value))" }
        return "{" + pairs.joined(separator: ", ") + "}"
    }

    /// The reason as a comment in front matter; nil without a reason.
    package var comment: String? {
        texts.isEmpty ? nil : texts.sorted { $0.key < $1.key }.map(\.value).joined(separator: " · ")
    }

    /// One line without control characters.
    private static func line(_ text: Substring) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 || $0.value == 0x7F ? " " : $0 })).trimmedSpaces
    }
}
