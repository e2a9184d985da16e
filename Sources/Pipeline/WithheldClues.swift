internal import Diagnostics
internal import FrontMatter
internal import Localization
internal import Markdown
internal import Privacy
internal import Records

extension UnpublishedEntryTexts {
    /// What identifies an entry: its path, its titles, and the sentences of its texts in all languages.
    ///
    /// - Parameters:
    ///   - files: the source files by path.
    ///   - languages: those in which the entry may be written.
    init(_ record: any Record, _ files: [String: SourceFile], _ languages: Languages) {
        let paths = [record.metadata.path] + languages.all.map { "\(record.metadata.path.dropLast(3)).\($0.rawValue).md" }
        var prose: [String] = record.metadata.body.all.flatMap { $0.value.sentences }
        var shared: [String] = []
        for path in paths {
            guard let file = files[path], let parts = EntryParts(file) else { continue }
            let root = YAMLReader.read(parts.yaml, path: path, lineOffset: 1).value
            guard case .mapping(let entries)? = root?.value else { continue }
            for (key, value) in entries {
                if key.scalar == SharedSentencesField.key {
                    shared += value.scalars
                } else {
                    Self.collect(value, key.scalar ?? "", false, &prose)
                }
            }
        }
        self.init(
            id: record.metadata.key.path,
            titles: Set(languages.all.map { record.title(in: $0).text }.filter { !$0.contains(TodoMarker.mark) }).sorted(),
            sentences: prose,
            shared: shared)
    }

    /// Front matter keys whose values are sentences. Others hold names, which entries may share.
    private static let proseKeys: Set<String> = [
        "summary", "text", "caution", "note", "since_note", "cost_note", "dates_note", "definition", "question",
    ]

    private static func collect(_ node: YAMLNode, _ key: String, _ isProse: Bool, _ sentences: inout [String]) {
        guard key != "sources" else { return }
        let isProse = isProse || proseKeys.contains(key)
        switch node.value {
        case .scalar(let text):
            if isProse, !text.contains(TodoMarker.mark) { sentences += UnpublishedScan.sentences(of: text.withoutCitations) }
        case .sequence(let nodes): for inner in nodes { collect(inner, "", isProse, &sentences) }
        case .mapping(let entries): for (inner, value) in entries { collect(value, inner.scalar ?? "", isProse, &sentences) }
        }
    }
}

extension YAMLNode {
    /// The texts of a sequence.
    fileprivate var scalars: [String] {
        if case .sequence(let nodes) = value { nodes.compactMap(\.scalar) } else { scalar.map { [$0] } ?? [] }
    }
}

extension String {
    /// Splits text at citations, which pages show as numbers.
    fileprivate var withoutCitations: String {
        var out = ""
        var rest = self[...]
        while let start = rest.firstRange(of: "[^"), let end = rest[start.upperBound...].firstIndex(of: "]") {
            out += rest[..<start.lowerBound] + "\n"
            rest = rest[rest.index(after: end)...]
        }
        return out + rest
    }
}

extension MarkdownDocument {
    /// The sentences of the blocks. A citation ends a sentence, since pages show a number in its place.
    fileprivate var sentences: [String] {
        var text = ""
        for node in nodes {
            switch node.kind {
            case .text, .code, .imageAlternative: text += node.text
            case .softBreak: text += " "
            case .emphasis, .strong, .link: break
            default: text += "\n"
            }
        }
        // Placeholders are the guidance of a form, which the published form has, too.
        let written = text.split(separator: "\n").filter { !$0.contains(TodoMarker.mark) }.joined(separator: "\n")
        return UnpublishedScan.sentences(of: written)
    }
}

extension Record {
    /// Titles, names and source names of a published entry, which an unpublished entry may share.
    func publishedNames(in catalogue: Catalogue) -> [String] {
        let languages = catalogue.settings.knownLanguages.all
        var names =
            languages.map { title(in: $0).text } + catalogue.bibliography(of: key).sources.flatMap { [$0.title, $0.publisher] }
        func add(_ text: LocalizedText?) { names += languages.compactMap { text?.written(in: $0) } }
        switch self {
        case let institution as Institution:
            add(institution.shortName)
        case let instrument as Instrument:
            add(instrument.shortTitle)
        case let country as Country:
            add(country.officialName)
            for line in country.helplines { add(line.name) }
        case let term as Term:
            names += term.wordings.flatMap { wording in languages.compactMap { wording[$0] } }
        case let indicator as Indicator:
            add(indicator.countedBy)
        case let practice as Practice:
            names += practice.text.all.flatMap { $0.value.results.map(\.indicator) }
        default: break
        }
        return names
    }
}
