internal import Diagnostics
package import FrontMatter
package import Localization

/// A country: its committee, its helplines, its profile. A fourth one is a file, nothing else.
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
    package let helplines: [Helpline]
    /// What the privacy gate looks for: the country's telephone numbers, identity papers and words for case numbers.
    package let phonePlans: [NationalPhonePlan]
    package let identityDocuments: [IdentityDocument]
    package let caseWords: [String]

    private enum Fields {
        static let name = Field("name", .local, .required, "اسم البلد", "nom du pays", "the country's name")
        static let officialName = Field("official_name", .local, .required, "الاسم الرسمي", "nom officiel", "the official name")
        static let locale = Field(
            "locale", .plain(2...12), .required, "رمز اللغة والبلد مثل ar-MA", "étiquette comme ar-MA", "a tag such as ar-MA")
        static let order = Field("order", .whole(in: 0...1_000_000), .required, "الترتيب", "l’ordre", "the order")
        static let committee = Field(
            "committee", FieldType<ID<Institution>>.id(), .required, "اللجنة أو الهيئة الوطنية", "comité ou instance nationale",
            "the national committee or authority")
        static let founding = Field(
            "founding_instruments", FieldType<[ID<Instrument>]>.ids(), .advised, "النصوص المؤسسة", "textes fondateurs", "founding texts")
        static let helplines = Field(
            "helplines", .list(of: FieldType<Helpline>.object(Helpline.fields, Helpline.init)), .advised, "خطوط المساعدة", "lignes d’aide",
            "helplines")
        static let phonePlans = Field(
            "phone_plans", .list(of: FieldType<NationalPhonePlan>.object(NationalPhonePlan.fields, NationalPhonePlan.init)), .optional,
            "أرقام الهاتف في البلد (لفحص الخصوصية)", "plans de numérotation (contrôle de la vie privée)",
            "telephone numbers of the country (for the privacy check)")
        static let identityDocuments = Field(
            "identity_documents", .list(of: FieldType<IdentityDocument>.object(IdentityDocument.fields, IdentityDocument.init)), .optional,
            "أشكال أرقام وثائق الهوية (لفحص الخصوصية)", "formes des numéros de pièces d’identité (contrôle de la vie privée)",
            "shapes of the numbers of identity papers (for the privacy check)")
        static let caseWords = Field(
            "case_words", .list(of: .plain(2...40)), .optional, "عبارات تسبق رقم القضية (لفحص الخصوصية)",
            "mots qui précèdent un numéro d’affaire (contrôle de la vie privée)",
            "words before the number of a case (for the privacy check)")
        static let sources = Citation.list(.required)
    }

    package static let fields =
        [
            Fields.name.declared, Fields.officialName.declared, Fields.locale.declared, Fields.order.declared, Fields.committee.declared,
            Fields.founding.declared, Fields.helplines.declared, Fields.phonePlans.declared, Fields.identityDocuments.declared,
            Fields.caseWords.declared, Fields.sources.declared,
        ] + CommonFields.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let name = reader.read(Fields.name)
        let officialName = reader.read(Fields.officialName)
        let locale = reader.read(Fields.locale)
        let order = reader.read(Fields.order)
        let committee = reader.read(Fields.committee)
        foundingInstruments = reader.list(Fields.founding)
        helplines = reader.list(Fields.helplines)
        phonePlans = reader.list(Fields.phonePlans)
        identityDocuments = reader.list(Fields.identityDocuments)
        caseWords = reader.list(Fields.caseWords)
        guard let name, let officialName, let locale, let order, let committee else { return nil }
        (self.metadata, self.name, self.officialName, self.locale, self.order, self.committee) = (
            metadata, name, officialName, locale, order, committee
        )
    }

    package func title(in language: Language) -> LocalizedString { name.localized(in: language) }
    package var months: MonthNames { MonthNames(locale: locale) }
}

/// A telephone number for people in need. A wrong number can do more harm than any other error of the site.
package struct Helpline: Sendable {
    /// As its source prints it.
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
    package let confidence: Confidence
    package let publish: Publish
    package let warning: LocalizedText?

    /// What `tel:` dials: the digits, and a leading plus.
    package var dialled: String {
        (number.hasPrefix("+") ? "+" : "") + number.filter { $0.isASCII && $0.isNumber }
    }

    package enum Scope: String, Vocabulary {
        case trafficking, children, women, general

        package var label: LocalizedText {
            switch self {
            case .trafficking: .init(ar: "الاتجار بالبشر", fr: "traite des êtres humains", en: "human trafficking")
            case .children: .init(ar: "حماية الأطفال", fr: "protection de l’enfance", en: "child protection")
            case .women: .init(ar: "النساء", fr: "femmes", en: "women")
            case .general: .init(ar: "عام", fr: "général", en: "general")
            }
        }
    }

    package enum Cost: String, Vocabulary {
        case free, unknown

        package var label: LocalizedText {
            switch self {
            case .free: .init(ar: "مجاني", fr: "gratuit", en: "free of charge")
            case .unknown: .init(ar: "الكلفة غير موثقة", fr: "coût non documenté", en: "cost not documented")
            }
        }
    }

    package enum Publish: String, Vocabulary {
        case yes
        case withWarning = "with-warning"

        package var label: LocalizedText {
            switch self {
            case .yes: .init(ar: "يُنشر", fr: "publié", en: "published")
            case .withWarning: .init(ar: "يُنشر مع تنبيه", fr: "publié avec avertissement", en: "published with a warning")
            }
        }
    }

    private enum Fields {
        static let number = Field("number", .plain(3...24), .required, "الرقم كما نُشر", "le numéro tel que publié", "the number as printed")
        static let name = Field("name", .local, .required, "اسم الخط", "nom de la ligne", "the line's name")
        static let institution = Field(
            "institution", FieldType<ID<Institution>>.id(), .required, "المؤسسة", "institution", "the institution")
        static let audience = Field("audience", .local, .required, "لمن", "pour qui", "for whom")
        static let scope = Field("scope", FieldType<Scope>.vocabulary, .required, "الاختصاص", "objet", "scope")
        static let hours = Field("hours", .local, .optional, "الأوقات", "horaires", "hours")
        static let languages = Field("languages", .list(of: .plain(2...30)), .optional, "اللغات", "langues", "languages")
        static let cost = Field("cost", FieldType<Cost>.vocabulary, .optional, "الكلفة", "coût", "cost")
        static let source = Field("source", FieldType<String>.sourceKey, .required, "مفتاح المصدر", "clé de la source", "the source's key")
        static let seen = Field("seen", .date, .required, "تاريخ الاطلاع", "vu le", "date seen")
        static let confidence = Field("confidence", FieldType<Confidence>.vocabulary, .required, "درجة الثقة", "confiance", "confidence")
        static let publish = Field("publish", FieldType<Publish>.vocabulary, .required, "النشر", "publication", "publication")
        static let warning = Field("warning", .local, .optional, "التنبيه", "avertissement", "the warning")
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
