package import Diagnostics
internal import Exporting
internal import FrontMatter
package import Linking
package import Localisation
internal import Markdown
package import Markup
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
    package var cores: Int
    /// The day against which embargoes are judged; nil: no embargoed note is published.
    package var today: PartialDate?
    /// Names that must appear nowhere, one a line; never told.
    package var privateNames: String?

    package init(
        source: String, output: String, baseURL: String? = nil, drafts: Bool = false, strict: Bool = false, cores: Int,
        today: PartialDate? = nil
    ) {
        self.source = source
        self.output = output
        self.baseURL = baseURL
        self.drafts = drafts
        self.strict = strict
        self.cores = cores
        self.today = today
    }
}

/// What a run found and did.
package struct BuildReport: Sendable {
    package var diagnostics: [Diagnostic]
    package var sources: [String: SourceFile]
    package var pageCount = 0
    package var practiceCount = 0
    package var published = false
    /// Whether the site has a public address, and so what needs one.
    package var hasAddress = false
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
    package func check() async throws -> (report: BuildReport, graph: SiteGraph?) {
        var run = Run(options)
        let linked = await run.link(NoteArchive())
        if let linked { try await run.render(linked, to: NoOutput()) }
        return (run.report, linked?.graph)
    }

    /// Reads and links everything without the theme: what helps to write notes needs no page.
    package func read() async -> (report: BuildReport, graph: SiteGraph?) {
        var run = Run(options)
        let linked = await run.link(NoteArchive())
        return (run.report, linked?.graph)
    }

    /// Builds and publishes the site; leaves the old one where anything is wrong.
    ///
    /// - Throws: a fault of the machine (disk full, no permission), or a refusal of the output folder.
    package func build() async throws -> BuildReport {
        let publisher = try Publisher(output: options.output)
        do {
            let cache = ParseCache(path: Publisher.Places(output: options.output).parsed)
            let archive = cache.load()
            var run = Run(options)
            let linked = await run.link(archive)
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
            try publisher.publish()
            run.finish("publish")
            run.report.published = true
            return run.report
        } catch {
            publisher.abandon()
            throw error
        }
    }
}

/// A file of the site: where, and what.
package struct Artifact: Sendable {
    package let path: SitePath
    package let bytes: [UInt8]
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
        let gate: PublicationGate
        let inputs: PageInputs
    }

    /// The notes as read.
    var notes: [ReadNote] = []

    mutating func finish(_ phase: String) {
        let now = ContinuousClock.now
        let length = now - clock
        report.timings.append((phase, Double(length.components.seconds) + Double(length.components.attoseconds) / 1e18))
        clock = now
    }

    /// Files → records → closed catalogue → graph.
    mutating func link(_ archive: NoteArchive) async -> Linked? {
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
        notes = await concurrentMap(groups, cores: options.cores) {
            NoteReader.read($0, today: options.today, drafts: options.drafts, archive: archive)
        }
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
        let gate = await PublicationGate(notes: notes, catalogue: catalogue.value, tree: tree, options: options)
        report.diagnostics += gate.diagnostics(beside: report.diagnostics)
        finish("gate")
        let inputs = PageInputs(
            graph: graph, notes: notes, proseLinks: prose.links, tree: tree, options: options, allowed: gate.allowed)
        return Linked(tree: tree, graph: graph, gate: gate, inputs: inputs)
    }

    /// Graph → plan → views → files, each handed over as soon as it is made, from several tasks at once.
    mutating func render(_ linked: Linked, to output: some Output) async throws {
        let settings = linked.graph.catalogue.settings
        let loaded = TemplateSet.load(
            linked.tree.theme, languages: settings.languages, templates: PageStrings.templates, keys: PageStrings.all)
        report.diagnostics += loaded.diagnostics
        guard let templates = loaded.value else { return }
        let plan = SitePlan(linked.graph)
        let address = PublicAddress.of(options, settings, linked.tree.settings, into: &report.diagnostics)
        report.hasAddress = address != nil
        let assets = View(
            slots: linked.tree.assets.map {
                (Name($0.name.replacing(".", with: "_").replacing("-", with: "_")), Slot.text("assets/" + $0.name))
            })
        let composers = Dictionary(
            uniqueKeysWithValues: settings.languages.map {
                (
                    $0,
                    Composer(
                        graph: linked.graph, plan: plan, language: $0, strings: templates.strings(in: $0), assets: assets, address: address)
                )
            })
        let faults = try await concurrentMap(plan.pages, cores: options.cores) { page throws -> [Diagnostic] in
            let inputs = linked.inputs.digest(of: page, in: linked.graph)
            // Where notes are held back, every byte is looked through anew.
            if !linked.gate.mustLook, output.holds(page.path, inputs: inputs) { return [] }
            guard let composer = composers[page.language] else { return [] }
            let rendered = templates.render(composer.views(of: page), with: page.kind.template, in: page.language)
            let artifact = Artifact(path: page.path, bytes: rendered.value)
            try output.write(artifact, inputs: inputs)
            return rendered.diagnostics + linked.gate.check(artifact)
        }
        report.diagnostics += PublicationGate.distinct(faults.joined())
        report.pageCount = plan.pages.count
        finish("render")
        for artifact in rest(linked, plan, address) {
            try output.write(artifact, inputs: linked.inputs.everything)
            report.diagnostics += linked.gate.check(artifact)
        }
        finish("data")
    }

    /// The files that are no pages.
    private func rest(_ linked: Linked, _ plan: SitePlan, _ address: SiteAddress?) -> [Artifact] {
        let texts = Exports.all(linked.graph, plan: plan, address: address) + [(Publisher.marker, Publisher.markerText)]
        return texts.compactMap { path, text in SitePath(path).map { Artifact(path: $0, bytes: Array(text.utf8)) } }
            + linked.tree.assets.compactMap { asset in SitePath("assets/" + asset.name).map { Artifact(path: $0, bytes: asset.bytes) } }
    }
}
