import Foundation
import Testing

/// Imports only point down: each `import` of our sources is on the list of its target in Package.swift.
@Suite struct ModuleDependencyTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What each target may import beside the system; the ground floor first.
    private static let layers: [(target: String, sees: Set<String>)] = [
        ("Serialization", []), ("Imaging", []), ("Localization", []), ("Markup", []), ("Archiving", []),
        ("Diagnostics", ["Serialization", "Localization", "Markup"]),
        ("Markdown", ["Serialization", "CCMark", "Diagnostics", "Localization", "Markup"]),
        ("FrontMatter", ["Serialization", "Diagnostics", "Localization", "Yams"]),
        ("Templating", ["Serialization", "Diagnostics", "FrontMatter", "Localization", "Markup"]),
        ("Privacy", ["Diagnostics", "Imaging", "Localization", "Markup"]),
        ("Records", ["Serialization", "Diagnostics", "FrontMatter", "Localization", "Markdown", "Markup"]),
        ("Linking", ["Diagnostics", "Localization", "Markdown", "Markup", "Records"]),
        ("Pages", ["Diagnostics", "Linking", "Localization", "Markdown", "Markup", "Records", "Templating"]),
        ("Exporting", ["Diagnostics", "Linking", "Localization", "Markup", "Pages", "Records"]),
        ("Search", ["Linking", "Localization", "Markdown", "Markup", "Pages", "Records"]),
        (
            "Pipeline",
            [
                "Serialization", "CFileSystem", "Diagnostics", "Exporting", "FrontMatter", "Glibc", "Darwin", "Imaging", "Linking",
                "Localization",
                "Markdown",
                "Markup",
                "Pages",
                "Archiving", "Records", "Privacy", "Search", "Templating",
            ]
        ),
        ("Authoring", ["Diagnostics", "FrontMatter", "Linking", "Localization", "Markdown", "Markup", "Records"]),
        (
            "Preview",
            [
                "Serialization", "Pipeline", "Authoring", "Diagnostics", "FlyingSocks", "Foundation", "FrontMatter", "Linking",
                "Localization", "Markup", "Records",
            ]
        ),
    ]

    @Test(arguments: layers.map(\.target))
    func importsOnlyPointDown(target: String) throws {
        let sees = try #require(Self.layers.first { $0.target == target }?.sees)
        let folder = Self.root.appendingPathComponent("Sources/\(target)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
            $0.pathExtension == "swift"
        }
        #expect(!files.isEmpty)
        for file in files {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ").map(String.init)
                guard let index = words.firstIndex(of: "import"), index <= 1, words.count == index + 2 else { continue }
                #expect(
                    sees.contains(words[index + 1]) || words[index + 1] == "Synchronization",
                    "\(target)/\(file.lastPathComponent) imports \(words[index + 1])")
            }
        }
    }

    /// The countries are content: no code names one by its id.
    @Test func noCodeNamesACountry() throws {
        let folder = Self.root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        for file in files where file.pathExtension == "swift" && file.lastPathComponent != "MonthNames.swift" {
            let text = try String(contentsOf: file, encoding: .utf8)
            for id in ["\"ma\"", "\"eg\"", "\"tn\""] { #expect(!text.contains(id), "\(file.lastPathComponent) names \(id)") }
        }
    }

    @Test func filesStayReadable() throws {
        let folder = Self.root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        for file in files where file.pathExtension == "swift" {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 400, "\(file.lastPathComponent) has \(lines) lines")
        }
    }
}
