package import Diagnostics
package import Localization
package import Records

/// The options of a run.
package struct BuildOptions: Sendable {
    /// The folder that holds `content/` and `themes/`.
    package var source: String
    /// The folder of the finished site.
    package var output: String
    /// The folder of the program's own `themes/`; nil where the program is run from its source code.
    package var shared: String?
    package var baseURL: String?
    package var drafts: Bool
    package var strict: Bool
    package var cores: Int
    /// The day that decides on embargoes; nil publishes no embargoed entry.
    package var today: PartialDate?
    /// The records of the last publication, to detect moved entries.
    package var published: [LastPublishedRecord] = []
    /// Whether what was changed since needs an entry in the entries' histories.
    package var requiresHistory = false
    /// A file of names that must never be published, one per line. They are never printed.
    package var privateNames: String?
    /// Receives the progress of the build; nil if progress is not shown.
    package var progress: BuildProgress?

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

/// The result of a run.
package struct BuildReport: Sendable {
    package var diagnostics: [Diagnostic]
    package var sources: [String: SourceFile]
    package var pageCount = 0
    package var practiceCount = 0
    package var published = false
    /// Files removed from the output folder that no known build had written.
    package var removed: [String] = []
    /// Entries under embargo.
    package var embargoed: [any Record] = []
    /// Whether the site has a public address, and therefore feeds, sitemap and other files that need one.
    package var hasAddress = false
    /// The phases of the run with durations in seconds, in order; `index` and `data` run concurrently with rendering.
    package var timings: [(phase: String, seconds: Double)] = []

    package func hasErrors(strict: Bool) -> Bool {
        diagnostics.contains { strict || $0.severity == .error }
    }
}
