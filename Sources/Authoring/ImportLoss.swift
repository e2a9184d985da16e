internal import Diagnostics
package import Localization

/// Content of a document that the import drops.
package struct ImportLoss: Sendable, Equatable {

    package let kind: ImportLossKind
    package let text: String

    package init(kind: ImportLossKind, text: String) { (self.kind, self.text) = (kind, text) }

    /// Parses a line written by the pandoc filter.
    init?(line: Substring) {
        let parts = line.split(separator: "\u{FFF9}", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0].isEmpty, let kind = ImportLossKind(rawValue: String(parts[1])) else { return nil }
        self.init(kind: kind, text: String(parts[2].filter { $0 != "\\" }))
    }

    /// One notice per kind with all its texts.
    package static func notices(_ losses: [ImportLoss]) -> [LocalizedText] {
        ImportLossKind.allCases.compactMap { kind in
            var texts: [String] = []
            for loss in losses where loss.kind == kind && !texts.contains(loss.text) { texts.append(loss.text) }
            return texts.isEmpty ? nil : notice(kind, texts)
        }
    }

    /// The line breaks of the list are the program's own; the document's texts are escaped one by one.
    private static func notice(_ kind: ImportLossKind, _ texts: [String]) -> LocalizedText {
        let list = texts.map { "\n    – " + SanitizedTerminalText.value($0) }.joined()
        return LocalizedText(group: "vocabularies.import-loss", name: kind.rawValue, [MessageArgument("list", list)])
    }
}

package enum ImportLossKind: String, CaseIterable, Sendable {
    case title, comment, deletion, insertion, bold, emphasis, header, pages
    /// Headers and footers could not be read.
    case unseen
}
