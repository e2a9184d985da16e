package import Diagnostics
internal import Localization

/// All valid records of the site. Every reference in it resolves, so a lookup by reference returns a record, not an optional.
package final class Catalogue: Sendable {
    package let settings: SiteSettings
    package let practices: Table<Practice>
    package let topics: Table<Topic>
    package let themes: Table<Theme>
    package let countries: Table<Country>
    package let roundTables: Table<RoundTable>
    package let institutions: Table<Institution>
    package let instruments: Table<Instrument>
    package let terms: Table<Term>
    package let indicators: Table<Indicator>
    package let concepts: Table<Concept>
    package let articles: Table<Article>
    /// Withdrawn records, sorted by key. No record refers to them; their pages state only the withdrawal.
    package let withdrawn: [any Record]
    package let sources: Table<Source>
    private let bibliographies: [RecordKey: Bibliography]
    private let assessments: [ID<Practice>: EvidenceAssessment]

    /// The records of one collection, sorted by id.
    package struct Table<R: Record>: Sendable {
        package let all: [R]
        private let index: [String: Int]

        fileprivate init(_ records: [any Record]) {
            all = records.compactMap { $0 as? R }.sorted { $0.metadata.id < $1.metadata.id }
            index = Dictionary(uniqueKeysWithValues: all.enumerated().map { ($1.metadata.id, $0) })
        }

        /// The record of an id that is known to be in the catalogue.
        package subscript(id: ID<R>) -> R {
            guard let position = index[id.text] else { preconditionFailure("a closed catalogue holds no id \(id.text) of \(R.collection)") }
            return all[position]
        }

        package func find(_ id: String) -> R? { index[id].map { all[$0] } }
    }

    /// - Parameter entries: those whose records are in the catalogue.
    package func withdrawnRecord(_ key: RecordKey) -> (any Record)? { withdrawn.first { $0.key == key } }

    fileprivate init(settings: SiteSettings, entries: [LoadedEntry], withdrawn: [any Record], sources index: SourceKeyIndex) {
        self.settings = settings
        self.withdrawn = withdrawn.sorted { $0.key < $1.key }
        let records = entries.compactMap(\.record)
        let grouped = Dictionary(grouping: records) { $0.metadata.key.collection }
        practices = Table(grouped[.practices] ?? [])
        topics = Table(grouped[.topics] ?? [])
        themes = Table(grouped[.themes] ?? [])
        countries = Table(grouped[.countries] ?? [])
        roundTables = Table(grouped[.roundTables] ?? [])
        institutions = Table(grouped[.institutions] ?? [])
        instruments = Table(grouped[.instruments] ?? [])
        terms = Table(grouped[.terms] ?? [])
        indicators = Table(grouped[.indicators] ?? [])
        concepts = Table(grouped[.concepts] ?? [])
        articles = Table(grouped[.pages] ?? [])
        sources = Table(grouped[.sources] ?? [])
        let bibliographies = Self.bibliographies(of: entries, index, sources)
        self.bibliographies = bibliographies
        assessments = Self.assessments(of: practices, institutions) { bibliographies[$0] ?? .empty }
    }

    /// All records by collection, sorted by id.
    package var everything: [any Record] {
        practices.all as [any Record] + topics.all + themes.all + countries.all + roundTables.all + institutions.all + instruments.all
            + terms.all
            + indicators.all + concepts.all + articles.all + sources.all
    }

    /// What a record cites, in the order of its numbers.
    package func bibliography(of record: RecordKey) -> Bibliography { bibliographies[record] ?? .empty }

    /// The evidence level of a practice of the catalogue, by the rule.
    package func evidence(of practice: Practice) -> EvidenceAssessment {
        guard let assessment = assessments[practice.id] else { preconditionFailure("a closed catalogue assesses \(practice.id.text)") }
        return assessment
    }

    /// The records that cite each source, in the order of collections and ids.
    package var citing: [ID<Source>: [RecordKey]] {
        var citing: [ID<Source>: [RecordKey]] = [:]
        for (record, bibliography) in bibliographies.sorted(by: { $0.key < $1.key }) {
            for id in Set(bibliography.sources.compactMap { $0.source?.id }) { citing[id, default: []].append(record) }
        }
        return citing
    }

    /// Where the text of an instrument stands: its own address, or that of the source that is its text.
    package func address(of instrument: Instrument) -> String? {
        instrument.url ?? instrument.textSource.flatMap { bibliography(of: instrument.key)[$0]?.url }
    }

    /// Where a source is to be read; nil where it is unknown or must not be published.
    package func address(of source: Source) -> String? { Self.address(of: source, in: sources) }

    package func find(_ key: RecordKey) -> (any Record)? {
        switch key.collection {
        case .practices: practices.find(key.id)
        case .topics: topics.find(key.id)
        case .themes: themes.find(key.id)
        case .countries: countries.find(key.id)
        case .roundTables: roundTables.find(key.id)
        case .institutions: institutions.find(key.id)
        case .instruments: instruments.find(key.id)
        case .terms: terms.find(key.id)
        case .indicators: indicators.find(key.id)
        case .concepts: concepts.find(key.id)
        case .pages: articles.find(key.id)
        case .sources: sources.find(key.id)
        }
    }
}

