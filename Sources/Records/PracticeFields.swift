internal import Diagnostics
package import FrontMatter
internal import Localization
internal import Markdown

/// The declared keys of a practice: the one place to add a field.
extension Practice {
    enum Fields {
        static let title = Field("practices.title", .plain(10...120), .required)
        static let country = Field("practices.country", FieldType<ID<Country>>.id(), .required)
        static let themes = Field("practices.themes", FieldType<[ID<Theme>]>.ids(1...3), .required)
        static let topic = Field("practices.topic", FieldType<ID<Topic>>.id(), .required)
        static let summary = Field("practices.summary", .plain(60...320), .required)
        static let since = Field("practices.since", .date, .required)
        static let sinceNote = Field("practices.since_note", .cited, .optional)
        static let until = Field("practices.until", .date, .optional)
        static let status = Field("practices.status", FieldType<PracticeStatus>.vocabulary, .required)
        static let lead = Field("practices.lead", FieldType<[ID<Institution>]>.ids(1...10), .required)
        static let partners = Field("practices.partners", FieldType<[ID<Institution>]>.ids(), .advised)
        static let targetGroups = Field("practices.target_groups", .list(of: FieldType<TargetGroup>.vocabulary), .advised)
        static let instruments = Field("practices.instruments", FieldType<[ID<Instrument>]>.ids(), .advised)
        static let roundTables = Field("practices.round_tables", FieldType<[ID<RoundTable>]>.ids(), .optional)
        static let counterparts = Field("practices.counterparts", FieldType<[ID<Practice>]>.ids(), .optional)
        static let scale = Field("practices.scale", FieldType<GeographicScale>.vocabulary, .optional)
        static let steps = Field(
            "practices.steps", .list(of: FieldType<ParsedPracticeStep>.object(ParsedPracticeStep.fields, ParsedPracticeStep.init)), .advised
        )
        static let results = Field(
            "practices.results", .list(of: FieldType<ParsedPracticeResult>.object(ParsedPracticeResult.fields, ParsedPracticeResult.init)),
            .advised)
        static let cost = Field("practices.cost", FieldType<CostFields>.object(CostFields.fields, CostFields.init), .optional)
        static let caution = Field("practices.caution", .cited, .optional)
        static let unknown = Field(
            "practices.unknown", .list(of: FieldType<UnknownFact>.object(UnknownFact.fields, UnknownFact.init)), .optional)
        static let compiled = Field("practices.compiled", .date, .required)
        static let reviewed = Field("practices.reviewed", .date, .required)
        static let reviewDue = Field("practices.review_due", .date, .optional)
        static let validatedBy = Field(
            "practices.validated_by",
            .list(of: FieldType<ClaimedValidation>.object(ClaimedValidation.fields, ClaimedValidation.init)),
            .optional)
        static let replies = Field(
            "practices.replies", .list(of: FieldType<InstitutionReply>.object(InstitutionReply.fields, InstitutionReply.init)), .optional)

        static let all: [DeclaredField] =
            [
                title.declared, country.declared, themes.declared, topic.declared, summary.declared, since.declared, sinceNote.declared,
                until.declared,
                status.declared, ClaimedEvidenceLevel.levelField.declared, ClaimedEvidenceLevel.reasonField.declared, lead.declared,
                partners.declared,
                targetGroups.declared, instruments.declared,
                roundTables.declared,
                counterparts.declared, scale.declared, steps.declared, results.declared, cost.declared, caution.declared, unknown.declared,
            ] + Outcome.fields + [
                Citation.list.declared, Citation.order.declared, compiled.declared, reviewed.declared, reviewDue.declared,
                validatedBy.declared, replies.declared,
            ]

        static let costNote = Field("practices.cost_note", .cited, .optional)
        static let stepTexts = Field("practice-translations.steps", .list(of: FieldType<Step>.object(Step.fields, Step.init)), .optional)
        static let resultTexts = Field(
            "practice-translations.results", .list(of: FieldType<Result>.object(Result.fields, Result.init)), .optional)
        static let translated: [DeclaredField] = [
            title.declared, summary.declared, sinceNote.declared, caution.declared, costNote.declared, stepTexts.declared,
            resultTexts.declared,
        ]
    }

    package static let fields = Fields.all + CommonFields.publishing
    package static var translatedFields: [DeclaredField] { Fields.translated }
}

