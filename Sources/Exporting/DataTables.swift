internal import Linking
internal import Localization
internal import Markdown
internal import Markup
internal import Pages
internal import Records

/// The tables of the open data, one for each collection and one for each list inside it.
struct DataTables {
    let graph: SiteGraph
    let plan: SitePlan

    init(_ graph: SiteGraph, _ plan: SitePlan) { (self.graph, self.plan) = (graph, plan) }

    private var catalogue: Catalogue { graph.catalogue }
    var languages: [Language] { catalogue.settings.knownLanguages.all }

    var all: [DataTable] {
        [
            practices, results, topics, themes, countries, roundTables, institutions, instruments, terms, wordings, termWords, indicators,
            definitions, concepts, sources, sourceRecords, contrasts, stages, gaps, unknowns,
            changes, withdrawn, validations, replies,
        ]
    }

    // MARK: columns that tables share

    private func id<R: Record>(_ about: String) -> Column<R> { Column("id", about) { $0.metadata.id } }

    private func page<R: Record>(_ name: String = "url") -> Column<R> {
        Column(name, "the page, from the root of the site") { plan.path(of: .record($0.key), in: plan.root).text }
    }

    /// A column for each language; empty without a translation.
    func words<Row>(_ name: String, _ about: String, _ text: @escaping (Row, Language) -> String?) -> [Column<Row>] {
        languages.map { language in
            Column("\(name)_\(language.rawValue)", "\(about), \(language.traits.englishName)") { text($0, language) ?? "" }
        }
    }

    private func texts(_ values: [String]) -> String { values.joined(separator: " ") }

    // MARK: tables

    private var practices: DataTable {
        let head: [Column<Practice>] = [
            id("country and name"), Column("country", "id of the country") { $0.country.text },
            Column("theme", "the leading theme") { $0.themes.first?.text ?? "" },
            Column("themes", "all themes") { texts($0.themes.map(\.text)) }, Column("topic", "the shared question") { $0.topic.text },
        ]
        let facts: [Column<Practice>] = [
            Column("since", "when it began") { $0.since.iso }, Column("until", "when it ended") { $0.until?.iso ?? "" },
            Column("status", "planned, pilot, ongoing, completed, unknown") { $0.status.rawValue },
            Column("evidence", "the level shown: documented, monitored (figures published), evaluated (independently)") { [catalogue] in
                catalogue.evidence(of: $0).level.rawValue
            },
            Column("evidence_computed", "the level computed by the rule for evidence") { [catalogue] in
                catalogue.evidence(of: $0).computed.rawValue
            },
            Column("evidence_claimed", "the level that the author claims; empty: none") { $0.evidenceClaim?.level.rawValue ?? "" },
            Column("lead", "leading institutions") { texts($0.lead.map(\.text)) },
            Column("partners", "partner institutions") { texts($0.partners.map(\.text)) },
            Column("target_groups", "whom it is for") { texts($0.targetGroups.map(\.rawValue)) },
            Column("instruments", "legal basis") { texts($0.instruments.map(\.text)) },
            Column("round_tables", "where it was presented") { texts($0.roundTables.map(\.text)) },
            Column("counterparts", "practices elsewhere that answer it") { texts($0.counterparts.map(\.text)) },
            Column("scale", "national, regional, local, cross-border") { $0.scale?.rawValue ?? "" },
            Column("cost", "amount") { $0.cost.map { Self.number($0.amount) } ?? "" },
            Column("cost_currency", "ISO 4217") { $0.cost?.currency ?? "" },
            Column("cost_period", "what the amount covers") { $0.cost?.period ?? "" },
            Column("cost_source", "key in the table of sources") { $0.cost?.source ?? "" },
            Column("sources", "how many sources it cites") { [catalogue] in String(catalogue.bibliography(of: $0.key).sources.count) },
            Column("compiled", "when the facts were read") { $0.compiled.iso },
            Column("reviewed", "when the note was last checked") { $0.reviewed.iso },
            Column("review_due", "when it is to be reviewed again") { $0.dueDate(after: catalogue.settings.staleMonths).iso },
            Column("objectives_met", "yes, partly, no, unknown; empty: not judged") { $0.outcome.met?.value.rawValue ?? "" },
            Column("exploitation_forms", "forms of exploitation that it concerns") { texts($0.outcome.exploitationForms.map(\.rawValue)) },
            Column("adapted_from", "the practice on which it is modelled") { $0.outcome.adaptedFrom?.text ?? "" },
            Column("validated_by", "the institution that validated it; empty: a draft from public sources") {
                $0.validation?.institution.text ?? ""
            },
            Column("validated_on", "when") { $0.validation?.date.iso ?? "" }, page(),
        ]
        return DataTable(
            "practices",
            .init(.dataTablesPractices), key: ["id"], { catalogue.practices.all },
            head + words("title", "title") { $0.text.written(in: $1)?.title }
                + words("summary", "summary") { $0.text.written(in: $1)?.summary }
                + words("objective", "what it aims at") { $0.outcome.objective?.written(in: $1)?.plain }
                + words("victim_participation", "how victims took part") { $0.outcome.victimParticipation?.written(in: $1)?.plain }
                + words("safeguards", "ethics and safeguards") { $0.outcome.safeguards?.written(in: $1)?.plain } + facts)
    }

