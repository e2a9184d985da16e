package import Records

/// Relations between records that follow from front matter and links. Other changes of texts do not affect them.
package final class RecordRelations: Sendable {
    /// For every record, the practices that name it in a field, by id.
    package let practicesNaming: [RecordKey: [ID<Practice>]]
    /// For every record, the records whose text or fields refer to it.
    package let backlinks: [RecordKey: [RecordKey]]
    /// For every practice, its related practices, best first.
    package let related: [ID<Practice>: [RelatedPractice]]
    package let coverage: TopicCoverage

    package init(_ catalogue: Catalogue, proseLinks: [RecordKey: [RecordKey]]) {
        practicesNaming = Self.naming(catalogue)
        backlinks = Self.backlinks(catalogue, proseLinks)
        related = RelatedPracticeRanking.entries(catalogue, naming: practicesNaming, proseLinks: proseLinks)
        coverage = TopicCoverage(catalogue)
    }

    private static func naming(_ catalogue: Catalogue) -> [RecordKey: [ID<Practice>]] {
        var naming: [RecordKey: [ID<Practice>]] = [:]
        for practice in catalogue.practices.all {
            for key in Set(practice.namedRecords) { naming[key, default: []].append(practice.id) }
        }
        return naming
    }

    private static func backlinks(_ catalogue: Catalogue, _ proseLinks: [RecordKey: [RecordKey]]) -> [RecordKey: [RecordKey]] {
        var backlinks: [RecordKey: Set<RecordKey>] = [:]
        for (source, targets) in proseLinks {
            for target in targets where target != source { backlinks[target, default: []].insert(source) }
        }
        for practice in catalogue.practices.all {
            for counterpart in practice.counterparts { backlinks[counterpart.key, default: []].insert(practice.key) }
        }
        for table in catalogue.roundTables.all {
            for practice in table.practices { backlinks[practice.key, default: []].insert(table.key) }
        }
        return backlinks.mapValues { $0.sorted() }
    }
}
