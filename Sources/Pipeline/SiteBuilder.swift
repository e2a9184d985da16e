internal import Assets
package import Diagnostics
package import Linking
internal import Publishing
internal import Records
internal import Storage

/// The pipeline: scan, read, close, link, plan, compose, render, check, publish.
package struct SiteBuilder: Sendable {
    private let options: BuildOptions

    package init(_ options: BuildOptions) { self.options = options }

    /// Reads, checks and links everything; writes nothing.
    package func check() async throws -> (report: BuildReport, graph: SiteGraph?) {
        var session = BuildSession(options)
        session.imageAssets = keptImages
        let linkedSite = await session.link(session.scan())
        if let linkedSite { try await session.render(linkedSite, to: DiscardingOutput()) }
        return (session.report, linkedSite?.graph)
    }

    /// Checks everything with some files replaced; writes nothing.
    package func check(with changed: [SourceFile]) async throws -> BuildReport {
        var session = BuildSession(options)
        session.imageAssets = keptImages
        let tree = changed.reduce(session.scan()) { $0.with($1) }
        if let linkedSite = await session.link(tree) { try await session.render(linkedSite, to: DiscardingOutput()) }
        return session.report
    }

    /// The image renditions of an earlier build, for a run that writes nothing.
    private var keptImages: ResizedImageCache {
        guard !options.output.isEmpty else { return ResizedImageCache(nil, isReadOnly: true) }
        let caches = CacheFolder(source: options.source, output: options.output, isReadOnly: true)
        return ResizedImageCache(caches.file("pictures"), isReadOnly: true)
    }

    /// Reads and links everything without the theme, for commands that need no pages.
    package func read() async -> (report: BuildReport, graph: SiteGraph?) {
        var session = BuildSession(options)
        let linkedSite = await session.link(session.scan())
        return (session.report, linkedSite?.graph)
    }

    /// Builds and publishes the site. If there is any error, the old site stays.
    ///
    /// - Throws: a file system error (disk full, no permission), or an error that the output folder cannot be used.
    package func build() async throws -> BuildReport {
        let publisher = try SitePublisher(output: options.output, source: options.source)
        do {
            let cache = ParseCacheFile(publisher.caches.file("parsed"))
            let parsedEntries = cache.load()
            var session = BuildSession(options)
            session.imageAssets = ResizedImageCache(publisher.caches.file("pictures"))
            let linkedSite = await session.link(session.scan(), parsedEntries)
            cache.store(session.entries, over: parsedEntries)
            guard let linkedSite, !session.report.hasErrors(strict: options.strict) else {
                publisher.abandon()
                return session.report
            }
            try await session.render(linkedSite, to: publisher)
            guard !session.report.hasErrors(strict: options.strict) else {
                publisher.abandon()
                return session.report
            }
            session.report.removed = try publisher.publish()
            session.finish("publish")
            session.report.published = true
            Self.retainUntilExit(session, linkedSite)
            return session.report
        } catch {
            publisher.abandon()
            throw error
        }
    }

    /// Skips deallocation: a build is the last work of its process, which frees all memory at once. Releasing object by object took 2 % of
    /// a build.
    private static func retainUntilExit(_ session: BuildSession, _ linkedSite: LinkedSite) {
        _ = Unmanaged.passRetained(RetainedBuild(session: session, linkedSite: linkedSite))
    }

    private final class RetainedBuild {
        let session: BuildSession
        let linkedSite: LinkedSite

        init(session: BuildSession, linkedSite: LinkedSite) { (self.session, self.linkedSite) = (session, linkedSite) }
    }
}
