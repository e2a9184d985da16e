package import Localization
package import Markup
package import Records

/// Citation file formats for reference managers, written next to a note's page.
package enum CitationFormat: String, Sendable, CaseIterable {
    case bibtex = "bib"
    case ris
    case csl = "csl.json"

    package var name: String {
        switch self {
        case .bibtex: "BibTeX"
        case .ris: "RIS"
        case .csl: "CSL-JSON"
        }
    }

    /// Beside the page on which the note is really written: `practices/ma/x.bib`, `fr/practices/ma/x.bib`.
    package func path(of practice: Practice, in language: Language, plan: SitePlan) -> SitePath? {
        let written = practice.text[language].language
        return SitePath(plan.path(of: .record(practice.key), in: written).text.dropLast("html".count) + rawValue)
    }
}
