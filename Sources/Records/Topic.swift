package import FrontMatter
package import Localisation

/// A shared question: what makes notes of several countries comparable.
package final class Topic: Record {
    package static let collection = Collection.topics

    package let entry: Entry
    package let text: Localized<Text>
    package let theme: ID<Theme>
    package let order: Int
    package let standards: [ID<Instrument>]
    /// The facts of the practices to lay side by side, in this order.
    package let facts: [Fact]

    package struct Text: Sendable {
        package let title: String
        /// A few words, for tables.
        package let short: String
    }

    private enum Fields {
        static let title = Field("topics.title", .plain(8...160), .required)
        static let short = Field("topics.short", .plain(2...60), .required)
        static let theme = Field("topics.theme", FieldType<ID<Theme>>.id(), .required)
        static let order = Field("topics.order", .whole, .required)
        static let standards = Field("topics.standards", FieldType<[ID<Instrument>]>.ids(), .optional)
        static let facts = Field("topics.facts", .list(of: FieldType<Fact>.vocabulary), .optional)
        static let sources = Citation.list(.optional)
    }

    package static let fields =
        [
            Fields.title.declared, Fields.short.declared, Fields.theme.declared, Fields.order.declared, Fields.standards.declared,
            Fields.facts.declared, Fields.sources.declared,
        ] + Common.publishing
    package static let translatedFields = [Fields.title.declared, Fields.short.declared]

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], entry: Entry) {
        let text = Text(&reader)
        let theme = reader.read(Fields.theme)
        let order = reader.read(Fields.order)
        standards = reader.list(Fields.standards)
        facts = reader.read(Fields.facts) ?? Fact.allCases
        let others = translations.mapKeyed { _, reader in Text(&reader) }
        guard let text, let theme, let order else { return nil }
        (self.entry, self.theme, self.order) = (entry, theme, order)
        self.text = Localized(original: entry.body.original, text, others: others)
    }

    package func title(in language: Language) -> Wording {
        let text = text[language]
        return Wording(text.value.title, text.language)
    }

    package func short(in language: Language) -> Wording {
        let text = text[language]
        return Wording(text.value.short, text.language)
    }

    package var languages: [Language] { text.languages }
}

extension Topic.Text {
    fileprivate init?(_ reader: inout FieldReader) {
        let title = reader.read(Topic.Fields.title)
        let short = reader.read(Topic.Fields.short)
        guard let title, let short else { return nil }
        (self.title, self.short) = (title, short)
    }
}

/// A field of practices that a topic page lays side by side; the raw value is the field's key.
package enum Fact: String, TranslatedVocabulary {
    case since, status, evidence, lead, partners, instruments, scale, cost

    package static let textGroup = "vocabularies.fact"
}
