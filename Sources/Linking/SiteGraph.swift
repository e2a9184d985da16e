// Linking: computes how records relate (`SiteGraph`): links, backlinks, related practices with reasons, comparisons, coverage.
// It must not depend on pages or URLs.
//
//     let relations = RecordRelations(catalogue, proseLinks: [:])
//     let graph = SiteGraph(catalogue, relations)
//     let gaps = graph.coverage.gaps

internal import Localization
package import Records

/// The reason for a relation between two records.
package enum RelationReason: String, Sendable, CaseIterable, Comparable {
    /// The text of an entry links to the other.
    case mention
    case counterpart
    case sameTopic = "same-topic"
    case sameInstrument = "same-instrument"
    case sameInstitution = "same-institution"
    case sameRoundTable = "same-round-table"
    case sameTheme = "same-theme"

    /// The weight of one shared property of this kind.
    var weight: Int {
        switch self {
        case .mention: 40
        case .counterpart: 100
        case .sameTopic: 60
        case .sameInstrument: 12
        case .sameRoundTable: 6
        case .sameInstitution: 5
        case .sameTheme: 2
        }
    }

    package static func < (a: RelationReason, b: RelationReason) -> Bool { a.weight > b.weight }
}

/// A related entry, with the reasons.
package struct RelatedPractice: Sendable, Hashable {
    package let id: ID<Practice>
    package let score: Int
    /// Strongest first.
    package let reasons: [RelationReason]
}

/// The catalogue with all relations, computed once for all pages.
package final class SiteGraph: Sendable {
    package let catalogue: Catalogue
    package let relations: RecordRelations
    package let countries: [Country]
    package let themes: [Theme]
    package let topics: [Topic]
    /// The records that cite each source.
    package let citing: [ID<Source>: [RecordKey]]
    /// Concepts that indicators name, with those indicators by id: what compares and what more countries measure first.
    package let concepts: [(concept: Concept, indicators: [Indicator])]
    package let unknowns: ResearchAgenda
    package let history: ChangeHistory
    private let topicPlaces: [ID<Topic>: Int]
    private let listings: SiteListings

    package init(_ catalogue: Catalogue, _ relations: RecordRelations) {
        self.catalogue = catalogue
        self.relations = relations
        citing = catalogue.citing
        countries = catalogue.countries.all.sorted { ($0.order, $0.metadata.id) < ($1.order, $1.metadata.id) }
        let themes = catalogue.themes.all.sorted { ($0.order, $0.metadata.id) < ($1.order, $1.metadata.id) }
        let themeOrder = Dictionary(uniqueKeysWithValues: themes.enumerated().map { ($1.id, $0) })
        self.themes = themes
        topics = catalogue.topics.all.sorted {
            (themeOrder[$0.theme] ?? 0, $0.order, $0.metadata.id) < (themeOrder[$1.theme] ?? 0, $1.order, $1.metadata.id)
        }
        concepts = Self.concepts(of: catalogue)
        topicPlaces = Dictionary(uniqueKeysWithValues: topics.enumerated().map { ($1.id, $0) })
        unknowns = ResearchAgenda(topics: topics, countries: countries, catalogue: catalogue, coverage: relations.coverage)
        history = ChangeHistory(catalogue)
        listings = SiteListings(catalogue, relations, topics: topics)
    }

    package var practicesNaming: [RecordKey: [ID<Practice>]] { relations.practicesNaming }
    package var backlinks: [RecordKey: [RecordKey]] { relations.backlinks }
    package var related: [ID<Practice>: [RelatedPractice]] { relations.related }
    package var coverage: TopicCoverage { relations.coverage }

    /// The practices that name a record in a field.
    package func practices(naming key: RecordKey) -> [ID<Practice>] { practicesNaming[key] ?? [] }

    /// The instruments whose articles the contrasts of a topic name.
    package func instruments(citedBy topic: RecordKey) -> [RecordKey] {
        (catalogue.topics.find(topic.id)?.contrasts ?? []).flatMap(\.answers).flatMap(\.articles).map(\.instrument.key)
    }

    package func topics(of theme: ID<Theme>) -> [Topic] { listings.topics[theme] ?? [] }

    package func answers(to theme: ID<Theme>, from country: ID<Country>) -> CountryAnswersInTheme {
        listings.answers[SiteListings.ThemeOfCountry(theme: theme, country: country)]
            ?? CountryAnswersInTheme(to: [], from: country, coverage)
    }

    /// Practices that name a theme, but whose topic belongs to another theme.
    package func practices(alsoNaming theme: ID<Theme>) -> [ID<Practice>] { listings.also[theme] ?? [] }

    /// Practices by topic, in the order of topics. The cost depends on the number of practices only.
    package func byTopic(_ practices: [Practice]) -> [(topic: Topic, practices: [Practice])] {
        Dictionary(grouping: practices) { topicPlaces[$0.topic] ?? 0 }.sorted { $0.key < $1.key }.map { (topics[$0.key], $0.value) }
    }

    /// The answers of one country to one topic.
    package func answers(to topic: ID<Topic>, from country: ID<Country>) -> [Practice] {
        coverage.answers(to: topic, from: country).map { catalogue.practices[$0] }
    }

    /// Answers of other countries to the same topic, and counterparts named in the front matter, by country.
    package func counterparts(of practice: Practice) -> [Practice] {
        var seen: Set<ID<Practice>> = [practice.id]
        var found: [Practice] = []
        for country in countries where country.id != practice.country {
            let named = practice.counterparts.filter { catalogue.practices[$0].country == country.id }
            let naming = (practicesNaming[practice.key] ?? []).filter { catalogue.practices[$0].country == country.id }
            for id in coverage.answers(to: practice.topic, from: country.id) + named + naming where seen.insert(id).inserted {
                found.append(catalogue.practices[id])
            }
        }
        return found
    }

    private static func concepts(of catalogue: Catalogue) -> [(concept: Concept, indicators: [Indicator])] {
        let indicators = Dictionary(grouping: catalogue.indicators.all) { $0.concept }
        let used = catalogue.concepts.all.map { concept in
            let own = indicators[concept.id] ?? []
            return (concept: concept, indicators: own, countries: Set(own.flatMap { $0.series.map(\.country) }).count)
        }
        let ranks = Dictionary(uniqueKeysWithValues: Comparability.allCases.enumerated().map { ($1, $0) })
        return used.filter { !$0.indicators.isEmpty }.sorted {
            (ranks[$0.concept.comparable] ?? 0, -$0.countries, $0.concept.metadata.id)
                < (ranks[$1.concept.comparable] ?? 0, -$1.countries, $1.concept.metadata.id)
        }.map { ($0.concept, $0.indicators) }
    }

    /// The indicators that name a concept, by id.
    package func indicators(of concept: ID<Concept>) -> [Indicator] {
        concepts.first { $0.concept.id == concept }?.indicators ?? []
    }

    /// The practices of a round table: those that it names, and those that name it.
    package func presented(at table: RoundTable) -> [ID<Practice>] { listings.presented[table.id] ?? [] }
}

extension Practice {
    /// All records that fields of the practice name.
    package var namedRecords: [RecordKey] {
        var keys = [country.key, topic.key]
        keys += themes.map(\.key)
        keys += lead.map(\.key)
        keys += partners.map(\.key)
        keys += instruments.map(\.key)
        keys += roundTables.map(\.key)
        keys += counterparts.map(\.key)
        keys += stepActors.compactMap { $0?.key }
        if let origin = outcome.adaptedFrom { keys.append(origin.key) }
        return keys
    }
}
