internal import FrontMatter
internal import Localization

/// The keys that every collection shares.
enum CommonFields {

    static let draft = Field("common.draft", .flag, .optional)
    /// The language of the original, Arabic if it names none; translations are in the files with a language in their names.
    static let original = Field("common.original", FieldType<Language>.language(shown: Language.builtIn), .optional)
    static let embargo = Field("common.embargo_until", .date, .optional)
    static let aliases = Field("common.aliases", .list(of: .alias), .optional)
    /// Sentences that an unpublished entry may share with published ones; the leak check ignores them.
    static let sharedSentences = Field("common.shared_sentences", .list(of: .plain(1...2000)), .optional)
    static let changes = Field(
        "common.changes", .list(of: FieldType<HistoryEntry>.object(HistoryEntry.fields, HistoryEntry.init)), .optional)
    static let withdrawn = Field("common.withdrawn", FieldType<Withdrawal>.object(Withdrawal.fields, Withdrawal.init), .optional)
    static let publishing = [
        original.declared, draft.declared, embargo.declared, aliases.declared, sharedSentences.declared, changes.declared,
        withdrawn.declared,
    ]

    /// The key of every translation file for the fingerprint of the translated original.
    static let translates = Field("common.translates", .plain(1...64), .required)
}

extension Dictionary where Key == Language {
    /// Builds values with readers passed inout, so that each reader keeps its diagnostics.
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

/// The key that lists sentences which published entries may contain while the entry is unpublished.
package enum SharedSentencesField {
    package static let key = "shared_sentences"
}