extension Practice.Text {
    /// The fields of a translation, whose items correspond to the original's unless the original has changed since.
    convenience init?(
        translation reader: inout FieldReader, isStale: Bool, stepCount: Int, resultCount: Int, expectsCaution: Bool,
        sections: [SectionRole: DocumentSection]
    ) {
        typealias Fields = Practice.Fields
        let title = reader.read(Fields.title)
        let summary = reader.read(Fields.summary)
        let steps = reader.list(Fields.stepTexts)
        let results = reader.list(Fields.resultTexts)
        let sinceNote = reader.read(Fields.sinceNote)
        let caution = reader.read(Fields.caution)
        let costNote = reader.read(Fields.costNote)
        let code = isStale ? DiagnosticCode.translationBehind : .translationMismatch
        for (key, count, expected) in [("steps", steps.count, stepCount), ("results", results.count, resultCount)] where count != expected {
            reader.context.diagnostics.append(
                .init(code, at: reader.location(of: key), offendingText: key, detail: "\(count) ≠ \(expected)"))
        }
        if expectsCaution != (caution != nil) {
            reader.context.diagnostics.append(
                .init(code, at: reader.location(of: "caution"), offendingText: "caution", detail: "≠"))
        }
        guard let title, let summary else { return nil }
        self.init(
            title: title, summary: summary, sinceNote: sinceNote, caution: caution, costNote: costNote, steps: steps, results: results,
            sections: sections)
    }
}

/// A step in the original file: text and actor.
struct ParsedPracticeStep: Sendable {
    let step: Practice.Step
    let actor: ID<Institution>?
    let stage: Practice.StageReference?

    private static let actorField = Field("practice-steps.actor", FieldType<ID<Institution>>.id(), .optional)
    private static let stageField = Field("practice-steps.stage", .plain(1...40), .optional)
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
    static let titleField = Field("practice-steps.title", .plain(2...160), .required)
    static let textField = Field("practice-steps.text", .cited, .required)
    static let fields = [titleField.declared, textField.declared]

    init?(_ reader: inout FieldReader) {
        let title = reader.read(Self.titleField)
        let text = reader.read(Self.textField)
        guard let title, let text else { return nil }
        (self.title, self.text) = (title, text)
    }
}

/// A result in the original file: text and figures.
struct ParsedPracticeResult: Sendable {
    let result: Practice.Result
    let figure: Practice.Figure

    private static let value = Field("practice-results.value", FieldType<Double>.number, .required)
    private static let year = Field("practice-results.year", FieldType<Int>.whole, .optional)
    private static let source = Field("practice-results.source", FieldType<String>.sourceKey, .required)
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
    private static let indicatorField = Field("practice-results.indicator", .plain(2...240), .required)
    private static let unitField = Field("practice-results.unit", .plain(1...60), .optional)
    private static let periodField = Field("practice-results.period", .plain(2...120), .optional)
    private static let noteField = Field("practice-results.note", .cited, .optional)
    static let fields = [indicatorField.declared, unitField.declared, periodField.declared, noteField.declared]

    init?(_ reader: inout FieldReader) {
        unit = reader.read(Self.unitField)
        period = reader.read(Self.periodField)
        note = reader.read(Self.noteField)
        guard let indicator = reader.read(Self.indicatorField) else { return nil }
        self.indicator = indicator
    }
}

/// A cost in the original file.
struct CostFields: Sendable {
    let cost: Practice.Cost
    let note: CitedText?

    private static let amount = Field("practice-cost.amount", FieldType<Double>.number, .required)
    private static let currency = Field("practice-cost.currency", .currencyCode, .required)
    private static let period = Field("practice-cost.period", .plain(2...120), .optional)
    private static let source = Field("practice-cost.source", FieldType<String>.sourceKey, .required)
    private static let noteField = Field("practice-cost.note", .cited, .optional)
    static let fields = [amount.declared, currency.declared, period.declared, source.declared, noteField.declared]

    init?(_ reader: inout FieldReader) {
        let amount = reader.read(Self.amount)
        let currency = reader.read(Self.currency)
        let place = reader.location(of: Self.currency.declared.key)
        let period = reader.read(Self.period)
        let source = reader.read(Self.source)
        note = reader.read(Self.noteField)
        guard let amount, let currency, let source else { return nil }
        cost = Practice.Cost(amount: amount, currency: currency, currencyLocation: place, period: period, source: source)
    }
}
