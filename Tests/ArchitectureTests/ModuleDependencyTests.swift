import Foundation
import Testing

/// Imports and the diagram of `docs/architecture.md` agree with `Package.swift`, which is read as text.
@Suite struct ModuleDependencyTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The modules of `Package.swift` in its order, with what each may import and its layer.
    private static let modules: [(name: String, dependencies: [String], layer: Int)] = {
        guard let text = try? String(contentsOf: root.appendingPathComponent("Package.swift"), encoding: .utf8) else { return [] }
        var modules: [(name: String, dependencies: [String], layer: Int)] = []
        let pattern =
            /\/\/ Layer (\d+)|module\(\s*"(\w+)",\s*\[([^\]]*)\]|\.executableTarget\(\s*name: "(tabadul)",\s*dependencies: \[([^\]]*)\]/
        var layer = 0
        for match in text.matches(of: pattern) {
            if let number = match.1.flatMap({ Int($0) }) { layer = number }
            guard let name = match.2 ?? match.4, let list = match.3 ?? match.5 else { continue }
            // A product is written `.product(name: "FlyingSocks", package: "FlyingFox")`.
            let names = list.replacing(/, package: "[^"]*"/, with: "").matches(of: /"([^"]+)"/).map { String($0.1) }
            modules.append((String(name), names, layer))
        }
        return modules
    }()

    /// Modules of the system, by those who may import them.
    private static let system: [String: Set<String>] = [
        "Foundation": ["Authoring", "Preview", "Tools", "tabadul"], "FoundationEssentials": ["Authoring", "Preview", "Tools", "tabadul"],
        "Dispatch": ["tabadul"],
        "Glibc": ["Publishing", "Storage", "Preview", "Tools", "tabadul"],
        "Darwin": ["Publishing", "Storage", "Preview", "Tools", "tabadul"],
        "Synchronization": Set(modules.map(\.name)),
    ]

    @Test func thePackageIsRead() {
        #expect(Self.modules.count > 15)
        #expect(Self.modules.first { $0.name == "Preview" }?.dependencies.contains("FlyingSocks") == true)
    }

    @Test func dependenciesPointToLowerLayers() {
        let layers = Dictionary(uniqueKeysWithValues: Self.modules.map { ($0.name, $0.layer) })
        for module in Self.modules {
            for dependency in module.dependencies {
                if let layer = layers[dependency] { #expect(layer < module.layer, "\(module.name) depends on \(dependency)") }
            }
        }
    }

    @Test(arguments: modules.map(\.name))
    func importsAreDeclaredAndUsed(name: String) throws {
        let module = try #require(Self.modules.first { $0.name == name })
        let folder = Self.root.appendingPathComponent("Sources/\(name)")
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
            $0.pathExtension == "swift"
        }
        #expect(!files.isEmpty)
        var used: Set<String> = []
        for file in files {
            for line in try String(contentsOf: file, encoding: .utf8).split(separator: "\n") {
                let words = line.split(separator: " ").map(String.init)
                guard let index = words.firstIndex(of: "import"), index <= 1, words.count == index + 2 else { continue }
                let imported = words[index + 1]
                used.insert(imported)
                #expect(
                    module.dependencies.contains(imported) || Self.system[imported]?.contains(name) == true,
                    "\(name)/\(file.lastPathComponent) imports \(imported)")
            }
        }
        for dependency in module.dependencies { #expect(used.contains(dependency), "\(name) never imports \(dependency)") }
    }

    /// The diagram, one line for each module: its layer, its name, what it imports.
    private static var diagram: String {
        modules.reversed().map {
            "    \($0.layer)  \($0.name) → \($0.dependencies.isEmpty ? "nothing" : $0.dependencies.joined(separator: ", "))"
        }
        .joined(separator: "\n")
    }

    @Test func theDiagramIsThatOfThePackage() throws {
        let text = try String(contentsOf: Self.root.appendingPathComponent("docs/architecture.md"), encoding: .utf8)
        #expect(text.contains(Self.diagram), "Put this into docs/architecture.md:\n\(Self.diagram)")
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

    /// Full Foundation brings ICU into packages: it is imported only where FoundationEssentials does not exist.
    @Test func fullFoundationIsImportedOnlyInPlaceOfItsSmallPart() throws {
        let folder = Self.root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        for file in files where file.pathExtension == "swift" {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
            for line in lines where line.hasSuffix("import Foundation") { #expect(line.hasPrefix("    "), "\(file.lastPathComponent)") }
        }
    }

    @Test func filesStayReadable() throws {
        let folder = Self.root.appendingPathComponent("Sources")
        let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
        // `TextID.swift` is a generated list.
        for file in files where file.pathExtension == "swift" && file.lastPathComponent != "TextID.swift" {
            let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false).count
            #expect(lines <= 400, "\(file.lastPathComponent) has \(lines) lines")
        }
    }
}
