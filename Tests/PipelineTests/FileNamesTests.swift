import Testing

@testable import Pipeline

/// Endings that systems and editors give to entries, and the name that the file should have.
@Suite struct FileNamesTests {
    @Test(arguments: [
        ("content/topics/x.MD", "x.md"), ("content/topics/x.markdown", "x.md"), ("content/topics/x.fr.Md", "x.fr.md"),
        ("content/topics/x.md.txt", "x.md"), ("content/site.yml", "site.yaml"), ("content/Site.yaml", "site.yaml"),
        ("content/topics/x.mkd", "x.md"),
    ])
    func isTold(path: String, name: String) { #expect(SourceTree.intendedName(of: path) == name) }

    @Test(arguments: [
        "content/topics/x.md", "content/site.yaml", "content/topics/x.png", "content/topics/x.txt", "content/privacy-allow.yaml",
    ])
    func othersAreLeftAlone(path: String) { #expect(SourceTree.intendedName(of: path) == nil) }
}
