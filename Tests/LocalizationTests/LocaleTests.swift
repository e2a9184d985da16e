import Localization
import Testing

@Suite struct LocaleTests {
    @Test(arguments: [
        (["LC_ALL": "", "LANG": "fr_FR.UTF-8"], Language.fr),
        (["LC_ALL": "ar", "LANG": "fr_FR.UTF-8"], .ar),
        (["LC_ALL": "", "LC_MESSAGES": "ar_TN.UTF-8", "LANG": "fr"], .ar),
        (["LANG": "C.UTF-8"], nil), (["LANG": "fra"], nil), ([:], nil),
    ])
    func theFirstVariableThatIsNotEmptyDecides(environment: [String: String], language: Language?) {
        #expect(Language(environment: environment) == language)
    }
}
