import FrontMatter
import Diagnostics
import Records
import Testing

@testable import Authoring

/// Withdrawing a source: its citations go, or another source is cited; what must cite goes with the last citation.
@Suite struct CitationRewriterTests {
    @Test func onlyCitationsOfTheSourceGo() {
        let text = "---\ntext: \"أ[^eg1][^eg10]\"\n---\nب[^eg1].\n[^eg1 open\n"
        let removed = CitationRewriter.removing(["eg1"], from: text)
        #expect(removed.text == "---\ntext: \"أ[^eg10]\"\n---\nب.\n[^eg1 open\n")
        #expect(removed.places.map(\.line) == [2, 4])
        #expect(removed.places.map(\.column) == [9, 2])
        let replaced = CitationRewriter.removing(["eg1"], from: text, citing: "ma2").text
        #expect(replaced == "---\ntext: \"أ[^ma2][^eg10]\"\n---\nب[^ma2].\n[^eg1 open\n")
    }

    private static let source = RecordKey(collection: .sources, id: "eg1")

    private static func removing(_ yaml: String, of collection: Collection) -> String? {
        var text = "---\n\(yaml)---\nنص\n"
        while true {
            let file = SourceFile(path: "content/x.md", text: text)
            guard let parts = EntryParts(file), var note = EditableEntryText(file),
                let root = YAMLReader.read(parts.yaml, path: file.path, lineOffset: 1).value,
                let found = RecordReferenceFinder.first(
                    to: [source], citedAs: ["eg1": source, "old": source], in: root, of: collection, isTranslation: false)
            else { break }
            guard let path = found.removablePath, let keys = FrontMatterValueRemover.removing(path[...], from: note.keys) else {
                return nil
            }
            note.keys = keys
            text = note.text
        }
        return String(text.dropFirst(4).dropLast("---\nنص\n".count))
    }

    @Test(arguments: [
        // A figure cannot be without its source.
        (
            "results:\n  - {indicator: a, value: 1, source: old}\n  - {indicator: b, value: 2, source: eg10}\n",
            "results:\n  - {indicator: b, value: 2, source: eg10}\n"
        ),
        ("objectives_met: {value: yes, source: eg1}\nscale: local\n", "scale: local\n"),
        ("source_order: [eg10, eg1]\n", "source_order: [eg10]\n"),
        // Other texts keep their words.
        ("caution: \"a[^eg1]\"\n", "caution: \"a[^eg1]\"\n"),
    ])
    func practices(yaml: String, rest: String) {
        #expect(Self.removing(yaml, of: .practices) == rest)
    }

    @Test(arguments: [
        ("answer: \"a[^eg1]\"\norder: 1\n", "order: 1\n"), ("answer: \"a[^eg1][^eg2]\"\n", "answer: \"a[^eg1][^eg2]\"\n"),
        (
            "contrasts:\n  - label: {ar: q}\n    answers:\n      - {country: eg, value: yes, text: {ar: \"a[^eg1]\", fr: \"b[^eg1]\"}}\n      - {country: ma, value: no, text: {ar: \"c[^eg2]\"}}\n",
            "contrasts:\n  - label: {ar: q}\n    answers:\n      - {country: ma, value: no, text: {ar: \"c[^eg2]\"}}\n"
        ),
    ])
    func topics(yaml: String, rest: String) {
        #expect(Self.removing(yaml, of: .topics) == rest)
    }
}
