internal import Linking
internal import Localization
internal import Markup
internal import Pages
internal import Records

/// What the page of a concept offers for download: its values as a table, its charts as a picture in each language.
struct ConceptDownloads {
    let graph: SiteGraph
    let plan: SitePlan
    let address: BaseURL?

    var files: [(path: String, bytes: [UInt8])] {
        let settings = graph.catalogue.settings
        let tables = DataTables(graph, plan).conceptTables.compactMap { $0.files(licence: settings.licence).first }
        let figures = graph.concepts.flatMap { concept, _ in
            settings.languages.map { language in
                let page = address?.url(plan.path(of: .record(concept.key), in: language))
                let figure = CombinedConceptChart(concept, in: graph, language: language, address: page)
                return (path: CombinedConceptChart.path(of: concept.id, in: language), bytes: figure.svg)
            }
        }
        return tables + figures
    }
}
