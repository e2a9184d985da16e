import Diagnostics
import Privacy
import Testing

@Suite struct PrivacyTests {
    private static let scan = PersonalDataScan(TestRules.permitted)

    @Test(arguments: [
        "اتصل على 06 12 34 56 78", "0612345678", "+212 6 12 34 56 78", "+212612345678", "00212612345678", "+212 (0)6 12 34 56 78",
        "212612345678",
        "٠٦١٢٣٤٥٦٧٨", "۰۶ ۱۲ ۳۴ ۵۶ ۷۸", "٠٦-١٢-٣٤-٥٦-٧٨", "０６１２３４５６７８", "06.12.34.56.78", "06/12/34/56/78",
        "06\u{A0}12\u{202F}34\u{2009}56 78",
        "06\u{200B}12\u{200F}345678", "06 **12** 34 `56` 78", "0612\u{2011}345678", "01012345678", "010 1234 5678", "+20 10 1234 5678",
        "0020 2 2794 6432",
        "+216 98 123 456", "98123456", "هاتف: 98 123 456", "tél. 71 12 34 56", "+33 6 12 34 56 78", "رقم 5 0612345678", "0522 123 456",
        "0522-12-34-56",
        "https://wa.me/212612345678", "https://api.whatsapp.com/send?phone=21698123456",
    ])
    func telephones(text: String) { #expect(Self.scan.findings(in: text).map(\.code) == [.personalPhone], "\(text)") }

    /// A date is passed over as a whole, never what stands after it, or a number that only begins like one.
    @Test(arguments: [
        ("2023-05-16", 0), ("datetime=\"2023-05-16\"", 0), ("2023-05-16, 0612345678", 1), ("2023-05-16\n+212612345678", 1),
        ("+2023-05-1627", 1), ("2019-05-16 98123456", 1),
    ])
    func dates(text: String, count: Int) { #expect(Self.scan.findings(in: text).count == count, "\(text)") }

    @Test(arguments: [
        "أحمد@example.org", "name.surname+x@gmail.com", "راسلوا: a.b@mail.example.tn.", "mailto:x@y.tn", "https://site.ma/?to=x@gmail.com",
        "name [at] example.org", "nom (arobase) exemple.fr",
    ])
    func mail(text: String) { #expect(Self.scan.findings(in: text).map(\.code) == [.personalEmail], "\(text)") }

    @Test(arguments: [
        "البطاقة AB123456", "CIN J 12345", "29901011234567", "2 990101 12 34567", "٢٩٩٠١٠١١٢٣٤٥٦٧", "بطاقة التعريف 12345678",
        "CIN : 01234567", "01234567",
        "passeport AB1234567", "passport A12345678",
    ])
    func papers(text: String) { #expect(Self.scan.findings(in: text).map(\.code) == [.nationalID], "\(text)") }

    @Test(arguments: [
        "33.5731, -7.5898", "33.57310،-7.58980", "33°34'23\"N", "https://maps.app.goo.gl/abc", "https://www.google.com/maps/place/x",
        "https://goo.gl/maps/x",
        "https://www.openstreetmap.org/#map=19/33.5/-7.5", "http://osm.org/go/x", "https://waze.com/ul?ll=1", "8C65+7W", "٣٣٫٥٧٣١، ٧٫٥٨٩٨",
    ])
    func positions(text: String) { #expect(Self.scan.findings(in: text).map(\.code).first == .mapCoordinates, "\(text)") }

    @Test(arguments: [
        ("يوجد المأوى في 12 شارع محمد الخامس", DiagnosticCode.shelterPlace), ("مركز الإيواء الكائن بحي السلام", .shelterPlace),
        ("Le foyer se trouve 12 rue Ibn Sina.", .shelterPlace), ("The shelter is at 12 Freedom street", .shelterPlace),
        ("قضية عدد 123/2023 المتهم فيها شخص", .caseNumber), ("Affaire n° 2023/1204, la victime K.", .caseNumber),
        ("In case no. 451/2022 the defendant was sentenced", .caseNumber),
    ])
    func words(text: String, code: DiagnosticCode) { #expect(Self.scan.findings(in: text).first?.code == code, "\(text)") }

    @Test(arguments: [
        "القانون رقم 27.14", "القانون الأساسي عدد 2016-61", "2023-2030", "2016-2018 2019-2020", "في 16/05/2023 و17/05/2023",
        "10000 إلى 500000 درهم",
        "12 345 678 درهما", "10000000 د.ت", "من 05/2023 إلى 06/2024", "2.17.740", "0800 00 47 47", "+212 800 00 47 47", "80104748",
        "+216 80 104 748", "٨٠١٠٤٧٤٨", "2511",
        "20230516", "https://sayidaty.net/node/1048001/0612345678", "contact@justice.gov.ma", "x@cnclt.justice.gov.ma", "A/RES/55/25",
        "CEDAW/C/MAR/5-6",
        "أطفال الشوارع في مراكز الإيواء", "نهج شامل في الإيواء", "القضية رقم 12/2020 أمام المحكمة الدستورية", "c1823947 05123", "1,234,567",
        "37°", "ISBN 978-92-9268",
        "https://medium.com/@channel", "استمارة @", "بين 2017 و2024: 17، 155", "Décision 2019-1204", "الإيواء والنقل",
        "L'article 448.1 à 448.14",
    ])
    func whatIsNoPerson(text: String) { #expect(Self.scan.findings(in: text).isEmpty, "\(text): \(Self.scan.findings(in: text))") }

    /// Words of a search index stand side by side without being a sentence; one string with both is still found.
    @Test(arguments: [
        (#"["ايواء aB.HO","شارع الحرية cL.HQ","رقم 12"]"#, 0), (#"["shelter","12 Talaat Harb Street"]"#, 0),
        (#"["Le shelter is at 12 Talaat Harb Street.","x"]"#, 1), (#"{"summary":"يوجد المأوى في شارع الحرية رقم 12"}"#, 1),
    ])
    func aStringOfDataIsASentence(text: String, count: Int) {
        let found = Self.scan.findings(in: text, kind: .data)
        #expect(found.map(\.code) == Array(repeating: .shelterPlace, count: count), "\(text)")
    }

    @Test func placesAreBytes() {
        let found = Self.scan.findings(in: "اتصل 0612345678")
        #expect(found.map(\.offset) == ["اتصل ".utf8.count] && found.map(\.text) == ["0612345678"])
    }

    @Test func aPageIsReadAsItsReadersDo() {
        var html =
            "<p>06 <bdi>12 34</bdi> 56 78</p><td>98</td><td>123456</td><svg viewBox=\"0 0 0612345678 1\"><a href=\"tel:+212612345678\">x</a>"
        let text = html.withUTF8 { VisibleText.of($0) }
        let found = text.withUnsafeBufferPointer { Self.scan.findings(in: $0) }
        #expect(found.map(\.text) == ["06 12 34 56 78", "+212612345678"])
    }

    /// A text of one sign over and over costs no more than its length.
    @Test(arguments: ["0", "06", "1 ", "@", "a@", "://", "+", "٠", "إيواء ", "case no ", "[at]", "<", "&", "2.", "-", "A1"])
    func hostileTextIsLinear(piece: String) {
        var text = String(repeating: piece, count: 20_000)
        _ = Self.scan.findings(in: text)
        _ = text.withUTF8 { VisibleText.of($0) }
    }
}
