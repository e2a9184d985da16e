internal import Diagnostics
package import FrontMatter
internal import Localization
internal import Markdown

/// The declared keys of a practice: the one place to add a field.
extension Practice {
    enum Fields {
        static let title = Field(
            "title", .plain(10...120), .required, "ما تُسمى به الممارسة، لا شعار", "le nom de la pratique, pas un slogan",
            "what one would call it, not a slogan")
        static let country = Field(
            "country", FieldType<ID<Country>>.id(), .required, "البلد، مطابق للمجلد", "le pays, comme le dossier",
            "the country, equal to the folder")
        static let themes = Field(
            "themes", FieldType<[ID<Theme>]>.ids(1...3), .required, "المحاور؛ الأول هو الرئيس", "les thèmes ; le premier conduit",
            "the themes; the first leads")
        static let topic = Field(
            "topic", FieldType<ID<Topic>>.id(), .required, "السؤال المشترك الذي تجيب عنه", "la question commune",
            "the shared question that it answers")
        static let summary = Field(
            "summary", .plain(60...320), .required, "من يفعل ماذا ولمن", "qui fait quoi pour qui", "who does what for whom")
        static let since = Field("since", .date, .required, "منذ متى", "depuis quand", "since when")
        static let sinceNote = Field(
            "since_note", .cited, .optional, "توضيح التاريخ إن كان مختلفا فيه", "précision si la date est discutée",
            "where the date is disputed")
        static let until = Field("until", .date, .optional, "تاريخ الانتهاء", "date de fin", "when it ended")
        static let status = Field(
            "status", FieldType<Status>.vocabulary, .required, "حالة الممارسة", "état de la pratique", "where it stands")
        static let evidence = Field(
            "evidence", FieldType<Evidence>.vocabulary, .required, "مستوى الإثبات", "niveau de preuve", "what the facts rest on")
        static let lead = Field(
            "lead", FieldType<[ID<Institution>]>.ids(1...10), .required, "المؤسسة القائدة", "institution responsable", "who to ask")
        static let partners = Field("partners", FieldType<[ID<Institution>]>.ids(), .advised, "الشركاء", "partenaires", "partners")
        static let targetGroups = Field(
            "target_groups", .list(of: FieldType<TargetGroup>.vocabulary), .advised, "الفئات المستهدفة", "publics visés", "whom it is for")
        static let instruments = Field(
            "instruments", FieldType<[ID<Instrument>]>.ids(), .advised, "السند القانوني", "base juridique", "legal basis")
        static let roundTables = Field(
            "round_tables", FieldType<[ID<RoundTable>]>.ids(), .optional, "المائدة التي عُرضت فيها", "table ronde où elle fut présentée",
            "where it was presented")
        static let counterparts = Field(
            "counterparts", FieldType<[ID<Practice>]>.ids(), .optional, "ممارسات مقابلة في بلدين آخرين", "pratiques correspondantes",
            "counterparts elsewhere")
        static let scale = Field("scale", FieldType<Scale>.vocabulary, .optional, "النطاق", "portée", "how far it reaches")
        static let steps = Field(
            "steps", .list(of: FieldType<StepFields>.object(StepFields.fields, StepFields.init)), .advised, "الخطوات بالترتيب",
            "les étapes dans l’ordre", "the steps in order")
        static let results = Field(
            "results", .list(of: FieldType<ResultFields>.object(ResultFields.fields, ResultFields.init)), .advised, "أرقام بمصادرها",
            "chiffres avec leur source", "figures with their source")
        static let cost = Field(
            "cost", FieldType<CostFields>.object(CostFields.fields, CostFields.init), .optional, "الكلفة", "coût", "cost")
        static let caution = Field("caution", .cited, .optional, "تنبيه للقراء", "avertissement aux lecteurs", "a warning to readers")
        static let unknown = Field(
            "unknown", .list(of: FieldType<Unknown>.object(Unknown.fields, Unknown.init)), .optional,
            "ما بُحث عنه ولم يوجد في المصادر المتاحة", "ce que les sources disponibles ne disent pas",
            "what was looked for and not found in the sources at hand")
        static let sources = Citation.list(.required)
        static let compiled = Field("compiled", .date, .required, "تاريخ جمع المعطيات", "date de collecte", "when the facts were read")
        static let reviewed = Field("reviewed", .date, .required, "تاريخ آخر مراجعة", "dernière relecture", "last reviewed")
        static let validatedBy = Field(
            "validated_by", FieldType<Validation>.object(Validation.fields, Validation.init), .optional, "الجهة التي صادقت",
            "institution qui a validé", "who validated it")

