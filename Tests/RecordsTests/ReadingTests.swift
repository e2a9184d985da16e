import Diagnostics
import FrontMatter
import Localization
import Records
import TestSupport
import Testing

/// What is read by bytes, beside the same rule said plainly.
@Suite struct ReadingTests {
    @Test func entriesAreCutAtTheirFences() {
        var generator = SeededGenerator(state: 1)
        var cut = 0
        for _ in 0..<5000 {
            let pieces = ["---\n", "---\n", "---\r\n", "\n", "a: b\n", "نص", "--", "---", " ---\n", "\u{FEFF}", "----\n", "\r", "\u{301}"]
            let text = generator.text(of: pieces)
            let parts = EntryParts(SourceFile(path: "x.md", text: text))
            let bytes = Array(text.utf8)
            let lines = (bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]).split(
                separator: 10, omittingEmptySubsequences: false)
            let fences = lines.indices.filter { lines[$0].elementsEqual("---".utf8) || lines[$0].elementsEqual("---\r".utf8) }
            // A first line that is the only one is no front matter's.
            guard lines.count > 1, fences.first == 0, fences.count > 1 else {
                #expect(parts == nil, "\(text.debugDescription)")
                continue
            }
            cut += 1
            #expect(parts.map { Array($0.yaml.utf8) } == lines[1..<fences[1]].flatMap { $0 + [10] })
            #expect(parts.map { Array($0.body.utf8) } == Array(lines[(fences[1] + 1)...].joined(separator: [10])))
            #expect(parts?.bodyLine == fences[1] + 2)
        }
        #expect(cut > 200)
    }

    @Test func whatIsLeftToFillIsFoundAnywhere() {
        var generator = SeededGenerator(state: 2)
        for _ in 0..<2000 {
            let text = generator.text(of: ["✎", "✏", "✍", "é", "a", "\n", "نص", "ﾎ"])
            let issue = TodoMarker.issue(in: SourceFile(path: "x.md", text: text))
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).filter { $0.unicodeScalars.contains("✎") }
            #expect((issue?.detail ?? "0") == String(lines.count), "\(text)")
        }
    }

    private static let fields = ["title", "topic", "since", "until", "a_key_with_a_long_name"].map {
        Field<String>("test.\($0)", .plain(), .required)
    }

    @Test func fieldsAreReadInAnyOrder() {
        var generator = SeededGenerator(state: 3)
        for _ in 0..<500 {
            let keys = (Self.fields.map(\.key) + ["other", "elsewhere"]).shuffled(using: &generator).prefix(
                Int.random(in: 1...7, using: &generator))
            let yaml = keys.enumerated().map { "\($1): v\($0)\n" }.joined()
            guard let root = YAMLReader.read(yaml[...], path: "x.md", lineOffset: 0).value,
                var reader = FieldReader(root, declared: Self.fields.map(\.declared), context: FieldReadingContext(path: "x.md"))
            else {
                Issue.record("\(yaml)")
                continue
            }
            let unknown = reader.context.diagnostics.map(\.offendingText)
            #expect(unknown == keys.filter { key in !Self.fields.contains { $0.key == key } })
            for field in Self.fields.shuffled(using: &generator) {
                let index = keys.firstIndex(of: field.key)
                #expect(reader.has(field.key) == (index != nil))
                #expect(reader.location(of: field.key).line == index.map { $0 + 1 } ?? 1)
                #expect(reader.read(field) == index.map { "v\($0)" })
            }
            let missing = reader.context.diagnostics.filter { $0.code == .missingKey }.map(\.offendingText)
            #expect(Set(missing) == Set(Self.fields.map(\.key)).subtracting(keys))
        }
    }

    @Test func repeatedValuesAreToldOfShortListsAndLong() {
        var generator = SeededGenerator(state: 4)
        let list = Field<[String]>("test.list", .list(of: .plain()), .required)
        for _ in 0..<500 {
            let values = (0..<Int.random(in: 1...20, using: &generator)).map { _ in "v\(Int.random(in: 0...12, using: &generator))" }
            let yaml = "list: [\(values.joined(separator: ", "))]\n"
            let root = YAMLReader.read(yaml[...], path: "x.md", lineOffset: 0).value
            var reader = root.flatMap { FieldReader($0, declared: [list.declared], context: FieldReadingContext(path: "x.md")) }
            #expect(reader?.read(list) == values)
            let repeated = values.indices.filter { values[..<$0].contains(values[$0]) }.map { values[$0] }
            #expect(reader?.context.diagnostics.map(\.offendingText) == repeated)
        }
    }

    @Test func issuesOfItemsAreSortedAmongTheOthers() {
        let item = Field<String>("test.key", .plain(1...2), .required)
        let type = FieldType<String>.object([item.declared]) { $0.read(item) }
        let list = Field<[String]>("test.list", .list(of: type), .required)
        let yaml = "other: x\nlist:\n  - key: a\n  - scalar\n  - key: abc\n  - other: b\n"
        let root = YAMLReader.read(yaml[...], path: "x.md", lineOffset: 0).value
        var reader = root.flatMap { FieldReader($0, declared: [list.declared], context: FieldReadingContext(path: "x.md")) }
        #expect(reader?.read(list) == ["a", "abc"])
        #expect(reader?.context.diagnostics.map(\.code) == [.unknownKey, .wrongType, .badLength, .unknownKey, .missingKey])
        #expect(reader?.context.path == "x.md")
    }

    @Test func addressesAndLengthsAreJudgedByTheirCharacters() {
        var generator = SeededGenerator(state: 5)
        let address = Field<String>("test.field", .address, .required)
        let short = Field<String>("test.field", .plain(2...20), .required)
        for _ in 0..<3000 {
            let pieces = [
                "https://", "HTTP://", "hTtps:/", "/", "x.ma", "موقع", "\u{301}", "é", " ", "<", "ſ", "\u{1F600}", "\u{212A}", "'",
                "https:",
            ]
            let text = generator.text(of: pieces)
            let yaml = "field: '\(text.replacing("'", with: "''"))'\n"
            // Without repair: a quote with an accent is not doubled by `replacing`, and the text is then no YAML.
            guard let root = YAMLReader.readByLibrary(yaml[...], path: "x.md", lineOffset: 0).value else { continue }
            func read(_ field: Field<String>) -> String? {
                var reader = FieldReader(root, declared: [field.declared], context: FieldReadingContext(path: "x.md"))
                let value = reader?.read(field)
                return reader?.context.diagnostics.isEmpty == true ? value : nil
            }
            let words = String(text.unicodeScalars.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed().map(Character.init))
            let lower = words.lowercased()
            let isAddress =
                (lower.hasPrefix("https://") || lower.hasPrefix("http://"))
                && !words.unicodeScalars.contains { " <>\"".unicodeScalars.contains($0) }
            #expect((read(address) != nil) == isAddress, "\(text.debugDescription)")
            #expect((read(short) != nil) == (2...20).contains(words.unicodeScalars.count), "\(text.debugDescription)")
        }
    }
}
