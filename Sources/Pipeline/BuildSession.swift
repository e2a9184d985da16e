internal import Assets
internal import Diagnostics
internal import Linking
internal import Localization
internal import Markup
internal import Pages
internal import Publishing
internal import Records
internal import Serialization
internal import Storage

/// The state of one run of the pipeline.
struct BuildSession {
    let options: BuildOptions
    var report = BuildReport(diagnostics: [], sources: [:])
    private var clock = ContinuousClock.now

    /// Results of earlier runs, extended by this one.
    var buildCache: BuildCache

    init(_ options: BuildOptions, _ buildCache: BuildCache = BuildCache()) {
        self.options = options
        self.buildCache = buildCache
    }

    /// The entries as parsed.
    var entries: [LoadedEntry] = []
    /// The cache of image renditions; nil if this run makes none.
    var imageAssets: ResizedImageCache?

    mutating func finish(_ phase: String) {
        let now = ContinuousClock.now
        report.timings.append((phase, (now - clock) / .seconds(1)))
        clock = now
    }

    /// Reads the source folder.
    mutating func scan() -> SourceTree {
        defer { finish("scan") }
        return SourceTree(of: options.source, shared: options.shared, drafts: options.drafts, &buildCache)
    }

    /// Files → records → validated catalogue → graph.
    mutating func link(_ tree: SourceTree, _ archive: ParsedEntryCache = ParsedEntryCache()) async -> LinkedSite? {
        let options = options
        report.diagnostics += tree.diagnostics
        for file in tree.entries + tree.theme { report.sources[file.path] = file }
        if let file = tree.settings { report.sources[file.path] = file }
        let languages = tree.site?.knownLanguages ?? .builtIn
        buildCache.use(languages)
        var files: [EntryFilePath] = []
        for file in tree.entries { if let entry = buildCache.entryFile(file, into: &report.diagnostics) { files.append(entry) } }
        let groups = TranslationGroup.groups(of: files, into: &report.diagnostics)
        options.progress?.begin(.reading, of: groups.count)
        entries = await buildCache.entries(groups, cores: options.cores) { group in
            defer { options.progress?.step() }
            return EntryReader.read(group, today: options.today, drafts: options.drafts, archive: archive, languages: languages)
        }
        let byKey = Dictionary(groups.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        entries = NameIndex.resolve(entries) { key, names in
            byKey[key].map {
                EntryReader.read($0, today: options.today, drafts: options.drafts, archive: archive, names: names, languages: languages)
            }
        }
        // A translation is not reported as orphaned if its original exists but could not be read: that error is reported already.
        let unread = Set(tree.diagnostics.map(\.location.path))
        for entry in entries {
            report.diagnostics += entry.diagnostics.filter { $0.code != .orphanTranslation || !unread.contains($0.detail) }
        }
        finish("read")
        report.embargoed = entries.compactMap(\.record).filter(\.metadata.isEmbargoed)
        guard let settings = tree.site else { return nil }
        let catalogue = CatalogueBuilder.resolveReferences(entries, settings: settings, drafts: options.drafts)
        report.diagnostics += catalogue.diagnostics
        // A missing country has no folder either.
        let unknown = Set(catalogue.diagnostics.filter { $0.code == .unknownReference }.map(\.location))
        report.diagnostics.removeAll { $0.code == .wrongFolder && unknown.contains($0.location) }
        let skipped = entries.filter { !$0.isUnpublished(drafts: options.drafts) && catalogue.value.find($0.key) == nil }
        let incomplete = skipped.compactMap(\.metadata)
        let unpublished = entries.filter { $0.isUnpublished(drafts: options.drafts) }.map(\.key)
        let prose = ProseLinks.check(catalogue.value, skipped: Set(skipped.map(\.key)), unread: incomplete, unpublished: Set(unpublished))
        report.diagnostics += prose.diagnostics
        report.diagnostics += Redirects.of(catalogue.value).diagnostics + MissingAliasCheck.check(options.published, catalogue.value)
        if options.requiresHistory { report.diagnostics += HistoryChecks.check(options.published, catalogue.value) }
        let words = DiscouragedWordLint(catalogue.value.terms.all, languages)
        let found = await buildCache.words.values(for: files.map(\.source), on: words, cores: options.cores) { words.check($0) }
        report.diagnostics += found.flatMap { $0 }
        report.diagnostics += OverdueReviewLint.check(catalogue.value, today: options.today) { [sources = report.sources] in sources[$0] }
        let images = ProseImages.check(
            catalogue.value, files: Set(tree.images.map(\.path)), skipped: Set(tree.diagnostics.map(\.location.path)), unread: incomplete)
        report.diagnostics += images.diagnostics
        let graph = SiteGraph(catalogue.value, buildCache.relations(of: catalogue.value, prose.links, entries))
        report.practiceCount = catalogue.value.practices.all.count
        finish("link")
        let publicationCheck = await PublicationCheck(
            entries: entries, catalogue: catalogue.value, tree: tree, options: options, &buildCache)
        report.diagnostics += publicationCheck.diagnostics(beside: report.diagnostics)
        finish("checks")
        report.diagnostics = ConsequentDiagnosticsFilter.removed(fromSite: report.diagnostics)
        var shown = ImageAssets()
        if let imageAssets {
            let made = await ImageAssets.make(images.value, tree.images, options, store: imageAssets)
            report.diagnostics += made.diagnostics
            shown = made.value
        }
        let inputs = PageCacheKeys(
            graph: graph, entries: entries, proseLinks: prose.links, imageAssets: shown, tree: tree, options: options,
            allowed: publicationCheck.allowed)
        return LinkedSite(tree: tree, graph: graph, publicationCheck: publicationCheck, inputs: inputs, imageAssets: shown)
    }

    /// Graph → plan → views → files; each file is passed on as soon as it is made, from several tasks.
    mutating func render(_ linkedSite: LinkedSite, to output: some SiteOutput) async throws {
        let loaded = SiteRenderer.load(linkedSite, options, &buildCache)
        report.diagnostics += loaded.diagnostics
        guard let renderer = loaded.value else { return }
        report.hasAddress = renderer.address != nil
        // Collisions of source file names are reported already.
        if !report.diagnostics.contains(where: { $0.code == .collidingNames }) {
            report.diagnostics += PublicationCheck.collisions(renderer.plan)
        }
        func keeps(_ inputs: Digest) -> Bool { !linkedSite.publicationCheck.mustScan && output.reuseAll(madeFrom: inputs) }
        let (shared, everything) = (linkedSite.inputs.shared, linkedSite.inputs.everything)
        let (keepsData, keepsIndex) = (keeps(shared), keeps(everything))
        // Outputs that are not pages do not depend on pages: they are made concurrently to keep all cores busy.
        async let index =
            keepsIndex ? OutputResult() : Self.make({ renderer.search }, from: everything, linkedSite.publicationCheck, output)
        async let data = keepsData ? OutputResult() : Self.make({ renderer.rest }, from: shared, linkedSite.publicationCheck, output)
        options.progress?.begin(.rendering, of: renderer.plan.pages.count)
        let issues = try await concurrentMap(renderer.plan.pages, cores: options.cores) {
            [progress = options.progress] page throws -> [Diagnostic] in
            defer { progress?.step() }
            let inputs = linkedSite.inputs.digest(of: page, in: linkedSite.graph)
            // If any entry is unpublished, rescan every output.
            if !linkedSite.publicationCheck.mustScan, output.reuse(page.path, inputs: inputs) { return [] }
            let made = renderer.artifact(of: page)
            try output.write(made.value, inputs: inputs)
            return made.diagnostics
        }
        let texts = try await concurrentMap(renderer.entryTexts, cores: options.cores) { text throws -> [Diagnostic] in
            let inputs = linkedSite.inputs.digest(of: text.key)
            if !linkedSite.publicationCheck.mustScan, output.reuse(text.path, inputs: inputs) { return [] }
            let artifact = text.artifact
            try output.write(artifact, inputs: inputs)
            return linkedSite.publicationCheck.check(artifact)
        }
        let (madeIndex, madeData) = try await (index, data)
        report.diagnostics += PublicationCheck.distinct((issues + texts + madeIndex.issues + madeData.issues).joined())
        report.diagnostics = ConsequentDiagnosticsFilter.removed(fromSite: report.diagnostics)
        report.pageCount = renderer.plan.pages.count
        finish("render")
        report.timings += [("index", madeIndex.seconds), ("data", madeData.seconds)]
    }

    /// Diagnostics and duration of one group of non-page outputs.
    private struct OutputResult {
        var issues: [[Diagnostic]] = []
        var seconds = 0.0
    }

    /// Makes a group of files from shared inputs; checks and writes them one by one.
    private static func make(
        _ files: @Sendable () -> [Artifact], from inputs: Digest, _ publicationCheck: PublicationCheck, _ output: some SiteOutput
    ) throws -> OutputResult {
        let start = ContinuousClock.now
        let issues = try files().map { artifact in
            try output.write(artifact, inputs: inputs)
            return publicationCheck.check(artifact)
        }
        return OutputResult(issues: issues, seconds: (ContinuousClock.now - start) / .seconds(1))
    }
}

/// The parsed, validated and linked site.
struct LinkedSite: Sendable {
    let tree: SourceTree
    let graph: SiteGraph
    let publicationCheck: PublicationCheck
    let inputs: PageCacheKeys
    let imageAssets: ImageAssets
}
