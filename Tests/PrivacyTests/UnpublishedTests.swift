import Privacy
import Testing

@Suite struct UnpublishedTests {
    private static let note = UnpublishedNote(
        id: "practices/ma/shelter", titles: ["دليل جديد للإيواء المؤقت", "Guide \"nouveau\" & complet"],
        texts: ["هذا نص لم يطلع عليه أحد بعد وهو طويل بما يكفي، ثم تتمة.", "قصير"])

    @Test(arguments: [
        ("<a href=\"../practices/ma/shelter.html\">x</a>", true), ("{\"id\":\"ma/shelter\"}", true), ("ma/shelter-2", false),
        ("tema/shelter", false), ("<h1>دليل جديد للإيواء المؤقت</h1>", true), ("Guide &quot;nouveau&quot; &amp; complet", true),
        ("… هذا نص لم يطلع عليه أحد بعد وهو …", true), ("هذا نص لم يطلع عليه الجميع", false), ("قصير", false), ("", false),
    ])
    func anyClueIsFound(text: String, leaks: Bool) {
        #expect(UnpublishedScan([Self.note], publishedTitles: [], published: []).leaks(in: text).isEmpty != leaks)
    }

    @Test func whatPublishedNotesSayThemselvesBetraysNothing() {
        let scan = UnpublishedScan(
            [Self.note], publishedTitles: ["دليل جديد للإيواء المؤقت"], published: ["قال: هذا نص لم يطلع عليه أحد بعد وهو طويل"])
        #expect(scan.leaks(in: "هذا نص لم يطلع عليه أحد بعد وهو طويل، دليل جديد للإيواء المؤقت").isEmpty)
        #expect(!scan.leaks(in: "practices/ma/shelter").isEmpty)
    }
}
