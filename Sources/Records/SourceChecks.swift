internal import Diagnostics
internal import FrontMatter
internal import Localization
internal import Markup

/// Checks that need all sources: unused records, duplicate records, entries whose own source duplicates a record.
enum SourceChecks {
    static func check(_ entries: [LoadedEntry], _ index: SourceKeyIndex, cited: Set<RecordKey>) -> [Diagnostic] {
        let sources = entries.filter { $0.key.collection == .sources }
        guard !sources.isEmpty else { return [] }
        return unused(sources, cited) + duplicates(sources) + repeated(entries, index)
    }

    private static func unused(_ sources: [LoadedEntry], _ cited: Set<RecordKey>) -> [Diagnostic] {
        sources.filter { !cited.contains($0.key) }.map {
            Diagnostic(.unusedSource, at: SourceLocation(path: $0.path, line: 1, column: 1), offendingText: $0.key.id)
        }
    }

    /// Duplicate sources: records that share the address, or an identifier, or all of title, publisher and date.
    private static func duplicates(_ sources: [LoadedEntry]) -> [Diagnostic] {
        var seen: [String: (record: LoadedEntry, text: String)] = [:]
        var found: [Diagnostic] = []
        for entry in sources {
            guard let source = entry.record as? Source else { continue }
            var marks = [source.url.map { ("address " + comparable($0), $0) }]
            marks += [source.doi.map { ("doi " + $0.lowercased(), $0) }, source.eli.map { ("eli " + $0, $0) }]
            marks.append(
                (
                    "title \(source.title.foldedLabel)\n\(source.publisher.foldedLabel)\n\(source.date?.iso ?? "")\n\(source.edition ?? "")",
                    source.title
                ))
            for (mark, text) in marks.compactMap({ $0 }) {
                guard let first = seen[mark] else {
                    seen[mark] = (entry, text)
                    continue
                }
                found.append(
                    Diagnostic(
                        .duplicateSource, at: SourceLocation(path: entry.path, line: 1, column: 1), offendingText: text,
                        detail: first.record.path))
                break
            }
        }
        return found
    }

    static func comparable(_ address: String) -> String { Source.comparable(address: address) }

    /// Entries that describe a source of the collection themselves: a warning, or an error in fact where the two differ.
    private static func repeated(_ entries: [LoadedEntry], _ index: SourceKeyIndex) -> [Diagnostic] {
        var byAddress: [String: LoadedEntry] = [:]
        var byKey: [RecordKey: LoadedEntry] = [:]
        for entry in entries where entry.key.collection == .sources {
            byKey[entry.key] = entry
            if let url = (entry.record as? Source)?.url { byAddress[comparable(url)] = entry }
        }
        return entries.flatMap { entry -> [Diagnostic] in
            guard let location = entry.citations.listLocation else { return [] }
            return entry.citations.local.values.sorted { $0.key < $1.key }.compactMap { local in
                if let record = index[local.key].flatMap({ byKey[$0] }) {
                    let differing = (record.record as? Source).flatMap { Self.difference(local, $0) }
                    return Diagnostic(
                        differing == nil ? .duplicateSource : .contradictorySource, at: location, offendingText: differing ?? local.key,
                        detail: record.path)
                }
                guard let url = local.url, let record = byAddress[comparable(url)] else { return nil }
                return Diagnostic(.duplicateSource, at: location, offendingText: local.key, detail: record.path)
            }
        }
    }

    /// The first fact on which an entry and the record disagree.
    private static func difference(_ local: Citation, _ source: Source) -> String? {
        if let url = local.url, let other = source.url, comparable(url) != comparable(other) { return "\(local.key): \(url)" }
        if local.date != source.date { return "\(local.key): \(local.date?.iso ?? "undated")" }
        if local.confidence != source.confidence { return "\(local.key): \(local.confidence.rawValue)" }
        return nil
    }
}

extension Source {
    /// The address without what does not change where it leads: scheme, `www.`, a slash at the end, percent-encoding.
    package static func comparable(address: String) -> String {
        var rest = address[...]
        for prefix in ["https://", "http://"] where rest.lowercased().hasPrefix(prefix) { rest = rest.dropFirst(prefix.count) }
        if rest.lowercased().hasPrefix("www.") { rest = rest.dropFirst(4) }
        while rest.hasSuffix("/") { rest = rest.dropLast() }
        let text = String(rest)
        return PercentEncoding.decoded(text).map { String(decoding: $0, as: UTF8.self) } ?? text
    }
}