    private var results: DataTable {
        typealias Row = (practice: Practice, index: Int)
        func rows() -> [Row] { catalogue.practices.all.flatMap { practice in practice.figures.indices.map { (practice, $0) as Row } } }
        let columns: [Column<Row>] =
            [
                Column("practice", "id of the practice") { $0.practice.metadata.id },
                Column("number", "place in the note's list") { String($0.index + 1) },
                Column("value", "the figure") { Self.number($0.practice.figures[$0.index].value) },
                Column("year", "the year, where it is of one") { $0.practice.figures[$0.index].year.map(String.init) ?? "" },
                Column("source", "key in the table of sources") { $0.practice.figures[$0.index].source },
            ]
            + words("indicator", "what is counted") { Self.result($0, in: $1)?.indicator }
            + words("unit", "unit") { Self.result($0, in: $1)?.unit }
            + words("period", "the period, where it is no year") { Self.result($0, in: $1)?.period }
        return DataTable(
            "results",
            .init(.dataTablesResults), key: ["practice", "number"], rows, columns)
    }

    /// The words of a result; nil where the translation has another number of results, so that none stands beside another's figure.
    private static func result(_ row: (practice: Practice, index: Int), in language: Language) -> Practice.Result? {
        guard let results = row.practice.text.written(in: language)?.results, results.count == row.practice.figures.count else {
            return nil
        }
        return results[at: row.index]
    }

    private var topics: DataTable {
        DataTable(
            "topics",
            .init(.dataTablesTopics), key: ["id"], { catalogue.topics.all },
            [id("name"), Column("theme", "its theme") { $0.theme.text }, Column("order", "place in the theme") { String($0.order) }]
                + words("title", "the question") { $0.text.written(in: $1)?.title }
                + words("short", "a few words for it") { $0.text.written(in: $1)?.short }
                + words("answer", "the countries' answer") { $0.text.written(in: $1)?.answer?.plain }
                + [
                    Column("standards", "international instruments that speak of it") { texts($0.standards.map(\.text)) },
                    Column("countries", "countries with an answer") { topic in
                        texts(
                            graph.countries.filter { !graph.coverage.answers(to: topic.id, from: $0.id).isEmpty }.map { $0.metadata.id })
                    }, page(),
                ])
    }

    private var themes: DataTable {
        DataTable(
            "themes", .init(.dataTablesThemes), key: ["id"],
            { catalogue.themes.all },
            [id("name"), Column("order", "place") { String($0.order) }] + words("name", "name") { $0.text.written(in: $1)?.name }
                + words("question", "its question") { $0.text.written(in: $1)?.question } + [page()])
    }

