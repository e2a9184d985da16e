package import FrontMatter
package import Localization

/// A subject area of topics (محور): prosecution, protection, prevention. Not to be confused with the site's visual theme.
package final class Theme: Record {
    package static let collection = Collection.themes

    package let metadata: RecordMetadata
    package let text: Localized<Text>
    package let order: Int
    package let color: ColorToken

    package struct Text: Sendable {
        package let name: String
        package let question: String
    }

    /// The name of a colour in the style sheet; colour is never the only carrier of meaning.
    package enum ColorToken: String, Vocabulary {
        case teal, plum, amber

        package var label: LocalizedText { .init(ar: rawValue, fr: rawValue, en: rawValue) }
    }

    private enum Fields {
        static let name = Field("themes.name", .plain(2...60), .required)
        static let question = Field("themes.question", .plain(5...200), .required)
        static let order = Field("themes.order", .whole(in: 0...1_000_000), .required)
        static let color = Field("themes.color", FieldType<ColorToken>.vocabulary, .required)
    }

    package static let fields =
        [Fields.name.declared, Fields.question.declared, Fields.order.declared, Fields.color.declared] + Citation.fields
        + CommonFields.publishing
    package static let translatedFields = [Fields.name.declared, Fields.question.declared]

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let text = Text(&reader)
        let order = reader.read(Fields.order)
        let color = reader.read(Fields.color)
        let others = translations.mapKeyed { _, reader in Text(&reader) }
        guard let text, let order, let color else { return nil }
        (self.metadata, self.order, self.color) = (metadata, order, color)
        self.text = Localized(original: metadata.body.original, text, others: others)
    }

    package func title(in language: Language) -> LanguageTaggedString {
        let text = text[language]
        return LanguageTaggedString(text.value.name, text.language)
    }

    package func summary(in language: Language) -> LanguageTaggedString? {
        let text = text[language]
        return LanguageTaggedString(text.value.question, text.language)
    }

    package var languages: [Language] { text.languages }
}

extension Theme.Text {
    fileprivate init?(_ reader: inout FieldReader) {
        let name = reader.read(Theme.Fields.name)
        let question = reader.read(Theme.Fields.question)
        guard let name, let question else { return nil }
        (self.name, self.question) = (name, question)
    }
}