/// Validates references: excludes records with unresolved references, and then records that refer to excluded ones.
package enum CatalogueBuilder {
    /// - Parameter drafts: whether drafts are included.
    package static func resolveReferences(_ entries: [LoadedEntry], settings: SiteSettings, drafts: Bool) -> ResultWithDiagnostics<
        Catalogue
    > {
        var diagnostics: [Diagnostic] = []
        let index = SourceKeyIndex(entries)
        let entries = index.resolved(entries, into: &diagnostics)
        let written = Set(entries.map(\.key))
        for entry in entries {
            for (key, location) in entry.references where !written.contains(key) {
                diagnostics.append(unknown(key, at: location, among: written))
            }
        }
        let unpublished = Set(entries.filter { $0.isUnpublished(drafts: drafts) }.map(\.key))
        for entry in entries where !unpublished.contains(entry.key) {
            for (key, location) in entry.references where unpublished.contains(key) {
                diagnostics.append(Diagnostic(.unpublishedReference, at: location, offendingText: key.id, detail: key.collection.folder))
            }
        }
        var standing = entries.filter { $0.record != nil && !unpublished.contains($0.key) }
        while true {
            let keys = Set(standing.map(\.key))
            let kept = standing.filter { entry in entry.references.allSatisfy { keys.contains($0.key) } }
            if kept.count == standing.count { break }
            standing = kept
        }
        diagnostics += SourceChecks.check(entries, index, cited: index.cited(in: entries))
        // What no published entry cites stays out: an unpublished entry is not to be guessed from its sources.
        let cited = index.cited(in: standing)
        standing.removeAll { $0.key.collection == .sources && !cited.contains($0.key) }
        let withdrawn = entries.filter(\.isWithdrawn).compactMap(\.record)
        let catalogue = Catalogue(settings: settings, entries: standing, withdrawn: withdrawn, sources: index)
        diagnostics += topicsOutsideThemes(entries.filter { !unpublished.contains($0.key) })
        diagnostics += TopicChecks.stages(of: catalogue, entries)
        diagnostics += TopicChecks.articles(of: catalogue)
        diagnostics += AdaptedFromChecks.check(catalogue, entries)
        diagnostics += EvidenceClaimCheck.check(catalogue)
        diagnostics += CurrencyChecks.check(catalogue)
        diagnostics += ConceptChecks.all(of: catalogue, entries)
        return ResultWithDiagnostics(catalogue, diagnostics)
    }

    private static func unknown(_ key: RecordKey, at location: SourceLocation, among written: Set<RecordKey>) -> Diagnostic {
        let known = written.lazy.filter { $0.collection == key.collection }.map(\.id).sorted()
        let folder = "content/\(key.collection.folder)/"
        // A short list is shown in full.
        let detail = (1...12).contains(known.count) ? "\(folder) (\(known.joined(separator: ", ")))" : folder
        return Diagnostic(
            .unknownReference, at: location, offendingText: key.id, detail: detail,
            suggestion: SpellingSuggestion.nearest(to: key.id, among: known)
        )
    }

    /// Checks all parsed practices, including those with other invalid references.
    private static func topicsOutsideThemes(_ entries: [LoadedEntry]) -> [Diagnostic] {
        var themes: [String: ID<Theme>] = [:]
        for case let topic as Topic in entries.compactMap(\.record) { themes[topic.metadata.id] = topic.theme }
        let known = Set(entries.lazy.filter { $0.key.collection == .themes }.map(\.key.id))
        return entries.compactMap { entry in
            guard let practice = entry.record as? Practice, let theme = themes[practice.topic.text] else { return nil }
            // An unknown theme may be a misspelling of the right one.
            guard !practice.themes.isEmpty, !practice.themes.contains(theme), practice.themes.allSatisfy({ known.contains($0.text) })
            else { return nil }
            let location = entry.references.first { $0.key == practice.topic.key }?.location
            return Diagnostic(
                .topicOutsideThemes, at: location ?? SourceLocation(path: practice.metadata.path), offendingText: practice.topic.text,
                detail: theme.text)
        }
    }
}