    private var countries: DataTable {
        DataTable(
            "countries", .init(.dataTablesCountries), key: ["id"],
            { catalogue.countries.all },
            [id("code"), Column("order", "place") { String($0.order) }, Column("locale", "language and country") { $0.locale }]
                + words("name", "name") { $0.name.written(in: $1) }
                + words("official_name", "official name") { $0.officialName.written(in: $1) }
                + [
                    Column("committee", "national committee or authority") { $0.committee.text },
                    Column("founding_instruments", "texts that found it") { texts($0.foundingInstruments.map(\.text)) }, page(),
                ])
    }

    private var roundTables: DataTable {
        DataTable(
            "round-tables",
            .init(.dataTablesRoundTables),
            key: ["id"], { catalogue.roundTables.all },
            [
                id("name"), Column("edition", "number") { String($0.edition) },
                Column("status", "held or announced") { $0.status.rawValue },
                Column("start", "first day") { $0.start?.iso ?? "" }, Column("end", "last day") { $0.end?.iso ?? "" },
                Column("host", "host country") { $0.host?.text ?? "" }, Column("themes", "themes") { texts($0.themes.map(\.text)) },
                Column("organisers", "institutions") { texts($0.organisers.map(\.text)) },
                Column("funders", "institutions") { texts($0.funders.map(\.text)) },
                Column("practices", "practices presented") { texts($0.practices.map(\.text)) },
            ] + words("title", "title") { $0.text.written(in: $1)?.title } + words("place", "place") { $0.text.written(in: $1)?.place }
                + [page()])
    }

    private var institutions: DataTable {
        DataTable(
            "institutions",
            .init(.dataTablesInstitutions),
            key: ["id"], { catalogue.institutions.all },
            [
                id("country and name"), Column("country", "empty: international") { $0.country?.text ?? "" },
                Column("kind", "kind of institution") { $0.kind.rawValue },
            ] + words("name", "official name") { $0.name.written(in: $1) }
                + words("short_name", "short name") { $0.shortName?.written(in: $1) }
                + [
                    Column("parent", "the institution it is part of") { $0.parent?.text ?? "" },
                    Column("website", "its own web site") { $0.url ?? "" }, page(),
                ])
    }

    private var instruments: DataTable {
        DataTable(
            "instruments",
            .init(.dataTablesInstruments), key: ["id"], { catalogue.instruments.all },
            [
                id("country and name"), Column("country", "empty: international") { $0.country?.text ?? "" },
                Column("kind", "kind of text") { $0.kind.rawValue }, Column("number", "official number") { $0.number ?? "" },
                Column("adopted", "when") { $0.adopted?.iso ?? "" },
                Column("in_force", "yes (no repeal seen), no, unknown") { $0.inForce?.rawValue ?? "" },
                Column("period", "years that it covers") { $0.period ?? "" },
                Column("repealed_by", "instrument") { $0.repealedBy?.text ?? "" },
                Column("amends", "instruments") { texts($0.amends.map(\.text)) },
            ] + words("title", "official title") { $0.title.written(in: $1) }
                + words("short_title", "short title") { $0.shortTitle.written(in: $1) }
                + [Column("address", "where its text stands") { [catalogue] in catalogue.address(of: $0) ?? "" }, page()])
    }
}

extension DataTables {
    fileprivate var terms: DataTable {
        DataTable(
            "terms", .init(.dataTablesTerms), key: ["id"], { catalogue.terms.all },
            [id("name")] + words("name", "term") { $0.name.written(in: $1) }
                + words("definition", "definition") { $0.definition?.written(in: $1) } + [page()])
    }

    fileprivate var wordings: DataTable {
        typealias Row = (term: Term, number: Int, wording: Term.OfficialWording)
        func rows() -> [Row] { catalogue.terms.all.flatMap { term in term.wordings.enumerated().map { (term, $0 + 1, $1) as Row } } }
        return DataTable(
            "wordings",
            .init(.dataTablesWordings), key: ["term", "number"], rows,
            [
                Column("term", "id of the term") { $0.term.metadata.id },
                Column("number", "place in the note's list") { String($0.number) },
                Column("country", "id of the country") { $0.wording.country.text }, Column("ar", "Arabic wording") { $0.wording.ar },
                Column("fr", "French wording, where official") { $0.wording.fr ?? "" },
                Column("source", "key in the table of sources") { $0.wording.source ?? "" },
            ])
    }

