internal import Diagnostics
internal import FrontMatter
package import Localization
internal import Markdown

/// One row of a topic's contrasts: a short question, and the answer of each country.
package struct CountryContrast: Sendable {
    package let label: LocalizedText
    /// At most one answer per country; a missing one means unknown.
    package let answers: [Answer]

    package struct Answer: Sendable {
        package let country: ID<Country>
        package let value: ContrastAnswer
        /// A short cited text; nil only if the value is `unknown`.
        package let text: LocalizedCitedText?
        /// The articles of laws on which it rests.
        package let articles: [LawArticleReference]
    }

    package func answer(of country: ID<Country>) -> Answer? { answers.first { $0.country == country } }

    /// The value for a country; `unknown` if the sources are silent, never `no`.
    package func value(for country: ID<Country>) -> ContrastAnswer { answer(of: country)?.value ?? .unknown }
}

/// The answer of one country to a contrast.
package enum ContrastAnswer: String, TranslatedVocabulary {
    case yes, partly, no, unknown

    package static let textGroup = "vocabularies.contrast"
}

/// A stage of the pathway that a topic compares; steps of practices name it by id.
package struct PathwayStage: Sendable {
    package let id: String
    package let title: LocalizedText
}

extension CountryContrast {
    private static let labelField = Field("topic-contrasts.label", .local, .required)
    private static let answersField = Field(
        "topic-contrasts.answers", .list(of: FieldType<Answer>.object(Answer.fields, Answer.init)), .required)
    static let fields = [labelField.declared, answersField.declared]

    init?(_ reader: inout FieldReader) {
        let label = reader.read(Self.labelField)
        let answers = reader.read(Self.answersField)
        guard let label, let answers else { return nil }
        var countries: Set<ID<Country>> = []
        for answer in answers where !countries.insert(answer.country).inserted {
            reader.context.diagnostics.append(
                Diagnostic(.duplicateValue, at: reader.location(of: "answers"), offendingText: answer.country.text))
        }
        (self.label, self.answers) = (label, answers)
    }
}

extension CountryContrast.Answer {
    private static let countryField = Field("topic-contrast-answers.country", FieldType<ID<Country>>.id(), .required)
    private static let valueField = Field("topic-contrast-answers.value", FieldType<ContrastAnswer>.vocabulary, .required)
    private static let textField = Field("topic-contrast-answers.text", .citedLocal, .optional)
    private static let articlesField = Field(
        "topic-contrast-answers.articles",
        .list(of: FieldType<LawArticleReference>.object(LawArticleReference.fields, LawArticleReference.init)),
        .optional)
    static let fields = [countryField.declared, valueField.declared, textField.declared, articlesField.declared]

    init?(_ reader: inout FieldReader) {
        let country = reader.read(Self.countryField)
        let value = reader.read(Self.valueField)
        text = reader.read(Self.textField)
        articles = reader.list(Self.articlesField)
        guard let country, let value else { return nil }
        if value != .unknown, !(text?[.ar].keys.isEmpty == false) {
            reader.context.diagnostics.append(
                Diagnostic(.contrastWithoutSource, at: reader.location(of: "value"), offendingText: value.rawValue, detail: country.text))
        }
        (self.country, self.value) = (country, value)
    }
}

extension PathwayStage {
    private static let idField = Field("topic-stages.id", .plain(1...40), .required)
    private static let titleField = Field("topic-stages.title", .local, .required)
    static let fields = [idField.declared, titleField.declared]

    init?(_ reader: inout FieldReader) {
        let id = reader.read(Self.idField)
        let title = reader.read(Self.titleField)
        guard let id, let title else { return nil }
        (self.id, self.title) = (id, title)
    }
}

/// Checks that need a topic and its practices together.
enum TopicChecks {
    /// The maximum length of an answer in words, which takes ten seconds to read.
    static let answerLimit = 45

    /// Reports steps with a stage that their topic lacks, and stages that no step uses.
    static func stages(of catalogue: Catalogue, _ entries: [LoadedEntry]) -> [Diagnostic] {
        var used: [ID<Topic>: Set<String>] = [:]
        var diagnostics: [Diagnostic] = []
        for practice in catalogue.practices.all {
            let known = catalogue.topics[practice.topic].stages.map(\.id)
            for stage in practice.stepStages.compactMap({ $0 }) {
                used[practice.topic, default: []].insert(stage.id)
                guard !known.contains(stage.id) else { continue }
                diagnostics.append(
                    Diagnostic(
                        .unknownStage, at: stage.location, offendingText: stage.id,
                        detail: "content/topics/\(practice.topic.text).md: " + known.joined(separator: ", "),
                        suggestion: SpellingSuggestion.nearest(to: stage.id, among: known)))
            }
        }
        // A practice with errors may use any stage of its topic, and an unreadable one may belong to any topic.
        let incomplete = entries.filter { $0.key.collection == .practices && catalogue.practices.find($0.key.id) == nil }
        for topic in catalogue.topics.all
        where !incomplete.contains(where: { $0.references.isEmpty || $0.references.contains { $0.key == topic.key } }) {
            for stage in topic.stages where !(used[topic.id]?.contains(stage.id) ?? false) {
                diagnostics.append(
                    Diagnostic(.unusedStage, at: topic.stagesPlace ?? SourceLocation(path: topic.metadata.path), offendingText: stage.id))
            }
        }
        return diagnostics
    }

    /// Reports an answer that is too long, or that cites nothing.
    static func answer(_ answer: CitedText, at location: SourceLocation, into diagnostics: inout [Diagnostic]) {
        let words = answer.plain.split(whereSeparator: \.isWhitespace).count
        if words > answerLimit {
            diagnostics.append(Diagnostic(.answerTooLong, at: location, offendingText: "\(words)", detail: "\(answerLimit)"))
        }
        if answer.keys.isEmpty {
            diagnostics.append(Diagnostic(.answerWithoutSource, at: location, offendingText: answer.source))
        }
    }
}
