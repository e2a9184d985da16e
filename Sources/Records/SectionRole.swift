internal import Diagnostics
internal import FrontMatter
package import Localization

/// The sections of a practice. A topic page compares the same section of several countries.
package enum SectionRole: String, TranslatedVocabulary {
    package static let textGroup = "vocabularies.section"

    case context, approach, results, lessons, replication

    package var isRequired: Bool { self == .context || self == .approach }

    /// The heading that the site shows and that contributors are asked to write.
    package var heading: LocalizedText { LocalizedText(group: "vocabularies.section", name: rawValue) }

    /// Accepted synonyms of the heading.
    private var synonyms: [String] { RecognizedInputWords.all("section." + rawValue) }

    /// The role of a heading in any language, ignoring marks, case and hamza.
    package init?(heading: String) {
        // Most headings match exactly and need no folding.
        guard let role = Self.byHeading[heading] ?? Self.byHeading[Self.folded(heading)] else { return nil }
        self = role
    }

    /// The role of a heading in a language that a site may have added.
    init?(heading: String, in language: Language) {
        if let role = SectionRole(heading: heading) {
            self = role
        } else if !Language.builtIn.contains(language),
            let role = Self.allCases.first(where: { Self.isSame($0.heading[language], as: heading) })
        {
            self = role
        } else {
            return nil
        }
    }

    /// All headings that are read as a role, in any language.
    package static var knownHeadings: [(text: String, role: SectionRole)] {
        allCases.flatMap { role in (Language.builtIn.map { role.heading[$0] } + role.synonyms).map { ($0, role) } }
    }

    private static let byHeading: [String: SectionRole] = {
        var table: [String: SectionRole] = [:]
        for role in allCases {
            for words in Language.builtIn.map({ role.heading[$0] }) + role.synonyms { (table[words], table[folded(words)]) = (role, role) }
        }
        return table
    }()

    /// The role with the most similar heading in any language.
    package static func nearest(to heading: String) -> SectionRole? {
        let folded = folded(heading)
        // Arabic headings are compared with and without the article.
        let nearest = [folded, "ال" + folded].lazy.compactMap { SpellingSuggestion.nearest(to: $0, among: byHeading.keys.sorted()) }.first
        return nearest.flatMap { byHeading[$0] }
    }

    /// Whether a heading is the language's own one or a synonym, ignoring hamza and case.
    func isWellFormed(_ heading: String, in language: Language) -> Bool {
        if heading == self.heading[language] { return true }
        guard !heading.unicodeScalars.contains(where: { $0 == ":" || $0 == "：" }) else { return false }
        return ([self.heading[language]] + synonyms).contains { Self.folded($0) == Self.folded(heading) }
    }

    /// Whether two headings are equal, ignoring marks, case and hamza.
    static func isSame(_ heading: String, as other: String) -> Bool { folded(heading) == folded(other) }

    private static func folded(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != ":" && scalar != "：" {
            if let folded = LetterFolding.fold(scalar) { scalars.append(folded) }
        }
        return String(scalars).split(separator: " ").joined(separator: " ")
    }
}
