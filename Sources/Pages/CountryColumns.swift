internal import Linking
internal import Localization
internal import Markdown
internal import Records

/// The column of one country in a topic.
struct CountryColumn {
    let country: Country
    /// The main practice first: the one whose steps cover most stages, of these the one with the strongest evidence.
    let practices: [Practice]

    init(_ country: Country, _ practices: [Practice], _ catalogue: Catalogue) {
        self.country = country
        let stages = Dictionary(
            uniqueKeysWithValues: practices.map { ($0.id, Set($0.stepStages.compactMap { $0?.id }).count) })
        self.practices = practices.sorted { a, b in
            let (first, second) = (catalogue.evidence(of: a).level, catalogue.evidence(of: b).level)
            return (stages[b.id] ?? 0, second, a.metadata.id) < (stages[a.id] ?? 0, first, b.metadata.id)
        }
    }

    var main: Practice? { practices.first }
    var others: ArraySlice<Practice> { practices.dropFirst() }
}

/// A topic's columns by country, with the page's common list of sources.
struct CountryColumns {
    let context: PageContext
    let topic: Topic
    let columns: [CountryColumn]

    init(_ context: PageContext, _ topic: Topic) {
        self.context = context
        self.topic = topic
        columns = context.graph.countries.map { CountryColumn($0, context.graph.answers(to: topic.id, from: $0.id), context.catalogue) }
    }

    var answer: (value: CitedText, language: Language)? { topic.answer(in: context.language) }

    /// The citations of the answer.
    var citedByAnswer: PageSources.CitingRecord { PageSources.CitingRecord(topic.metadata, answer?.value.keys ?? []) }

    /// The citations of the notes on dates.
    var citedByCards: [PageSources.CitingRecord] {
        columns.compactMap { column in
            guard let practice = column.main, let note = practice.text[context.language].value.sinceNote else { return nil }
            return PageSources.CitingRecord(practice.metadata, note.keys, months: column.country.months)
        }
    }
}
