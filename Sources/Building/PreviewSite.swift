package import Diagnostics
package import Linking
package import Localisation
internal import Markup
internal import Pages
internal import Records

/// A source folder as a site in memory: read anew on demand, its pages made when they are asked for.
///
/// What was made of files is kept from one reading to the next, so that a change costs one note's reading and the linking of all.
/// A reading that finds errors leaves the last sound site in place.
package actor PreviewSite {
    private let options: BuildOptions
    /// What the last reading made, so that a change costs what it changes.
    private var recall = Recall()
    private let pictures = PictureStore(path: nil)
    /// The files as they were at the last reading.
    private var tree: SourceTree?
    /// How often the folder was read: a page that was made after another reading is not news.
    package private(set) var readings = 0
    /// How long the last reading took, in milliseconds.
    package private(set) var readingTime = 0.0
    private var sound: Sound?
    /// What the last reading found.
    package private(set) var report = BuildReport(diagnostics: [], sources: [:])

    /// How the records stood together at the last reading, faults or not.
    package private(set) var graph: SiteGraph?

    /// A note as it would be if it were saved.
    package struct Trial: Sendable {
        /// The faults of the note itself.
        package let faults: [Diagnostic]
        /// Its page's path and bytes; nil while it cannot be made.
        package let page: (path: String, bytes: [UInt8])?
    }

    /// The last sound site.
    private struct Sound {
        let renderer: SiteRenderer
        let pages: [String: Page]
        /// The files that are no pages, once one of them was asked for.
        var rest: [String: [UInt8]]?
    }

    package init(_ options: BuildOptions) { self.options = options }

    /// Whether there is a site to show.
    package var isSound: Bool { sound != nil }

    /// Reads everything; takes it for the site where it has no error.
    package func read() async {
        let start = ContinuousClock.now
        defer { readingTime = (ContinuousClock.now - start) / .milliseconds(1) }
        var run = Run(options, recall)
        run.pictures = pictures
        let tree = run.scan()
        let linked = await run.link(tree)
        self.tree = tree
        readings += 1
        if let linked { graph = linked.graph }
        if let linked, !run.report.hasErrors(strict: false) {
            let loaded = SiteRenderer.load(linked, options, &run.recall)
            run.report.diagnostics += loaded.diagnostics
            if let renderer = loaded.value {
                let pages = Dictionary(renderer.plan.pages.map { ($0.path.text, $0) }, uniquingKeysWith: { first, _ in first })
                sound = Sound(renderer: renderer, pages: pages)
            }
        }
        report = run.report
        recall = run.recall
    }

    /// The bytes of a file of the site; nil where there is none of that path. Faults that only a page's making shows join the report.
    package func file(_ path: String) -> [UInt8]? {
        guard var sound else { return nil }
        if let page = sound.pages[path] {
            let made = sound.renderer.artifact(of: page)
            for fault in made.diagnostics where !report.diagnostics.contains(fault) { report.diagnostics.append(fault) }
            return made.value.bytes
        }
        if sound.rest == nil {
            sound.rest = Dictionary(
                (sound.renderer.rest + sound.renderer.search).map { ($0.path.text, $0.bytes) }, uniquingKeysWith: { first, _ in first })
            self.sound = sound
        }
        return sound.rest?[path]
    }

    /// The note that a page shows, as `practices/aa/x.fr`, and the page's language. Nil for pages that show no single note.
    package func note(shownAt path: String) -> (name: String, language: Language)? {
        guard let sound, let page = sound.pages[path] else { return nil }
        return sound.renderer.note(shownOn: page).map { ($0, page.language) }
    }

    /// The language of a page; nil for what is no page.
    package func language(of path: String) -> Language? { sound?.pages[path]?.language }

    /// Tries a note that was typed and not saved, among the notes of the last reading.
    package func trial(of typed: SourceFile) async -> Trial {
        var run = Run(options, recall)
        run.pictures = pictures
        let tree = (tree ?? run.scan()).with(typed)
        let linked = await run.link(tree)
        let faults = run.report.diagnostics.filter { $0.place.path == typed.path }
        var ignored: [Diagnostic] = []
        guard let linked, let note = NoteFile(typed, into: &ignored), let renderer = SiteRenderer.load(linked, options, &run.recall).value,
            let page = renderer.page(of: note)
        else { return Trial(faults: faults, page: nil) }
        return Trial(faults: faults, page: (page.path.text, renderer.artifact(of: page).value.bytes))
    }
}
