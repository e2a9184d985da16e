import Localization
import Testing

/// The language of messages by the locale.
@Suite struct MessageLanguageTests {
    @Test(arguments: [
        (["LANG": "fr_FR.UTF-8"], Language.fr), (["LC_ALL": "", "LANG": "fr_FR.UTF-8"], .fr),
        (["LC_ALL": "", "LC_MESSAGES": "", "LANG": "ar_MA.UTF-8"], .ar), (["LC_ALL": "ar_EG.UTF-8", "LANG": "fr_FR.UTF-8"], .ar),
        (["LC_MESSAGES": "fr_TN.UTF-8", "LANG": "ar_TN.UTF-8"], .fr), (["LC_ALL": "C.UTF-8", "LANG": "fr_FR.UTF-8"], .en), ([:], .en),
    ])
    func follows(environment: [String: String], language: Language) { #expect(Language.ofMessages(in: environment) == language) }
}
