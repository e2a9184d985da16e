internal import Bytes
package import Diagnostics
internal import FrontMatter
package import Linking
internal import Localization
internal import Markdown
internal import Markup
package import Records

/// The changes needed to withdraw an entry: to its own front matter, and to everything that refers to it.
package struct WithdrawalPlan: Sendable {
    /// The method of withdrawal: draft or embargo.
    package enum Method: Sendable {
        case draft
        case embargo(until: String)
        /// Taken back for good, with a page that says so.
        case page(day: String, reason: WithdrawalReason)

        var line: String {
            switch self {
            case .draft: "draft: true"
            case .embargo(let day): "embargo_until: \(day)"
            case .page(let day, let reason): "withdrawn: {date: \(day), reason: \(reason.yaml)}"
            }
        }

        var key: String {
            switch self {
            case .draft: "draft"
            case .embargo: "embargo_until"
            case .page: "withdrawn"
            }
        }
    }

    /// One reference to a withdrawn entry, and how it is resolved.
    package struct Step: Sendable {
        package enum Action: Sendable {
            /// Removes a front matter value: the reference, or the part that requires it (`helplines`).
            case removed(field: String, isWholePart: Bool)
            /// Replaces a link by its text.
            case unlinked(words: String)
            /// Removes a citation, or cites another source instead.
            case uncited(by: RecordKey?)
            /// Replaces a required reference by another entry.
            case replaced(field: String, by: RecordKey)
            /// Withdraws the referring entry, too, since it requires the reference.
            case withdrawn(field: String, RecordKey)
            /// Cannot be resolved automatically.
            case byHand
        }

        package let location: SourceLocation
        package let target: RecordKey
        package let action: Action
    }

    /// The withdrawn entries, the requested one first.
    package private(set) var withdrawn: [RecordKey]
    package private(set) var steps: [Step] = []
    /// The new texts of changed files, by path.
    package private(set) var files: [String: SourceFile] = [:]

    private let graph: SiteGraph
    private let sources: [String: SourceFile]
    private let replacement: RecordKey?
    /// The names under which entries cite withdrawn sources: ids and aliases.
    private var citedAs: [String: RecordKey] = [:]

    /// - Parameters:
    ///   - graph: the graph of all entries including drafts.
    ///   - sources: the files of the source folder by path.
    ///   - comment: the comment after the line that withdraws the entry.
    ///   - replacement: the entry that replaces required references.
    package init(
        of target: RecordKey, hold: Method, comment: String?, replacement: RecordKey? = nil, graph: SiteGraph, sources: [String: SourceFile]
    ) {
        (self.graph, self.sources, self.replacement) = (graph, sources, replacement)
        withdrawn = [target]
        let records = graph.catalogue.everything
        // Each round may withdraw further entries that require a withdrawn one; stops when a round adds none.
        var known = 0
        var forced: [Step] = []
        while known < withdrawn.count {
            known = withdrawn.count
            steps = []
            files = [:]
            citedAs = Self.names(of: withdrawn, graph)
            for record in records where !withdrawn.contains(record.key) && !record.metadata.isDraft {
                if let step = release(record) {
                    withdrawn.append(record.key)
                    forced.append(step)
                }
            }
        }
        steps = (forced + steps).sorted { $0.location < $1.location }
        for key in withdrawn {
            guard let entry = graph.catalogue.find(key)?.metadata, let source = sources[entry.path] else { continue }
            if entry.isDraft, case .draft = hold { continue }
            if let text = Self.held(source, hold, comment) { files[entry.path] = SourceFile(path: entry.path, text: text) }
        }
    }

    /// Adds sentences that may stay in published entries.
    package mutating func allow(_ sentences: [String], of key: RecordKey) {
        guard let path = graph.catalogue.find(key)?.metadata.path, let file = files[path] ?? sources[path],
            var entry = EditableEntryText(file)
        else {
            return
        }
        let items = sentences.map { "  - \(YAMLQuoting.quoted($0))\n" }.joined()
        let old = entry.keys[SharedSentencesField.key]
        if let old, YAMLFlowCollection(FieldLines(old).inline) != nil { return }
        entry.keys.set(SharedSentencesField.key, to: (old ?? "\(SharedSentencesField.key):\n") + items, order: Self.order(entry))
        files[path] = SourceFile(path: path, text: entry.text)
    }

    /// Removes references to withdrawn entries from an entry's files.
    ///
    /// - Returns: the reason why the entry must be withdrawn itself, in which case nothing is changed; nil if it can stay.
    private mutating func release(_ record: any Record) -> Step? {
        var (found, changed): ([Step], [String: SourceFile]) = ([], [:])
        let targets = Set(withdrawn)
        for language in record.metadata.body.languages {
            let path = ProseLinks.path(of: record.metadata, in: language)
            guard let source = sources[path] else { continue }
            var text = source.text
            let links = record.metadata.body.written(in: language)?.links ?? []
            for (written, position) in links.sorted(by: { ($0.position.line, $0.position.column) > ($1.position.line, $1.position.column) })
            {
                guard
                    case .record(let key, _)? = ProseLinks.resolve(written, from: path, catalogue: graph.catalogue, suggests: false).target,
                    targets.contains(key)
                else { continue }
                let location = SourceLocation(path: path, line: position.line, column: position.column)
                guard let plain = ProseLinkRemoval.removing(from: text, line: position.line, column: position.column) else {
                    found.append(Step(location: location, target: key, action: .byHand))
                    continue
                }
                text = plain.text
                found.append(Step(location: location, target: key, action: .unlinked(words: plain.words)))
            }
            if let replacement { uncite(&text, path, by: replacement, &found) }
            if let step = releaseFrontMatter(&text, path, record, isTranslation: language != record.metadata.body.original, targets, &found)
            {
                return step
            }
            uncite(&text, path, by: nil, removedLines: source.text.utf8.count { $0 == 10 } - text.utf8.count { $0 == 10 }, &found)
            if text != source.text { changed[path] = SourceFile(path: path, text: text) }
        }
        steps += found
        files.merge(changed) { _, new in new }
        return nil
    }

    private static func names(of keys: [RecordKey], _ graph: SiteGraph) -> [String: RecordKey] {
        var names: [String: RecordKey] = [:]
        for key in keys where key.collection == .sources {
            for name in [key.id] + (graph.catalogue.find(key)?.metadata.aliases ?? []).map(\.text) { names[name] = key }
        }
        return names
    }

    /// Removes the citations of withdrawn sources that are left, or replaces them.
    ///
    /// - Parameter removedLines: how many lines of front matter were removed above the body.
    private func uncite(_ text: inout String, _ path: String, by other: RecordKey?, removedLines: Int = 0, _ found: inout [Step]) {
        guard !citedAs.isEmpty, other == nil || other?.collection == .sources else { return }
        let edited = CitationRewriter.removing(Set(citedAs.keys), from: text, citing: other?.id)
        let body = 2 + (EntryParts(SourceFile(path: path, text: text))?.yaml.utf8.count { $0 == 10 } ?? 0)
        text = edited.text
        for place in edited.places {
            guard let key = citedAs[place.key] else { continue }
            let line = place.line + (place.line > body ? removedLines : 0)
            let location = SourceLocation(path: path, line: line, column: place.column)
            found.append(Step(location: location, target: key, action: .uncited(by: other)))
        }
    }

    private func releaseFrontMatter(
        _ text: inout String, _ path: String, _ record: any Record, isTranslation: Bool, _ targets: Set<RecordKey>, _ found: inout [Step]
    ) -> Step? {
        let collection = record.key.collection
        // Line numbers refer to the unchanged file, since a removed line shifts those below it.
        var removedLines = 0
        while true {
            let file = SourceFile(path: path, text: text)
            guard let parts = EntryParts(file), var entry = EditableEntryText(file),
                let root = YAMLReader.read(parts.yaml, path: path, lineOffset: 1).value,
                let reference = RecordReferenceFinder.first(
                    to: targets, citedAs: citedAs, in: root, of: collection, isTranslation: isTranslation)
            else { return nil }
            let location = SourceLocation(path: path, line: reference.line + removedLines, column: reference.column)
            let isSource = reference.target.collection == .sources
            guard let removable = reference.removablePath, !isSource || replacement == nil else {
                guard let replacement, replacement.collection == reference.target.collection, !targets.contains(replacement),
                    let replaced = Self.replacing(reference, by: replacement.id, in: text)
                else {
                    return Step(location: location, target: reference.target, action: .withdrawn(field: reference.field, record.key))
                }
                text = replaced
                found.append(Step(location: location, target: reference.target, action: .replaced(field: reference.field, by: replacement)))
                continue
            }
            guard let keys = FrontMatterValueRemover.removing(removable[...], from: entry.keys) else {
                found.append(Step(location: location, target: reference.target, action: .byHand))
                return nil
            }
            entry.keys = keys
            let before = text.utf8.count { $0 == .newline }
            text = entry.text
            removedLines += before - text.utf8.count { $0 == .newline }
            // A value alone, or a key with only that value, is not a part by itself.
            let isWholePart = reference.path.dropFirst(removable.count).contains { if case .key = $0 { true } else { false } }
            found.append(
                Step(location: location, target: reference.target, action: .removed(field: reference.field, isWholePart: isWholePart)))
        }
    }

    private static func replacing(_ reference: RecordReference, by id: String, in text: String) -> String? {
        let lines = text.utf8.split(separator: .newline, maxSplits: reference.line - 1, omittingEmptySubsequences: false)
        guard lines.indices.contains(reference.line - 1) else { return nil }
        let line = Substring(lines[reference.line - 1].prefix { $0 != .newline })
        guard let start = line.unicodeScalars.index(line.startIndex, offsetBy: reference.column - 1, limitedBy: line.endIndex),
            let range = line[start...].firstRange(of: reference.target.id)
        else { return nil }
        return text.replacingCharacters(in: range, with: id)
    }

    /// The file with the line that withdraws it; nil if it has no front matter.
    private static func held(_ file: SourceFile, _ hold: Method, _ comment: String?) -> String? {
        guard var entry = EditableEntryText(file) else { return nil }
        let line = hold.line + (comment.map { "  # " + $0 } ?? "") + "\n"
        if entry.keys[hold.key] == nil {
            entry.keys.blocks.insert(.init(key: hold.key, line: 0, text: line), at: 0)
        } else {
            entry.keys.set(hold.key, to: line, order: [])
        }
        return entry.text
    }

    private static func order(_ entry: EditableEntryText) -> [String] { entry.keys.blocks.compactMap(\.key) + [SharedSentencesField.key] }
}

extension String {
    fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
        String(self[..<range.lowerBound]) + text + String(self[range.upperBound...])
    }
}
