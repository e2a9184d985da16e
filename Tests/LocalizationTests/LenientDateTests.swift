import Localization
import Testing

@Suite struct LooseDateTests {
    @Test(arguments: [
        ("16/05/2023", "2023-05-16"), ("05/16/2023", "2023-05-16"), ("2023/5/6", "2023-05-06"), ("٢٠٢٣-٠٥-١٦", "2023-05-16"),
        ("5/2023", "2023-05"), ("05/05/2023", "2023-05-05"), ("16 ماي 2023", "2023-05-16"), ("1 غشت 2021", "2021-08-01"),
        ("août 2021", "2021-08"), ("1er janvier 2020", "2020-01-01"), ("December 3, 2019", "2019-12-03"),
        ("في 3 تشرين الأول 2019", "2019-10-03"),
        ("سنة 2020", "2020"), ("juin 2021", "2021-06"), ("juil. 2021", "2021-07"), ("3rd of March 2020", "2020-03-03"),
    ])
    func datesOfPeopleAreRead(written: String, iso: String) {
        #expect(LenientDate(written) == PartialDate(iso).map(LenientDate.date))
    }

    @Test func aDayThatMayBeAMonthIsAmbiguous() {
        guard case .ambiguous(let first, let second)? = LenientDate("05/06/2023") else {
            Issue.record("not ambiguous")
            return
        }
        #expect([first.iso, second.iso] == ["2023-06-05", "2023-05-06"])
    }

    @Test(arguments: ["", "soon", "16/05/23", "31/02/2023", "2023 2024", "12", "jui 2020", "13/2020", "ماي", "2020-2021", "1 2 3 2020"])
    func otherTextsAreNone(written: String) { #expect(LenientDate(written) == nil) }

    @Test(arguments: 1...12) func everyMonthIsReadInEveryLanguage(month: Int) {
        for locale in ["ar-MA", "ar-TN", "ar-EG"] {
            for language in Language.builtIn {
                let name = MonthNames(locale: locale).name(of: month, in: language)
                let iso = month < 10 ? "2020-0\(month)" : "2020-\(month)"
                #expect(LenientDate("\(name) 2020") == PartialDate(iso).map(LenientDate.date), "\(name)")
            }
        }
    }

    @Test func aYearIsNotBeforeItsMonths() {
        func date(_ text: String) -> PartialDate { PartialDate(text) ?? PartialDate("1000")! }
        #expect(!date("2023").isCertainlyBefore(date("2023-05")))
        #expect(!date("2023-05").isCertainlyBefore(date("2023")))
        #expect(!date("2023-05").isCertainlyBefore(date("2023-05-03")))
        #expect(date("2023-04-30").isCertainlyBefore(date("2023-05")))
        #expect(date("2023-05-02").isCertainlyBefore(date("2023-05-03")))
        #expect(!date("2023-05-03").isCertainlyBefore(date("2023-05-03")))
    }
}
