internal import Localization
internal import Markdown
internal import Records
internal import Templating

/// A common numbering of the sources of a page with several records; a source cited by two records is listed once.
struct PageSources {
    /// A record's citations in reading order.
    struct CitingRecord {
        let metadata: RecordMetadata
        let keys: [String]
        let months: MonthNames

        init(_ metadata: RecordMetadata, _ keys: [String], months: MonthNames = .panArab) {
            (self.metadata, self.keys, self.months) = (metadata, keys, months)
        }
    }

    /// The sources in the order of their first citation.
    private(set) var entries: [View] = []
    private var references: [RecordKey: [String: NumberedPageSource]] = [:]

    /// - Parameter isNamed: whether each citation bears the name of its source. On a topic's page its script adds the names: written out in
    ///   each of some 170 citations they would weigh 14 kB.
    init(_ context: PageContext, _ cited: [CitingRecord], isNamed: Bool = true) {
        var listed: [Identity: NumberedPageSource] = [:]
        var anchors: Set<String> = []
        for cited in cited {
            let metadata = cited.metadata
            for key in cited.keys where references[metadata.key]?[key] == nil {
                guard let source = context.catalogue.bibliography(of: metadata.key)[key] else { continue }
                let identity = Identity(publisher: source.publisher, title: source.title, date: source.date, url: source.url)
                let reference =
                    listed[identity]
                    ?? Self.reference(to: source, number: listed.count + 1, isNamed: isNamed, taken: &anchors, context: context)
                if listed.updateValue(reference, forKey: identity) == nil {
                    entries.append(context.entry(of: source, number: reference.number, id: reference.anchor, months: cited.months))
                }
                references[metadata.key, default: [:]][key] = reference
            }
        }
    }

    /// The entries of a record's sources, by their keys.
    func references(of metadata: RecordMetadata) -> [String: NumberedPageSource] { references[metadata.key] ?? [:] }

    /// The identity of a source; keys differ between records.
    private struct Identity: Hashable {
        let publisher: String
        let title: String
        let date: PartialDate?
        let url: String?
    }

    private static func reference(
        to source: Citation, number: Int, isNamed: Bool, taken: inout Set<String>, context: PageContext
    ) -> NumberedPageSource {
        let anchor = taken.insert(source.anchor).inserted ? source.anchor : "\(source.anchor)-\(number)"
        guard isNamed else { return NumberedPageSource(number: number, anchor: anchor, label: nil) }
        let year = source.date.map { String($0.iso.prefix(4)) } ?? context.strings["undated"]
        let words = [context.strings.text("source_number", "\(number)"), source.publisher, year]
        return NumberedPageSource(number: number, anchor: anchor, label: words.joined(separator: context.strings["sep"] + " "))
    }
}
