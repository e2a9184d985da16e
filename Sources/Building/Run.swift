internal import Binary
internal import Diagnostics
internal import Linking
internal import Markup
internal import Pages
internal import Records

/// One run of the pipeline with what it has found so far.
struct Run {
    let options: BuildOptions
    var report = BuildReport(diagnostics: [], sources: [:])
    private var clock = ContinuousClock.now

    /// What earlier runs left, and what this one leaves.
    var recall: Recall

    init(_ options: BuildOptions, _ recall: Recall = Recall()) {
        self.options = options
        self.recall = recall
    }

    /// The notes as read.
    var notes: [ReadNote] = []
    /// What was made of images before; nil: this run makes none.
    var pictures: PictureStore?

    mutating func finish(_ phase: String) {
        let now = ContinuousClock.now
        report.timings.append((phase, (now - clock) / .seconds(1)))
        clock = now
    }

    /// Reads the source folder.
    mutating func scan() -> SourceTree {
        defer { finish("scan") }
        return SourceTree(of: options.source, &recall)
    }

    /// Files → records → closed catalogue → graph.
    mutating func link(_ tree: SourceTree, _ archive: NoteArchive = NoteArchive()) async -> Linked? {
        let options = options
        report.diagnostics += tree.diagnostics
        for file in tree.notes + tree.theme { report.sources[file.path] = file }
        if let file = tree.settings { report.sources[file.path] = file }
        var files: [NoteFile] = []
        for file in tree.notes { if let note = recall.noteFile(file, into: &report.diagnostics) { files.append(note) } }
        let groups = NoteGroup.groups(of: files, into: &report.diagnostics)
        options.progress?.begin(.reading, of: groups.count)
        notes = await recall.notes(groups, cores: options.cores) { group in
            defer { options.progress?.step() }
            return NoteReader.read(group, today: options.today, drafts: options.drafts, archive: archive)
        }
        let byKey = Dictionary(groups.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
        notes = NameIndex.resolve(notes) { key, names in
            byKey[key].map { NoteReader.read($0, today: options.today, drafts: options.drafts, archive: archive, names: names) }
        }
        // A translation is no orphan where its original is there but could not be read: that was told already.
        let unread = Set(tree.diagnostics.map(\.place.path))
        for note in notes { report.diagnostics += note.diagnostics.filter { $0.code != .orphanTranslation || !unread.contains($0.detail) } }
        finish("read")
        guard let settings = tree.site else { return nil }
        let catalogue = CatalogueBuilder.close(notes, settings: settings, drafts: options.drafts)
        report.diagnostics += catalogue.diagnostics
        // A country that is not there has no folder either.
        let unknown = Set(catalogue.diagnostics.filter { $0.code == .unknownReference }.map(\.place))
        report.diagnostics.removeAll { $0.code == .wrongFolder && unknown.contains($0.place) }
        let setAside = notes.filter { !$0.isWithheld(drafts: options.drafts) && catalogue.value.find($0.key) == nil }
        let incomplete = setAside.compactMap(\.entry)
        let prose = ProseLinks.check(catalogue.value, setAside: Set(setAside.map(\.key)), unread: incomplete)
        report.diagnostics += prose.diagnostics
        report.diagnostics += Redirects.of(catalogue.value).diagnostics + Moves.check(options.published, catalogue.value)
        let words = EditorialLint(catalogue.value.terms.all)
        let found = await recall.words.values(for: files.map(\.source), on: words, cores: options.cores) { words.check($0) }
        report.diagnostics += found.flatMap { $0 }
        report.diagnostics += ReviewLint.check(catalogue.value, today: options.today) { [sources = report.sources] in sources[$0] }
        let images = ProseImages.check(
            catalogue.value, files: Set(tree.images.map(\.path)), setAside: Set(tree.diagnostics.map(\.place.path)), unread: incomplete)
        report.diagnostics += images.diagnostics
        let graph = SiteGraph(catalogue.value, recall.relations(of: catalogue.value, prose.links, notes))
        report.practiceCount = catalogue.value.practices.all.count
        finish("link")
        let gate = await PublicationGate(notes: notes, catalogue: catalogue.value, tree: tree, options: options, &recall)
        report.diagnostics += gate.diagnostics(beside: report.diagnostics)
        finish("gate")
        var shown = Pictures()
        if let pictures {
            let made = await Pictures.make(images.value, tree.images, options, store: pictures)
            report.diagnostics += made.diagnostics
            shown = made.value
        }
        let inputs = PageInputs(
            graph: graph, notes: notes, proseLinks: prose.links, pictures: shown, tree: tree, options: options, allowed: gate.allowed)
        return Linked(tree: tree, graph: graph, gate: gate, inputs: inputs, pictures: shown)
    }

    /// Graph → plan → views → files, each handed over as soon as it is made, from several tasks at once.
    mutating func render(_ linked: Linked, to output: some Output) async throws {
        let loaded = SiteRenderer.load(linked, options, &recall)
        report.diagnostics += loaded.diagnostics
        guard let renderer = loaded.value else { return }
        report.hasAddress = renderer.address != nil
        // Names that clash as files were told of the files.
        if !report.diagnostics.contains(where: { $0.code == .collidingNames }) {
            report.diagnostics += PublicationGate.collisions(renderer.plan)
        }
        func keeps(_ inputs: Digest) -> Bool { !linked.gate.mustLook && output.holdsAll(madeFrom: inputs) }
        let (shared, everything) = (linked.inputs.shared, linked.inputs.everything)
        let (keepsData, keepsIndex) = (keeps(shared), keeps(everything))
        // What is no page needs none: it is made at the same time, so that no core waits for the other at the end.
        async let index = keepsIndex ? Made() : Self.make({ renderer.search }, from: everything, linked.gate, output)
        async let data = keepsData ? Made() : Self.make({ renderer.rest }, from: shared, linked.gate, output)
        options.progress?.begin(.rendering, of: renderer.plan.pages.count)
        let faults = try await concurrentMap(renderer.plan.pages, cores: options.cores) {
            [progress = options.progress] page throws -> [Diagnostic] in
            defer { progress?.step() }
            let inputs = linked.inputs.digest(of: page, in: linked.graph)
            // Where notes are held back, every byte is looked through anew.
            if !linked.gate.mustLook, output.holds(page.path, inputs: inputs) { return [] }
            let made = renderer.artifact(of: page)
            try output.write(made.value, inputs: inputs)
            return made.diagnostics
        }
        let (madeIndex, madeData) = try await (index, data)
        report.diagnostics += PublicationGate.distinct((faults + madeIndex.faults + madeData.faults).joined())
        report.pageCount = renderer.plan.pages.count
        finish("render")
        report.timings += [("index", madeIndex.seconds), ("data", madeData.seconds)]
    }

    /// What came of making some of the files that are no pages.
    private struct Made {
        var faults: [[Diagnostic]] = []
        var seconds = 0.0
    }

    /// Makes files from inputs that they share; looks them through and writes them one by one.
    private static func make(
        _ files: @Sendable () -> [Artifact], from inputs: Digest, _ gate: PublicationGate, _ output: some Output
    ) throws -> Made {
        let start = ContinuousClock.now
        let faults = try files().map { artifact in
            try output.write(artifact, inputs: inputs)
            return gate.check(artifact)
        }
        return Made(faults: faults, seconds: (ContinuousClock.now - start) / .seconds(1))
    }
}

/// Everything that was read, closed and linked.
struct Linked: Sendable {
    let tree: SourceTree
    let graph: SiteGraph
    let gate: PublicationGate
    let inputs: PageInputs
    let pictures: Pictures
}
