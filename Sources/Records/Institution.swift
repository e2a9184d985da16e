package import FrontMatter
package import Localization
internal import Markdown

/// A body that leads, helps or pays: of a country, or international.
package final class Institution: Record {
    package static let collection = Collection.institutions

    package let metadata: RecordMetadata
    package let name: LocalizedText
    package let shortName: LocalizedText?
    package let kind: Kind
    package let country: ID<Country>?
    package let legalBasis: LocalizedCitedText?
    package let url: String?
    package let parent: ID<Institution>?

    package enum Kind: String, Vocabulary {
        case committee, ministry, judiciary, police, council, body, association, international

        package var label: LocalizedText {
            switch self {
            case .committee: .init(ar: "لجنة أو هيئة وطنية", fr: "comité ou instance nationale", en: "national committee or authority")
            case .ministry: .init(ar: "وزارة", fr: "ministère", en: "ministry")
            case .judiciary: .init(ar: "سلطة قضائية", fr: "institution judiciaire", en: "judiciary")
            case .police: .init(ar: "شرطة أو درك أو حرس", fr: "police ou gendarmerie", en: "police")
            case .council: .init(ar: "مجلس وطني", fr: "conseil national", en: "national council")
            case .body: .init(ar: "مؤسسة عمومية", fr: "organisme public", en: "public body")
            case .association: .init(ar: "جمعية", fr: "association", en: "association")
            case .international:
                .init(
                    ar: "منظمة دولية أو شريك أجنبي", fr: "organisation internationale ou partenaire",
                    en: "international organisation or partner")
            }
        }
    }

    private enum Fields {
        static let name = Field("name", .local, .required, "الاسم الرسمي", "nom officiel", "the official name")
        static let shortName = Field("short_name", .local, .optional, "اسم مختصر", "nom court", "a short name")
        static let kind = Field("kind", FieldType<Kind>.vocabulary, .required, "النوع", "nature", "kind")
        static let country = Field("country", FieldType<ID<Country>>.id(), .optional, "البلد", "pays", "country")
        static let legalBasis = Field("legal_basis", .citedLocal, .optional, "السند القانوني", "base juridique", "legal basis")
        static let url = Field("url", .address, .optional, "الموقع", "site", "web site")
        static let parent = Field("parent", FieldType<ID<Institution>>.id(), .optional, "تابعة لـ", "rattachée à", "part of")
        static let sources = Citation.list(.optional)
    }

    package static let fields =
        [
            Fields.name.declared, Fields.shortName.declared, Fields.kind.declared, Fields.country.declared, Fields.legalBasis.declared,
            Fields.url.declared, Fields.parent.declared, Fields.sources.declared,
        ] + CommonFields.publishing

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

    package func title(in language: Language) -> LocalizedString { name.localized(in: language) }
    package func short(in language: Language) -> LocalizedString { (shortName ?? name).localized(in: language) }
    package var languages: [Language] {
        metadata.body.original == .ar && metadata.body.written(in: .ar)?.isEmpty == true ? name.languages : metadata.body.languages
    }
}
