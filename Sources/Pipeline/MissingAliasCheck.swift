internal import Diagnostics
internal import Localization
internal import Records

/// Finds entries that were renamed without an alias for the old address: links and bookmarks to it would break.
///
/// A removed entry is no error. It counts as renamed if a new entry has the same title or a similar file name.
enum MissingAliasCheck {
    static func check(_ published: [LastPublishedRecord], _ catalogue: Catalogue) -> [Diagnostic] {
        let records = catalogue.everything
        let present = Set((records + catalogue.withdrawn).map { $0.key.path })
        let gone = published.filter { !present.contains($0.id) }
        if gone.isEmpty { return [] }
        let aliases = Set(Redirects.of(catalogue).value.map { $0.from.path })
        let before = Set(published.map(\.id))
        let new = records.filter { !before.contains($0.key.path) }
        return gone.filter { !aliases.contains($0.id) }.compactMap { old in
            let collection = old.id.prefix { $0 != "/" }
            let candidates = new.filter { $0.key.collection.folder == collection }
            let id = String(old.id.dropFirst(collection.count + 1))
            let nearest = SpellingSuggestion.nearest(to: id, among: candidates.map(\.metadata.id))
            let home =
                candidates.first { record in catalogue.settings.knownLanguages.all.contains { record.title(in: $0).text == old.title } }
                ?? candidates.first { $0.metadata.id == nearest }
            return home.map {
                Diagnostic(
                    .movedWithoutAlias, at: SourceLocation(path: $0.metadata.path, line: 1, column: 1), offendingText: id,
                    detail: $0.metadata.id)
            }
        }
    }
}
