internal import Diagnostics
internal import Localization
internal import Records

/// Guidance texts of scaffolds.
enum ScaffoldGuidance {
    static let draft = LocalizedText(.scaffoldDraft)

    static let cite = LocalizedText(.scaffoldCite)

    /// The body of a new entry: headings in the language of the original, guidance in the author's language.
    static func body(of collection: Collection, _ language: Language) -> String {
        switch collection {
        case .practices:
            SectionRole.allCases.map { role in
                "## \(role.heading[.ar])\n\n\(TodoMarker.mark) \(section(role)[language])"
                    + (role == .context ? " \(cite[language])[^s1]." : "")
            }.joined(separator: "\n\n")
        case .topics: topic.map { "## \($0.heading[.ar])\n\n\(TodoMarker.mark) \($0.guidance[language])" }.joined(separator: "\n\n")
        case .pages: "\(TodoMarker.mark) \(page[language])"
        case .instruments, .roundTables: "\(TodoMarker.mark) \(paragraph[language]) \(cite[language])[^s1]."
        default: ""
        }
    }

    private static let page = LocalizedText(.scaffoldPage)

    private static let paragraph = LocalizedText(.scaffoldParagraph)

    private static let topic = [
        (
            heading: LocalizedText(.scaffoldTopicImportanceHeading),
            guidance: LocalizedText(.scaffoldTopicImportance)
        ),
        (
            heading: LocalizedText(.scaffoldTopicComparisonHeading),
            guidance: LocalizedText(.scaffoldTopicComparison)
        ),
    ]

    static func section(_ role: SectionRole) -> LocalizedText { LocalizedText(group: "guidance.section", name: role.rawValue) }
}
