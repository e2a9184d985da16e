internal import Diagnostics
package import FrontMatter
package import Localization
package import Markdown

/// Metadata common to the records of all collections.
///
/// An immutable class, as the records are, to avoid copying fields with their reference counts.
package final class RecordMetadata: Sendable {
    package let key: RecordKey
    /// The original's file, relative to the source folder.
    package let path: String
    package let body: Localized<MarkdownDocument>
    /// The languages whose translation is out of date.
    package let staleTranslations: [Language]
    package let isDraft: Bool
    /// Whether `embargo_until` is after the day of the build.
    package let isEmbargoed: Bool
    /// Former ids of the record.
    package let aliases: [Alias]

    /// The mark of the original's words that translations and validations carry.
    package let fingerprint: String
    /// A mark of what the original says, whatever its punctuation; see `Fingerprint.substance`.
    package let substance: String
    /// Its history, the latest entry first.
    package let changes: [HistoryEntry]
    package let withdrawal: Withdrawal?

    package var id: String { key.id }

    init(
        key: RecordKey, path: String, body: Localized<MarkdownDocument>, staleTranslations: [Language], isDraft: Bool, isEmbargoed: Bool,
        aliases: [Alias], fingerprint: String, substance: String, changes: [HistoryEntry], withdrawal: Withdrawal?
    ) {
        self.key = key
        self.path = path
        self.body = body
        self.staleTranslations = staleTranslations
        self.isDraft = isDraft
        self.isEmbargoed = isEmbargoed
        self.aliases = aliases
        (self.fingerprint, self.substance, self.changes, self.withdrawal) = (fingerprint, substance, changes, withdrawal)
    }
}

/// A valid record of one collection.
package protocol Record: Sendable {
    static var collection: Collection { get }
    /// The keys of the original file.
    static var fields: [DeclaredField] { get }
    /// The keys of a translation file, except `translates`.
    static var translatedFields: [DeclaredField] { get }

    var metadata: RecordMetadata { get }

    /// Reads a record; nil if a required field is missing or invalid. The readers collect all errors.
    init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata)

    /// The record's name for lists and links.
    func title(in language: Language) -> LanguageTaggedString
    /// One or two sentences for lists and search; nil if the collection has none.
    func summary(in language: Language) -> LanguageTaggedString?
    /// The languages in which the record exists.
    var languages: [Language] { get }
}

extension Record {
    package var key: RecordKey { metadata.key }
    package var id: ID<Self> { ID(metadata.id) }
    package var languages: [Language] { metadata.body.languages }
    package func summary(in language: Language) -> LanguageTaggedString? { nil }
    package static var translatedFields: [DeclaredField] { [] }

    /// Whether the record exists in the reader's language.
    package func isWritten(in language: Language) -> Bool { languages.contains(language) }

    /// Whether the record has a body.
    package var hasText: Bool { !metadata.body[metadata.body.original].value.nodes.isEmpty }

    package func name(in language: Language) -> String { title(in: language).text }
}

extension LocalizedText {
    package func localized(in language: Language) -> LanguageTaggedString {
        LanguageTaggedString(self[language], self.language(for: language))
    }
}

extension FieldType where Value == CitedText {
    /// Plain text that may cite sources as `[^key]`.
    package static var cited: FieldType {
        FieldType(schema: .cited) { node, context in
            guard let text = context.text(node, schema: .cited) else { return nil }
            let cited = CitedText(text)
            for key in cited.keys { context.citations.append(PendingCitation(key: key, location: context.location(of: node))) }
            return cited
        }
    }
}

extension FieldType where Value == String {
    /// The key of one of the entry's sources.
    package static var sourceKey: FieldType {
        FieldType(schema: .plain(1...40)) { node, context in
            guard let key = context.text(node, schema: .plain(1...40)) else { return nil }
            context.citations.append(PendingCitation(key: key, location: context.location(of: node)))
            return key
        }
    }
}

extension FieldType {
    /// The id of a record of another collection.
    package static func id<R: Record>() -> FieldType where Value == ID<R> {
        FieldType<String>.reference(to: R.collection.folder).map { ID<R>($0) }
    }

    package static func ids<R: Record>(_ count: ClosedRange<Int>? = nil) -> FieldType where Value == [ID<R>] {
        .list(of: .id(), count)
    }
}
