internal import Bytes
internal import Linking
internal import Localization
internal import Markdown
internal import Records

/// The indexed content of a record of any collection.
final class SearchDocument {
    let record: any Record
    let country: ID<Country>?
    let themes: [ID<Theme>]
    let topic: ID<Topic>?
    /// Filters beside country and theme, such as `status:ongoing`.
    let filters: [String]
    private let languages: [Language]

    /// The weight of a word, by the part of the document.
    enum Weight {
        /// Words of short titles weigh more: 24 for one word, 10 for a dozen.
        static func title(words: Int) -> UInt8 { UInt8(8 + 32 / max(2, words + 1)) }
        static let number: UInt8 = 24
        static let name: UInt8 = 8
        static let summary: UInt8 = 4
        static let heading: UInt8 = 3
        static let fact: UInt8 = 2
        static let body: UInt8 = 1
    }

    init(_ record: any Record, _ catalogue: Catalogue) {
        self.record = record
        languages = record.languages
        switch record {
        case let practice as Practice:
            (country, themes, topic) = (practice.country, practice.themes, practice.topic)
            filters = Self.filters(of: practice, catalogue)
        case let topic as Topic: (country, themes, self.topic, filters) = (nil, [topic.theme], topic.id, ["topic:" + topic.metadata.id])
        case let theme as Theme: (country, themes, topic, filters) = (nil, [theme.id], nil, [])
        case let table as RoundTable: (country, themes, topic, filters) = (table.host, table.themes, nil, [])
        case let institution as Institution: (country, themes, topic, filters) = (institution.country, [], nil, [])
        case let instrument as Instrument: (country, themes, topic, filters) = (instrument.country, [], nil, [])
        case let land as Country: (country, themes, topic, filters) = (land.id, [], nil, [])
        case let indicator as Indicator:
            let countries = Set(indicator.series.map(\.country))
            (country, themes, topic, filters) = (countries.count == 1 ? countries.first : nil, [indicator.theme], nil, [])
        default: (country, themes, topic, filters) = (nil, [], nil, [])
        }
    }

    private static func filters(of practice: Practice, _ catalogue: Catalogue) -> [String] {
        var filters = ["status:" + practice.status.rawValue, "topic:" + practice.topic.text]
        // A withdrawn practice has no level.
        if practice.metadata.withdrawal == nil { filters.append("evidence:" + catalogue.evidence(of: practice).level.rawValue) }
        filters += practice.targetGroups.map { "group:" + $0.rawValue }
        filters += practice.outcome.exploitationForms.map { "form:" + $0.rawValue }
        if let met = practice.outcome.met { filters.append("met:" + met.value.rawValue) }
        filters.append("year:" + practice.since.iso.prefix(4))
        return filters
    }

    /// Whether the record was withdrawn.
    var isWithdrawn: Bool { record.metadata.withdrawal != nil }

    func isWritten(in language: Language) -> Bool { languages.contains(language) }

