import Privacy
import Testing

@Suite struct UnpublishedTests {
    private static let sentence = "Les équipes remettent chaque dossier à la coordinatrice deux jours plus tard"
    private static let note = UnpublishedEntryTexts(
        id: "practices/ma/shelter", titles: ["الآلية الوطنية للإحالة", "Guide \"nouveau\" & complet de la route"],
        sentences: ["هذا نص لم يطلع عليه أحد بعد وهو طويل بما يكفي", sentence, "قصير"])

    @Test(arguments: [
        // Its path as a link target, not its id, which others may have.
        ("<a href=\"../practices/ma/shelter.html\">x</a>", true), ("{\"id\":\"ma/shelter\"}", false), ("practices/ma/shelter-2", false),
        ("institutions/ma/shelter", false),
        // A usual title identifies nothing, a long one does.
        ("<h1>الآلية الوطنية للإحالة</h1>", false), ("Guide &quot;nouveau&quot; &amp; complet de la route", true),
        // Sentences, however they are written.
        ("… هذا نص لم يطلع عليه أحد بعد وهو طويل بما يكفي …", true), ("هذا نص لم يطلع عليه الجميع", false), ("قصير", false), ("", false),
        ("LES ÉQUIPES REMETTENT CHAQUE DOSSIER À LA COORDINATRICE DEUX JOURS PLUS TARD", true),
        ("Les <em>équipes</em> remettent\n  chaque dossier à la <a href=\"x y z\">coordinatrice</a> deux jours\nplus tard.", true),
        ("<meta content=\"Les équipes remettent chaque dossier à la coordinatrice deux jours plus tard\">", true),
        ("\\nLes équipes remettent chaque dossier\\nà la coordinatrice deux jours plus tard", true),
        ("هَذَا نَصٌّ لَمْ يَطَّلِع عليه أحدٌ بعدُ وهو طويلٌ بما يكفي", true), ("هذا نص لم يطّلع عليه احد بعد **وهو طويل** بما يكفي", true),
    ])
    func identifyingTextsAreFound(text: String, leaks: Bool) {
        #expect(UnpublishedScan([Self.note], publishedNames: []).leaks(in: text).isEmpty != leaks)
    }

    @Test func namesOfPublishedEntriesIdentifyNothing() {
        let scan = UnpublishedScan([Self.note], publishedNames: ["Guide « nouveau » & complet de la route, édition 2"])
        #expect(scan.leaks(in: "Guide nouveau complet de la route").isEmpty)
        #expect(!scan.leaks(in: "practices/ma/shelter").isEmpty)
    }

    @Test func sharedSentencesAreAllowed() {
        let note = UnpublishedEntryTexts(
            id: "practices/ma/shelter", titles: [], sentences: [Self.sentence], shared: [Self.sentence.uppercased()])
        #expect(UnpublishedScan([note], publishedNames: []).leaks(in: Self.sentence).isEmpty)
    }

    @Test func aPathThatAnotherEntryHadBeforeIsItsOwn() {
        let scan = UnpublishedScan([Self.note], publishedNames: [], publishedPaths: ["practices/ma/shelter"])
        #expect(scan.leaks(in: "practices/ma/shelter.html").isEmpty)
    }

    @Test func placesAreThoseOfTheFirstWord() {
        var text = "Avant. " + Self.sentence
        var offsets: [Int] = []
        let scan = UnpublishedScan([Self.note], publishedNames: [])
        text.withUTF8 { bytes in scan.leaks(in: bytes) { _, offset in offsets.append(offset) } }
        #expect(offsets == [7])
    }

    @Test(arguments: [
        ("Un. Deux 3.4 trois? Quatre", ["Un", "Deux 3.4 trois", "Quatre"]), ("", []), ("قال؟ نعم\nثم", ["قال", "نعم", "ثم"]),
    ])
    func sentencesEndAtStops(text: String, sentences: [String]) {
        #expect(UnpublishedScan.sentences(of: text) == sentences)
    }
}