    fileprivate var termWords: DataTable {
        typealias Row = (term: String, kind: String, language: Language, word: String)
        func rows(of term: Term) -> [Row] {
            let plurals = term.plurals.map { (term.metadata.id, "plural", Language.ar, $0) as Row }
            let others = languages.flatMap { language in
                term.synonyms[language].map { (term.metadata.id, "synonym", language, $0) as Row }
                    + term.discouraged[language].map { (term.metadata.id, "discouraged", language, $0) as Row }
            }
            return plurals + others
        }
        return DataTable(
            "term-words", .init(.dataTablesTermWords),
            key: ["term", "kind", "language", "word"], { catalogue.terms.all.flatMap(rows) },
            [
                Column("term", "id of the term") { $0.term }, Column("kind", "plural (Arabic), synonym, discouraged") { $0.kind },
                Column("language", "ar, fr, en") { $0.language.rawValue }, Column("word", "the word") { $0.word },
            ])
    }

    fileprivate var indicators: DataTable {
        values(of: catalogue.indicators.all, name: "indicators", .init(.dataTablesIndicators))
    }

    /// The values of each concept, as one table for each.
    var conceptTables: [DataTable] {
        graph.concepts.map { concept, indicators in
            values(of: indicators, name: CombinedConceptChart.tableName(of: concept.id), concept.title)
        }
    }

    fileprivate var concepts: DataTable {
        DataTable(
            "concepts", .init(.dataTablesConcepts), key: ["id"], { catalogue.concepts.all },
            [id("name")] + words("title", "title") { $0.title.written(in: $1) }
                + words("definition", "what is measured") { $0.definition.written(in: $1) }
                + [Column("comparable", "whether countries compare: yes, care, no") { $0.comparable.rawValue }]
                + words("reason", "why") { $0.reason.written(in: $1) }
                + [
                    Column("indicators", "indicators that measure it") { texts(graph.indicators(of: $0.id).map(\.metadata.id)) }, page(),
                ])
    }

    private func values(of indicators: [Indicator], name: String, _ about: LocalizedText) -> DataTable {
        typealias Row = (indicator: Indicator, series: Int, number: Int, value: Indicator.Value, source: Citation?)
        func rows() -> [Row] {
            indicators.flatMap { indicator in
                indicator.series.enumerated().flatMap { index, series in
                    series.values.enumerated().map { number, value in
                        (indicator, index, number + 1, value, catalogue.bibliography(of: indicator.key)[value.source]) as Row
                    }
                }
            }
        }
        let columns: [Column<Row>] =
            [
                Column("indicator", "id of the indicator") { $0.indicator.metadata.id },
                Column("concept", "id of the concept: the key across countries; empty: compared with nothing") {
                    $0.indicator.concept?.text ?? ""
                },
                Column("comparable", "whether the concept compares: yes, care, no") {
                    $0.indicator.concept.map { catalogue.concepts[$0].comparable.rawValue } ?? ""
                },
                Column("series", "number of the series in it") { String($0.series + 1) },
                Column("number", "place in the series") { String($0.number) },
                Column("country", "id of the country") { $0.indicator.series[$0.series].country.text },
                Column("year", "year") { String($0.value.year) },
                Column("period_from", "first day of the period; empty: the calendar year") { $0.value.period?.start.iso ?? "" },
                Column("period_to", "last day of the period") { $0.value.period?.end.iso ?? "" },
                Column("caveat", "yes: read it with its note") { $0.value.hasCaveat ? "yes" : "" },
                Column("value", "the figure") { Self.number($0.value.value) },
            ] + words("series_label", "what tells the series from the others") { $0.indicator.series[$0.series].label?.written(in: $1) }
            + words("unit", "unit") { $0.indicator.unit.written(in: $1) } + words("note", "note") { $0.value.note?.written(in: $1) }
            + [
                Column("source", "key in the table of sources") { $0.value.source },
                Column("source_publisher", "publisher of the source") { $0.source?.publisher ?? "" },
                Column("source_title", "title of the source") { $0.source?.title ?? "" },
                Column("source_date", "its date; empty: undated") { $0.source?.date?.iso ?? "" },
                Column("source_address", "where to read it") { $0.source?.url ?? "" },
                Column("confidence", "high, medium, low") { $0.source?.confidence.rawValue ?? "" },
            ]
        return DataTable(
            name, about, key: ["indicator", "series", "number"], rows,
            columns)
    }

