package import Diagnostics
internal import FrontMatter
package import Localization

/// One entry of a record's history, as its front matter lists it.
package struct HistoryEntry: Sendable {
    package let date: PartialDate
    package let kind: HistoryEntryKind
    package let text: LocalizedText

    package init(date: PartialDate, kind: HistoryEntryKind, text: LocalizedText) { (self.date, self.kind, self.text) = (date, kind, text) }

    private static let dateField = Field("changes.date", .date, .required)
    private static let kindField = Field("changes.kind", FieldType<HistoryEntryKind>.vocabulary, .required)
    private static let textField = Field("changes.text", .local, .required)
    static let fields = [dateField.declared, kindField.declared, textField.declared]

    init?(_ reader: inout FieldReader) {
        let date = reader.read(Self.dateField)
        let kind = reader.read(Self.kindField)
        let text = reader.read(Self.textField)
        guard let date, let kind, let text else { return nil }
        (self.date, self.kind, self.text) = (date, kind, text)
    }
}

/// The withdrawal of a published record: its page states it, and nothing else links to the page.
package struct Withdrawal: Sendable {
    package let date: PartialDate
    package let reason: LocalizedText

    private static let dateField = Field("withdrawals.date", .date, .required)
    private static let reasonField = Field("withdrawals.reason", .local, .required)
    static let fields = [dateField.declared, reasonField.declared]

    init?(_ reader: inout FieldReader) {
        let date = reader.read(Self.dateField)
        let reason = reader.read(Self.reasonField)
        guard let date, let reason else { return nil }
        (self.date, self.reason) = (date, reason)
    }
}

/// A record of the last publication, as the history is compared with it.
package struct LastPublishedRecord: Sendable {
    /// The collection's folder and the id: `practices/ma/x`.
    package let id: String
    package let title: String
    /// `RecordMetadata.substance` then; nil in manifests of earlier versions.
    package let substance: String?
    /// How many entries its history had.
    package let changeCount: Int
    package let isWithdrawn: Bool
    /// Fingerprints of the replies that it showed.
    package let replies: [String]

    package init(
        id: String, title: String, substance: String? = nil, changeCount: Int = 0, isWithdrawn: Bool = false, replies: [String] = []
    ) {
        (self.id, self.title, self.substance, self.changeCount) = (id, title, substance, changeCount)
        (self.isWithdrawn, self.replies) = (isWithdrawn, replies)
    }
}

/// Compares a publication with the previous one: changes without an entry, edited replies, reused ids.
package enum HistoryChecks {
    package static func check(_ published: [LastPublishedRecord], _ catalogue: Catalogue) -> [Diagnostic] {
        let records = Dictionary(catalogue.everything.map { ($0.key.path, $0) }, uniquingKeysWith: { first, _ in first })
        return published.flatMap { old -> [Diagnostic] in
            guard let record = records[old.id] else { return [] }
            let metadata = record.metadata
            let place = SourceLocation(path: metadata.path, line: 1, column: 1)
            if old.isWithdrawn { return [Diagnostic(.idReused, at: place, offendingText: old.id)] }
            var diagnostics: [Diagnostic] = []
            if let substance = old.substance, substance != metadata.substance, metadata.changes.count <= old.changeCount {
                diagnostics.append(Diagnostic(.changeWithoutEntry, at: place, offendingText: old.id))
            }
            let replies = Set((record as? Practice)?.replies.map(\.fingerprint) ?? [])
            if !old.replies.allSatisfy(replies.contains) {
                diagnostics.append(Diagnostic(.replyChanged, at: place, offendingText: old.id))
            }
            return diagnostics
        }
    }
}

package enum HistoryEntryKind: String, TranslatedVocabulary {
    case created, corrected, updated, validated, withdrawn

    package static let textGroup = "vocabularies.change"
}
