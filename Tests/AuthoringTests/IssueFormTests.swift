import Diagnostics
import Localization
import Records
import Testing

@testable import Authoring

@Suite struct IssueFormTests {
    /// A body is read by its labels, so each may stand for one entry only.
    @Test func labelsAreUnique() {
        for language in Language.builtIn {
            let labels = IssueFormKind.allCases.flatMap { IssueForm($0).entries }.map { $0.label[language] }
            #expect(Set(labels).count == labels.count, "\(language): \(labels)")
        }
    }

    @Test func theFormHasTheFieldsOfTheModel() {
        let names = IssueForm(.newPractice).entries.map(\.name)
        for name in ["title", "country", "topic", "summary", "status", "section.context", "section.results", "steps", "sources"] {
            #expect(names.contains(name), "\(name)")
        }
        #expect(!names.contains("draft"))
    }

    @Test(arguments: Language.builtIn) func aCorrectionReplacesItsSentence(_ language: Language) throws {
        func label(_ name: String) -> String { IssueForm(.correction).entries.first { $0.name == name }?.label[language] ?? "" }
        let body = """
            ### \(label("correction.entry"))

            https://example.org/practices/ma/x.html

            ### \(label("correction.place"))

            _No response_

            ### \(label("correction.current"))

            نص قديم

            ### \(label("correction.proposed"))

            نص "جديد"

            ### \(label("correction.source"))
            <!-- help -->

            """
        let correction = try #require(IssueBody(body).correction)
        #expect(correction.entry == "practices/ma/x")
        #expect(correction.place == nil)
        #expect(correction.source == nil)
        let note = SourceFile(path: "content/practices/ma/x.md", text: "---\ntitle: \"نص قديم هنا\"\n---\n\n## السياق\n\nآخر\n")
        #expect(correction.applied(to: note)?.text == note.text.replacing("نص قديم", with: "نص \\\"جديد\\\""))
        let twice = SourceFile(path: note.path, text: note.text + "نص قديم نص قديم\n")
        #expect(correction.applied(to: twice) == nil)
    }
}
