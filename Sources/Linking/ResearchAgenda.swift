package import Records

/// What the sources do not say, by topic and country.
package struct ResearchAgenda: Sendable {
    package enum Item: Sendable {
        /// A contrast of the topic whose answer is not known for the country, by its place.
        case contrast(Topic, Int)
        /// No practice of the country answers the topic.
        case practice
        /// What a practice declares as not known.
        case field(Practice, UnknownFact)
    }

    /// Topics with something unknown, in the site's order, and the countries concerned.
    package let topics: [(topic: Topic, countries: [(country: Country, items: [Item])])]

    package var count: Int { topics.reduce(0) { $0 + $1.countries.reduce(0) { $0 + $1.items.count } } }

    init(topics: [Topic], countries: [Country], catalogue: Catalogue, coverage: TopicCoverage) {
        self.topics = topics.compactMap { topic in
            let found = countries.compactMap { country -> (country: Country, items: [Item])? in
                let answers = coverage.answers(to: topic.id, from: country.id).map { catalogue.practices[$0] }
                var items: [Item] = answers.isEmpty ? [.practice] : []
                for (index, contrast) in topic.contrasts.enumerated() where contrast.value(for: country.id) == .unknown {
                    items.append(.contrast(topic, index))
                }
                for practice in answers { items += practice.unknowns.map { .field(practice, $0) } }
                return items.isEmpty ? nil : (country, items)
            }
            return found.isEmpty ? nil : (topic, found)
        }
    }
}
