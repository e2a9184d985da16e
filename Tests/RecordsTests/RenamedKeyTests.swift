import Diagnostics
import FrontMatter
import Localization
import Testing

/// A key that an earlier version of the program had.
@Suite struct RenamedKeyTests {
    private static let field = Field(
        key: "summary", FieldType<String>.plain(1...60), .required, help: LocalizedText(ar: "x"), formerly: ["abstract", "gist"])

    private func read(_ text: String) throws -> (value: String?, diagnostics: [Diagnostic]) {
        let node = try #require(YAMLReader.read(text[...], path: "x.md", lineOffset: 0).value)
        var reader = try #require(FieldReader(node, declared: [Self.field.declared], context: FieldReadingContext(path: "x.md")))
        let value = reader.read(Self.field)
        return (value, reader.context.diagnostics)
    }

    @Test(arguments: ["abstract", "gist", "Abstract"])
    func itIsReadUnderItsNewNameAndTheFixKeepsComments(old: String) throws {
        let text = "# before\n\(old): \"t\"   # why\n"
        let (value, diagnostics) = try read(text)
        #expect(value == "t")
        #expect(diagnostics.map(\.code) == [.renamedKey])
        #expect(diagnostics.first?.detail == "summary")
        #expect(diagnostics.first?.severity == .warning)
        #expect(Fix.apply(diagnostics.compactMap(\.fix), to: text).text == "# before\nsummary: \"t\"   # why\n")
    }

    @Test func besideTheNewKeyItIsUnknown() throws {
        let (value, diagnostics) = try read("summary: new\nabstract: old\n")
        #expect(value == "new")
        #expect(diagnostics.map(\.code) == [.unknownKey])
    }
}