    /// The texts in one language beside title, summary and body, each with its weight.
    func texts(in language: Language, _ graph: SiteGraph) -> [(text: String, weight: UInt8)] {
        let catalogue = graph.catalogue
        var texts: [(text: String, weight: UInt8)] = []
        func add(_ text: String?, _ weight: UInt8) { if let text, !text.isEmpty { texts.append((text, weight)) } }
        if !(record is Country), let country { add(catalogue.countries[country].name.written(in: language), Weight.fact) }
        switch record {
        case let practice as Practice:
            add(catalogue.topics[practice.topic].text.written(in: language)?.short, Weight.fact)
            for theme in practice.themes { add(catalogue.themes[theme].text.written(in: language)?.name, Weight.body) }
            for id in practice.lead + practice.partners { add(catalogue.institutions[id].name.written(in: language), Weight.body) }
            for id in practice.instruments { add(catalogue.instruments[id].shortTitle.written(in: language), Weight.body) }
            guard let text = practice.text.written(in: language) else { break }
            // A translation that is behind has lists that its page does not show.
            for step in text.steps where text.steps.count == practice.stepActors.count {
                add(step.title, Weight.heading)
                add(step.text.plain, Weight.body)
            }
            for result in text.results where text.results.count == practice.figures.count { add(result.indicator, Weight.body) }
            add(practice.outcome.objective?.written(in: language)?.plain, Weight.body)
            add(practice.outcome.victimParticipation?.written(in: language)?.plain, Weight.body)
            add(practice.outcome.safeguards?.written(in: language)?.plain, Weight.body)
            add(text.caution?.plain, Weight.body)
            add(text.costNote?.plain, Weight.body)
            for reply in practice.replies where reply.language == language { add(reply.text, Weight.body) }
        case let topic as Topic:
            add(topic.text.written(in: language)?.short, Weight.name)
            add(topic.text.written(in: language)?.answer?.plain, Weight.summary)
            for contrast in topic.contrasts {
                add(contrast.label.written(in: language), Weight.body)
                for answer in contrast.answers { add(answer.text?.written(in: language)?.plain, Weight.body) }
            }
            for stage in topic.stages { add(stage.title.written(in: language), Weight.body) }
        case let term as Term:
            for word in term.synonyms[language] { add(word, Weight.name) }
            if language == .ar { for plural in term.plurals { add(plural, Weight.name) } }
            for wording in term.wordings { add(wording[language], Weight.summary) }
            for word in term.discouraged[language] { add(word, Weight.fact) }
        case let instrument as Instrument:
            add(instrument.shortTitle.written(in: language), Weight.heading)
            add(instrument.number, Weight.number)
            add(instrument.kind.label.written(in: language), Weight.fact)
            add(instrument.adopted.map { String($0.iso.prefix(4)) }, Weight.fact)
        case let institution as Institution:
            add(institution.shortName?.written(in: language), Weight.name)
            add(institution.kind.label.written(in: language), Weight.fact)
            add(institution.legalBasis?.written(in: language)?.plain, Weight.body)
        case let indicator as Indicator:
            add(indicator.unit.written(in: language), Weight.fact)
            add(indicator.countedBy.written(in: language), Weight.fact)
            add(indicator.caution?.written(in: language), Weight.body)
        case let concept as Concept:
            add(concept.reason.written(in: language), Weight.body)
            for indicator in graph.indicators(of: concept.id) { add(indicator.title.written(in: language), Weight.body) }
        case let country as Country:
            add(country.officialName.written(in: language), Weight.summary)
            add(catalogue.institutions[country.committee].name.written(in: language), Weight.fact)
            for line in country.helplines {
                add(line.name.written(in: language), Weight.heading)
                add(line.number, Weight.heading)
                add(line.dialled, Weight.heading)
                add(line.audience.written(in: language), Weight.body)
            }
        case let table as RoundTable:
            add(table.text.written(in: language)?.place, Weight.heading)
            for id in table.organisers + table.funders { add(catalogue.institutions[id].name.written(in: language), Weight.body) }
        default: break
        }
        return texts
    }

    /// The text under the title of a result: the summary, else the beginning of the body.
    func snippet(in language: Language) -> String {
        if let withdrawal = record.metadata.withdrawal { return Self.cut(withdrawal.reason[language]) }
        if let summary = record.summary(in: language), summary.language == language { return Self.cut(summary.text) }
        guard let body = record.metadata.body.written(in: language) else { return "" }
        let paragraphs = body.nodes.indices.filter { body.nodes[$0].kind == .paragraph }
        guard let first = paragraphs.first else { return "" }
        return Self.cut(PlainText.of(body.nodes[first..<body.nodes[first].end]))
    }

    private static let longest = 200

    /// Truncates between words.
    private static func cut(_ text: String) -> String {
        var text = text
        return text.withUTF8 { bytes in
            // Every byte except UTF-8 continuation bytes starts a character.
            var (end, signs) = (0, 0)
            while end < bytes.count {
                if !bytes[end].isUTF8Continuation {
                    if signs == longest { break }
                    signs += 1
                }
                end += 1
            }
            if end == bytes.count { return nil }
            end = bytes[..<end].lastIndex(of: .space) ?? end
            return String(decoding: bytes[..<end], as: UTF8.self) + "…"
        } ?? text
    }
}
