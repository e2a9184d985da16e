package import FrontMatter
package import Localization
internal import Markdown

/// A law, plan, mechanism, guide or convention.
package final class Instrument: Record {
    package static let collection = Collection.instruments

    package let metadata: RecordMetadata
    package let title: LocalizedText
    package let shortTitle: LocalizedText
    package let kind: Kind
    package let country: ID<Country>?
    package let number: String?
    package let adopted: PartialDate?
    package let inForce: InForce?
    package let period: String?
    package let repealedBy: ID<Instrument>?
    package let amends: [ID<Instrument>]
    package let url: String?

    package enum Kind: String, Vocabulary {
        case constitution, law, decree, plan, strategy, mechanism, guide, convention, circular, agreement

        package var label: LocalizedText {
            switch self {
            case .constitution: .init(ar: "دستور", fr: "constitution", en: "constitution")
            case .law: .init(ar: "قانون", fr: "loi", en: "law")
            case .decree: .init(ar: "مرسوم أو قرار أو أمر", fr: "décret ou arrêté", en: "decree")
            case .plan: .init(ar: "خطة", fr: "plan", en: "plan")
            case .strategy: .init(ar: "استراتيجية", fr: "stratégie", en: "strategy")
            case .mechanism: .init(ar: "آلية", fr: "mécanisme", en: "mechanism")
            case .guide: .init(ar: "دليل", fr: "guide", en: "guide")
            case .convention: .init(ar: "اتفاقية دولية", fr: "convention internationale", en: "international convention")
            case .circular: .init(ar: "دورية أو تعميم", fr: "circulaire", en: "circular")
            case .agreement: .init(ar: "اتفاق أو مذكرة تفاهم", fr: "accord ou mémorandum", en: "agreement")
            }
        }
    }

    package enum InForce: String, Vocabulary {
        case yes, no, unknown

        package var label: LocalizedText {
            switch self {
            case .yes: .init(ar: "سارٍ (لم يُرصد إلغاؤه)", fr: "en vigueur (aucune abrogation relevée)", en: "in force (no repeal seen)")
            case .no: .init(ar: "لم يعد ساريا", fr: "n’est plus en vigueur", en: "no longer in force")
            case .unknown: .init(ar: "غير موثق", fr: "non documenté", en: "not documented")
            }
        }
    }

    private enum Fields {
        static let title = Field("title", .local, .required, "العنوان الرسمي", "titre officiel", "the official title")
        static let shortTitle = Field("short_title", .local, .required, "عنوان مختصر", "titre court", "a short title")
        static let kind = Field("kind", FieldType<Kind>.vocabulary, .required, "النوع", "nature", "kind")
        static let country = Field("country", FieldType<ID<Country>>.id(), .optional, "البلد", "pays", "country")
        static let number = Field("number", .plain(1...40), .optional, "الرقم", "numéro", "number")
        static let adopted = Field("adopted", .date, .optional, "تاريخ الاعتماد", "adopté le", "adopted")
        static let inForce = Field("in_force", FieldType<InForce>.vocabulary, .required, "السريان", "en vigueur", "in force")
        static let period = Field("period", .plain(2...60), .optional, "الفترة", "période", "period")
        static let repealedBy = Field("repealed_by", FieldType<ID<Instrument>>.id(), .optional, "ألغاه", "abrogé par", "repealed by")
        static let amends = Field("amends", FieldType<[ID<Instrument>]>.ids(), .optional, "يعدّل", "modifie", "amends")
        static let url = Field("url", .address, .optional, "العنوان الإلكتروني", "adresse", "address")
        static let sources = Citation.list(.advised)
    }

    package static let fields =
        [
            Fields.title.declared, Fields.shortTitle.declared, Fields.kind.declared, Fields.country.declared, Fields.number.declared,
            Fields.adopted.declared, Fields.inForce.declared, Fields.period.declared, Fields.repealedBy.declared, Fields.amends.declared,
            Fields.url.declared, Fields.sources.declared,
        ] + CommonFields.publishing

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
        guard let title, let shortTitle, let kind else { return nil }
        (self.metadata, self.title, self.shortTitle, self.kind) = (metadata, title, shortTitle, kind)
    }

    package func title(in language: Language) -> LocalizedString { title.localized(in: language) }
    package func short(in language: Language) -> LocalizedString { shortTitle.localized(in: language) }
    package var languages: [Language] { metadata.body.written(in: .ar)?.isEmpty == true ? title.languages : metadata.body.languages }
}
