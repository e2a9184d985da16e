package import Markup
package import Records

/// Citation file formats for reference managers.
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

    package var mediaType: String {
        switch self {
        case .bibtex: "application/x-bibtex"
        case .ris: "application/x-research-info-systems"
        case .csl: "application/vnd.citationstyles.csl+json"
        }
    }

    /// The one file of an entry, for all languages: beside its page in the tree at the root, `practices/ma/x.bib`.
    package func path(of practice: Practice, plan: SitePlan) -> SitePath? {
        SitePath(plan.path(of: .record(practice.key), in: plan.root).text.dropLast("html".count) + rawValue)
    }
}
