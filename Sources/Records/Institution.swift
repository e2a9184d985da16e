package import FrontMatter
package import Localization
internal import Markdown

/// A body that leads, helps or pays: of a country, or international.
package final class Institution: Record {
    package static let collection = Collection.institutions

    package let metadata: RecordMetadata
    package let name: LocalizedText
    package let shortName: LocalizedText?
    package let kind: InstitutionKind
    package let country: ID<Country>?
    package let legalBasis: LocalizedCitedText?
    package let url: String?
    package let parent: ID<Institution>?

    private enum Fields {
        static let name = Field("institutions.name", .local, .required)
        static let shortName = Field("institutions.short_name", .local, .optional)
        static let kind = Field("institutions.kind", FieldType<InstitutionKind>.vocabulary, .required)
        static let country = Field("institutions.country", FieldType<ID<Country>>.id(), .optional)
        static let legalBasis = Field("institutions.legal_basis", .citedLocal, .optional)
        static let url = Field("institutions.url", .address, .optional)
        static let parent = Field("institutions.parent", FieldType<ID<Institution>>.id(), .optional)
    }

    package static let fields =
        [
            Fields.name.declared, Fields.shortName.declared, Fields.kind.declared, Fields.country.declared, Fields.legalBasis.declared,
            Fields.url.declared, Fields.parent.declared,
        ] + Citation.fields + CommonFields.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let name = reader.read(Fields.name)
        let kind = reader.read(Fields.kind)
        shortName = reader.read(Fields.shortName)
        country = reader.read(Fields.country)
        legalBasis = reader.read(Fields.legalBasis)
        url = reader.read(Fields.url)
        parent = reader.read(Fields.parent)
        guard let name, let kind else { return nil }
        (self.metadata, self.name, self.kind) = (metadata, name, kind)
    }

    package func title(in language: Language) -> LanguageTaggedString { name.localized(in: language) }
    package func short(in language: Language) -> LanguageTaggedString { (shortName ?? name).localized(in: language) }
    package var languages: [Language] {
        metadata.body[metadata.body.original].value.isEmpty ? name.languages : metadata.body.languages
    }
}

package enum InstitutionKind: String, TranslatedVocabulary {
    case committee, ministry, judiciary, police, council, body, association, international

    package static let textGroup = "vocabularies.institution-kind"
}
