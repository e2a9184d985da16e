package import Localisation

/// The parts of a practice: a topic page lays the same part of several countries side by side.
package enum SectionRole: String, CaseIterable, Sendable, Hashable {
    case context, approach, results, lessons, replication

    package var isRequired: Bool { self == .context || self == .approach }

    /// The heading that the site shows and that contributors are asked to write.
    package var heading: LocalizedText { LocalizedText(group: "vocabularies.section", name: rawValue) }

    /// Other headings that mean the same part.
    private var synonyms: [String] {
        switch self {
        case .context: ["السياق العام", "الخلفية", "contexte général", "background", "the problem"]
        case .approach:
            [
                "ما الذي يُنجز", "ما يُنجز", "كيف تعمل الممارسة", "المقاربة", "الخطوات", "approche", "mise en œuvre", "approach",
                "what happens",
            ]
        case .results: ["النتائج والأثر", "résultats et effets", "results and effects", "outcomes"]
        case .lessons:
            ["الدروس المستفادة", "الحدود", "الدروس المستفادة والحدود", "enseignements", "limites", "lessons", "limits", "lessons learned"]
        case .replication: ["شروط النقل", "شروط الاستفادة", "شروط التكرار", "conditions de réplication", "replication", "conditions"]
        }
    }

    /// The role of a heading, in any of the three languages, whatever its marks, case and hamza.
    package init?(heading: String) {
        // Most headings are written as asked: they need no folding.
        guard let role = Self.byHeading[heading] ?? Self.byHeading[Self.folded(heading)] else { return nil }
        self = role
    }

    private static let byHeading: [String: SectionRole] = {
        var table: [String: SectionRole] = [:]
        for role in allCases {
            for words in Language.allCases.map({ role.heading[$0] }) + role.synonyms { (table[words], table[folded(words)]) = (role, role) }
        }
        return table
    }()

    private static func folded(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where scalar != ":" {
            if let folded = Folding.fold(scalar) { scalars.append(folded) }
        }
        return String(scalars).split(separator: " ").joined(separator: " ")
    }
}
