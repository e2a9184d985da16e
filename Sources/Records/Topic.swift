package import Diagnostics
package import FrontMatter
package import Localization
package import Markdown

/// A shared question, which makes practices of several countries comparable.
package final class Topic: Record {
    package static let collection = Collection.topics

    package let metadata: RecordMetadata
    package let text: Localized<Text>
    package let theme: ID<Theme>
    package let order: Int
    package let standards: [ID<Instrument>]
    /// The facts of practices that are compared, in this order.
    package let facts: [ComparedField]
    /// Rows that compare the countries point by point.
    package let contrasts: [CountryContrast]
    /// The ordered stages of the pathway, to which steps of practices belong.
    package let stages: [PathwayStage]
    /// The location of the field `stages`; nil if absent.
    package let stagesPlace: SourceLocation?

    package struct Text: Sendable {
        package let title: String
        /// A short name for tables.
        package let short: String
        /// The countries' answer, in at most `TopicChecks.answerLimit` words.
        package let answer: CitedText?
    }

    private enum Fields {
        static let title = Field("topics.title", .plain(8...160), .required)
        static let short = Field("topics.short", .plain(2...60), .required)
        static let theme = Field("topics.theme", FieldType<ID<Theme>>.id(), .required)
        static let order = Field("topics.order", .whole(in: 0...1_000_000), .required)
        static let standards = Field("topics.standards", FieldType<[ID<Instrument>]>.ids(), .optional)
        static let facts = Field("topics.facts", .list(of: FieldType<ComparedField>.vocabulary), .optional)
        static let answer = Field("topics.answer", .cited, .advised)
        static let contrasts = Field(
            "topics.contrasts", .list(of: FieldType<CountryContrast>.object(CountryContrast.fields, CountryContrast.init)), .advised)
        static let stages = Field(
            "topics.stages", .list(of: FieldType<PathwayStage>.object(PathwayStage.fields, PathwayStage.init)), .advised)
    }

    package static let fields =
        [
            Fields.title.declared, Fields.short.declared, Fields.theme.declared, Fields.order.declared, Fields.standards.declared,
            Fields.facts.declared, Fields.answer.declared, Fields.contrasts.declared, Fields.stages.declared,
        ] + Citation.fields + CommonFields.publishing
    package static let translatedFields = [Fields.title.declared, Fields.short.declared, Fields.answer.declared]

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let text = Text(&reader)
        let theme = reader.read(Fields.theme)
        let order = reader.read(Fields.order)
        standards = reader.list(Fields.standards)
        facts = reader.read(Fields.facts) ?? ComparedField.allCases
        contrasts = reader.list(Fields.contrasts)
        stages = reader.list(Fields.stages)
        stagesPlace = reader.has(Fields.stages.key) ? reader.location(of: Fields.stages.key) : nil
        for (index, stage) in stages.enumerated() where stages[..<index].contains(where: { $0.id == stage.id }) {
            reader.context.diagnostics.append(
                Diagnostic(.duplicateValue, at: reader.location(of: Fields.stages.key), offendingText: stage.id))
        }
        let expectsAnswer = text?.answer != nil
        let others = translations.mapKeyed { language, reader -> Text? in
            let text = Text(&reader)
            if let text, (text.answer != nil) != expectsAnswer {
                reader.context.diagnostics.append(
                    Diagnostic(
                        metadata.staleTranslations.contains(language) ? .translationBehind : .translationMismatch,
                        at: reader.location(of: Fields.answer.key), offendingText: Fields.answer.key, detail: "≠"))
            }
            return text
        }
        guard let text, let theme, let order else { return nil }
        (self.metadata, self.theme, self.order) = (metadata, theme, order)
        self.text = Localized(original: metadata.body.original, text, others: others)
    }

    package func title(in language: Language) -> LanguageTaggedString {
        let text = text[language]
        return LanguageTaggedString(text.value.title, text.language)
    }

    /// The answer for a reader's language: the original's where a translation that is behind has none.
    package func answer(in language: Language) -> (value: CitedText, language: Language)? {
        let written = text[language]
        if let answer = written.value.answer { return (answer, written.language) }
        return text[text.original].value.answer.map { ($0, text.original) }
    }

    package func short(in language: Language) -> LanguageTaggedString {
        let text = text[language]
        return LanguageTaggedString(text.value.short, text.language)
    }

    package var languages: [Language] { text.languages }
}

extension Topic.Text {
    fileprivate init?(_ reader: inout FieldReader) {
        let title = reader.read(Topic.Fields.title)
        let short = reader.read(Topic.Fields.short)
        let answer = reader.read(Topic.Fields.answer)
        if let answer {
            TopicChecks.answer(answer, at: reader.location(of: Topic.Fields.answer.key), into: &reader.context.diagnostics)
        }
        guard let title, let short else { return nil }
        (self.title, self.short, self.answer) = (title, short, answer)
    }
}

/// A field of practices that a topic page compares; the raw value is the field's key.
package enum ComparedField: String, TranslatedVocabulary {
    case since, status, evidence, lead, partners, instruments, scale, cost, objective
    case objectivesMet = "objectives_met"
    case exploitationForms = "exploitation_forms"
    case victimParticipation = "victim_participation"
    case safeguards

    package static let textGroup = "vocabularies.fact"
}
