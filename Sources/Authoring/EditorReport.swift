package import Diagnostics
package import Linking
package import Localization
package import Records

/// The editors' report: coverage, gaps, stale entries, missing translations, entries without results.
package struct EditorReport: Sendable {
    /// One item that needs attention.
    package struct Item: Sendable {
        package let kind: ReportCategory
        package let id: String
        package var title: LocalizedText?
        package let detail: String
        /// The parts of an original that changed since its translation.
        package var changes: [String] = []
    }

    package let practiceCount: Int
    package let topicCount: Int
    package let completeTopicCount: Int
    package private(set) var items: [Item]
    /// The number of practices per country and topic.
    package let coverage: [Row]
    package let countries: [(id: String, name: LocalizedText)]

    /// A row of the matrix.
    package struct Row: Sendable {
        package let topic: String
        package let title: LocalizedText
        /// In the order of the countries.
        package let counts: [Int]
    }

    /// - Parameter today: the day that decides which reviews are stale.
    package init(_ graph: SiteGraph, today: PartialDate) {
        let catalogue = graph.catalogue
        practiceCount = catalogue.practices.all.count
        topicCount = catalogue.topics.all.count
        completeTopicCount = graph.coverage.completeTopics.count
        countries = graph.countries.map { ($0.metadata.id, $0.name) }
        coverage = graph.topics.map { topic in
            Row(
                topic: topic.metadata.id, title: LocalizedText { topic.name(in: $0) },
                counts: graph.countries.map { graph.coverage.answers(to: topic.id, from: $0.id).count })
        }
        var items = graph.coverage.gaps.map {
            Item(kind: .gap, id: $0.topic.text, title: nil, detail: $0.country.text)
        }
        for practice in catalogue.practices.all {
            let id = practice.metadata.id
            if practice.isStale(on: today, after: catalogue.settings.staleMonths) {
                items.append(Item(kind: .stale, id: id, detail: practice.reviewed.iso))
            }
            for language in catalogue.settings.languages where !practice.isWritten(in: language) {
                items.append(Item(kind: .missingTranslation, id: id, detail: language.rawValue))
            }
            items += practice.metadata.staleTranslations.map { Item(kind: .staleTranslation, id: id, detail: $0.rawValue) }
            items += practice.unknowns.map { unknown in
                let searched = [unknown.searched, unknown.searchedOn?.iso].compactMap { $0 }.joined(separator: ", ")
                return Item(kind: .unknown, id: id, detail: unknown.field + (searched.isEmpty ? "" : " (\(searched))"))
            }
            items += practice.validations.filter(\.isOutdated).map {
                Item(kind: .changedSinceValidation, id: id, detail: "\($0.institution.text) \($0.date.iso)")
            }
            if practice.figures.isEmpty { items.append(Item(kind: .withoutResults, id: id, detail: "")) }
        }
        for topic in graph.topics {
            for (index, contrast) in topic.contrasts.enumerated() {
                for country in graph.countries where contrast.value(for: country.id) == .unknown {
                    items.append(Item(kind: .unknown, id: topic.metadata.id, detail: "\(country.metadata.id) contrasts.\(index + 1)"))
                }
            }
        }
        for record in catalogue.everything where record.metadata.isDraft {
            items.append(Item(kind: .draft, id: Self.id(of: record.key), detail: ""))
        }
        for source in catalogue.sources.all where !source.isTitleKnown {
            items.append(Item(kind: .untitledSource, id: Self.id(of: source.key), detail: source.publisher))
        }
        var titles = Dictionary(
            catalogue.everything.map { (Self.id(of: $0.key), Self.title(of: $0)) }, uniquingKeysWith: { first, _ in first })
        for topic in catalogue.topics.all { titles[topic.metadata.id] = Self.title(of: topic) }
        self.titles = titles
        self.items = items.map { Item(kind: $0.kind, id: $0.id, title: titles[$0.id], detail: $0.detail) }
    }

    /// The titles of entries and topics by id.
    private let titles: [String: LocalizedText]

    /// The name of an entry: the id for practices and topics, with the collection for others.
    private static func id(of key: RecordKey) -> String { key.collection == .practices ? key.id : key.path }

    private static func title(of record: any Record) -> LocalizedText {
        LocalizedText { record.name(in: $0) }
    }

    /// Adds entries under embargo with their embargo dates.
    package mutating func add(embargoed records: [any Record], _ sources: [String: SourceFile]) {
        for record in records {
            let entry = sources[record.metadata.path].flatMap { EditableEntryText($0) }
            let line = entry?.keys["embargo_until"].map { FieldLines($0).inline } ?? ""
            let day = line.prefix { !$0.isWhitespace && $0 != "#" }.filter { $0 != "\"" && $0 != "'" }
            items.append(Item(kind: .embargo, id: Self.id(of: record.key), title: Self.title(of: record), detail: day))
        }
    }

    /// Adds the changes of the original to each stale translation, if known.
    package mutating func describeStaleTranslations(_ changes: (_ path: String) -> [String]?) {
        items = items.map { item in
            guard item.kind == .staleTranslation,
                let parts = changes("content/practices/\(item.id).\(item.detail).md"), !parts.isEmpty
            else { return item }
            var described = item
            described.changes = parts
            return described
        }
    }

    /// Adds entries of the last publication that were deleted without a redirect.
    package mutating func add(deleted: [(id: String, title: String)]) {
        items += deleted.map {
            let practice = "practices/"
            let id = $0.id.hasPrefix(practice) ? String($0.id.dropFirst(practice.count)) : $0.id
            return Item(kind: .deleted, id: id, title: LocalizedText(ar: $0.title), detail: "")
        }
    }

    /// Adds the sources whose addresses did not respond.
    package mutating func add(unreachable: [(url: String, status: String, entries: [String])]) {
        items += unreachable.flatMap { link in link.entries.map { Item(kind: .unreachable, id: $0, detail: "\(link.status) \(link.url)") } }
    }

    /// The source addresses with the entries that use them.
    package static func addresses(in graph: SiteGraph) -> [(url: String, entries: [String])] {
        var entries: [String: Set<String>] = [:]
        for record in graph.catalogue.everything {
            let own = [(record as? Institution)?.url, (record as? Instrument)?.url].compactMap { $0 }
            for url in graph.catalogue.bibliography(of: record.key).sources.compactMap(\.url) + own {
                entries[url, default: []].insert(record.metadata.path)
            }
        }
        return entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }
}

package enum ReportCategory: String, CaseIterable, Sendable {
    case gap, stale
    case missingTranslation = "missing-translation"
    case staleTranslation = "stale-translation"
    case withoutResults = "without-results"
    case draft
    /// What a practice, or the sources on a question, do not say.
    case unknown
    case changedSinceValidation = "changed-since-validation"
    /// Entries under embargo.
    case embargo
    /// Entries of the last publication that no longer exist.
    case deleted
    /// Source addresses that do not respond; only if checking links was requested.
    case unreachable
    /// A source of which only a description is known, not its title.
    case untitledSource = "untitled-source"

    package var title: LocalizedText { LocalizedText(group: "vocabularies.report-item", name: rawValue) }
}
