import Diagnostics
import Privacy
import Testing

/// A country that no file of the program names: what its own file says is enough.
@Suite struct CountryPrivacyRulesTests {
    private static let scan: PersonalDataScan = {
        var rules = CountryPrivacyRules()
        rules.plans = [CompiledNumberingPlan(code: "998", trunk: "8", lengths: [9], personal: ["93", "94"], official: ["71"])]
        rules.documents = [
            CompiledIdentityNumberFormat(letters: 2...2, digits: 9...9, starts: [], birthDate: nil, words: ["pasporti"], needsWord: false),
            CompiledIdentityNumberFormat(letters: 0...0, digits: 14...14, starts: ["3"], birthDate: 2, words: [], needsWord: false),
        ]
        rules.caseWords = ["ish raqami"]
        var permitted = PrivacyAllowlist()
        permitted.countries = [rules]
        permitted.helplines = ["8 93 000 11 22"]
        return PersonalDataScan(permitted)
    }()

    @Test(arguments: [
        ("8 93 123 45 67", DiagnosticCode.personalPhone), ("893 123 45 67", .personalPhone), ("+998 94 123 45 67", .personalPhone),
        ("998931234567", .personalPhone),
        ("AC123456789", .nationalID), ("pasporti ac 123456789", .nationalID), ("39901011234567", .nationalID),
        ("Ish raqami 1204/2023, Mr Karim", .caseNumber),
    ])
    func isRefused(text: String, code: DiagnosticCode) { #expect(Self.scan.findings(in: text).map(\.code) == [code], "\(text)") }

    @Test(arguments: [
        "8 93 000 11 22", "+998 93 000 11 22", "8 71 123 45 67", "+998 71 123 45 67", "39913011234567", "Ish raqami 1204/2023",
    ])
    func passes(text: String) { #expect(Self.scan.findings(in: text).isEmpty, "\(text): \(Self.scan.findings(in: text))") }

    /// Numbers of persons in neighbouring countries are refused without any file.
    @Test(arguments: [
        "+213 551 23 45 67", "00213551234567", "0551 23 45 67", "+218 91 234 5678", "091 2345678", "+962 7 9012 3456", "+961 3 123 456",
        "هاتف 70 123 456",
        "+222 22 34 56 78", "+249 912 345 678", "0770 123 4567", "+964 770 123 4567", "055 123 4567", "+971 50 123 4567", "+974 3312 3456",
        "+965 5123 4567",
        "06 12 34 56 78", "+33 6 12 34 56 78", "+34 612 345 678", "tél 612 345 678", "+39 333 123 4567", "+46 70 123 45 67",
    ])
    func foreignNumbersAreRefused(text: String) {
        #expect(PersonalDataScan(PrivacyAllowlist()).findings(in: text).map(\.code) == [.personalPhone], "\(text)")
    }
}
