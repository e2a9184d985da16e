package import FrontMatter
package import Linking
package import Localization
package import Records

/// The possible values of a field in this site: vocabulary values or records.
package struct FieldValueOptions: Sendable {
    private let graph: SiteGraph
    private let language: Language

    package init(_ graph: SiteGraph, language: Language) { (self.graph, self.language) = (graph, language) }

    /// Nil if the field has no list of values. Topics without an answer of the country come first.
    package func choices(for schema: FieldSchema, answers: Answers) -> [Choice]? {
        switch schema {
        case .vocabulary(let entries):
            entries.map { entry in Choice(id: entry.value, label: entry.label[language], otherLabels: others { entry.label[$0] }) }
        case .reference(let collection): Collection(rawValue: collection).map { records(of: $0, answers) }
        case .list(let element): choices(for: element, answers: answers)
        default: nil
        }
    }

    /// The stages of a topic's pathway, which the steps of its practices name.
    package func stages(of topic: String?) -> [Choice] {
        (topic.flatMap { graph.catalogue.topics.find($0) }?.stages ?? []).map { stage in
            Choice(id: stage.id, label: stage.title[language], otherLabels: others { stage.title[$0] })
        }
    }

    private func records(of collection: Collection, _ answers: Answers) -> [Choice] {
        let country = answers.text("country")
        switch collection {
        case .countries: return graph.countries.map { choice($0) }
        case .themes: return graph.themes.map { choice($0) }
        case .topics:
            let open = Set(graph.coverage.gaps.filter { $0.country.text == country }.map(\.topic))
            let topics = graph.topics.filter { open.contains($0.id) } + graph.topics.filter { !open.contains($0.id) }
            return topics.map { choice($0, isOpen: open.contains($0.id)) }
        default:
            let all = graph.catalogue.everything.filter { $0.key.collection == collection }
            let own = all.filter { record in country.map { record.metadata.id.hasPrefix($0 + "/") } ?? true }
            return (own.isEmpty ? all : own).map { choice($0) }
        }
    }

    private func others(_ label: (Language) -> String) -> [String] { Language.builtIn.filter { $0 != language }.map(label) }

    private func choice(_ record: any Record, isOpen: Bool = false) -> Choice {
        Choice(
            id: record.metadata.id, label: record.name(in: language), isOpen: isOpen, otherLabels: others { record.name(in: $0) })
    }

    /// Values derived from others: themes from the topic, lead from the country, the next edition number.
    package func completed(_ answers: Answers, for collection: Collection) -> Answers {
        var answers = answers
        let catalogue = graph.catalogue
        switch collection {
        case .practices:
            if answers["themes"] == nil, let topic = answers.text("topic").flatMap({ catalogue.topics.find($0) }) {
                answers["themes"] = .many([topic.theme.text])
            }
            if let country = answers.text("country").flatMap({ catalogue.countries.find($0) }) {
                if answers["lead"] == nil { answers["lead"] = .many([country.committee.text]) }
                answers[Scaffold.currencyAnswer] = country.currency.map { .one($0.code) }
            }
        case .topics:
            if answers["order"] == nil { answers["order"] = .one(String((graph.topics.map(\.order).max() ?? 0) + 1)) }
        case .roundTables:
            if answers["edition"] == nil {
                answers["edition"] = .one(String((catalogue.roundTables.all.map(\.edition).max() ?? 0) + 1))
            }
        case .terms:
            answers["country"] = .many(graph.countries.map(\.metadata.id))
        case .themes:
            if answers["order"] == nil { answers["order"] = .one(String((graph.themes.map(\.order).max() ?? 0) + 1)) }
        case .countries:
            if answers["order"] == nil { answers["order"] = .one(String((graph.countries.map(\.order).max() ?? 0) + 1)) }
        case .institutions, .instruments, .indicators, .concepts, .pages, .sources: break
        }
        return answers
    }
}
