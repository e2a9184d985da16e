import Localization
import Testing

@testable import Authoring

/// What is listed of a document that does not come into the entry.
@Suite struct UnreadDocumentPartsTests {
    @Test(arguments: Language.builtIn) func aListHasLinesOfItsOwnAndEscapedTexts(language: Language) throws {
        let losses = [ImportLoss(kind: .comment, text: "أ\u{1b}[31m"), ImportLoss(kind: .comment, text: "ب\nج")]
        let notice = try #require(ImportLoss.notices(losses).first)[language]
        let lines = notice.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(
            lines.dropFirst().map { $0.filter { !"\u{2066}\u{2067}\u{2068}\u{2069}".contains($0) } } == [
                "    – أ\\u{1b}[31m", "    – ب\\nج",
            ])
    }

    private let content = """
        <office:text><text:tracked-changes><text:changed-region xml:id="ct1" text:id="ct1"><text:insertion><office:change-info>\
        <dc:creator>علي</dc:creator><dc:date>2024-01-01T00:00:00</dc:date></office:change-info></text:insertion></text:changed-region>\
        <text:changed-region xml:id="ct2" text:id="ct2"><text:deletion><office:change-info><dc:creator>علي</dc:creator>\
        <dc:date>2024-01-01T00:00:00</dc:date></office:change-info><text:p>خمس</text:p></text:deletion></text:changed-region>\
        </text:tracked-changes><text:p>كونت اللجنة <text:change text:change-id="ct2"/><text:change-start text:change-id="ct1"/>\
        <text:span text:style-name="T1">سبع</text:span><text:s/>منسقات<text:change-end text:change-id="ct1"/>\
        <office:annotation office:name="0"><dc:creator>علي</dc:creator><dc:date>2024-01-01T00:00:00</dc:date>\
        <text:p>تحقق من العدد</text:p><text:p>ثم &amp; انشر</text:p><meta:creator-initials>ع</meta:creator-initials></office:annotation></text:p></office:text>
        """

    @Test func commentsAndChangesOfAnOpenDocumentAreTheirTextAlone() {
        let losses = UnreadDocumentParts.odt(styles: "", content: content)
        #expect(
            losses == [
                ImportLoss(kind: .comment, text: "تحقق من العدد ثم & انشر"), ImportLoss(kind: .deletion, text: "خمس"),
                ImportLoss(kind: .insertion, text: "سبع منسقات"),
            ])
    }

    @Test func aPageNumberIsNoHeader() {
        let styles = "<style:footer><text:p><text:page-number>1</text:page-number></text:p></style:footer><style:header/>"
        #expect(UnreadDocumentParts.odt(styles: styles, content: "").isEmpty)
        #expect(UnreadDocumentParts.docx(margins: "<w:p><w:r><w:t>12</w:t></w:r></w:p>").isEmpty)
        let header = "<w:hdr><w:p w:x=\"1\"><w:r><w:t>سري</w:t></w:r></w:p></w:hdr>"
        #expect(UnreadDocumentParts.docx(margins: header) == [ImportLoss(kind: .header, text: "سري")])
    }
}
