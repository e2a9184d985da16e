import Diagnostics
import Localization
import Testing

@testable import Authoring

/// Lists of records in a form: what was not touched keeps its bytes, comments included.
@Suite struct RecordListTests {
    private let text = """
        ---
        steps:
          # the first
          - title: "أ"   # a remark
            text:  'نص'

          # the second
          - title: "ب"
            # actor: …  # who acts
            text: >-
              سطر أول طويل بعض الشيء لأن النص يمتد على أكثر من سطر واحد هنا
              وسطر ثان
        results:
          - {indicator: "عدد, وفاصلة", value: 17,  year: 2017, source: s1}  # a remark
          - { indicator: "عدد ثان", value: 18, year: 2018, source: s1 }
        cost:  # in dirhams
          amount: 5
          currency: MAD
          source: s1
        sources:
        - key: s1
          title: "عنوان"
        ---

        """

    private func form(_ text: String? = nil, tokens: [String: [String]] = [:]) throws -> EntryForm {
        try #require(EntryForm(SourceFile(path: "content/practices/aa/x.md", text: text ?? self.text), tokens: tokens))
    }

    @Test func aMovedRecordTakesItsBytesAlong() throws {
        let changed = try form().text(after: ["steps": ["", "o1", "o0"]])
        let first = text.firstRange(of: "  # the first\n")?.lowerBound
        let second = text.firstRange(of: "  # the second\n")?.lowerBound
        let end = text.firstRange(of: "results:")?.lowerBound
        let (a, b, c) = (try #require(first), try #require(second), try #require(end))
        #expect(changed == text[..<a] + text[b..<c] + text[a..<b] + text[c...])
    }

    @Test func aRemovedRecordGoesAlone() throws {
        #expect(
            try form().text(after: ["results": ["", "o1"]])
                == text.replacing("  - {indicator: \"عدد, وفاصلة\", value: 17,  year: 2017, source: s1}  # a remark\n", with: ""))
    }

    @Test func oneFieldOfOneRecordChangesOneLine() throws {
        let form = try form()
        #expect(
            form.text(after: ["steps": ["o0", "o1"], "steps.o0.title": ["ج"]])
                == text.replacing("\"أ\"   # a remark", with: "\"ج\"  # a remark"))
        #expect(
            form.text(after: ["results": ["o0", "o1"], "results.o0.value": ["٢٠"]])
                == text.replacing("value: 17,  year", with: "value: 20,  year"))
        #expect(form.text(after: ["results": ["o0", "o1"], "results.o0.year": [""]]) == text.replacing("  year: 2017,", with: ""))
        #expect(
            form.text(after: ["results": ["o0", "o1"], "results.o0.unit": ["قضية"]])
                == text.replacing("فاصلة\", value", with: "فاصلة\", unit: \"قضية\", value"))
        #expect(form.text(after: ["cost.amount": ["6"]]) == text.replacing("amount: 5", with: "amount: 6"))
        #expect(
            form.text(after: ["sources": ["o0"], "sources.o0.publisher": ["دار"]])
                == text.replacing("key: s1\n  title", with: "key: s1\n  publisher: \"دار\"\n  title"))
    }

    @Test func aFoldedTextStaysFolded() throws {
        let changed = try form().text(after: [
            "steps": ["o0", "o1"], "steps.o1.text": ["سطر أول طويل بعض الشيء لأن النص يمتد على أكثر من سطر واحد هنا وثالث"],
        ])
        #expect(changed == text.replacing("وسطر ثان", with: "وثالث"))
    }

    @Test func anOfferedKeyTakesThePlaceOfItsOffer() throws {
        let changed = try form().text(after: ["steps": ["o0", "o1"], "steps.o1.actor": ["aa/x"]])
        #expect(changed == text.replacing("# actor: …  # who acts", with: "actor: aa/x"))
    }

    @Test func aNewRecordIsWrittenAsItsNeighboursAre() throws {
        let form = try form()
        let step = form.text(after: [
            "steps": ["o0", "n1", "o1"], "steps.n1.text": ["ما يجري"], "steps.n1.title": ["وسط"], "steps.n1.actor": [""],
        ])
        #expect(step == text.replacing("  # the second\n", with: "  - title: \"وسط\"\n    text: \"ما يجري\"\n  # the second\n"))
        let result = form.text(after: ["results": ["o0", "o1", "n7"], "results.n7.value": ["3"], "results.n7.indicator": ["ثالث"]])
        #expect(result == text.replacing("cost:", with: "  - {indicator: \"ثالث\", value: 3}\ncost:"))
        let source = form.text(after: ["sources": ["o0", "n1"], "sources.n1.key": ["s2"]])
        #expect(source == text.replacing("\"عنوان\"\n---", with: "\"عنوان\"\n- key: s2\n---"))
    }

    @Test func aRecordWithoutAWordIsNotWritten() throws {
        #expect(try form().text(after: ["steps": ["o0", "o1", "n1"], "steps.n1.title": [""], "steps.n1.text": [""]]) == text)
        #expect(try !form().text(after: ["steps": [""]]).contains("steps:"))
    }

    @Test func aListBeginsWhereTheSchemaHasIt() throws {
        let bare = text.replacing("sources:\n- key: s1\n  title: \"عنوان\"\n", with: "reviewed: 2026-01-01\n")
        let changed = try form(bare).text(after: ["sources": ["n1"], "sources.n1.key": ["s1"], "sources.n1.title": ["عنوان"]])
        #expect(changed == bare.replacing("reviewed", with: "sources:\n  - key: s1\n    title: \"عنوان\"\nreviewed"))
    }

    @Test func listsInsideRecordsAreWrittenToo() throws {
        let note = """
            ---
            name: {ar: "أ", en: "a"}  # a remark
            wordings:
              - country: aa
                ar: "لفظ"
            synonyms:
              ar: ["دعم", "عون"]
            ---

            """
        let file = SourceFile(path: "content/terms/x.md", text: note)
        let form = try #require(EntryForm(file))
        #expect(form.text(after: ["name.fr": ["f"]]) == note.replacing("\"أ\", en", with: "\"أ\", fr: \"f\", en"))
        #expect(
            form.text(after: ["synonyms.fr": ["aide\nappui"]])
                == note.replacing("\"عون\"]\n", with: "\"عون\"]\n  fr: [\"aide\", \"appui\"]\n"))
        let changed = form.text(after: ["wordings": ["o0"], "wordings.o0.note.ar": ["توضيح"]])
        #expect(changed == note.replacing("\"لفظ\"\n", with: "\"لفظ\"\n    note: {ar: \"توضيح\"}\n"))
    }

    @Test func anIssueFindsItsField() throws {
        let form = try form(tokens: ["steps": ["o1", "n4"]])
        func holder(_ code: DiagnosticCode, _ line: Int, _ column: Int, _ offendingText: String = "") -> String? {
            (form.fields + form.parts).holder(
                of: Diagnostic(
                    code, at: Diagnostics.SourceLocation(path: "content/practices/aa/x.md", line: line, column: column),
                    offendingText: offendingText))?
                .name
        }
        #expect(holder(.badDate, 10, 11) == "steps.n4.text")
        #expect(holder(.missingKey, 4, 5, "actor") == "steps.o1.actor")
        #expect(holder(.wrongType, 14, 40) == "results.o0.value")
        #expect(holder(.missingKey, 2, 1, "title") == "title")
    }
}
