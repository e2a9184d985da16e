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
    }

    private enum Fields {
        static let title = Field("title", .local, .required, "العنوان", "titre", "title")
        static let unit = Field("unit", .local, .required, "الوحدة", "unité", "unit")
        static let definition = Field("definition", .local, .required, "التعريف", "définition", "definition")
        static let countedBy = Field("counted_by", .local, .required, "من يحصي", "qui compte", "who counts")
        static let theme = Field("theme", FieldType<ID<Theme>>.id(), .required, "المحور", "thème", "theme")
        static let series = Field(
            "series", .list(of: FieldType<Series>.object(Series.fields, Series.init), 1...20), .required, "السلاسل", "séries", "series")
        static let doNotJoin = Field(
            "do_not_join_with", FieldType<[ID<Indicator>]>.ids(), .optional, "لا يُدمج مع", "à ne pas joindre à", "never join with")
        static let caution = Field("caution", .local, .optional, "تنبيه", "avertissement", "a warning")
        static let sources = Citation.list(.required)
    }

    package static let fields =
        [
            Fields.title.declared, Fields.unit.declared, Fields.definition.declared, Fields.countedBy.declared, Fields.theme.declared,
            Fields.series.declared, Fields.doNotJoin.declared, Fields.caution.declared, Fields.sources.declared,
        ] + CommonFields.publishing

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let title = reader.read(Fields.title)
        let unit = reader.read(Fields.unit)
        let definition = reader.read(Fields.definition)
        let countedBy = reader.read(Fields.countedBy)
        let theme = reader.read(Fields.theme)
        let series = reader.read(Fields.series)
        doNotJoinWith = reader.list(Fields.doNotJoin)
        caution = reader.read(Fields.caution)
        guard let title, let unit, let definition, let countedBy, let theme, let series else { return nil }
        (self.metadata, self.title, self.unit, self.definition) = (metadata, title, unit, definition)
        (self.countedBy, self.theme, self.series) = (countedBy, theme, series)
    }

    package func title(in language: Language) -> LocalizedString { title.localized(in: language) }
    package func summary(in language: Language) -> LocalizedString? { definition.localized(in: language) }
    package var languages: [Language] { title.languages }
}

extension Indicator.Series {
    private static let countryField = Field("country", FieldType<ID<Country>>.id(), .required, "البلد", "pays", "country")
    private static let labelField = Field("label", .local, .optional, "التسمية", "libellé", "label")
    private static let valuesField = Field(
        "values", .list(of: FieldType<Indicator.Value>.object(Indicator.Value.fields, Indicator.Value.init), 1...60), .required, "القيم",
        "valeurs", "values")
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
    private static let yearField = Field("year", FieldType<Int>.whole(in: 1900...2200), .required, "السنة", "année", "year")
    private static let valueField = Field("value", FieldType<Double>.number, .required, "القيمة", "valeur", "value")
    private static let sourceField = Field(
        "source", FieldType<String>.sourceKey, .required, "مفتاح المصدر", "clé de la source", "the source's key")
    private static let noteField = Field("note", .local, .optional, "توضيح", "précision", "a note")
    static let fields = [yearField.declared, valueField.declared, sourceField.declared, noteField.declared]

    init?(_ reader: inout FieldReader) {
        let year = reader.read(Self.yearField)
        let value = reader.read(Self.valueField)
        let source = reader.read(Self.sourceField)
        note = reader.read(Self.noteField)
        guard let year, let value, let source else { return nil }
        (self.year, self.value, self.source) = (year, value, source)
    }
}