    fileprivate var definitions: DataTable {
        DataTable(
            "indicator-definitions",
            .init(.dataTablesIndicatorDefinitions), key: ["id"], { catalogue.indicators.all },
            [
                id("name"), Column("theme", "its theme") { $0.theme.text },
                Column("concept", "id of the concept that it measures") { $0.concept?.text ?? "" },
            ] + words("title", "title") { $0.title.written(in: $1) }
                + words("unit", "unit") { $0.unit.written(in: $1) } + words("definition", "definition") { $0.definition.written(in: $1) }
                + words("counted_by", "who counts") { $0.countedBy.written(in: $1) }
                + words("caution", "warning") { $0.caution?.written(in: $1) }
                + [
                    Column("do_not_join_with", "indicators that must never be joined with it") { texts($0.doNotJoinWith.map(\.text)) },
                    page(),
                ])
    }

    fileprivate var sources: DataTable {
        typealias Row = (metadata: RecordMetadata, source: Citation)
        func rows() -> [Row] {
            catalogue.everything.flatMap { record in
                let metadata = record.metadata
                return catalogue.bibliography(of: metadata.key).sources.map { (metadata, $0) as Row }
            }
        }
        return DataTable(
            "sources", .init(.dataTablesSources),
            key: ["collection", "record", "key"], rows,
            [
                Column("collection", "the collection of the note that cites it") { $0.metadata.key.collection.folder },
                Column("record", "id of the note") { $0.metadata.id }, Column("key", "key in the note") { $0.source.key },
                Column("publisher", "who published it") { $0.source.publisher },
                Column("title", "title") { $0.source.title },
                Column("date", "empty: undated") { $0.source.date?.iso ?? "" },
                Column("address", "where to read it") { $0.source.url ?? "" },
                Column("language", "language of the source") { $0.source.language ?? "" },
                Column("confidence", "high, medium, low") { $0.source.confidence.rawValue },
            ])
    }

    fileprivate var sourceRecords: DataTable {
        DataTable(
            "source-records", .init(.dataTablesSourceRecords), key: ["id"], { catalogue.sources.all },
            [
                id("key of citations"), Column("title", "title, or a description") { $0.title },
                Column("title_known", "false: a description") { String($0.isTitleKnown) },
                Column("publisher", "who published it") { $0.publisher },
                Column("institution", "id of the publisher") { $0.institution?.text ?? "" },
                Column("date", "empty: undated") { $0.date?.iso ?? "" }, Column("edition", "edition") { $0.edition ?? "" },
                Column("kind", SourceKind.allCases.map(\.rawValue).joined(separator: ", ")) { $0.kind.rawValue },
                Column("countries", "ids of the countries that it is about") { texts($0.countries.map(\.text)) },
                Column("language", "language of the source") { $0.language ?? "" },
                Column("address", "where to read it") { catalogue.address(of: $0) ?? "" },
                Column("archived", "the newest archived copy") { $0.hidesAddress ? "" : $0.archived.last?.url ?? "" },
                Column("doi", "DOI") { $0.doi ?? "" }, Column("isbn", "ISBN") { $0.isbn ?? "" },
                Column("confidence", "high, medium, low") { $0.confidence.rawValue },
                Column("cited_by", "how many entries cite it") { String(graph.citing[$0.id]?.count ?? 0) },
                page(),
            ])
    }

    /// The shortest text that reads back as the same number, without a fraction for integers.
    static func number(_ value: Double) -> String {
        value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
    }
}

extension Array {
    /// Nil beyond the end: a translation may have fewer items than its original.
    fileprivate subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
