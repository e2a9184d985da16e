/// What a release of the program is called.
enum ProgramRelease {
    /// The only place of the version: `script/package`, `script/release` and `script/sbom` read it here.
    static let version = "0.2.0"
    /// Stands in workflows for the repository that publishes the program, until the site's keeper names it.
    static let repository = "OWNER/tabadul"
}
