package import Diagnostics
package import FrontMatter
package import Localization
package import Markdown

/// A shared question: what makes notes of several countries comparable.
package final class Topic: Record {
    package static let collection = Collection.topics

    package let metadata: RecordMetadata
    package let text: Localized<Text>
    package let theme: ID<Theme>
    package let order: Int
    package let standards: [ID<Instrument>]
    /// The facts of the practices to lay side by side, in this order.
    package let facts: [ComparableField]
    /// Rows that say in which points the countries differ.
    package let contrasts: [Contrast]
    /// The pathway that steps of practices are laid along, in order.
    package let stages: [Stage]
    /// Where the stages are declared; nil without stages.
    package let stagesPlace: SourceLocation?

    package struct Text: Sendable {
        package let title: String
        /// A few words, for tables.
        package let short: String
        /// How the countries answer, in at most `TopicChecks.answerLimit` words.
        package let answer: CitedText?
    }

    private enum Fields {
        static let title = Field("title", .plain(8...160), .required, "السؤال", "la question", "the question")
        static let short = Field(
            "short", .plain(2...60), .required, "كلمات قليلة للجداول", "quelques mots pour les tableaux", "a few words for tables")
        static let theme = Field("theme", FieldType<ID<Theme>>.id(), .required, "المحور", "le thème", "the theme")
        static let order = Field("order", .whole(in: 0...1_000_000), .required, "الترتيب", "l’ordre", "the order")
        static let standards = Field(
            "standards", FieldType<[ID<Instrument>]>.ids(), .optional, "المعايير الدولية", "normes internationales",
            "international standards")
        static let facts = Field(
            "facts", .list(of: FieldType<ComparableField>.vocabulary), .optional, "ما يُقارن", "ce qui se compare", "what to align")
        static let answer = Field(
            "answer", .cited, .advised, "الجواب في 45 كلمة على الأكثر، بمصادره", "la réponse en 45 mots au plus, sourcée",
            "the answer in at most 45 words, with its sources")
        static let contrasts = Field(
            "contrasts", .list(of: FieldType<Contrast>.object(Contrast.fields, Contrast.init)), .advised, "أوجه الاختلاف بين البلدان",
            "ce qui distingue les pays", "how the countries differ")
        static let stages = Field(
            "stages", .list(of: FieldType<Stage>.object(Stage.fields, Stage.init)), .advised, "مراحل المسار بالترتيب",
            "les étapes du parcours, dans l’ordre", "the stages of the pathway, in order")
        static let sources = Citation.list(.optional)
    }

    package static let fields =
        [
            Fields.title.declared, Fields.short.declared, Fields.theme.declared, Fields.order.declared, Fields.standards.declared,
            Fields.facts.declared, Fields.answer.declared, Fields.contrasts.declared, Fields.stages.declared, Fields.sources.declared,
        ] + CommonFields.publishing
    package static let translatedFields = [Fields.title.declared, Fields.short.declared, Fields.answer.declared]

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let text = Text(&reader)
        let theme = reader.read(Fields.theme)
        let order = reader.read(Fields.order)
        standards = reader.list(Fields.standards)
        facts = reader.read(Fields.facts) ?? ComparableField.allCases
        contrasts = reader.list(Fields.contrasts)
        stages = reader.list(Fields.stages)
        stagesPlace = reader.has(Fields.stages.key) ? reader.location(of: Fields.stages.key) : nil
        for (index, stage) in stages.enumerated() where stages[..<index].contains(where: { $0.id == stage.id }) {
            reader.context.diagnostics.append(
                Diagnostic(.duplicateValue, at: reader.location(of: Fields.stages.key), offendingText: stage.id))
        }
        let expectsAnswer = text?.answer != nil
        let others = translations.mapKeyed { _, reader -> Text? in
            let text = Text(&reader)
            if let text, (text.answer != nil) != expectsAnswer {
                reader.context.diagnostics.append(
                    Diagnostic(
                        .translationMismatch, at: reader.location(of: Fields.answer.key), offendingText: Fields.answer.key, detail: "≠"))
            }
            return text
        }
        guard let text, let theme, let order else { return nil }
        (self.metadata, self.theme, self.order) = (metadata, theme, order)
        self.text = Localized(original: metadata.body.original, text, others: others)
    }

    package func title(in language: Language) -> LocalizedString {
        let text = text[language]
        return LocalizedString(text.value.title, text.language)
    }

    package func short(in language: Language) -> LocalizedString {
        let text = text[language]
        return LocalizedString(text.value.short, text.language)
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

/// A field of practices that a topic page lays side by side; the raw value is the field's key.
package enum ComparableField: String, Vocabulary {
    case since, status, evidence, lead, partners, instruments, scale, cost

    package var label: LocalizedText {
        switch self {
        case .since: .init(ar: "منذ", fr: "Depuis", en: "Since")
        case .status: .init(ar: "الحالة", fr: "État", en: "Status")
        case .evidence: .init(ar: "مستوى الإثبات", fr: "Niveau de preuve", en: "Evidence")
        case .lead: .init(ar: "الجهة القائدة", fr: "Institution responsable", en: "Lead")
        case .partners: .init(ar: "الشركاء", fr: "Partenaires", en: "Partners")
        case .instruments: .init(ar: "السند", fr: "Textes", en: "Instruments")
        case .scale: .init(ar: "النطاق", fr: "Portée", en: "Scale")
        case .cost: .init(ar: "الكلفة", fr: "Coût", en: "Cost")
        }
    }
}
