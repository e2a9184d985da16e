internal import Linking
package import Localization
package import Markup
package import Records
package import Templating

/// The page that a script fills with the entries that a reader has added; without scripts it says what prints instead.
struct DossierPage {
    private let context: PageContext

    init(_ context: PageContext) { self.context = context }

    var view: View {
        var view = context.head(titleKey: "dossier", descriptionKey: "dossier_intro")
        view["topics_url"] = .html(context.url(.index(.topics)))
        return view
    }
}

/// What the dossier shows of a practice (the entry whole) or of a topic (its brief), as a file that the page loads when it is asked for.
package struct DossierFragment: Sendable {
    package let key: RecordKey
    package let language: Language
    /// The file, in the language's tree: `fr/dossier/practices/ma/x.js`.
    package let path: SitePath
    package let template: String
    package let views: [View]
    /// The words of its citation that need no address.
    package let citation: EntryCitation

    static let templates = ["dossier-note", "dossier-topic"]
}

extension PageComposer {
    /// The entries that a dossier can hold. Their links are those of the dossier's page.
    package var dossierEntries: [DossierFragment] {
        let page = Page(kind: .dossier, language: language, path: plan.path(of: .dossier, in: language))
        let context = PageContext(composer: self, page: page)
        let frame = PageLayout(context).views
        func entry(_ record: some Record, _ template: String, _ view: View) -> DossierFragment? {
            let folder = language == plan.root ? "" : language.rawValue + "/"
            return SitePath("\(folder)dossier/\(record.key.path).js").map {
                DossierFragment(
                    key: record.key, language: language, path: $0, template: template, views: frame + [view],
                    citation: EntryCitation(context, record))
            }
        }
        let notes = graph.catalogue.practices.all.compactMap { entry($0, "dossier-note", BookletPractice(context, $0).view) }
        let topics = graph.catalogue.topics.all.filter { plan.briefs.contains($0.key) }
            .compactMap { entry($0, "dossier-topic", BriefPage(context, $0).view) }
        return notes + topics
    }
}
