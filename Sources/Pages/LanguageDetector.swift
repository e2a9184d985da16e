internal import Localization
internal import Markdown
internal import Records

/// Text whose language is not recorded, such as a publisher's name: the language is guessed from its letters.
enum LanguageDetector {
    static func localized(_ text: String) -> LanguageTaggedString {
        LanguageTaggedString(text, Bidi.dominantDirection(of: text) == .rightToLeft ? .ar : FrenchEnglishDetector.guess(text))
    }
}
