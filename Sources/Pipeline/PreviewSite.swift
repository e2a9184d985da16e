internal import Assets
package import Diagnostics
package import Linking
package import Localization
internal import Markup
internal import Pages
internal import Publishing
internal import Records

/// A source folder as a site in memory: read anew on demand, its pages made when they are asked for.
///
/// What was made of files is kept from one reading to the next, so that a change costs one note's reading and the linking of all.
/// A reading that finds errors leaves the last sound site in place.
package actor PreviewSite {
    private let options: BuildOptions
    /// What the last reading made, so that a change costs what it changes.
    private var buildCache = BuildCache()
    private let imageAssets = RenditionCache(nil)
    /// The files as they were at the last reading.
    private var tree: SourceTree?
    /// How often the folder was read: a page that was made after another reading is not news.
    package private(set) var readings = 0
    /// How long the last reading took, in milliseconds.
    package private(set) var readingTime = 0.0
    private var lastGoodSite: LastGoodSite?
    /// What the last reading found.
    package private(set) var report = BuildReport(diagnostics: [], sources: [:])

    /// The graph of the last reading, with or without errors.
    package private(set) var graph: SiteGraph?

    /// A note as it would be if it were saved.
    package struct DraftPreview: Sendable {
        /// The diagnostics of the note itself.
        package let issues: [Diagnostic]
        /// Its page's path and bytes; nil while it cannot be made.
        package let page: (path: String, bytes: [UInt8])?
    }

    /// The last sound site.
    private struct LastGoodSite {
        let renderer: SiteRenderer
        let pages: [String: Page]
        /// The files that are no pages, once one of them was asked for.
        var rest: [String: [UInt8]]?
    }

    package init(_ options: BuildOptions) { self.options = options }

    /// Whether there is a site to show.
    package var isValid: Bool { lastGoodSite != nil }

    /// Reads everything; takes it for the site where it has no error.
    package func read() async {
        let start = ContinuousClock.now
        defer { readingTime = (ContinuousClock.now - start) / .milliseconds(1) }
        var session = BuildSession(options, buildCache)
        session.imageAssets = imageAssets
        let tree = session.scan()
        let linkedSite = await session.link(tree)
        self.tree = tree
        readings += 1
        if let linkedSite { graph = linkedSite.graph }
        if let linkedSite, !session.report.hasErrors(strict: false) {
            let loaded = SiteRenderer.load(linkedSite, options, &session.buildCache)
            session.report.diagnostics += loaded.diagnostics
            if let renderer = loaded.value {
                let pages = Dictionary(renderer.plan.pages.map { ($0.path.text, $0) }, uniquingKeysWith: { first, _ in first })
                lastGoodSite = LastGoodSite(renderer: renderer, pages: pages)
            }
        }
        report = session.report
        buildCache = session.buildCache
    }

    /// The bytes of a file of the site; nil if there is none at that path. Diagnostics found while rendering it are added to the report.
    package func file(_ path: String) -> [UInt8]? {
        guard var lastGoodSite else { return nil }
        if let page = lastGoodSite.pages[path] {
            let made = lastGoodSite.renderer.artifact(of: page)
            for issue in made.diagnostics where !report.diagnostics.contains(issue) { report.diagnostics.append(issue) }
            return made.value.bytes
        }
        if lastGoodSite.rest == nil {
            lastGoodSite.rest = Dictionary(
                (lastGoodSite.renderer.rest + lastGoodSite.renderer.search + lastGoodSite.renderer.entryTexts.map(\.artifact)).map {
                    ($0.path.text, $0.bytes)
                },
                uniquingKeysWith: { first, _ in first })
            self.lastGoodSite = lastGoodSite
        }
        return lastGoodSite.rest?[path]
    }

    /// The note that a page shows, as `practices/aa/x.fr`, and the page's language. Nil for pages that show no single note.
    package func note(shownAt path: String) -> (name: String, language: Language)? {
        guard let lastGoodSite, let page = lastGoodSite.pages[path] else { return nil }
        return lastGoodSite.renderer.note(shownOn: page).map { ($0, page.language) }
    }

    /// The language of a page; nil for what is no page.
    package func language(of path: String) -> Language? { lastGoodSite?.pages[path]?.language }

    /// Tries a note that was typed and not saved, among the notes of the last reading.
    package func draftPreview(of typed: SourceFile) async -> DraftPreview {
        var session = BuildSession(options, buildCache)
        session.imageAssets = imageAssets
        let tree = (tree ?? session.scan()).with(typed)
        let linkedSite = await session.link(tree)
        let issues = session.report.diagnostics.filter { $0.location.path == typed.path }
        var ignored: [Diagnostic] = []
        guard let linkedSite, let note = NoteFile(typed, into: &ignored),
            let renderer = SiteRenderer.load(linkedSite, options, &session.buildCache).value,
            let page = renderer.page(of: note)
        else { return DraftPreview(issues: issues, page: nil) }
        return DraftPreview(issues: issues, page: (page.path.text, renderer.artifact(of: page).value.bytes))
    }
}
