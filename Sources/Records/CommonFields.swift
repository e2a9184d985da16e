internal import FrontMatter
internal import Localization

/// The keys that every collection shares.
enum CommonFields {

    static let draft = Field("draft", .flag, .optional, "مسودة لا تُنشر", "brouillon non publié", "a draft, not published")
    static let embargo = Field("embargo_until", .date, .optional, "لا تُنشر قبل هذا التاريخ", "pas avant cette date", "not before this date")
    static let aliases = Field("aliases", .list(of: .alias), .optional, "معرّفات سابقة", "anciens identifiants", "earlier ids")
    /// What an unpublished entry may have in common with published ones: the leak check leaves these sentences out.
    static let sharedSentences = Field(
        SharedSentences.key, .list(of: .plain(1...2000)), .optional, "جمل منها يجوز أن ترد في بطاقات منشورة",
        "phrases que des fiches publiées peuvent contenir", "sentences of it that published notes may contain")
    static let publishing = [draft.declared, embargo.declared, aliases.declared, sharedSentences.declared]

    /// The key of every translation file: the fingerprint of the original that was translated.
    static let translates = Field(
        "translates", .plain(1...64), .required, "بصمة الأصل", "empreinte de l’original", "fingerprint of the original")
}

extension Dictionary where Key == Language {
    /// Builds values from the readers in place, so that each reader keeps the diagnostics that it found.
    mutating func mapKeyed<Other>(_ transform: (Language, inout Value) -> Other?) -> [Language: Other] {
        var result: [Language: Other] = [:]
        for language in keys.sorted() {
            guard var value = self[language] else { continue }
            result[language] = transform(language, &value)
            self[language] = value
        }
        return result
    }
}

/// The key under which an entry lists sentences that published entries may contain while it is not published.
package enum SharedSentences {
    package static let key = "shared_sentences"
}
