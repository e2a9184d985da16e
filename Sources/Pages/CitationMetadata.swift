internal import Linking
internal import Localization
internal import Markup
internal import Records

/// What reference managers read in the head of a practice's page.
///
/// The `citation_*` names are those of HighWire Press, which Zotero's translator for embedded metadata reads. Zotero divides a
/// `citation_author` of several words into first and last name, so the site is named as the institution of a report.
struct CitationMetadata {
    private let context: PageContext
    private let practice: Practice
    private let address: BaseURL?

    init?(_ context: PageContext) {
        guard case .record(let key) = context.page.kind, let practice = context.catalogue.find(key) as? Practice else { return nil }
        (self.context, self.practice, address) = (context, practice, context.composer.address)
    }

    /// Its place in the head of a page of a site without an address.
    var html: HTML {
        var out = HTMLWriter()
        write(into: &out)
        return out.html
    }

    /// Links to the citation files are relative, also where the site has an address: absolute ones weigh about 150 bytes more.
    func write(into out: inout HTMLWriter) {
        let (text, language) = practice.text[context.language]
        let plan = context.composer.plan
        func meta(_ name: String, _ content: String) { out.open("meta", ("name", "citation_" + name), ("content", content)) }
        meta("title", text.title)
        meta("technical_report_institution", context.settings.title[language])
        meta("publisher", context.settings.title[language])
        meta("publication_date", practice.reviewed.iso.replacing("-", with: "/"))
        meta("language", language.rawValue)
        if let address {
            let url = address.url(plan.path(of: context.page.kind, in: language))
            meta("public_url", url)
            out.open("link", ("rel", "cite-as"), ("href", url))
        }
        out.open("link", ("rel", "license"), ("href", Licence.address(of: context.settings.licence)))
        for format in CitationFormat.allCases {
            guard let path = format.path(of: practice, plan: plan) else { continue }
            let url = RelativeURL(from: context.page.path, to: path).text
            out.open("link", ("rel", "alternate"), ("type", format.mediaType), ("href", url))
        }
    }
}
