package import FrontMatter
package import Localization

/// A page of `content/pages/`: about, contribute, privacy…
package final class Article: Record {
    package static let collection = Collection.pages

    package let metadata: RecordMetadata
    package let text: Localized<String>
    package let order: Int
    package let nav: NavigationPlacement

    /// The places where the site links to the page.
    package enum NavigationPlacement: String, TranslatedVocabulary {
        case main, footer, none

        package static let textGroup = "vocabularies.page-placement"
    }

    private enum Fields {
        static let title = Field("pages.title", .plain(2...120), .required)
        static let order = Field("pages.order", .whole(in: 0...1_000_000), .optional)
        static let nav = Field("pages.nav", FieldType<NavigationPlacement>.vocabulary, .optional)
    }

    package static let fields =
        [Fields.title.declared, Fields.order.declared, Fields.nav.declared] + Citation.fields + CommonFields.publishing
    package static let translatedFields = [Fields.title.declared]

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let title = reader.read(Fields.title)
        order = reader.read(Fields.order) ?? 100
        nav = reader.read(Fields.nav) ?? .none
        let others = translations.mapKeyed { _, reader in reader.read(Fields.title) }
        guard let title else { return nil }
        self.metadata = metadata
        text = Localized(original: metadata.body.original, title, others: others)
    }

    package func title(in language: Language) -> LanguageTaggedString {
        let text = text[language]
        return LanguageTaggedString(text.value, text.language)
    }

    package var languages: [Language] { text.languages }
}
