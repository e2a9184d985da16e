internal import Localization
internal import Markdown
internal import Records

/// Text whose language is not recorded, such as a publisher's name: the language is guessed from its letters.
enum GuessedLanguageText {
    static func localized(_ text: String) -> LocalizedString {
        LocalizedString(text, Bidi.dominantDirection(of: text) == .rightToLeft ? .ar : FrenchEnglishDetector.guess(text))
    }
}
