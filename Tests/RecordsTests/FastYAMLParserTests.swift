import Diagnostics
import Foundation
import FrontMatter
import Testing

/// The plain reader beside the library: where it reads a text at all, both read the same.
@Suite struct PlainYAMLTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The front matter of every shipped entry, and whole files of YAML.
    private static func shipped() throws -> [String] {
        let folders = ["content", "themes/default/strings", "Tests/fixture/content"]
        let files = folders.flatMap { folder -> [URL] in
            let walk = FileManager.default.enumerator(at: root.appendingPathComponent(folder), includingPropertiesForKeys: nil)
            return walk?.compactMap { $0 as? URL } ?? []
        }
        return try files.filter { ["md", "yaml"].contains($0.pathExtension) }.sorted { $0.path < $1.path }.compactMap { file in
            let text = try String(contentsOf: file, encoding: .utf8)
            guard file.pathExtension == "md" else { return text }
            return EntryParts(SourceFile(path: file.path, text: text)).map { String($0.yaml) }
        }
    }

    /// Every node with its place and its bytes: equal for equal trees, and for no others.
    private static func spelled(_ node: YAMLNode?) -> String {
        guard let node else { return "nothing" }
        let location = "\(node.line):\(node.column)"
        return switch node.value {
        case .scalar(let text): "\(location)‹\(text.unicodeScalars.map { String($0.value, radix: 16) }.joined(separator: " "))›"
        case .sequence(let nodes): "\(location)[\(nodes.map(spelled).joined(separator: ","))]"
        case .mapping(let entries): "\(location){\(entries.map { spelled($0.key) + "=" + spelled($0.value) }.joined(separator: ","))}"
        }
    }

    /// Whether `FastYAMLParser` accepts a text; records a failure if libyaml reads it differently or rejects it.
    @discardableResult
    private static func isTaken(_ text: String, _ location: Testing.SourceLocation = #_sourceLocation) -> Bool {
        guard let plain = YAMLReader.readPlain(text[...], lineOffset: 3) else { return false }
        let library = YAMLReader.readByLibrary(text[...], path: "x.md", lineOffset: 3)
        #expect(library.diagnostics.isEmpty, "\(text.debugDescription)", sourceLocation: location)
        #expect(spelled(plain) == spelled(library.value), "\(text.debugDescription)", sourceLocation: location)
        return true
    }

    @Test func itReadsAllThatIsShipped() throws {
        let texts = try Self.shipped()
        #expect(texts.count > 700)
        for text in texts { #expect(Self.isTaken(text), "\(text.prefix(200))") }
    }

    @Test(arguments: [
        "a: b", "a: b\n", "\n# c\na: b # c\n\n", "a:\nb: c\n", "a: # c\n  b:\n  c: d\n", "a:\n- b\n- c\nd: e",
        "a:\n  - b: c\n    d: e\n  - f\n",
        "a:\n- b:\n  - c\n  d:\n- e: f\n", "a: 'b: #c' # d\n", "a: \"b\\\"c\\\\d\\n\"\n", "a: b#c:d\n", "a: https://x.ma/?q=1&r=2\n",
        "a: [b, \"ج\", [c], {d: e, f: \"ه\"}] # g\n", "a: [ ]\nb: {  }\n", "a: {b: https://x.ma/, c: -5}\n",
        "a: >-\n  b \n  c: d # e\nf: g\n",
        "a: >\n  b\n  c\n", "a: |\n  b\n  c", "a: |-\n    b\n\n\nc: d", "a:   b  \n", "a: -1\n", "a: ~\n", "a: $b+c (d)\n",
        "a: \"«é\u{A0}»\"\n",
    ])
    func itReadsAsTheLibraryDoes(text: String) { #expect(Self.isTaken(text)) }

    /// Ambiguous or invalid syntax.
    @Test(arguments: [
        "", "a", "[a]", " a: b", "a: b: c", "a: b:", "a: b:\n", "a:\n- b: c:\n", "a: [b:]", "a: [b: ]", "a: b\n  c", "a: \"b\n  c\"",
        "a: 'b''c'", "a: \"\\x41\"", "a: \"b\" c", "a: \"b\"#c",
        "a: &b c", "a: *b",
        "a: !b c", "a: @b", "a: `b", "a: %b", "%a: b", "a: b\na: c", "a: {b: c, b: d}", "a: [b, ]", "a: [b: c]", "a: {b}", "a: [b\n]",
        "a: [b",
        "a: - b", "a:\n- - b", "a:\n-\n", "? a\n: b", "a:\tb", "a: b\t", "a: b\r\n", "a: b\u{85}", "a: b\u{2028}", "\u{FEFF}a: b",
        "a: b\u{0}",
        "a: b\u{7F}", "---\na: b", "a: b\n---\n", "a: b\n...\n", "a: >2\n  b\n", "a: >\n  b\n\n  c\n", "a: >-\n  b\n\n  # c\nd: e\n",
        "a: |\n  b\n\n    \n", "a: |\n  b\n\n \n\n  c\n", "a: >\n  b\n   c\n", "a: >\nb: c",
        "a:b",
        "\"a\": b", "a : b", "a:\n  b: c\n d: e\n", "a:\n   b: c\n  d: e\n", "a:\n  - b\n - c\n", "a:\n  - b\n  c: d\n", "مفتاح: ب",
        "a: &b c\nd: *b\n", "a: \"x &b y *b\"\n", "a: " + String(repeating: "[", count: 60), "a: x" + String(repeating: " [", count: 60),
        (0..<30).map { String(repeating: " ", count: $0) + "a:\n" }.joined() + String(repeating: " ", count: 30) + "a: b",
    ])
    func itLeavesTheRestToTheLibrary(text: String) { #expect(YAMLReader.readPlain(text[...], lineOffset: 1) == nil) }

    // MARK: At random

    /// The signs of YAML first: they are tried most often.
    private static let tokens: [String] = [
        "\n", " ", "  ", ": ", "\n\n  # c", " #", "#", "- ", "-", "\"", "'", "\\", "[", "]", "{", "}", ", ", ",", "|", ">", ">-", ":",
        "|-\n", "? ", "?",
        "&a",
        "*a", "!", "!!str ", "%", "@", "`", "---\n", "...\n", "\r\n", "\r", "\t", "\u{A0}", "\u{FEFF}", "\0", "\u{85}", "\u{2028}", "é",
        "e\u{301}",
        "ب", "\u{1F600}", "key: ", "\n  ", "\n    ", "\n- ", "- - ", "- a: b\n", "key:\n", "\\n", "\\\"", "\\u0041", "''", "~", "-5", "-\n",
        "[]",
        "{}", "[a, b]", "{a: b}", "<<: ", "=", "\u{7F}", "\u{200F}", "\u{FFFE}", "\n\n", "\n\n    ", "\n#c\n", " # c", "  - ",
    ]

    /// The same numbers on every machine.
    private struct SeededGenerator {
        var state: UInt64
        mutating func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return bound <= 0 ? 0 : Int((state >> 33) % UInt64(bound))
        }
    }

    /// A few lines of a text, moved out to the margin, with a few changes.
    private static func mutated(_ whole: [[UInt8]], _ generator: inout SeededGenerator) -> String {
        let start = generator.next(whole.count)
        let margin = whole[start].prefix { $0 == 32 }.count
        var lines = whole[start..<min(whole.count, start + 1 + generator.next(8))].map { line in
            Array(line.dropFirst(min(margin, line.prefix { $0 == 32 }.count)))
        }
        for _ in 0..<generator.next(3) {
            let (a, b) = (generator.next(lines.count), generator.next(lines.count))
            switch generator.next(5) {
            case 0: lines.swapAt(a, b)
            case 1: lines.insert(lines[a], at: b)
            case 2: if lines.count > 1 { lines.remove(at: a) }
            case 3: lines[a] = Array(repeating: 32, count: generator.next(5)) + lines[a]
            default: lines[a] = Array(lines[a].dropFirst(generator.next(5)))
            }
        }
        var bytes = Array(lines.joined(separator: [10]))
        for _ in 0..<generator.next(4) {
            var at = generator.next(bytes.count + 1)
            // Ends and beginnings of lines mean most.
            switch generator.next(3) {
            case 0: while at < bytes.count, bytes[at] != 10 { at += 1 }
            case 1: while at > 0, bytes[at - 1] != 10 { at -= 1 }
            default: break
            }
            let end = min(bytes.count, at + 1 + generator.next(6))
            switch generator.next(5) {
            case 0, 1, 2: bytes.insert(contentsOf: Array(tokens[generator.next(generator.next(2) == 0 ? 16 : tokens.count)].utf8), at: at)
            case 3: bytes.removeSubrange(at..<end)
            default: bytes.insert(contentsOf: bytes[at..<end], at: generator.next(bytes.count + 1))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test func changedAtRandomItStillAgrees() throws {
        let texts = try Self.shipped().map { $0.utf8.split(separator: 10, omittingEmptySubsequences: false).map(Array.init) }
        var generator = SeededGenerator(state: 20)
        var taken = 0
        for _ in 0..<12_000 where Self.isTaken(Self.mutated(texts[generator.next(texts.count)], &generator)) { taken += 1 }
        // Neither all nor none: both kinds are tried.
        #expect((1500..<9000).contains(taken), "\(taken)")
    }
}
