internal import Localization

/// A weakness of the sources below a page that the page must state: there is only one, or all are press reports.
package enum SourceWeakness: Sendable, Equatable {
    case oneSource, pressOnly

    /// Nil where neither holds. A source without a record has no kind, so it may be something else than press.
    package init?(_ citations: [Citation]) {
        guard !citations.isEmpty else { return nil }
        if Set(citations.map(Self.identity)).count == 1 {
            self = .oneSource
        } else if citations.allSatisfy({ $0.source?.kind == .press }) {
            self = .pressOnly
        } else {
            return nil
        }
    }

    /// Keys of sources without a record are the entry's own, so their texts identify them across entries.
    private static func identity(_ citation: Citation) -> [String] {
        if let source = citation.source { return [source.metadata.id] }
        return [citation.publisher, citation.title, citation.date?.iso ?? "", citation.url ?? ""]
    }
}
