internal import Linking
internal import Localization
internal import Markdown
internal import Pages
internal import Records

extension DataTables {
    /// Where countries agree and differ, as the pages of topics show it: a row for each contrast and country.
    var contrasts: DataTable {
        typealias Row = (topic: Topic, number: Int, contrast: CountryContrast, country: Country)
        func rows() -> [Row] {
            graph.topics.flatMap { topic in
                topic.contrasts.enumerated().flatMap { index, contrast in graph.countries.map { (topic, index + 1, contrast, $0) as Row } }
            }
        }
        func answer(_ row: Row) -> CountryContrast.Answer? { row.contrast.answer(of: row.country.id) }
        let columns: [Column<Row>] =
            [
                Column("topic", "the shared question") { $0.topic.metadata.id },
                Column("number", "place in the topic") { String($0.number) },
                Column("country", "id of the country") { $0.country.metadata.id },
                Column("value", "yes, partly, no, unknown (the sources are silent)") { $0.contrast.value(for: $0.country.id).rawValue },
                Column("articles", "articles of instruments: id, # and the number") { row in
                    (answer(row)?.articles ?? []).map { "\($0.instrument.text)#\($0.number)" }.joined(separator: " ")
                },
                Column("sources", "keys in the table of sources") { row in
                    Set(languages.flatMap { answer(row)?.text?.written(in: $0)?.keys ?? [] }).sorted().joined(separator: " ")
                },
            ]
            + words("label", "what is compared") { $0.contrast.label.written(in: $1) }
            + words("text", "the answer") { answer($0)?.text?.written(in: $1)?.plain }
        return DataTable("contrasts", .init(.dataTablesContrasts), key: ["topic", "number", "country"], rows, columns)
    }

    /// The stages of each topic's pathway, with the practices whose steps belong to them.
    var stages: DataTable {
        typealias Row = (topic: Topic, number: Int, stage: PathwayStage)
        func rows() -> [Row] {
            graph.topics.flatMap { topic in topic.stages.enumerated().map { (topic, $0 + 1, $1) as Row } }
        }
        let practices = Dictionary(grouping: graph.catalogue.practices.all, by: \.topic)
        let columns: [Column<Row>] =
            [
                Column("topic", "the shared question") { $0.topic.metadata.id },
                Column("number", "place in the pathway") { String($0.number) }, Column("id", "name of the stage in steps") { $0.stage.id },
                Column("practices", "practices with a step at this stage") { row in
                    (practices[row.topic.id] ?? []).filter { $0.stepStages.contains { $0?.id == row.stage.id } }
                        .map(\.metadata.id).joined(separator: " ")
                },
            ] + words("title", "the stage") { $0.stage.title.written(in: $1) }
        return DataTable("stages", .init(.dataTablesStages), key: ["topic", "number"], rows, columns)
    }

    /// What the sources do not say, as the page of unknowns shows it.
    var unknowns: DataTable {
        typealias Row = (topic: Topic, country: Country, number: Int, item: ResearchAgenda.Item)
        func rows() -> [Row] {
            graph.unknowns.topics.flatMap { topic, countries in
                countries.flatMap { country, items in items.enumerated().map { (topic, country, $0 + 1, $1) as Row } }
            }
        }
        func field(_ row: Row) -> (practice: Practice, unknown: UnknownFact)? {
            if case .field(let practice, let unknown) = row.item { (practice, unknown) } else { nil }
        }
        let columns: [Column<Row>] = [
            Column("topic", "the shared question") { $0.topic.metadata.id },
            Column("country", "id of the country") { $0.country.metadata.id },
            Column("number", "place in the list of the topic and country") { String($0.number) },
            Column("kind", "practice (none is documented), contrast (its answer is not known), field (the practice says nothing of it)") {
                switch $0.item {
                case .practice: "practice"
                case .contrast: "contrast"
                case .field: "field"
                }
            },
            Column("practice", "id of the practice, for a field") { field($0)?.practice.metadata.id ?? "" },
            Column("name", "the field or section; of a contrast its place in the topic") {
                if case .contrast(_, let index) = $0.item { String(index + 1) } else { field($0)?.unknown.field ?? "" }
            },
            Column("text", "what is said of it, in Arabic") { field($0)?.unknown.text?.plain ?? "" },
            Column("searched", "where it was looked for") { field($0)?.unknown.searched ?? "" },
            Column("searched_on", "when") { field($0)?.unknown.searchedOn?.iso ?? "" },
        ]
        return DataTable("unknowns", .init(.dataTablesUnknowns), key: ["topic", "country", "number"], rows, columns)
    }
}
