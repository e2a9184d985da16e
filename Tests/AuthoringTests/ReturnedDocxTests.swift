import Testing

@testable import Authoring

/// What pandoc's filter gives of a document, taken apart.
@Suite struct WordReadingTests {
    private let markdown = """
        \u{FFF9}field\u{FFF9}document\u{FFF9}عنوان
        \u{FFF9}field\u{FFF9}entry\u{FFF9}practices/ma/x base 9f86d081884c7d65 ar
        \u{FFF9}field\u{FFF9}summary\u{FFF9}ملخص\u{E000}1\u{E001}\u{2028}وسطر

        ## السياق

        نص\u{E000}2\u{E001}\u{E000}3\u{E001}.

        ثان\u{E000}4\u{E001}\u{E000}5\u{E001}.

        \u{FFF9}note\u{FFF9}1\u{FFF9}ma6: ناشر، عنوان
        \u{FFF9}note\u{FFF9}2\u{FFF9}ma6: ناشر، عنوان
        \u{FFF9}note\u{FFF9}3\u{FFF9}وزارة العدل، تقرير، 2022، https://example.org/a
        \u{FFF9}note\u{FFF9}4\u{FFF9}المرجع نفسه
        \u{FFF9}note\u{FFF9}5\u{FFF9}وزارة العدل، تقرير، 2022، https://example.org/a
        \u{FFF9}loss\u{FFF9}comment\u{FFF9}ملاحظة
        """

    @Test func fieldsSectionsAndFootnotesAreTakenApart() throws {
        let reading = ReturnedDocx(markdown: markdown)
        #expect(reading.origin?.entry == "practices/ma/x")
        #expect(reading.origin?.base == "9f86d081884c7d65")
        #expect(reading.language == "ar")
        #expect(!reading.isBlankForm)
        #expect(reading.losses == [ImportLoss(kind: .comment, text: "ملاحظة")])
        let (cited, keyed, new) = reading.citing(["ma6"])
        #expect(cited.fields["summary"] == "ملخص[^ma6]\nوسطر")
        #expect(cited.sections.last?.heading == "السياق")
        #expect(cited.sections.last?.paragraphs == ["نص[^ma6][^s1].", "ثان[^s1][^s1]."])
        #expect(keyed == ["ma6": "ناشر، عنوان"])
        #expect(new.map(\.key) == ["s1"])
        #expect(new.first?.publisher == "وزارة العدل")
        #expect(new.first?.date == "2022")
    }

    @Test func keysOfNewSourcesAreFree() {
        let new = ReturnedDocx(markdown: markdown).citing(["ma6", "s1", "s2"]).new
        #expect(new.map(\.key) == ["s3"])
    }

    @Test func anotherDocumentHasNoStamp() {
        let reading = ReturnedDocx(markdown: "## السياق\n\nنص\n")
        #expect(reading.origin == nil)
        #expect(!reading.isBlankForm)
    }

    @Test func itemsHaveOneSpaceAfterTheirSign() {
        #expect(DocxChanges.markdown("-   أ\n-   ب\n12.  ج\n2.5  د") == "- أ\n- ب\n12. ج\n2.5  د")
    }

    @Test func keysAreFoundInTheirOrder() {
        #expect(DocxFootnotes.keys(in: "أ[^b][^a] ب[^b] [^ no]") == ["b", "a"])
        #expect(DocxFootnotes.footnoted("أ[@b]") == "أ[^b]")
    }
}