        static let all: [DeclaredField] = [
            title.declared, country.declared, themes.declared, topic.declared, summary.declared, since.declared, sinceNote.declared,
            until.declared,
            status.declared, evidence.declared, lead.declared, partners.declared, targetGroups.declared, instruments.declared,
            roundTables.declared,
            counterparts.declared, scale.declared, steps.declared, results.declared, cost.declared, caution.declared, unknown.declared,
            sources.declared,
            compiled.declared, reviewed.declared, validatedBy.declared,
        ]

        static let costNote = Field("cost_note", .cited, .optional, "توضيح الكلفة", "précision sur le coût", "a note on the cost")
        static let stepTexts = Field(
            "steps", .list(of: FieldType<Step>.object(Step.fields, Step.init)), .optional, "نصوص الخطوات", "textes des étapes",
            "texts of the steps")
        static let resultTexts = Field(
            "results", .list(of: FieldType<Result>.object(Result.fields, Result.init)), .optional, "نصوص النتائج", "textes des résultats",
            "texts of the results")
        static let translated: [DeclaredField] = [
            title.declared, summary.declared, sinceNote.declared, caution.declared, costNote.declared, stepTexts.declared,
            resultTexts.declared,
        ]
    }

    package static let fields = Fields.all + CommonFields.publishing
    package static var translatedFields: [DeclaredField] { Fields.translated }
}

extension Practice.Text {
    /// The words of a translation: they follow the original item by item.
    convenience init?(
        translation reader: inout FieldReader, stepCount: Int, resultCount: Int, expectsCaution: Bool, sections: [SectionRole: Section]
    ) {
        typealias Fields = Practice.Fields
        let title = reader.read(Fields.title)
        let summary = reader.read(Fields.summary)
        let steps = reader.list(Fields.stepTexts)
        let results = reader.list(Fields.resultTexts)
        let sinceNote = reader.read(Fields.sinceNote)
        let caution = reader.read(Fields.caution)
        let costNote = reader.read(Fields.costNote)
        for (key, count, expected) in [("steps", steps.count, stepCount), ("results", results.count, resultCount)] where count != expected {
            reader.context.diagnostics.append(
                .init(.translationMismatch, at: reader.location(of: key), offendingText: key, detail: "\(count) ≠ \(expected)"))
        }
        if expectsCaution != (caution != nil) {
            reader.context.diagnostics.append(
                .init(.translationMismatch, at: reader.location(of: "caution"), offendingText: "caution", detail: "≠"))
        }
        guard let title, let summary else { return nil }
        self.init(
            title: title, summary: summary, sinceNote: sinceNote, caution: caution, costNote: costNote, steps: steps, results: results,
            sections: sections)
    }
}

/// A step as the original file writes it: words and actor together.
struct StepFields: Sendable {
    let step: Practice.Step
    let actor: ID<Institution>?
    let stage: Practice.StageReference?

    private static let actorField = Field("actor", FieldType<ID<Institution>>.id(), .optional, "من يقوم بها", "qui agit", "who acts")
    private static let stageField = Field(
        "stage", .plain(1...40), .optional, "مرحلة مسار السؤال", "étape du parcours de la question", "the stage of the topic's pathway")
    static let fields = [
        Practice.Step.titleField.declared, actorField.declared, stageField.declared, Practice.Step.textField.declared,
    ]

    init?(_ reader: inout FieldReader) {
        actor = reader.read(Self.actorField)
        stage = reader.read(Self.stageField).map { Practice.StageReference(id: $0, location: reader.location(of: Self.stageField.key)) }
        guard let step = Practice.Step(&reader) else { return nil }
        self.step = step
    }
}

