internal import FrontMatter
package import Localisation
package import Markdown

/// One country's answer to a topic: the heart of the site.
package struct Practice: Record {
    package static let collection = Collection.practices

    package let entry: Entry
    package let text: Localized<Text>
    package let country: ID<Country>
    package let themes: [ID<Theme>]
    package let topic: ID<Topic>
    package let since: PartialDate
    package let until: PartialDate?
    package let status: Status
    package let evidence: Evidence
    package let lead: [ID<Institution>]
    package let partners: [ID<Institution>]
    package let targetGroups: [TargetGroup]
    package let instruments: [ID<Instrument>]
    package let roundTables: [ID<RoundTable>]
    package let counterparts: [ID<Practice>]
    package let scale: Scale?
    package let stepActors: [ID<Institution>?]
    package let figures: [Figure]
    package let cost: Cost?
    package let compiled: PartialDate
    package let reviewed: PartialDate
    package let validation: Validation?

    /// The words of a practice in one language.
    package struct Text: Sendable {
        package let title: String
        package let summary: String
        package let sinceNote: CitedText?
        package let caution: CitedText?
        package let costNote: CitedText?
        package let steps: [Step]
        package let results: [Result]
        /// The body's parts by role; ranges into the body of the same language.
        package let sections: [SectionRole: Section]
    }

    package struct Step: Sendable {
        package let title: String
        package let text: CitedText
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
        package let currency: Currency
        package let period: String?
        package let source: String
    }

    package struct Validation: Sendable {
        package let institution: ID<Institution>
        package let date: PartialDate
    }

    package func title(in language: Language) -> Wording {
        let text = text[language]
        return Wording(text.value.title, text.language)
    }

    package func summary(in language: Language) -> Wording? {
        let text = text[language]
        return Wording(text.value.summary, text.language)
    }

    package var languages: [Language] { text.languages }
}
