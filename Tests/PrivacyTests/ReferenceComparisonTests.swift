import Testing

@testable import Privacy

/// What reads in blocks finds the very same as what reads byte by byte, in seeded texts of all kinds of pieces.
@Suite struct ReferenceComparisonTests {
    private static let words = [
        " ", "\n", ". ", "، ", "نص ", "شخص", "a", "b", "E", "é", "«", "ـ", "ال", "و", "x y ", "06", "0612345678", "٠٦", "۱۲", "１２", "12",
        "5",
        "1234", "98123456", "2023-05-16", "29901011234567", "AB123456", "33.5731", "٣٣٫٥٧٣١", "°34'", "-", "/", "(", ")", "**", "\u{A0}",
        "\u{200F}", "\u{202F}", "+", "+212", "8C65+7W", "@", "a.b@gmail.com", "x@justice.gov.ma", "https://", "://", "wa.me/212612345678",
        "goo.gl/maps", "www.waze.com/ul", "medium.com/@x", ":", "هاتف", "اتصل", "Tél ", "TE\u{301}L", "tel\u{302}", "بطاقة", "CIN ", "cin",
        "قضية عدد ", "case no ", "docket", " m. ", "المتهم", "victime", "[at]", "(at)", " [ at ] ", "[arobase]", "example.org", " bd ",
        " rue ",
        "Ibn ", "شارع ", "الكائن ب", " street", "العنوان:", "خلف ", "مأوى", "shelter", "foyer ",
    ]

    private static let tags = [
        "<p>", "</p>", "<a href=\"../x.html\">", "</a>", "<b>", "</bdi>", "<br/>", "<span class=\"a b\" title=\"x &quot;", "\">",
        "<img alt=\"",
        "<td>", "<strong>", "<section id=\"x\" data-page=\"", "<x", " href=\"", "=\"", " =", "==\"", "<placeholder placeholders=\"",
        "/href=\"",
        " da=\"-", " aria-label=\"", " aria-labelledby=\"", " datetimes=\"", " a/href=\"", "x\"y=\"", "'", ">", "<", "</", "&amp;", "&lt;",
        "&#39;",
        "&", "&am", "\"", "a1", "strongest", "\u{0}", "ا", "class",
    ]

    @Test(arguments: 0..<20)
    func textsAreFound(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        let letters = ["a", "b", " ", "ا", "ل", "ب", "[", "é"]
        for _ in 0..<100 {
            let texts = (0...generator.next(40)).map { _ in String(decoding: generator.bytes(of: letters, upTo: 8), as: UTF8.self) }
            let search = MultiPatternSearch(texts)
            let bytes = generator.bytes(of: letters + texts, upTo: 30)
            var found: [[Int]] = []
            bytes.withUnsafeBufferPointer { search.matches(in: $0) { found.append([$0, $1]) } }
            #expect(found == ReferenceScan.matches(texts, in: bytes))
        }
    }

    @Test(arguments: 0..<20)
    func pagesAreRead(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        for _ in 0..<300 {
            let html = generator.bytes(of: Self.tags + Self.tags + Self.words, upTo: 30)
            let read = html.withUnsafeBufferPointer { VisibleText.of($0) }
            #expect(read == ReferencePage.text(of: html), "\(String(decoding: html, as: UTF8.self))")
        }
    }

    @Test(arguments: 0..<20)
    func deceptionsAreFound(seed: Int) {
        var generator = SeededGenerator(state: UInt64(seed))
        let marks = [
            "\u{200B}", "\u{200D}", "\u{200E}", "\u{202E}", "\u{2067}", "\u{61C}", "\u{AD}", "\u{85}", "\u{1}", "\u{7F}", "\u{FEFF}",
            "\u{3164}",
            "\u{2800}", "\u{E0041}", "\u{34F}", "\u{430}", "\u{391}", "\u{FEDF}", "\u{64E}", "–", "’", "€", "\r\n", "\t", "ﷺ", "中",
            "😀",
        ]
        let words = Self.words
        for _ in 0..<200 {
            let pieces = words + (generator.next(2) == 0 ? marks : [])
            let text = String(decoding: generator.bytes(of: pieces, upTo: 12), as: UTF8.self)
            let found = MisleadingCharacterScan.findings(in: text).map { "\($0.offset) \($0.name)" }
            #expect(found == ReferenceScan.deceptions(in: text), "\(text.unicodeScalars.map { String($0.value, radix: 16) })")
        }
    }
}