extension Practice.Step {
    static let titleField = Field("title", .plain(2...160), .required, "عنوان الخطوة", "titre de l’étape", "the step's title")
    static let textField = Field("text", .cited, .required, "ما يجري فيها", "ce qui s’y passe", "what happens")
    static let fields = [titleField.declared, textField.declared]

    init?(_ reader: inout FieldReader) {
        let title = reader.read(Self.titleField)
        let text = reader.read(Self.textField)
        guard let title, let text else { return nil }
        (self.title, self.text) = (title, text)
    }
}

/// A result as the original file writes it: words and figures together.
struct ResultFields: Sendable {
    let result: Practice.Result
    let figure: Practice.Figure

    private static let value = Field("value", FieldType<Double>.number, .required, "القيمة", "valeur", "the value")
    private static let year = Field("year", FieldType<Int>.whole, .optional, "السنة", "année", "the year")
    private static let source = Field(
        "source", FieldType<String>.sourceKey, .required, "مفتاح المصدر", "clé de la source", "the source's key")
    static let fields = Practice.Result.fields + [value.declared, year.declared, source.declared]

    init?(_ reader: inout FieldReader) {
        let value = reader.read(Self.value)
        let year = reader.read(Self.year)
        let source = reader.read(Self.source)
        let result = Practice.Result(&reader)
        if !reader.has("year"), !reader.has("period") {
            reader.context.diagnostics.append(
                .init(.missingKey, at: reader.location(of: "indicator"), offendingText: "year", detail: "year / period"))
        }
        guard let value, let source, let result else { return nil }
        self.result = result
        figure = Practice.Figure(value: value, year: year, source: source)
    }
}

extension Practice.Result {
    private static let indicatorField = Field(
        "indicator", .plain(2...240), .required, "ما الذي قيس", "ce qui est mesuré", "what was measured")
    private static let unitField = Field("unit", .plain(1...60), .optional, "الوحدة", "unité", "the unit")
    private static let periodField = Field("period", .plain(2...120), .optional, "الفترة", "période", "the period")
    private static let noteField = Field("note", .cited, .optional, "توضيح", "précision", "a note")
    static let fields = [indicatorField.declared, unitField.declared, periodField.declared, noteField.declared]

    init?(_ reader: inout FieldReader) {
        unit = reader.read(Self.unitField)
        period = reader.read(Self.periodField)
        note = reader.read(Self.noteField)
        guard let indicator = reader.read(Self.indicatorField) else { return nil }
        self.indicator = indicator
    }
}

/// A cost as the original file writes it.
struct CostFields: Sendable {
    let cost: Practice.Cost
    let note: CitedText?

    private static let amount = Field("amount", FieldType<Double>.number, .required, "المبلغ", "montant", "the amount")
    private static let currency = Field("currency", FieldType<Currency>.vocabulary, .required, "العملة", "monnaie", "the currency")
    private static let period = Field("period", .plain(2...120), .optional, "الفترة", "période", "the period")
    private static let source = Field(
        "source", FieldType<String>.sourceKey, .required, "مفتاح المصدر", "clé de la source", "the source's key")
    private static let noteField = Field("note", .cited, .optional, "توضيح", "précision", "a note")
    static let fields = [amount.declared, currency.declared, period.declared, source.declared, noteField.declared]

    init?(_ reader: inout FieldReader) {
        let amount = reader.read(Self.amount)
        let currency = reader.read(Self.currency)
        let period = reader.read(Self.period)
        let source = reader.read(Self.source)
        note = reader.read(Self.noteField)
        guard let amount, let currency, let source else { return nil }
        cost = Practice.Cost(amount: amount, currency: currency, period: period, source: source)
    }
}

extension Practice.Validation {
    private static let institutionField = Field(
        "institution", FieldType<ID<Institution>>.id(), .required, "المؤسسة", "institution", "the institution")
    private static let dateField = Field("date", .date, .required, "التاريخ", "date", "the date")
    static let fields = [institutionField.declared, dateField.declared]

    init?(_ reader: inout FieldReader) {
        let institution = reader.read(Self.institutionField)
        let date = reader.read(Self.dateField)
        guard let institution, let date else { return nil }
        (self.institution, self.date) = (institution, date)
    }
}
