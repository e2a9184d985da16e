package import FrontMatter
package import Localisation
internal import Markdown

/// A body that leads, helps or pays: of a country, or international.
package final class Institution: Record {
    package static let collection = Collection.institutions

    package let entry: Entry
    package let name: LocalizedText
    package let shortName: LocalizedText?
    package let kind: Kind
    package let country: ID<Country>?
    package let legalBasis: LocalizedCitedText?
    package let url: String?
    package let parent: ID<Institution>?

    package enum Kind: String, TranslatedVocabulary {
        case committee, ministry, judiciary, police, council, body, association, international

        package static let textGroup = "vocabularies.institution-kind"
    }

    private enum Fields {
        static let name = Field("institutions.name", .local, .required)
        static let shortName = Field("institutions.short_name", .local, .optional)
        static let kind = Field("institutions.kind", FieldType<Kind>.vocabulary, .required)
        static let country = Field("institutions.country", FieldType<ID<Country>>.id(), .optional)
        static let legalBasis = Field("institutions.legal_basis", .citedLocal, .optional)
        static let url = Field("institutions.url", .address, .optional)
        static let parent = Field("institutions.parent", FieldType<ID<Institution>>.id(), .optional)
        static let sources = Citation.list(.optional)
    }

    package static let fields =
        [
            Fields.name.declared, Fields.shortName.declared, Fields.kind.declared, Fields.country.declared, Fields.legalBasis.declared,
            Fields.url.declared, Fields.parent.declared, Fields.sources.declared,
        ] + Common.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], entry: Entry) {
        let name = reader.read(Fields.name)
        let kind = reader.read(Fields.kind)
        shortName = reader.read(Fields.shortName)
        country = reader.read(Fields.country)
        legalBasis = reader.read(Fields.legalBasis)
        url = reader.read(Fields.url)
        parent = reader.read(Fields.parent)
        guard let name, let kind else { return nil }
        (self.entry, self.name, self.kind) = (entry, name, kind)
    }

    package func title(in language: Language) -> Wording { name.wording(in: language) }
    package func short(in language: Language) -> Wording { (shortName ?? name).wording(in: language) }
    package var languages: [Language] {
        entry.body.original == .ar && entry.body.written(in: .ar)?.isEmpty == true ? name.languages : entry.body.languages
    }
}
