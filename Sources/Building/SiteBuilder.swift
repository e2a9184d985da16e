package import Linking
internal import Records

/// The pipeline: scan, read, close, link, plan, compose, render, gate, publish.
package struct SiteBuilder: Sendable {
    private let options: BuildOptions

    package init(_ options: BuildOptions) { self.options = options }

    /// Reads and checks everything, and links it; writes nothing.
    package func check() async throws -> (report: BuildReport, graph: SiteGraph?) {
        var run = Run(options)
        if !options.output.isEmpty {
            let caches = CacheFolder(source: options.source, output: options.output, isReadOnly: true)
            run.pictures = PictureStore(caches.file("pictures"), isReadOnly: true)
        } else {
            run.pictures = PictureStore(nil, isReadOnly: true)
        }
        let linked = await run.link(run.scan())
        if let linked { try await run.render(linked, to: NoOutput()) }
        return (run.report, linked?.graph)
    }

    /// Reads and links everything without the theme: what helps to write notes needs no page.
    package func read() async -> (report: BuildReport, graph: SiteGraph?) {
        var run = Run(options)
        let linked = await run.link(run.scan())
        return (run.report, linked?.graph)
    }

    /// Builds and publishes the site; leaves the old one where anything is wrong.
    ///
    /// - Throws: a fault of the machine (disk full, no permission), or a refusal of the output folder.
    package func build() async throws -> BuildReport {
        let publisher = try Publisher(output: options.output, source: options.source)
        do {
            let cache = ParseCache(publisher.caches.file("parsed"))
            let archive = cache.load()
            var run = Run(options)
            run.pictures = PictureStore(publisher.caches.file("pictures"))
            let linked = await run.link(run.scan(), archive)
            cache.store(run.notes, over: archive)
            guard let linked, !run.report.hasErrors(strict: options.strict) else {
                publisher.abandon()
                return run.report
            }
            try await run.render(linked, to: publisher)
            guard !run.report.hasErrors(strict: options.strict) else {
                publisher.abandon()
                return run.report
            }
            run.report.removed = try publisher.publish()
            run.finish("publish")
            run.report.published = true
            Self.hold(run, linked)
            return run.report
        } catch {
            publisher.abandon()
            throw error
        }
    }

    /// Leaves what was made to the end of the process, which lets go of all memory at once: a build is the last that its process does, and object
    /// by object it took a fiftieth of the whole.
    private static func hold(_ run: Run, _ linked: Linked) { _ = Unmanaged.passRetained(Held(run: run, linked: linked)) }

    private final class Held {
        let run: Run
        let linked: Linked

        init(run: Run, linked: Linked) { (self.run, self.linked) = (run, linked) }
    }
}
