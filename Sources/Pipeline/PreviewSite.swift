internal import Assets
package import Diagnostics
package import Linking
package import Localization
internal import Markup
internal import Pages
internal import Publishing
internal import Records

/// A source folder as an in-memory site: read on demand, pages rendered on request.
///
/// Parsed files are kept between reads, so that a change costs parsing one entry and linking all.
/// If a read finds errors, the last valid site stays in place.
package actor PreviewSite {
    private let options: BuildOptions
    /// Results of the last read, for reuse.
    private var buildCache = BuildCache()
    private let imageAssets = ResizedImageCache(nil)
    /// The snapshot of the files at the last read.
    private var tree: SourceTree?
    /// The number of reads so far, as a revision number for pages.
    package private(set) var readings = 0
    /// The duration of the last read in milliseconds.
    package private(set) var readingTime = 0.0
    private var lastGoodSite: LastGoodSite?
    /// The diagnostics of the last read.
    package private(set) var report = BuildReport(diagnostics: [], sources: [:])

    /// The graph of the last read, even if it has errors.
    package private(set) var graph: SiteGraph?

    /// The preview of an unsaved entry.
    package struct DraftPreview: Sendable {
        /// The diagnostics of the entry itself.
        package let issues: [Diagnostic]
        /// Its page's path and bytes; nil if it cannot be rendered.
        package let page: (path: String, bytes: [UInt8])?
    }

    /// The last valid site.
    private struct LastGoodSite {
        let renderer: SiteRenderer
        let pages: [String: Page]
        /// Outputs that are not pages, made at the first request for one.
        var rest: [String: [UInt8]]?
    }

    package init(_ options: BuildOptions) { self.options = options }

    /// Whether there is a valid site to show.
    package var isValid: Bool { lastGoodSite != nil }

    /// Reads the folder, and replaces the site if there are no errors.
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

    /// The entry that a page shows, as `practices/aa/x.fr`, and the page's language. Nil for pages that show no single entry.
    package func entry(shownAt path: String) -> (name: String, language: Language)? {
        guard let lastGoodSite, let page = lastGoodSite.pages[path] else { return nil }
        return lastGoodSite.renderer.entry(shownOn: page).map { ($0, page.language) }
    }

    /// The language of a page; nil for other files.
    package func language(of path: String) -> Language? { lastGoodSite?.pages[path]?.language }

    /// Checks and renders an unsaved entry together with the entries of the last read.
    package func draftPreview(of typed: SourceFile) async -> DraftPreview {
        var session = BuildSession(options, buildCache)
        session.imageAssets = imageAssets
        let tree = (tree ?? session.scan()).with(typed)
        let linkedSite = await session.link(tree)
        let issues = session.report.diagnostics.filter { $0.location.path == typed.path }
        var ignored: [Diagnostic] = []
        guard let linkedSite,
            let entry = EntryFilePath(typed, languages: linkedSite.graph.catalogue.settings.knownLanguages, into: &ignored),
            let renderer = SiteRenderer.load(linkedSite, options, &session.buildCache).value,
            let page = renderer.page(of: entry)
        else { return DraftPreview(issues: issues, page: nil) }
        return DraftPreview(issues: issues, page: (page.path.text, renderer.artifact(of: page).value.bytes))
    }
}
