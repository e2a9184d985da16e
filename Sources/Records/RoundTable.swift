internal import Diagnostics
package import FrontMatter
package import Localization
package import Markdown

/// A meeting of the national bodies.
package final class RoundTable: Record {
    package static let collection = Collection.roundTables

    package let metadata: RecordMetadata
    package let text: Localized<Text>
    package let edition: Int
    package let status: Status
    package let start: PartialDate?
    package let end: PartialDate?
    package let host: ID<Country>?
    package let themes: [ID<Theme>]
    package let organisers: [ID<Institution>]
    package let funders: [ID<Institution>]
    package let practices: [ID<Practice>]

    package struct Text: Sendable {
        package let title: String
        package let place: String?
        package let datesNote: CitedText?
    }

    package enum Status: String, TranslatedVocabulary {
        case held, announced

        package static let textGroup = "vocabularies.round-table-status"
    }

    private enum Fields {
        static let title = Field("round-tables.title", .plain(8...160), .required)
        static let edition = Field("round-tables.edition", .whole(in: 1...1000), .required)
        static let status = Field("round-tables.status", FieldType<Status>.vocabulary, .required)
        static let start = Field("round-tables.start", .date, .optional)
        static let end = Field("round-tables.end", .date, .optional)
        static let datesNote = Field("round-tables.dates_note", .cited, .optional)
        static let place = Field("round-tables.place", .plain(2...120), .optional)
        static let host = Field("round-tables.host", FieldType<ID<Country>>.id(), .optional)
        static let themes = Field("round-tables.themes", FieldType<[ID<Theme>]>.ids(), .required)
        static let organisers = Field("round-tables.organisers", FieldType<[ID<Institution>]>.ids(), .advised)
        static let funders = Field("round-tables.funders", FieldType<[ID<Institution>]>.ids(), .optional)
        static let practices = Field("round-tables.practices", FieldType<[ID<Practice>]>.ids(), .optional)
    }

    package static let fields =
        [
            Fields.title.declared, Fields.edition.declared, Fields.status.declared, Fields.start.declared, Fields.end.declared,
            Fields.datesNote.declared, Fields.place.declared, Fields.host.declared, Fields.themes.declared, Fields.organisers.declared,
            Fields.funders.declared, Fields.practices.declared,
        ] + Citation.fields + CommonFields.publishing
    package static let translatedFields = [Fields.title.declared, Fields.place.declared, Fields.datesNote.declared]

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let text = Text(&reader)
        let edition = reader.read(Fields.edition)
        let status = reader.read(Fields.status)
        let themes = reader.read(Fields.themes)
        start = reader.read(Fields.start)
        end = reader.read(Fields.end)
        host = reader.read(Fields.host)
        organisers = reader.list(Fields.organisers)
        funders = reader.list(Fields.funders)
        practices = reader.list(Fields.practices)
        if let start, let end, end < start {
            reader.context.diagnostics.append(
                .init(.endBeforeStart, at: reader.location(of: "end"), offendingText: end.iso, detail: start.iso))
        }
        let others = translations.mapKeyed { _, reader in Text(&reader) }
        guard let text, let edition, let status, let themes else { return nil }
        (self.metadata, self.edition, self.status, self.themes) = (metadata, edition, status, themes)
        self.text = Localized(original: metadata.body.original, text, others: others)
    }

    package func title(in language: Language) -> LanguageTaggedString {
        let text = text[language]
        return LanguageTaggedString(text.value.title, text.language)
    }

    package var languages: [Language] { text.languages }
}

extension RoundTable.Text {
    fileprivate init?(_ reader: inout FieldReader) {
        place = reader.read(RoundTable.Fields.place)
        datesNote = reader.read(RoundTable.Fields.datesNote)
        guard let title = reader.read(RoundTable.Fields.title) else { return nil }
        self.title = title
    }
}
