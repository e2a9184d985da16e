import Foundation
import Testing

/// Imports only point down: each `import` of our sources is on the list of its target in Package.swift.
@Suite struct FloorsTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// What each target may import beside the system; the ground floor first.
    private static let floors: [(target: String, sees: Set<String>)] = [
        ("Binary", []), ("Imaging", []), ("Localisation", ["CTexts"]), ("Markup", []), ("Packing", []),
        ("Diagnostics", ["Binary", "Localisation", "Markup"]),
        ("Markdown", ["Binary", "CCMark", "Diagnostics", "Localisation", "Markup"]),
        ("FrontMatter", ["Binary", "Diagnostics", "Localisation", "Yams"]),
        ("Templating", ["Binary", "Diagnostics", "FrontMatter", "Localisation", "Markup"]),
        ("Safety", ["Diagnostics", "Imaging", "Localisation", "Markup"]),
        ("Records", ["Binary", "Diagnostics", "FrontMatter", "Localisation", "Markdown"]),
        ("Linking", ["Diagnostics", "Localisation", "Markdown", "Markup", "Records"]),
        ("Pages", ["Diagnostics", "Linking", "Localisation", "Markdown", "Markup", "Records", "Templating"]),
        ("Exporting", ["Diagnostics", "Linking", "Localisation", "Markup", "Pages", "Records"]),
        ("Search", ["Linking", "Localisation", "Markdown", "Markup", "Pages", "Records"]),
        (
            "Building",
            [
                "Binary", "CDisk", "Diagnostics", "Exporting", "FrontMatter", "Glibc", "Darwin", "Imaging", "Linking", "Localisation",
                "Markdown",
                "Markup",
                "Pages",
                "Packing", "Records", "Safety", "Search", "Templating",
            ]
        ),
        ("Contributing", ["Diagnostics", "FrontMatter", "Linking", "Localisation", "Markup", "Records"]),
        (
            "Preview",
            [
                "Binary", "Building", "Contributing", "Diagnostics", "FlyingSocks", "Foundation", "FrontMatter", "Linking",
                "Localisation", "Markup", "Records",
            ]
        ),
    ]

    @Test(arguments: floors.map(\.target))
    func importsOnlyPointDown(target: String) throws {
        let sees = try #require(Self.floors.first { $0.target == target }?.sees)
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
