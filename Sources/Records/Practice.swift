internal import Bytes
package import Diagnostics
package import FrontMatter
package import Localization
package import Markdown

/// One country's answer to a topic: the site's main collection.
///
/// An immutable class rather than a struct: copying its fields for thousands of views would cost about 30 reference counts each.
package final class Practice: Record {
    package static let collection = Collection.practices

    package let metadata: RecordMetadata
    package let text: Localized<Text>
    package let country: ID<Country>
    package let themes: [ID<Theme>]
    package let topic: ID<Topic>
    package let since: PartialDate
    package let until: PartialDate?
    package let status: PracticeStatus
    /// What its author claims; `Catalogue.evidence(of:)` gives the level that readers see.
    package let evidenceClaim: ClaimedEvidenceLevel?
    package let lead: [ID<Institution>]
    package let partners: [ID<Institution>]
    package let targetGroups: [TargetGroup]
    package let instruments: [ID<Instrument>]
    package let roundTables: [ID<RoundTable>]
    package let counterparts: [ID<Practice>]
    package let scale: GeographicScale?
    package let stepActors: [ID<Institution>?]
    /// The stage of the topic's pathway that each step belongs to.
    package let stepStages: [StageReference?]
    package let figures: [Figure]
    package let cost: Cost?
    package let compiled: PartialDate
    package let reviewed: PartialDate
    /// When it must be reviewed, where that is not computed.
    package let reviewDue: PartialDate?
    package let validations: [ValidationByInstitution]
    package let replies: [InstitutionReply]
    package let outcome: Outcome
    /// Statements about what the sources do not say.
    package let unknowns: [UnknownFact]

    package init?(_ reader: inout FieldReader, translations: inout [Language: FieldReader], metadata: RecordMetadata) {
        let title = reader.read(Fields.title)
        let country = reader.read(Fields.country)
        let themes = reader.read(Fields.themes)
        let topic = reader.read(Fields.topic)
        let summary = reader.read(Fields.summary)
        let since = reader.read(Fields.since)
        let sinceNote = reader.read(Fields.sinceNote)
        let until = reader.read(Fields.until)
        let status = reader.read(Fields.status)
        let lead = reader.read(Fields.lead)
        let steps = reader.list(Fields.steps)
        let results = reader.list(Fields.results)
        let cost = reader.read(Fields.cost)
        let caution = reader.read(Fields.caution)
        let compiled = reader.read(Fields.compiled)
        let reviewed = reader.read(Fields.reviewed)
        evidenceClaim = ClaimedEvidenceLevel(&reader)
        partners = reader.list(Fields.partners)
        targetGroups = reader.list(Fields.targetGroups)
        instruments = reader.list(Fields.instruments)
        roundTables = reader.list(Fields.roundTables)
        counterparts = reader.list(Fields.counterparts)
        scale = reader.read(Fields.scale)
        reviewDue = reader.read(Fields.reviewDue)
        let written = reader.list(Fields.validatedBy)
        replies = reader.list(Fields.replies)
        outcome = Outcome(&reader)
        if let since, let until, until.isCertainlyBefore(since) {
            reader.context.diagnostics.append(
                .init(.endBeforeStart, at: reader.location(of: "until"), offendingText: until.iso, detail: since.iso))
        }
        let sections = PracticeSectionSplitter.read(metadata.body, in: &reader, &translations)
        unknowns = reader.list(Fields.unknown)
        UnknownFact.check(unknowns, sections: sections[metadata.body.original] ?? [:], in: &reader)
        let others = translations.mapKeyed { language, translation in
            Text(
                translation: &translation, isStale: metadata.staleTranslations.contains(language), stepCount: steps.count,
                resultCount: results.count, expectsCaution: caution != nil,
                sections: sections[language] ?? [:])
        }
        guard let title, let country, let themes, let topic, let summary, let since, let status, let lead, let compiled, let reviewed
        else {
            return nil
        }
        let original = Text(
            title: title, summary: summary, sinceNote: sinceNote, caution: caution, costNote: cost?.note, steps: steps.map(\.step),
            results: results.map(\.result), sections: sections[metadata.body.original] ?? [:])
        let fingerprints = TextFingerprints(
            whole: metadata.fingerprint, document: metadata.body[metadata.body.original].value, text: original)
        validations = written.map { $0.compared(with: fingerprints, into: &reader.context.diagnostics) }
        self.metadata = metadata
        self.text = Localized(original: metadata.body.original, original, others: others)
        (self.country, self.themes, self.topic, self.since, self.until) = (country, themes, topic, since, until)
        (self.status, self.lead, self.compiled, self.reviewed) = (status, lead, compiled, reviewed)
        stepActors = steps.map(\.actor)
        stepStages = steps.map(\.stage)
        figures = results.map(\.figure)
        self.cost = cost?.cost
    }

    /// The texts of a practice in one language; a class for the same reason.
    package final class Text: Sendable {
        package let title: String
        package let summary: String
        package let sinceNote: CitedText?
        package let caution: CitedText?
        package let costNote: CitedText?
        package let steps: [Step]
        package let results: [Result]
        /// The sections by role, as ranges of the body in the same language.
        package let sections: [SectionRole: DocumentSection]

        init(
            title: String, summary: String, sinceNote: CitedText?, caution: CitedText?, costNote: CitedText?, steps: [Step],
            results: [Result], sections: [SectionRole: DocumentSection]
        ) {
            (self.title, self.summary, self.sinceNote, self.caution, self.costNote) = (title, summary, sinceNote, caution, costNote)
            (self.steps, self.results, self.sections) = (steps, results, sections)
        }
    }

    package struct Step: Sendable {
        package let title: String
        package let text: CitedText
    }

    /// The stage named by a step.
    package struct StageReference: Sendable, Hashable {
        package let id: String
        package let location: SourceLocation
    }

    package struct Result: Sendable {
        package let indicator: String
        package let unit: String?
        package let period: String?
        package let note: CitedText?
    }

    /// The figures of a result, the same in all languages.
    package struct Figure: Sendable {
        package let value: Double
        package let year: Int?
        package let source: String
    }

    package struct Cost: Sendable {
        package let amount: Double
        /// An ISO 4217 code.
        package let currency: String
        let currencyLocation: SourceLocation
        package let period: String?
        package let source: String
    }

    package func title(in language: Language) -> LanguageTaggedString {
        let text = text[language]
        return LanguageTaggedString(text.value.title, text.language)
    }

    package func summary(in language: Language) -> LanguageTaggedString? {
        let text = text[language]
        return LanguageTaggedString(text.value.summary, text.language)
    }

    package var languages: [Language] { text.languages }

    /// The steps for a reader's language. A translation with another number of steps is behind the original: its texts cannot be assigned
    /// to actors and stages by position, so the original's are given.
    package func steps(in language: Language) -> (value: [Step], language: Language) {
        let written = text[language]
        return written.value.steps.count == stepActors.count
            ? (written.value.steps, written.language) : (text[text.original].value.steps, text.original)
    }

    /// The results for a reader's language; as with steps, so that no indicator stands beside another's figure.
    package func results(in language: Language) -> (value: [Result], language: Language) {
        let written = text[language]
        return written.value.results.count == figures.count
            ? (written.value.results, written.language) : (text[text.original].value.results, text.original)
    }

    /// The caution for a reader's language: the original's where a translation that is behind has none.
    package func caution(in language: Language) -> (value: CitedText, language: Language)? {
        let written = text[language]
        if let caution = written.value.caution { return (caution, written.language) }
        return text[text.original].value.caution.map { ($0, text.original) }
    }

    /// The id without slashes, for anchors and reference keys.
    package var anchor: String { String(decoding: metadata.id.utf8.map { $0 == .slash ? .hyphen : $0 }, as: UTF8.self) }

    /// The validation of the whole text as it stands; nil: the entry is a draft from public sources.
    package var validation: ValidationByInstitution? { validations.first { $0.isWhole && !$0.isOutdated } }

    /// How many months a review holds: what is planned or tried out changes sooner.
    package func reviewMonths(_ months: Int) -> Int { [.planned, .pilot].contains(status) ? (months + 1) / 2 : months }

    /// When it must be reviewed again.
    package func dueDate(after months: Int) -> PartialDate { reviewDue ?? reviewed.adding(months: reviewMonths(months)) }

    /// Whether its last review is more whole months ago than a review holds, or the day for the next is past.
    package func isStale(on today: PartialDate, after months: Int) -> Bool {
        reviewDue.map { $0.isCertainlyBefore(today) } ?? (reviewed.months(to: today) > reviewMonths(months))
    }
}
