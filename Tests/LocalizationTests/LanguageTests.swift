import Testing

@testable import Localization

/// The table of languages, and languages with only some texts.
@Suite struct LanguageTests {
    @Test func theProgramsLanguagesComeFirst() {
        #expect(Language.builtIn.map(\.rawValue) == ["ar", "fr", "en"])
        #expect(Language.known.map(\.rawValue).prefix(3) == ["ar", "fr", "en"])
        #expect(Language.known == Language.known.sorted())
    }

    @Test(arguments: Language.known) func everyRowIsComplete(_ language: Language) {
        let traits = language.traits
        #expect(traits.months.count == 12 && Set(traits.months).count == 12)
        #expect(traits.monthsByCountry.values.allSatisfy { $0.count == 12 })
        #expect(Language(rawValue: traits.code) == language)
        #expect(!traits.name.isEmpty && traits.quotes.opening != traits.quotes.closing)
        #expect(PluralCategory.needed(in: language).contains(.other))
    }

    @Test func codesHaveTwoOrThreeLetters() throws {
        let zgh = try #require(Language(rawValue: "zgh"))
        #expect(zgh.rawValue == "zgh" && zgh.direction == .leftToRight)
        #expect(Language(rawValue: "zg") == nil && Language(rawValue: "") == nil)
    }

    @Test(arguments: [("es", "16 de mayo de 2023"), ("zgh", "16 ⵎⴰⵢⵢⵓ 2023"), ("fr", "16 mai 2023")])
    func datesFollowTheTable(code: String, text: String) throws {
        let language = try #require(Language(rawValue: code)), date = try #require(PartialDate("2023-05-16"))
        #expect(date.text(in: language, months: MonthNames(locale: "ar-MA")) == text)
    }

    @Test(arguments: [
        (PluralRule.one, [0: PluralCategory.other, 1: .one, 2: .other]), (.zeroOrOne, [0: .one, 1: .one, 2: .other]),
        (.none, [0: .other, 1: .other]), (.tamazight, [1: .one, 2: .other, 11: .one, 99: .one, 100: .other]),
    ])
    func pluralRules(rule: PluralRule, expected: [UInt: PluralCategory]) {
        for (number, category) in expected { #expect(rule.category(of: number) == category, "\(number)") }
    }

    @Test func aTextHoldsAnyLanguage() throws {
        let (es, zgh) = (try #require(Language(rawValue: "es")), try #require(Language(rawValue: "zgh")))
        let text = LocalizedText("Bonjour", in: .fr, others: [es: "Hola", .ar: "مرحبا"])
        #expect(text[es] == "Hola" && text[.ar] == "مرحبا")
        #expect(text[zgh] == "Bonjour" && text.language(for: zgh) == .fr)
        #expect(text == LocalizedText("Bonjour", in: .fr, others: [.ar: "مرحبا", es: "Hola"]))
    }

    /// A language without texts of its own gets English ones, and says so.
    @Test func aTextThatIsMissingIsEnglish() throws {
        let es = try #require(Language(rawValue: "es"))
        let text = LocalizedText(.listsSeparator)
        #expect(text.written(in: es) == nil)
        #expect(text[es] == ", " && text.language(for: es) == .en)
    }

    @Test func aFileOfTextsKeepsLinesAndReportsOthers() {
        let file = LocalizationFile("# c\na:\n  b: \"x \\\"y\\\"\\n\"\n\n  \"c\": \"z\"\nd: \"1\"\nbad: plain\n   e: \"2\"\nf: \"open\n")
        #expect(file.entries.map(\.key) == ["a.b", "a.c", "d"])
        #expect(file.entries.map(\.text) == ["x \"y\"\n", "z", "1"])
        #expect(file.entries.map(\.line) == [3, 5, 6])
        #expect(file.otherLines.map(\.line) == [7, 8, 9])
    }
}
