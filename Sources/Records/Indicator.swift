internal import Diagnostics
package import FrontMatter
package import Localization

/// A yearly figure, per country, each value with its source.
package final class Indicator: Record {
    package static let collection = Collection.indicators

    package let metadata: RecordMetadata
    package let title: LocalizedText
    package let unit: LocalizedText
    package let definition: LocalizedText
    package let countedBy: LocalizedText
    package let theme: ID<Theme>
    /// What its figures measure, as those of other countries do; nil where it is compared with nothing.
    package let concept: ID<Concept>?
    package let series: [Series]
    package let doNotJoinWith: [ID<Indicator>]
    package let caution: LocalizedText?

    package struct Series: Sendable {
        package let country: ID<Country>
        package let label: LocalizedText?
        package let values: [Value]
    }

    package struct Value: Sendable {
        package let year: Int
        package let value: Double
        package let source: String
        package let note: LocalizedText?
        /// The period that it covers, where that is not the calendar year.
        package let period: Period?
        /// Whether it must be read with its note: an estimate, or a figure that counts something more or less than the others.
        package let hasCaveat: Bool

        package struct Period: Sendable, Hashable {
            package let start: PartialDate
            package let end: PartialDate
        }
    }

    private enum Fields {
        static let title = Field("indicators.title", .local, .required)
        static let unit = Field("indicators.unit", .local, .required)
        static let definition = Field("indicators.definition", .local, .required)
        static let countedBy = Field("indicators.counted_by", .local, .required)
        static let theme = Field("indicators.theme", FieldType<ID<Theme>>.id(), .required)
        static let concept = Field("indicators.concept", FieldType<ID<Concept>>.id(), .advised)
        static let series = Field("indicators.series", .list(of: FieldType<Series>.object(Series.fields, Series.init), 1...20), .required)
        static let doNotJoin = Field("indicators.do_not_join_with", FieldType<[ID<Indicator>]>.ids(), .optional)
        static let caution = Field("indicators.caution", .local, .optional)
    }

    package static let fields =
        [
            Fields.title.declared, Fields.unit.declared, Fields.definition.declared, Fields.countedBy.declared, Fields.theme.declared,
            Fields.concept.declared, Fields.series.declared, Fields.doNotJoin.declared, Fields.caution.declared,
        ] + Citation.fields + CommonFields.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let title = reader.read(Fields.title)
        let unit = reader.read(Fields.unit)
        let definition = reader.read(Fields.definition)
        let countedBy = reader.read(Fields.countedBy)
        let theme = reader.read(Fields.theme)
        let series = reader.read(Fields.series)
        concept = reader.read(Fields.concept)
        doNotJoinWith = reader.list(Fields.doNotJoin)
        caution = reader.read(Fields.caution)
        guard let title, let unit, let definition, let countedBy, let theme, let series else { return nil }
        (self.metadata, self.title, self.unit, self.definition) = (metadata, title, unit, definition)
        (self.countedBy, self.theme, self.series) = (countedBy, theme, series)
    }

    package func title(in language: Language) -> LanguageTaggedString { title.localized(in: language) }
    package func summary(in language: Language) -> LanguageTaggedString? { definition.localized(in: language) }
    package var languages: [Language] { title.languages }
}

extension Indicator.Series {
    private static let countryField = Field("indicator-series.country", FieldType<ID<Country>>.id(), .required)
    private static let labelField = Field("indicator-series.label", .local, .optional)
    private static let valuesField = Field(
        "indicator-series.values", .list(of: FieldType<Indicator.Value>.object(Indicator.Value.fields, Indicator.Value.init), 1...60),
        .required)
    static let fields = [countryField.declared, labelField.declared, valuesField.declared]

    init?(_ reader: inout FieldReader) {
        let country = reader.read(Self.countryField)
        let values = reader.read(Self.valuesField)
        label = reader.read(Self.labelField)
        guard let country, let values else { return nil }
        self.country = country
        self.values = values.sorted { $0.year < $1.year }
    }
}

extension Indicator.Value {
    private static let yearField = Field("indicator-values.year", FieldType<Int>.whole(in: 1900...2200), .required)
    private static let valueField = Field("indicator-values.value", FieldType<Double>.number, .required)
    private static let sourceField = Field("indicator-values.source", FieldType<String>.sourceKey, .required)
    private static let noteField = Field("indicator-values.note", .local, .optional)
    private static let fromField = Field("indicator-values.from", .date, .optional)
    private static let toField = Field("indicator-values.to", .date, .optional)
    private static let caveatField = Field("indicator-values.caveat", .flag, .optional)
    static let fields = [
        yearField.declared, valueField.declared, sourceField.declared, noteField.declared, fromField.declared, toField.declared,
        caveatField.declared,
    ]

    init?(_ reader: inout FieldReader) {
        let year = reader.read(Self.yearField)
        let value = reader.read(Self.valueField)
        let source = reader.read(Self.sourceField)
        note = reader.read(Self.noteField)
        period = Self.period(&reader, year: year)
        hasCaveat = reader.read(Self.caveatField) ?? false
        guard let year, let value, let source else { return nil }
        (self.year, self.value, self.source) = (year, value, source)
    }

    /// The period as written; nil without one, or where it is wrong.
    private static func period(_ reader: inout FieldReader, year: Int?) -> Period? {
        let start = reader.read(fromField)
        let end = reader.read(toField)
        for (key, other) in [("from", "to"), ("to", "from")] where reader.has(key) && !reader.has(other) {
            reader.context.diagnostics.append(
                Diagnostic(.missingKey, at: reader.location(of: key), offendingText: other, detail: FieldSchema.date.words))
        }
        guard let start, let end else { return nil }
        if end.isCertainlyBefore(start) {
            reader.context.diagnostics.append(
                Diagnostic(.endBeforeStart, at: reader.location(of: "to"), offendingText: end.iso, detail: start.iso))
        } else if let year, !(start.year...end.year).contains(year) {
            reader.context.diagnostics.append(
                Diagnostic(
                    .yearOutsidePeriod, at: reader.location(of: "year"), offendingText: String(year), detail: "\(start.iso) – \(end.iso)"))
        }
        return Period(start: start, end: end)
    }
}
