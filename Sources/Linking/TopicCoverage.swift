package import Records

/// Which country answers which topic, with the gaps.
package struct TopicCoverage: Sendable {
    private let cells: [Cell: [ID<Practice>]]
    /// Topics with an answer from every country.
    package let completeTopics: [ID<Topic>]
    /// Pairs of topic and country without an answer.
    package let gaps: [Gap]

    private struct Cell: Hashable {
        let topic: ID<Topic>
        let country: ID<Country>
    }

    /// A missing answer: a topic and a country.
    package struct Gap: Sendable, Hashable {
        package let topic: ID<Topic>
        package let country: ID<Country>
    }

    init(_ catalogue: Catalogue) {
        var cells: [Cell: [ID<Practice>]] = [:]
        for practice in catalogue.practices.all {
            cells[Cell(topic: practice.topic, country: practice.country), default: []].append(practice.id)
        }
        self.cells = cells
        var gaps: [Gap] = []
        var complete: [ID<Topic>] = []
        let countries = catalogue.countries.all.map(\.id)
        for topic in catalogue.topics.all {
            let missing = countries.filter { cells[Cell(topic: topic.id, country: $0)] == nil }
            if missing.isEmpty { complete.append(topic.id) }
            gaps += missing.map { Gap(topic: topic.id, country: $0) }
        }
        self.gaps = gaps
        completeTopics = complete
    }

    package func answers(to topic: ID<Topic>, from country: ID<Country>) -> [ID<Practice>] {
        cells[Cell(topic: topic, country: country)] ?? []
    }
}
