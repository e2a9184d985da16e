package import Records

/// The answers of a country to the topics of a theme, and the topics without an answer, in the order of topics.
package struct CountryAnswersInTheme: Sendable {
    package let practices: [ID<Practice>]
    package let gaps: [ID<Topic>]

    init(to topics: [Topic], from country: ID<Country>, _ coverage: TopicCoverage) {
        practices = topics.flatMap { coverage.answers(to: $0.id, from: country) }
        gaps = topics.map(\.id).filter { coverage.answers(to: $0, from: country).isEmpty }
    }
}

/// Lists that grow with the site, computed once for all pages. They hold ids, since a page of a list needs only its own records.
struct SiteListings: Sendable {
    let topics: [ID<Theme>: [Topic]]
    let answers: [ThemeOfCountry: CountryAnswersInTheme]
    /// Practices that name a theme, but whose topic belongs to another theme.
    let also: [ID<Theme>: [ID<Practice>]]
    /// The practices of a round table: those that it names, and those that name it.
    let presented: [ID<RoundTable>: [ID<Practice>]]

    struct ThemeOfCountry: Hashable {
        let theme: ID<Theme>
        let country: ID<Country>
    }

    init(_ catalogue: Catalogue, _ relations: RecordRelations, topics sorted: [Topic]) {
        let topics = Dictionary(grouping: sorted, by: \.theme)
        self.topics = topics
        var answers: [ThemeOfCountry: CountryAnswersInTheme] = [:]
        var also: [ID<Theme>: [ID<Practice>]] = [:]
        for theme in catalogue.themes.all.map(\.id) {
            for country in catalogue.countries.all.map(\.id) {
                answers[ThemeOfCountry(theme: theme, country: country)] = CountryAnswersInTheme(
                    to: topics[theme] ?? [], from: country, relations.coverage)
            }
            let naming = relations.practicesNaming[theme.key] ?? []
            also[theme] = naming.filter { catalogue.topics[catalogue.practices[$0].topic].theme != theme }
        }
        self.answers = answers
        self.also = also
        presented = Dictionary(
            uniqueKeysWithValues: catalogue.roundTables.all.map {
                ($0.id, Set($0.practices + (relations.practicesNaming[$0.key] ?? [])).sorted())
            })
    }
}
