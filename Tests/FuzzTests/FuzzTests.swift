import Diagnostics
import Foundation
import FrontMatter
import Localization
import Markdown
import Privacy
import Records
import Testing

/// Mutated seeds through every parser, in the process: nothing traps, and what must hold of any input holds.
///
/// Deterministic; `TABADUL_FUZZ_RUNS` asks for more than the short run.
@Suite struct FuzzTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("fuzz")
    private static let runs = ProcessInfo.processInfo.environment["TABADUL_FUZZ_RUNS"].flatMap { Int($0) } ?? 4000

    private static func seeds() throws -> [[UInt8]] {
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil).filter {
            $0.pathExtension == "txt"
        }
        return try files.sorted { $0.path < $1.path }.map { Array(try Data(contentsOf: $0)) }
    }

    private static let tokens: [String] = [
        "---\n", "[^", "]", "](", "|", "|---|\n", "## ", "**", "_", "`", "```\n", "> ", "- ", "1. ", "\n\n", ": ", "{", "}", "[", "&a ",
        "*a", "\"", "\\", "&#x202e;", "<b>", "://",
        "../", "%2e", "\u{202E}", "\u{200D}", "\u{FEFF}", "\u{640}", "e\u{301}", "06", "+216 98", "a@b.tn", "2023-02-30", "°", "٫", "\r\n",
        "\u{0}", "\u{E0041}", "\u{1F3F3}\u{200D}",
    ]

    /// The same numbers on every machine.
    private struct SeededGenerator {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return bound <= 0 ? 0 : Int((state >> 33) % UInt64(bound))
        }
    }

    private static func mutated(_ seed: [UInt8], _ generator: inout SeededGenerator) -> [UInt8] {
        var bytes = seed
        for _ in 0...generator.next(6) {
            let at = generator.next(bytes.count + 1)
            let end = min(bytes.count, at + 1 + generator.next(30))
            switch generator.next(5) {
            case 0, 1: bytes.insert(contentsOf: Array(tokens[generator.next(tokens.count)].utf8), at: at)
            case 2: bytes.removeSubrange(at..<end)
            case 3: for _ in 0...generator.next(8) { bytes.insert(contentsOf: bytes[at..<end], at: at) }
            default: if at < bytes.count { bytes[at] = UInt8(generator.next(256)) }
            }
        }
        return Array(bytes.prefix(20_000))
    }

    @Test func nothingTraps() throws {
        let seeds = try Self.seeds()
        #expect(seeds.count >= 7)
        let scan = PersonalDataScan(PrivacyAllowlist())
        let names = ForbiddenNameList("فاطمة الزهراء\nJean Dupont")
        var generator = SeededGenerator(state: 8)
        for _ in 0..<Self.runs {
            let bytes = Self.mutated(seeds[generator.next(seeds.count)], &generator)
            let text = String(decoding: bytes, as: UTF8.self)
            let file = SourceFile(path: "content/practices/aa/x.md", text: text)
            _ = EntryParts(file)
            _ = YAMLReader.read(text[...], path: file.path, lineOffset: 0)
            let parsed = MarkdownParser.parse(text, path: file.path, firstLine: 1)
            let count = parsed.value.nodes.count
            #expect(parsed.value.nodes.enumerated().allSatisfy { $1.end > $0 && $1.end <= count })
            #expect(parsed.diagnostics.allSatisfy { $0.location.line >= 1 && $0.location.column >= 1 })
            _ = CitedText(text).plain
            _ = CollationKey(text)
            _ = PartialDate(text)
            let found = scan.findings(in: text)
            #expect(found.allSatisfy { $0.offset >= 0 && $0.offset < text.utf8.count && !$0.text.isEmpty })
            #expect(MisleadingCharacterScan.findings(in: text).allSatisfy { $0.offset < text.utf8.count })
            let visible = bytes.withUnsafeBufferPointer { VisibleText.of($0) }
            #expect(visible.count <= bytes.count * 2 + 2)
            #expect(names.masked(text).utf8.count <= text.utf8.count + 3 * (text.utf8.count / 4 + 1))
            var issues: [Diagnostic] = []
            if let note = EntryFilePath(file, into: &issues) {
                let groups = TranslationGroup.groups(of: [note], into: &issues)
                for group in groups { _ = EntryReader.read(group, today: nil) }
            }
        }
    }
}
