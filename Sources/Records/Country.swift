internal import Diagnostics
package import FrontMatter
package import Localization

/// A country: its committee, its helplines, its profile.
package final class Country: Record {
    package static let collection = Collection.countries

    package let metadata: RecordMetadata
    package let name: LocalizedText
    package let officialName: LocalizedText
    /// A BCP 47 tag, `ar-MA`: the months' names and formats.
    package let locale: String
    package let order: Int
    package let committee: ID<Institution>
    package let foundingInstruments: [ID<Instrument>]
    /// What the country's page shows at its top.
    package let keyFigures: [ID<Indicator>]
    package let helplines: [Helpline]
    /// Rules of the privacy check: the country's telephone numbers, identity documents and words for case numbers.
    package let phonePlans: [NationalNumberingPlan]
    package let identityDocuments: [IdentityDocumentFormat]
    package let caseWords: [String]
    package let currency: Currency?

    private enum Fields {
        static let name = Field("countries.name", .local, .required)
        static let officialName = Field("countries.official_name", .local, .required)
        static let locale = Field("countries.locale", .plain(2...12), .required)
        static let order = Field("countries.order", .whole(in: 0...1_000_000), .required)
        static let committee = Field("countries.committee", FieldType<ID<Institution>>.id(), .required)
        static let founding = Field("countries.founding_instruments", FieldType<[ID<Instrument>]>.ids(), .advised)
        static let keyFigures = Field("countries.key_figures", FieldType<[ID<Indicator>]>.ids(1...3), .optional)
        static let helplines = Field("countries.helplines", .list(of: FieldType<Helpline>.object(Helpline.fields, Helpline.init)), .advised)
        static let phonePlans = Field(
            "countries.phone_plans",
            .list(of: FieldType<NationalNumberingPlan>.object(NationalNumberingPlan.fields, NationalNumberingPlan.init)),
            .optional)
        static let identityDocuments = Field(
            "countries.identity_documents",
            .list(of: FieldType<IdentityDocumentFormat>.object(IdentityDocumentFormat.fields, IdentityDocumentFormat.init)),
            .optional)
        static let currency = Field("countries.currency", FieldType<Currency>.object(Currency.fields, Currency.init), .optional)
        static let caseWords = Field("countries.case_words", .list(of: .plain(2...40)), .optional)
    }

    package static let fields =
        [
            Fields.name.declared, Fields.officialName.declared, Fields.locale.declared, Fields.order.declared, Fields.committee.declared,
            Fields.founding.declared, Fields.keyFigures.declared, Fields.helplines.declared, Fields.phonePlans.declared,
            Fields.identityDocuments.declared, Fields.caseWords.declared, Fields.currency.declared,
        ] + Citation.fields + CommonFields.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let name = reader.read(Fields.name)
        let officialName = reader.read(Fields.officialName)
        let locale = reader.read(Fields.locale)
        let order = reader.read(Fields.order)
        let committee = reader.read(Fields.committee)
        foundingInstruments = reader.list(Fields.founding)
        keyFigures = reader.list(Fields.keyFigures)
        helplines = reader.list(Fields.helplines)
        phonePlans = reader.list(Fields.phonePlans)
        identityDocuments = reader.list(Fields.identityDocuments)
        caseWords = reader.list(Fields.caseWords)
        currency = reader.read(Fields.currency)
        guard let name, let officialName, let locale, let order, let committee else { return nil }
        (self.metadata, self.name, self.officialName, self.locale, self.order, self.committee) = (
            metadata, name, officialName, locale, order, committee
        )
    }

    package func title(in language: Language) -> LanguageTaggedString { name.localized(in: language) }
    package var months: MonthNames { MonthNames(locale: locale) }
}

/// A telephone number for people in need. A wrong number can do more harm than any other error in the site.
package struct Helpline: Sendable {
    /// The number as printed in its source.
    package let number: String
    package let name: LocalizedText
    package let institution: ID<Institution>
    package let audience: LocalizedText
    package let scope: Scope
    package let hours: LocalizedText?
    package let languages: [String]
    package let cost: Cost?
    package let source: String
    package let seen: PartialDate
    package let confidence: FactConfidence
    package let publish: PublishMode
    package let warning: LocalizedText?

    /// The number for `tel:` links: digits with an optional leading plus.
    package var dialled: String {
        (number.hasPrefix("+") ? "+" : "") + number.filter { $0.isASCII && $0.isNumber }
    }

    package enum Scope: String, TranslatedVocabulary {
        case trafficking, children, women, general

        package static let textGroup = "vocabularies.helpline-scope"
    }

    package enum Cost: String, TranslatedVocabulary {
        case free, unknown

        package static let textGroup = "vocabularies.helpline-cost"
    }

    package enum PublishMode: String, TranslatedVocabulary {
        case yes
        case withWarning = "with-warning"

        package static let textGroup = "vocabularies.helpline-publish"
    }

    private enum Fields {
        static let number = Field("country-helplines.number", .plain(3...24), .required)
        static let name = Field("country-helplines.name", .local, .required)
        static let institution = Field("country-helplines.institution", FieldType<ID<Institution>>.id(), .required)
        static let audience = Field("country-helplines.audience", .local, .required)
        static let scope = Field("country-helplines.scope", FieldType<Scope>.vocabulary, .required)
        static let hours = Field("country-helplines.hours", .local, .optional)
        static let languages = Field("country-helplines.languages", .list(of: .plain(2...30)), .optional)
        static let cost = Field("country-helplines.cost", FieldType<Cost>.vocabulary, .optional)
        static let source = Field("country-helplines.source", FieldType<String>.sourceKey, .required)
        static let seen = Field("country-helplines.seen", .date, .required)
        static let confidence = Field("country-helplines.confidence", FieldType<FactConfidence>.vocabulary, .required)
        static let publish = Field("country-helplines.publish", FieldType<PublishMode>.vocabulary, .required)
        static let warning = Field("country-helplines.warning", .local, .optional)
    }

    static let fields = [
        Fields.number.declared, Fields.name.declared, Fields.institution.declared, Fields.audience.declared, Fields.scope.declared,
        Fields.hours.declared, Fields.languages.declared, Fields.cost.declared, Fields.source.declared, Fields.seen.declared,
        Fields.confidence.declared, Fields.publish.declared, Fields.warning.declared,
    ]

    init?(_ reader: inout FieldReader) {
        let number = reader.read(Fields.number)
        let name = reader.read(Fields.name)
        let institution = reader.read(Fields.institution)
        let audience = reader.read(Fields.audience)
        let scope = reader.read(Fields.scope)
        let source = reader.read(Fields.source)
        let seen = reader.read(Fields.seen)
        let confidence = reader.read(Fields.confidence)
        let publish = reader.read(Fields.publish)
        hours = reader.read(Fields.hours)
        languages = reader.list(Fields.languages)
        cost = reader.read(Fields.cost)
        warning = reader.read(Fields.warning)
        if publish == .withWarning, warning == nil {
            reader.context.diagnostics.append(
                .init(.missingKey, at: reader.location(of: "publish"), offendingText: "warning", detail: "ar/fr/en"))
        }
        guard let number, let name, let institution, let audience, let scope, let source, let seen, let confidence, let publish else {
            return nil
        }
        (self.number, self.name, self.institution, self.audience, self.scope) = (number, name, institution, audience, scope)
        (self.source, self.seen, self.confidence, self.publish) = (source, seen, confidence, publish)
    }
}
