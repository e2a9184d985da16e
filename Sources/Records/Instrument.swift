package import FrontMatter
package import Localization
internal import Markdown

/// A law, plan, mechanism, guide or convention.
package final class Instrument: Record {
    package static let collection = Collection.instruments

    package let metadata: RecordMetadata
    package let title: LocalizedText
    package let shortTitle: LocalizedText
    package let kind: InstrumentKind
    package let country: ID<Country>?
    package let number: String?
    package let adopted: PartialDate?
    package let inForce: InForce?
    package let period: String?
    package let repealedBy: ID<Instrument>?
    package let amends: [ID<Instrument>]
    /// Where its text stands; nil also where `textSource` has the address.
    package let url: String?
    /// The key of the source that is its text.
    package let textSource: String?
    /// Where the text itself is published, by language.
    package let texts: [PublishedText]

    package struct PublishedText: Sendable {
        /// A BCP 47 tag.
        package let language: String
        package let publisher: String
        package let url: String
        /// Whether the publisher is the gazette, the authority itself or its depositary.
        package let isOfficial: Bool
    }

    package enum InForce: String, TranslatedVocabulary {
        case yes, no, unknown

        package static let textGroup = "vocabularies.in-force"
    }

    private enum Fields {
        static let title = Field("instruments.title", .local, .required)
        static let shortTitle = Field("instruments.short_title", .local, .required)
        static let kind = Field("instruments.kind", FieldType<InstrumentKind>.vocabulary, .required)
        static let country = Field("instruments.country", FieldType<ID<Country>>.id(), .optional)
        static let number = Field("instruments.number", .plain(1...40), .optional)
        static let adopted = Field("instruments.adopted", .date, .optional)
        static let inForce = Field("instruments.in_force", FieldType<InForce>.vocabulary, .required)
        static let period = Field("instruments.period", .plain(2...60), .optional)
        static let repealedBy = Field("instruments.repealed_by", FieldType<ID<Instrument>>.id(), .optional)
        static let amends = Field("instruments.amends", FieldType<[ID<Instrument>]>.ids(), .optional)
        static let url = Field("instruments.url", .address, .optional)
        static let textSource = Field("instruments.text_source", FieldType<String>.sourceKey, .optional)
        static let texts = Field(
            "instruments.texts", .list(of: FieldType<PublishedText>.object(PublishedText.fields, PublishedText.init)), .optional)
    }

    package static let fields =
        [
            Fields.title.declared, Fields.shortTitle.declared, Fields.kind.declared, Fields.country.declared, Fields.number.declared,
            Fields.adopted.declared, Fields.inForce.declared, Fields.period.declared, Fields.repealedBy.declared, Fields.amends.declared,
            Fields.url.declared, Fields.textSource.declared, Fields.texts.declared,
        ] + Citation.fields + CommonFields.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let title = reader.read(Fields.title)
        let shortTitle = reader.read(Fields.shortTitle)
        let kind = reader.read(Fields.kind)
        inForce = reader.read(Fields.inForce)
        country = reader.read(Fields.country)
        number = reader.read(Fields.number)
        adopted = reader.read(Fields.adopted)
        period = reader.read(Fields.period)
        repealedBy = reader.read(Fields.repealedBy)
        amends = reader.list(Fields.amends)
        url = reader.read(Fields.url)
        textSource = reader.read(Fields.textSource)
        texts = reader.list(Fields.texts)
        guard let title, let shortTitle, let kind else { return nil }
        (self.metadata, self.title, self.shortTitle, self.kind) = (metadata, title, shortTitle, kind)
    }

    package func title(in language: Language) -> LanguageTaggedString { title.localized(in: language) }
    package func short(in language: Language) -> LanguageTaggedString { shortTitle.localized(in: language) }
    package var languages: [Language] { metadata.body[metadata.body.original].value.isEmpty ? title.languages : metadata.body.languages }
}

extension Instrument.PublishedText {
    private static let languageField = Field("instrument-texts.language", FieldType<String>.languageTag, .required)
    private static let publisherField = Field("instrument-texts.publisher", .plain(2...300), .required)
    private static let urlField = Field("instrument-texts.url", .address, .required)
    private static let officialField = Field("instrument-texts.official", FieldType<Bool>.flag, .optional)
    static let fields = [languageField.declared, publisherField.declared, urlField.declared, officialField.declared]

    init?(_ reader: inout FieldReader) {
        let language = reader.read(Self.languageField)
        let publisher = reader.read(Self.publisherField)
        let url = reader.read(Self.urlField)
        isOfficial = reader.read(Self.officialField) ?? false
        guard let language, let publisher, let url else { return nil }
        (self.language, self.publisher, self.url) = (language, publisher, url)
    }
}

package enum InstrumentKind: String, TranslatedVocabulary {
    case constitution, law, decree, plan, strategy, mechanism, guide, convention, circular, agreement

    package static let textGroup = "vocabularies.instrument-kind"
}
