import Foundation
import Testing

/// Each module has one header: what it is for, its main types, what it must not depend on, and an example that `ExampleTests` compiles and runs.
@Suite struct ModuleHeaderTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    private static func files(_ folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "swift" }.sorted { $0.path < $1.path }.map { try String(contentsOf: $0, encoding: .utf8) }
    }

    /// The modules that tests can import: all that `Package.swift` declares with `module`.
    private static let modules: [String] = {
        guard let text = try? String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8) else { return [] }
        return text.matches(of: /module\(\s*"(\w+)"/).map { String($0.1) }
    }()

    /// The lines of each example in the tests, by module.
    private static let examples: [String: [String]] = {
        var examples: [String: [String]] = [:]
        for text in (try? files("Tests/ExampleTests")) ?? [] {
            for match in text.matches(of: /\/\/ Example: (\w+)\n((?s:.*?))\n *\/\/ End/) {
                examples[String(match.1)] = trimmed(match.2.split(separator: "\n", omittingEmptySubsequences: false))
            }
        }
        return examples
    }()

    private static func trimmed(_ lines: some Sequence<Substring>) -> [String] {
        lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    @Test func modulesAndExamplesAreFound() {
        #expect(Self.modules.count > 20)
        #expect(Set(Self.examples.keys) == Set(Self.modules))
    }

    @Test(arguments: modules)
    func aModuleHasOneHeaderWithItsExample(name: String) throws {
        let files = try Self.files("Sources/\(name)")
        let headers = files.filter { $0.hasPrefix("// \(name): ") }.map { file in file.split(separator: "\n\n", maxSplits: 1)[0] }
        let header = try #require(headers.count == 1 ? headers[0] : nil, "\(headers.count) headers of \(name)")
        #expect(header.contains("\n// It must not "))
        let lines = header.split(separator: "\n").map { $0.dropFirst(2) }
        #expect(Self.trimmed(lines.filter { $0.hasPrefix("     ") }) == Self.examples[name])
        let prose = lines.filter { !$0.hasPrefix("     ") }.joined(separator: " ")
        let code = files.joined(separator: "\n")
        let types = prose.matches(of: /`([A-Z]\w+)`/).map { String($0.1) }
        #expect(!types.isEmpty)
        for type in types {
            let declares = try Regex("(struct|enum|class|actor|protocol|typealias) \(type)\\b")
            // `Preview` names the type that it asks, which is of another module.
            if name == "Preview", type == "PreviewSite" { continue }
            #expect(code.contains(declares), "\(name) has no type \(type)")
        }
    }
}
