internal import Diagnostics
internal import Exporting
internal import Linking
internal import Localization
internal import Markup
internal import Pages
internal import Publishing
internal import Records
internal import Search
internal import Serialization
internal import Templating

/// Renders any file of a linked site, in any order: all for a build, a single one for the preview.
struct SiteRenderer: Sendable {
    let plan: SitePlan
    /// The site's address; nil if unknown.
    let address: BaseURL?
    private let linkedSite: LinkedSite
    private let templates: TemplateSet
    private let assets: SiteThemeAssets
    private let composers: [Language: PageComposer]

    /// Compiles the theme and reports all its errors.
    static func load(_ linkedSite: LinkedSite, _ options: BuildOptions, _ buildCache: inout BuildCache) -> ResultWithDiagnostics<
        SiteRenderer?
    > {
        let settings = linkedSite.graph.catalogue.settings
        let loaded = buildCache.templates(linkedSite.tree.theme, settings.languages) {
            TemplateSet.load(
                linkedSite.tree.theme, languages: settings.languages, templates: RequiredThemeStrings.templates,
                keys: RequiredThemeStrings.all,
                allowsGaps: options.drafts)
        }
        var issues = loaded.diagnostics
        if settings.offline == .visited, !linkedSite.tree.assets.contains(where: { $0.name == ServiceWorkerScript.script }) {
            let path = "themes/\(settings.themeFolder)/assets/\(ServiceWorkerScript.script)"
            issues.append(Diagnostic(.missingFile, at: SourceLocation(path: path), offendingText: path))
        }
        let address = BaseURLResolver.of(options, settings, linkedSite.tree.settings, into: &issues)
        return ResultWithDiagnostics(loaded.value.map { SiteRenderer(linkedSite, $0, address) }, issues)
    }

    private init(_ linkedSite: LinkedSite, _ templates: TemplateSet, _ address: BaseURL?) {
        self.linkedSite = linkedSite
        self.templates = templates
        self.address = address
        let plan = SitePlan(linkedSite.graph)
        self.plan = plan
        let assets = SiteThemeAssets(linkedSite.tree.assets)
        self.assets = assets
        let tables = Lazy { NonPageFiles.tables(linkedSite.graph, plan: plan) }
        let languages = linkedSite.graph.catalogue.settings.languages
        let allStrings = Dictionary(uniqueKeysWithValues: languages.map { ($0, templates.strings(in: $0)) })
        composers = Dictionary(
            uniqueKeysWithValues: languages.map {
                let strings = templates.strings(in: $0)
                return (
                    $0,
                    PageComposer(
                        graph: linkedSite.graph, plan: plan, language: $0, strings: strings, assets: assets.view, address: address,
                        tables: tables, imageAssets: linkedSite.imageAssets.shown, allStrings: allStrings)
                )
            })
    }

    /// The page of an entry's file; nil if its record is not in the site.
    func page(of entry: EntryFilePath) -> Page? {
        let pages = plan.pages.filter { $0.kind == .record(entry.key) }
        return pages.first { $0.language == entry.translation ?? linkedSite.graph.catalogue.find(entry.key)?.metadata.body.original }
            ?? pages.first
    }

    /// The file of the entry that a page shows in full, as `practices/aa/x.fr`; nil if the page is not of a single entry.
    ///
    /// An untranslated entry is shown in its own language in every tree.
    func entry(shownOn page: Page) -> String? {
        guard case .record(let key) = page.kind, let record = linkedSite.graph.catalogue.find(key) else { return nil }
        let isTranslation = page.language != record.metadata.body.original && record.isWritten(in: page.language)
        let isFile = isTranslation && linkedSite.tree.entries.contains { $0.path == "content/\(key.path).\(page.language.rawValue).md" }
        return isFile ? "\(key.path).\(page.language.rawValue)" : key.path
    }

    /// Renders a page and checks it for content that must not be published.
    func artifact(of page: Page) -> ResultWithDiagnostics<Artifact> {
        guard let composer = composers[page.language] else { preconditionFailure("a plan holds no page of \(page.language)") }
        let rendered = templates.render(composer.views(of: page), with: page.kind.template, in: page.language)
        let artifact = Artifact(path: page.path, bytes: rendered.value)
        return ResultWithDiagnostics(artifact, rendered.diagnostics + linkedSite.publicationCheck.check(artifact))
    }

    /// The files that are not pages, except the search index.
    var rest: [Artifact] {
        artifacts(NonPageFiles.all(linkedSite.graph, plan: plan, address: address))
            + artifacts(ContributionFormScripts(linkedSite.graph, permitted: linkedSite.publicationCheck.permitted).files)
            + artifacts([(SitePublisher.marker, SitePublisher.markerText)])
            + assets.artifacts
    }

    /// The texts of entries, which only a correction loads.
    var entryTexts: [EntrySourceScriptFile] {
        let sources = Dictionary(linkedSite.tree.entries.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
        return linkedSite.graph.catalogue.everything.flatMap { record -> [EntrySourceScriptFile] in
            // The file of a source whose address must not be published holds that address.
            if let source = record as? Source, source.hidesAddress { return [] }
            let translations = record.metadata.body.languages.filter { $0 != record.metadata.body.original }.map { "." + $0.rawValue }
            return ([""] + translations).compactMap { ending in
                let id = record.key.path + ending
                guard let source = sources[record.metadata.path.dropLast(".md".count) + ending + ".md"],
                    let path = SitePath(ContributionFormScripts.path(ofEntry: id))
                else { return nil }
                return EntrySourceScriptFile(key: record.key, id: id, path: path, source: source)
            }
        }
    }

    private var worker: ServiceWorkerScript {
        ServiceWorkerScript(linkedSite.graph, plan: plan, version: linkedSite.inputs.everything.hexadecimal, assets: assets.paths)
    }

    /// Outputs that depend on the texts of all entries: search index, list of published records, offline worker, images.
    var search: [Artifact] {
        artifacts(SearchIndex.files(linkedSite.graph)) + artifacts([NonPageFiles.manifest(linkedSite.graph, plan: plan)])
            + artifacts([worker.file].compactMap { $0 }) + linkedSite.imageAssets.artifacts
            + dossier
    }

    /// A file for each entry that a dossier can hold. What a template lacks is reported where it renders pages.
    private var dossier: [Artifact] {
        let files = DossierScriptFiles(graph: linkedSite.graph, plan: plan, address: address)
        return linkedSite.graph.catalogue.settings.languages.compactMap { composers[$0] }.flatMap { composer in
            composer.dossierEntries.map { entry in
                let html = templates.render(entry.views, with: entry.template, in: entry.language).value
                return Artifact(path: entry.path, bytes: files.bytes(of: entry, html: html))
            }
        }
    }

    private func artifacts(_ files: [(path: String, bytes: [UInt8])]) -> [Artifact] {
        files.compactMap { path, bytes in SitePath(path).map { Artifact(path: $0, bytes: bytes) } }
    }

    private func artifacts(_ files: [(path: String, text: String)]) -> [Artifact] {
        artifacts(files.map { ($0.path, Array($0.text.utf8)) })
    }
}

/// The script file with an entry's text, made when it is written.
struct EntrySourceScriptFile: Sendable {
    let key: RecordKey
    /// The key's path, with the language of a translation: `practices/ma/x.fr`.
    let id: String
    let path: SitePath
    let source: SourceFile

    var artifact: Artifact { Artifact(path: path, bytes: ContributionFormScripts.entry(id, source)) }
}
