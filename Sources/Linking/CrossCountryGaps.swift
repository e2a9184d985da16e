package import Records

/// What one country documents and another does not, from the contrasts of topics and from the practices that answer them.
///
/// Silence of the sources is kept apart: it never counts as lacking.
package struct CrossCountryGaps: Sendable {
    /// A country that has something beside one that lacks it, or of which it is not known.
    package struct Row: Sendable {
        package let topic: ID<Topic>
        /// The place among the topic's contrasts; nil where a practice is what is missing.
        package let contrast: Int?
        package let has: ID<Country>
        /// `yes` or `partly`.
        package let value: ContrastAnswer
        package let lacks: ID<Country>
        /// `no`: the sources say so. `unknown`: they do not say.
        package let lackingValue: ContrastAnswer

        package var isKnown: Bool { lackingValue == .no }
    }

    /// In the order of topics, of their contrasts, and of countries; a missing practice stands after the contrasts of its topic.
    package let rows: [Row]

    package init(_ graph: SiteGraph) {
        let countries = graph.countries.map(\.id)
        var rows: [Row] = []
        for topic in graph.topics {
            for (index, contrast) in topic.contrasts.enumerated() {
                let values = countries.map { ($0, contrast.value(for: $0)) }
                for (has, value) in values where value == .yes || value == .partly {
                    for (lacks, lackingValue) in values where lackingValue == .no || lackingValue == .unknown {
                        rows.append(
                            Row(
                                topic: topic.id, contrast: index, has: has, value: value, lacks: lacks, lackingValue: lackingValue))
                    }
                }
            }
            // That no practice is described does not say that there is none.
            let answering = countries.filter { !graph.coverage.answers(to: topic.id, from: $0).isEmpty }
            for has in answering {
                for lacks in countries where !answering.contains(lacks) {
                    rows.append(
                        Row(topic: topic.id, contrast: nil, has: has, value: .yes, lacks: lacks, lackingValue: .unknown))
                }
            }
        }
        self.rows = rows
    }
}
