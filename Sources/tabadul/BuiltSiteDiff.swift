internal import Localization

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The differences between two built sites, entry by entry, from their data and pages.
struct BuiltSiteDiff {
    struct ComparedEntry: Equatable {
        /// `practices/ma/x`
        let id: String
        let title: String
    }

    struct Change: Equatable {
        let entry: ComparedEntry
        /// Changed figures: `120 → 102 people`.
        var figures: [String] = []
        /// Keys of front matter whose values differ.
        var fields: [String] = []
        /// Headings of the sections that differ.
        var sections: [String] = []

        var isEmpty: Bool { figures.isEmpty && fields.isEmpty && sections.isEmpty }
    }

    private(set) var added: [ComparedEntry] = []
    private(set) var removed: [ComparedEntry] = []
    private(set) var renamed: [(from: ComparedEntry, to: ComparedEntry)] = []
    private(set) var changed: [Change] = []
    /// False if either side is only a manifest, so that only the lists of entries can be compared.
    let knowsContents: Bool

    /// Nil if either side has no manifest.
    init?(from old: String, to new: String, _ language: Language) {
        guard let before = PublishedManifest.read(old), let after = PublishedManifest.read(new) else { return nil }
        let (earlier, later) = (BuiltSiteTables(old, language), BuiltSiteTables(new, language))
        knowsContents = earlier != nil && later != nil
        func entry(_ record: PublishedManifest.Record, _ data: BuiltSiteTables?) -> ComparedEntry {
            ComparedEntry(id: record.id, title: data?.title(of: record.id) ?? record.title)
        }
        let olds = Dictionary(before.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let news = Dictionary(after.records.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let movedPaths = Dictionary(after.moved.map { ($0.from, $0.to) }, uniquingKeysWith: { first, _ in first })
        let idsByPath = Dictionary(after.records.map { ($0.path, $0.id) }, uniquingKeysWith: { first, _ in first })
        var arrived: Set<String> = []
        for record in before.records where news[record.id] == nil {
            if let id = movedPaths[record.path].flatMap({ idsByPath[$0] }), let target = news[id] {
                arrived.insert(id)
                renamed.append((entry(record, earlier), entry(target, later)))
            } else {
                removed.append(entry(record, earlier))
            }
        }
        added = after.records.filter { olds[$0.id] == nil && !arrived.contains($0.id) }.map { entry($0, later) }
        guard let earlier, let later else { return }
        for record in after.records where olds[record.id] != nil {
            let change = later.change(from: earlier, of: entry(record, later), path: record.path)
            if !change.isEmpty { changed.append(change) }
        }
    }

    func text(in language: Language) -> String {
        var lines: [String] = []
        func list(_ words: LocalizedText, _ entries: [ComparedEntry]) {
            guard !entries.isEmpty else { return }
            lines.append("\(words[language]) \(entries.count)")
            lines += entries.map { "  \($0.title) (\($0.id))" }
        }
        list(Self.addedWords, added)
        list(Self.removedWords, removed)
        if !renamed.isEmpty {
            lines.append("\(Self.renamedWords[language]) \(renamed.count)")
            lines += renamed.map { "  \($0.to.title): \($0.from.id) → \($0.to.id)" }
        }
        if !changed.isEmpty {
            lines.append("\(Self.changedWords[language]) \(changed.count)")
            for change in changed {
                lines.append("  \(change.entry.title) (\(change.entry.id))")
                lines += change.figures.map { "    " + $0 }
                let comma = language.listSeparator
                let colon = language == .fr ? " : " : ": "
                if !change.fields.isEmpty {
                    lines.append("    \(Self.fieldWords[language])\(colon)\(change.fields.joined(separator: comma))")
                }
                if !change.sections.isEmpty {
                    lines.append("    \(Self.sectionWords[language])\(colon)\(change.sections.joined(separator: comma))")
                }
            }
        }
        if lines.isEmpty { lines.append((knowsContents ? Self.nothing : Self.sameList)[language]) }
        if !knowsContents { lines.append(Self.listOnly[language]) }
        return lines.joined(separator: "\n")
    }

    private static let addedWords = LocalizedText(.commandsDiffAddedWords)
    private static let removedWords = LocalizedText(.commandsDiffRemovedWords)
    private static let renamedWords = LocalizedText(.commandsDiffRenamedWords)
    private static let changedWords = LocalizedText(.commandsDiffChangedWords)
    private static let fieldWords = LocalizedText(.commandsDiffFieldWords)
    private static let sectionWords = LocalizedText(.commandsDiffSectionWords)
    private static let nothing = LocalizedText(.commandsDiffNothing)
    private static let sameList = LocalizedText(.commandsDiffSameList)
    private static let listOnly = LocalizedText(.commandsDiffListOnly)
}

/// The tables and pages of a built site.
private struct BuiltSiteTables {
    private typealias Row = [String: String]
    private let folder: String
    private let language: Language
    /// The rows of the tables that have one row per entry, by `practices/ma/x`.
    private var entries: [String: Row] = [:]
    /// The rows of tables with several rows per entry, by entry and row key.
    private var figures: [String: [String: Row]] = [:]
    private var sources: [String: Set<String>] = [:]

    private static let tables = [
        "practices": "practices", "topics": "topics", "themes": "themes", "countries": "countries", "round-tables": "round-tables",
        "institutions": "institutions", "instruments": "instruments", "terms": "terms", "indicator-definitions": "indicators",
    ]

    init?(_ folder: String, _ language: Language) {
        (self.folder, self.language) = (folder, language)
        guard FileManager.default.fileExists(atPath: folder + "/data/practices.json") else { return nil }
        for (table, collection) in Self.tables {
            for row in Self.rows(folder, table) { entries["\(collection)/\(row["id"] ?? "")"] = row }
        }
        for row in Self.rows(folder, "results") {
            figures["practices/\(row["practice"] ?? "")", default: [:]][
                "\(row["indicator_ar"] ?? "")|\(row["year"] ?? "")|\(row["period_ar"] ?? "")"] = row
        }
        for row in Self.rows(folder, "indicators") {
            figures["indicators/\(row["indicator"] ?? "")", default: [:]]["\(row["series"] ?? "")|\(row["year"] ?? "")"] = row
        }
        for row in Self.rows(folder, "sources") {
            let text = ["key", "publisher", "title", "date", "address", "confidence"].map { row[$0] ?? "" }.joined(separator: "|")
            sources["\(row["collection"] ?? "")/\(row["record"] ?? "")", default: []].insert(text)
        }
    }

    private static func rows(_ folder: String, _ table: String) -> [Row] {
        guard let data = FileManager.default.contents(atPath: "\(folder)/data/\(table).json"),
            case .object(let tables)? = try? JSONDecoder().decode(JSONValue.self, from: data),
            let rows = tables[table]?.rows ?? tables.sorted(by: { $0.key < $1.key }).lazy.compactMap({ $0.value.rows }).first
        else { return [] }
        return rows.map { row in row.mapValues(\.text) }
    }

    func title(of id: String) -> String? {
        guard let row = entries[id] else { return nil }
        for key in ["title", "name"] {
            for code in [language.rawValue, "ar"] { if let text = row["\(key)_\(code)"], !text.isEmpty { return text } }
        }
        return nil
    }

    func change(from old: BuiltSiteTables, of entry: BuiltSiteDiff.ComparedEntry, path: String) -> BuiltSiteDiff.Change {
        var change = BuiltSiteDiff.Change(entry: entry)
        let (before, after) = (old.entries[entry.id] ?? [:], entries[entry.id] ?? [:])
        var keys: [String] = []
        for key in Set(before.keys).union(after.keys).sorted() where before[key] ?? "" != after[key] ?? "" {
            // Skip columns that repeat languages, counts of other entries and the address: they are not the entry's own.
            let name = Language.builtIn.reduce(key) { $0.hasSuffix("_\($1.rawValue)") ? String($0.dropLast(3)) : $0 }
            let isDerived = name == "url" || (name == "countries" && entry.id.hasPrefix("topics/")) || (name == "sources")
            if !isDerived, !keys.contains(name) { keys.append(name) }
        }
        if old.sources[entry.id] != sources[entry.id] { keys.append("sources") }
        change.fields = keys
        change.figures = figureChanges(from: old.figures[entry.id] ?? [:], to: figures[entry.id] ?? [:])
        change.sections = sectionChanges(from: old, path: path, id: entry.id)
        return change
    }

    private func figureChanges(from old: [String: Row], to new: [String: Row]) -> [String] {
        func word(_ row: Row, _ key: String) -> String {
            let own = row["\(key)_\(language.rawValue)"] ?? ""
            return own.isEmpty ? row["\(key)_ar"] ?? "" : own
        }
        func label(_ row: Row) -> String {
            let what = ["indicator", "series_label"].map { word(row, $0) }.first { !$0.isEmpty } ?? ""
            let when = [row["year"] ?? "", word(row, "period")].first { !$0.isEmpty } ?? ""
            return [what, when].filter { !$0.isEmpty }.joined(separator: language.listSeparator)
        }
        return Set(old.keys).union(new.keys).sorted().compactMap { key in
            let (before, after) = (old[key], new[key])
            guard let row = after ?? before,
                before?["value"] != after?["value"] || before.map({ word($0, "unit") }) != after.map({ word($0, "unit") })
            else { return nil }
            let name = label(row)
            return (name.isEmpty ? "" : name + (language == .fr ? " : " : ": "))
                + "\(before?["value"] ?? "—") → \(after?["value"] ?? "—") \(word(row, "unit"))"
        }
    }

    /// The sections of a practice's or page's own text that differ; content from other entries is not compared.
    private func sectionChanges(from old: BuiltSiteTables, path: String, id: String) -> [String] {
        let pages = Language.builtIn.compactMap { code -> String? in
            let page = (code == .ar ? "" : code.rawValue + "/") + path
            return FileManager.default.fileExists(atPath: "\(folder)/\(page)") ? page : nil
        }
        var headings: [String] = []
        for page in pages {
            guard let before = Self.read("\(old.folder)/\(page)"), let after = Self.read("\(folder)/\(page)"), before != after else {
                continue
            }
            let (old, new) = (Self.sections(of: before, id), Self.sections(of: after, id))
            for (key, section) in new where old[key]?.text != section.text && !headings.contains(section.heading) {
                headings.append(section.heading)
            }
            for (key, section) in old where new[key] == nil && !headings.contains(section.heading) { headings.append(section.heading) }
        }
        return headings.sorted()
    }

    private static func read(_ path: String) -> String? {
        FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
    }

    private static let roles = ["context", "approach", "results", "lessons", "replication"]

    private static func sections(of page: String, _ id: String) -> [String: (heading: String, text: String)] {
        if id.hasPrefix("pages/") {
            guard let start = page.firstRange(of: "<main"), let end = page.firstRange(of: "</main>") else { return [:] }
            let text = plain(page[start.lowerBound..<end.lowerBound])
            return ["text": (text.split(separator: "\n").first.map { String($0.prefix(80)) } ?? "", text)]
        }
        guard id.hasPrefix("practices/") else { return [:] }
        var found: [String: (heading: String, text: String)] = [:]
        for role in roles {
            guard let start = page.firstRange(of: "<section aria-labelledby=\"\(role)\">"),
                let end = page[start.upperBound...].firstRange(of: "</section>")
            else { continue }
            let text = plain(page[start.upperBound..<end.lowerBound])
            found[role] = (text.split(separator: "\n").first.map(String.init) ?? role, text)
        }
        return found
    }

    /// The words of a fragment of a page, without addresses and counts of other entries.
    private static func plain(_ html: Substring) -> String {
        var out = ""
        var isTag = false
        for character in html {
            switch character {
            case "<": isTag = true
            case ">" where isTag: isTag = false
            default: if !isTag { out.append(character) }
            }
        }
        return out.split(separator: "\n").map { $0.trimmed }.filter { !$0.isEmpty }.joined(separator: "\n")
    }
}
