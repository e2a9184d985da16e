import Diagnostics
import FrontMatter
import Records
import Testing

@testable import Authoring

@Suite struct FrontMatterValueRemoverTests {
    /// Removes every reference to a record, as `withdraw` does; nil where the record cannot be without one.
    private static func removing(_ target: RecordKey, from yaml: String, of collection: Collection) -> String? {
        var text = "---\n\(yaml)---\nنص\n"
        while true {
            let file = SourceFile(path: "content/x.md", text: text)
            guard let parts = EntryParts(file), var note = EditableEntryText(file),
                let root = YAMLReader.read(parts.yaml, path: file.path, lineOffset: 1).value,
                let found = RecordReferenceFinder.first(to: [target], in: root, of: collection, isTranslation: false)
            else { break }
            guard let path = found.removablePath, let keys = FrontMatterValueRemover.removing(path[...], from: note.keys) else {
                return nil
            }
            note.keys = keys
            text = note.text
        }
        return String(text.dropFirst(4).dropLast("---\nنص\n".count))
    }

    private static let body = RecordKey(collection: .institutions, id: "ma/body")

    @Test(arguments: [
        // Lists in brackets: the comment behind stays.
        ("lead: [ma/x, ma/body]  # since 2020\nscale: local\n", "lead: [ma/x]  # since 2020\nscale: local\n"),
        ("partners: [ma/body]  # since 2020\nscale: local\n", "# since 2020\nscale: local\n"),
        ("partners: [ \"ma/body\" , ma/x ]\n", "partners: [ma/x ]\n"),
        // Lists of lines: comments stay, other lines keep their bytes.
        (
            "partners:\n  # first\n  - ma/x\n  - ma/body # joined late\n  - ma/y\n",
            "partners:\n  # first\n  - ma/x\n  # joined late\n  - ma/y\n"
        ),
        ("partners:\n- ma/body\nscale:   local\n", "scale:   local\n"),
        // An optional key of an item; the first key of an item.
        (
            "steps:\n  - actor: ma/body\n    title: \"أ\"\n    text: \"ب\"\n  - {title: c, actor: ma/body, text: d}\n",
            "steps:\n  - title: \"أ\"\n    text: \"ب\"\n  - {title: c, text: d}\n"
        ),
        // A required key takes the smallest optional part with it.
        ("validated_by:\n  - institution: ma/body\n    date: 2023\n    text: a\nscale: local\n", "scale: local\n"),
        ("validated_by: [{institution: ma/body, date: 2023, text: a}]\n", ""),
    ])
    func onlyTheReferenceGoes(yaml: String, rest: String) {
        #expect(Self.removing(Self.body, from: yaml, of: .practices) == rest)
    }

    @Test(arguments: [("lead: [ma/body]\n", Self.body), ("topic: x\n", RecordKey(collection: .topics, id: "x"))])
    func aRequiredReferenceStays(yaml: String, target: RecordKey) {
        #expect(Self.removing(target, from: yaml, of: .practices) == nil)
    }

    @Test func theFolderOfAnEntryKeepsItsCountry() {
        #expect(Self.removing(RecordKey(collection: .countries, id: "ma"), from: "country: ma\n", of: .institutions) == nil)
    }

    @Test func aHelplineGoesWithItsInstitution() {
        let yaml = "helplines:\n  - number: \"1\"\n    institution: ma/x\n  - number: \"2\"\n    institution: ma/body\ncommittee: ma/x\n"
        let rest = "helplines:\n  - number: \"1\"\n    institution: ma/x\ncommittee: ma/x\n"
        #expect(Self.removing(Self.body, from: yaml, of: .countries) == rest)
    }

    @Test(arguments: [
        ("نص [الإحالة](../x.md) تتمة", 4, "نص الإحالة تتمة"), ("a [b [c] d](<x y.md> \"t)\") e", 3, "a b [c] d e"),
        ("[**b** `]`](x.md)", 1, "**b** `]`"), ("[a][ref] b", 1, "a b"), ("[a] b", 1, "a b"), ("a b", 1, nil), ("[a b", 1, nil),
    ])
    func aLinkBecomesItsWords(text: String, column: Int, plain: String?) {
        #expect(ProseLinkRemoval.removing(from: "\n" + text, line: 2, column: column)?.text == plain.map { "\n" + $0 })
    }

    @Test func differencesShowTheLinesThatChange() {
        let difference = LineDifference(from: "a\nb\nc\n", to: "a\nd\nb\n")
        #expect(difference.lines == [.added(number: 2, "d"), .removed(number: 3, "c")])
    }
}
