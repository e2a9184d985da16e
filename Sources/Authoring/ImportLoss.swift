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

    private static func notice(_ kind: ImportLossKind, _ texts: [String]) -> LocalizedText {
        let list = texts.map { "\n    – " + $0 }.joined()
        return LocalizedText(group: "vocabularies.import-loss", name: kind.rawValue, [TextArgument("list", list)])
    }
}

/// The text content of XML parts, without markup.
package enum XMLTextExtractor {
    /// The text of each element with a given name.
    package static func texts(of element: String, in xml: String) -> [String] {
        var texts: [String] = []
        var rest = xml[...]
        while let open = rest.firstRange(of: "<" + element) {
            let after = rest[open.upperBound...]
            guard let next = after.first, next == ">" || next == " " || next == "/", let end = after.firstIndex(of: ">") else {
                rest = after
                continue
            }
            guard after[..<end].last != "/", let close = after[end...].firstRange(of: "</" + element + ">") else {
                rest = after[end...]
                continue
            }
            texts.append(plain(after[after.index(after: end)..<close.lowerBound]))
            rest = after[close.upperBound...]
        }
        return texts.filter { !$0.isEmpty }
    }

    private static func plain(_ xml: Substring) -> String {
        var text = ""
        var isTag = false
        for character in xml {
            switch character {
            case "<": isTag = true
            case ">" where isTag: isTag = false
            default: if !isTag { text.append(character) }
            }
        }
        for (name, sign) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&")] {
            text = text.replacing(name, with: sign)
        }
        return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}

package enum ImportLossKind: String, CaseIterable, Sendable {
    case title, comment, deletion, insertion, bold, emphasis, header, pages
    /// Headers and footers could not be read.
    case unseen
}
