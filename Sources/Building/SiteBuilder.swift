package import Diagnostics
internal import FrontMatter
package import Linking
internal import Localisation
internal import Markdown
internal import Markup
internal import Pages
internal import Records
internal import Templating

/// What a run is asked to do.
package struct BuildOptions: Sendable {
    /// The folder that holds `content/` and `themes/`.
    package var source: String
    /// The folder of the finished site.
    package var output: String
    package var baseURL: String?
    package var drafts: Bool
    package var strict: Bool
    /// The day against which embargoes and staleness are judged; nil: the newest `reviewed` date of the notes, so that the same input gives the same site on any day.
    package var cores: Int

    package init(source: String, output: String, baseURL: String? = nil, drafts: Bool = false, strict: Bool = false, cores: Int) {
        self.source = source
        self.output = output
        self.baseURL = baseURL
        self.drafts = drafts
        self.strict = strict
        self.cores = cores
    }
}

/// What a run found and did.
package struct BuildReport: Sendable {
    package var diagnostics: [Diagnostic]
    package var sources: [String: SourceFile]
    package var pageCount = 0
    package var practiceCount = 0
    package var published = false
    /// The phases of the run with their lengths in seconds, in order.
    package var timings: [(phase: String, seconds: Double)] = []

    package func hasErrors(strict: Bool) -> Bool {
        diagnostics.contains { strict || $0.severity == .error }
    }
}

/// The pipeline: scan, read, close, link, plan, compose, render, gate, publish.
package struct SiteBuilder: Sendable {
    private let options: BuildOptions

    package init(_ options: BuildOptions) { self.options = options }

    /// Reads and checks everything, and links it; writes nothing.
    package func check() async -> (report: BuildReport, graph: SiteGraph?) {
        var run = Run(options)
        let linked = await run.link()
        if let linked { _ = await run.render(linked) }
        return (run.report, linked?.graph)
    }

    /// Builds and publishes the site; leaves the old one where anything is wrong.
    ///
    /// - Throws: a fault of the machine (disk full, no permission), or a refusal of the output folder.
    package func build() async throws -> BuildReport {
        let publisher = try Publisher(output: options.output)
        var run = Run(options)
        guard let linked = await run.link(), !run.report.hasErrors(strict: options.strict) else {
            publisher.abandon()
            return run.report
        }
        let artifacts = await run.render(linked)
        guard !run.report.hasErrors(strict: options.strict) else {
            publisher.abandon()
            return run.report
        }
        do {
            for artifact in artifacts { try publisher.write(artifact.text, to: artifact.path.text) }
            for asset in linked.tree.assets { try asset.bytes.withUnsafeBytes { try publisher.write($0, to: "assets/" + asset.name) } }
            try publisher.publish()
        } catch {
            publisher.abandon()
            throw error
        }
        run.finish("write")
        run.report.published = true
        return run.report
    }
}

/// A file of the site: where, and what.
package struct Artifact: Sendable {
    let path: SitePath
    let text: String
}

/// One run of the pipeline with what it has found so far.
private struct Run {
    let options: BuildOptions
    var report = BuildReport(diagnostics: [], sources: [:])
    private var clock = ContinuousClock.now

    init(_ options: BuildOptions) { self.options = options }

    struct Linked: Sendable {
        let tree: SourceTree
        let graph: SiteGraph
    }

    mutating func finish(_ phase: String) {
        let now = ContinuousClock.now
        let length = now - clock
        report.timings.append((phase, Double(length.components.seconds) + Double(length.components.attoseconds) / 1e18))
        clock = now
    }

    /// Files → records → closed catalogue → graph.
    mutating func link() async -> Linked? {
        let options = options
        var settings: SiteSettings?
        var settingsFaults: [Diagnostic] = []
        let tree = SourceTree.scan(options.source) { file in
            guard let file else { return "default" }
            let read = SiteSettings.read(file)
            settings = read.value
            settingsFaults = read.diagnostics
            return read.value?.themeFolder ?? "default"
        } readNotes: { paths in
            paths.map { SourceTree.read($0, root: options.source) }
        }
        report.diagnostics += tree.diagnostics + settingsFaults
        for file in tree.notes + tree.theme { report.sources[file.path] = file }
        if let file = tree.settings { report.sources[file.path] = file }
        finish("scan")
        var files: [NoteFile] = []
        for file in tree.notes { if let note = NoteFile(file, into: &report.diagnostics) { files.append(note) } }
        let groups = NoteGroup.groups(of: files, into: &report.diagnostics)
        let notes = await concurrentMap(groups, cores: options.cores) { NoteReader.read($0, embargoDate: nil) }
        for note in notes { report.diagnostics += note.diagnostics }
        finish("read")
        guard let settings else { return nil }
        let catalogue = CatalogueBuilder.close(notes, settings: settings, drafts: options.drafts)
        report.diagnostics += catalogue.diagnostics
        let prose = ProseLinks.check(catalogue.value)
        report.diagnostics += prose.diagnostics
        let graph = SiteGraph(catalogue.value, proseLinks: prose.links)
        report.practiceCount = catalogue.value.practices.all.count
        finish("link")
        return Linked(tree: tree, graph: graph)
    }

    /// Graph → plan → views → files.
    mutating func render(_ linked: Linked) async -> [Artifact] {
        let settings = linked.graph.catalogue.settings
        let loaded = TemplateSet.load(
            linked.tree.theme, languages: settings.languages, templates: PageStrings.templates, keys: PageStrings.all)
        report.diagnostics += loaded.diagnostics
        guard let templates = loaded.value else { return [] }
        let plan = SitePlan(linked.graph)
        let assets = View(
            Dictionary(
                linked.tree.assets.map { ($0.name.replacing(".", with: "_").replacing("-", with: "_"), Slot.text("assets/" + $0.name)) },
                uniquingKeysWith: { first, _ in first }))
        let composers = Dictionary(
            uniqueKeysWithValues: settings.languages.map {
                ($0, Composer(graph: linked.graph, plan: plan, language: $0, strings: templates.strings(in: $0), assets: assets))
            })
        let rendered = await concurrentMap(plan.pages, cores: options.cores) { page -> Checked<Artifact>? in
            guard let composer = composers[page.language] else { return nil }
            let text = templates.render(composer.view(of: page), with: page.kind.template, in: page.language)
            return Checked(Artifact(path: page.path, text: text.value), text.diagnostics)
        }.compactMap { $0 }
        report.diagnostics += Set(rendered.flatMap(\.diagnostics))
        report.pageCount = rendered.count
        finish("render")
        let exports = Exports.all(linked.graph, plan: plan).compactMap { path, text in SitePath(path).map { Artifact(path: $0, text: text) }
        }
        return rendered.map(\.value) + exports
    }
}
