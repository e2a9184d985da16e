package import Diagnostics
internal import FrontMatter
package import Localization
internal import Markup
package import Records

/// The scaffold of a translation: the original's texts to be replaced, with the original's fingerprint.
package struct TranslationScaffold: Sendable {
    private let original: SourceFile
    private let collection: Collection
    private let target: Language
    private let language: Language

    /// - Parameter language: the language of the guidance texts.
    package init(of original: SourceFile, in collection: Collection, to target: Language, language: Language) {
        (self.original, self.collection, self.target, self.language) = (original, collection, target, language)
    }

    /// The path of the translation file.
    package var path: String { String(original.path.dropLast(3)) + ".\(target.rawValue).md" }

    /// Whether the record's translations are separate files.
    package static func isPossible(of record: any Record) -> Bool {
        !record.key.collection.type.translatedFields.isEmpty || record.hasText
    }

    /// The text of the file; nil if the original has no separate translations or cannot be read.
    package var text: String? {
        guard let parts = EntryParts(original), let root = YAMLReader.read(parts.yaml, path: original.path, lineOffset: 1).value,
            let fingerprint = Fingerprint.of(original, in: collection)
        else { return nil }
        let body = translatedBody(parts.body)
        let fields = collection.type.translatedFields
        guard !fields.isEmpty || !body.isEmpty else { return nil }
        var lines = ["---", "# \(Self.guidance[language])", "translates: \"\(fingerprint)\""]
        for field in fields { lines += entry(field, in: root) }
        lines.append("draft: true  # \(ScaffoldGuidance.draft[language])")
        return lines.joined(separator: "\n") + "\n---\n" + (body.isEmpty ? "" : "\n" + body + "\n")
    }

    /// A key of the translation with the original's text; empty if the original lacks it.
    private func entry(_ field: DeclaredField, in root: YAMLNode) -> [String] {
        guard let node = root[field.key] ?? root[inner: field.key] else { return [] }
        switch (field.schema, node.value) {
        case (.list(.object(let fields)), .sequence(let items)):
            return [field.key + ":"]
                + items.flatMap { item in
                    let lines = fields.flatMap { entry($0, in: item) }
                    return lines.enumerated().map { ($0 == 0 ? "  - " : "    ") + $1 }
                }
        case (.plain(let range), .scalar(let text)): return ["\(field.key): \(YAMLQuoting.quoted(marked(text, within: range?.upperBound)))"]
        case (_, .scalar(let text)): return ["\(field.key): \(YAMLQuoting.quoted(marked(text, within: nil)))"]
        default: return []
        }
    }

    private func marked(_ text: String, within limit: Int?) -> String {
        let flat = text.split(whereSeparator: \.isNewline).joined(separator: " ")
        let marked = TodoMarker.mark + " " + flat
        guard let limit, marked.unicodeScalars.count > limit else { return marked }
        return String(String.UnicodeScalarView(marked.unicodeScalars.prefix(limit - 1))) + "…"
    }

    /// The body with known headings in the target language and the pencil sign before each text.
    private func translatedBody(_ body: Substring) -> String {
        var opensBlock = true
        let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
            defer { opensBlock = line.allSatisfy(\.isWhitespace) }
            if line.hasPrefix("## "), let role = SectionRole(heading: String(line.dropFirst(3))), collection == .practices {
                return "## " + role.heading[target]
            }
            let prefix = Self.blockPrefix(of: line)
            guard !line.hasPrefix("|"), !line.allSatisfy(\.isWhitespace), opensBlock || !prefix.isEmpty else { return String(line) }
            return prefix + TodoMarker.mark + " " + line.dropFirst(prefix.count)
        }
        let text = lines.joined(separator: "\n")
        return text.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.isEmpty }.joined(separator: "\n").trimmingEnd
    }

    /// The marker of a heading, list item or quotation with its spaces.
    private static func blockPrefix(of line: Substring) -> String {
        let indent = line.prefix { $0 == " " }
        let rest = line.dropFirst(indent.count)
        let digits = rest.prefix(while: \.isNumber)
        let mark: Substring =
            if !digits.isEmpty, rest.dropFirst(digits.count).hasPrefix(". ") {
                rest.prefix(digits.count + 2)
            } else if rest.hasPrefix("- ") || rest.hasPrefix("* ") || rest.hasPrefix("> ") {
                rest.prefix(2)
            } else if rest.hasPrefix("#") {
                rest.prefix(rest.prefix { $0 == "#" }.count + 1)
            } else {
                ""
            }
        return mark.isEmpty ? "" : String(indent + mark)
    }

    /// The message for entries that contain all languages in their own file.
    package static func inside(_ target: Language) -> LocalizedText {
        .init(.scaffoldTranslationInside, [MessageArgument("language", target.rawValue)])
    }

    private static let guidance = LocalizedText(.scaffoldTranslationGuidance)
}

extension YAMLNode {
    /// The value of a key.
    fileprivate subscript(key: String) -> YAMLNode? {
        guard case .mapping(let entries) = value else { return nil }
        return entries.first { $0.key.scalar == key }?.value
    }

    /// `cost_note` of a translation is the `note` of the original's `cost`.
    fileprivate subscript(inner key: String) -> YAMLNode? {
        guard let cut = key.firstIndex(of: "_") else { return nil }
        return self[String(key[..<cut])]?[String(key[key.index(after: cut)...])]
    }
}
