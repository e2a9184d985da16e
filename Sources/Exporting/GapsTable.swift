internal import Linking
internal import Localization
internal import Pages
internal import Records

extension DataTables {
    /// What one country has and another lacks, or of which it is not known; as the page of gaps shows it.
    var gaps: DataTable {
        func contrast(_ row: CrossCountryGaps.Row) -> CountryContrast? {
            row.contrast.map { graph.catalogue.topics[row.topic].contrasts[$0] }
        }
        let columns: [Column<CrossCountryGaps.Row>] =
            [
                Column("topic", "the shared question") { $0.topic.text },
                Column("contrast", "place among the contrasts of the topic; empty: a practice is not documented") {
                    $0.contrast.map { String($0 + 1) } ?? ""
                },
                Column("has", "id of the country that has it") { $0.has.text },
                Column("has_value", "yes, partly") { $0.value.rawValue },
                Column("lacks", "id of the other country") { $0.lacks.text },
                Column("lacks_value", "no: the sources say so; unknown: they do not say") { $0.lackingValue.rawValue },
            ]
            + languages.map { language in
                Column("label_\(language.rawValue)", "the contrast; empty: see the topic (\(language.rawValue))") {
                    contrast($0)?.label.written(in: language) ?? ""
                }
            }
        return DataTable(
            "gaps", LocalizedText(.dataTablesGaps),
            key: ["topic", "contrast", "has", "lacks"], { CrossCountryGaps(graph).rows }, columns)
    }
}
