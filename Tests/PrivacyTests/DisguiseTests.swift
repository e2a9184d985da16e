import Diagnostics
import Testing

@testable import Privacy

@Suite struct DisguiseTests {
    static let scan = PersonalDataScan(TestRules.permitted)

    /// How many of each kind there are at least.
    @Test func vectorsAreMany() {
        #expect(DisguisedVectors.phones.count >= 112 && DisguisedVectors.mails.count >= 41 && DisguisedVectors.papers.count >= 52)
        #expect(DisguisedVectors.positions.count >= 70 && DisguisedVectors.shelters.count >= 52 && DisguisedVectors.cases.count >= 23)
        #expect(DisguisedVectors.all.count >= 315 && NeutralSentences.all.count >= 120)
    }

    /// Each kind of word has its section in the data file, under the name that the program knows.
    @Test func allWordsAreRead() { #expect(KeywordCategory.allCases.filter { PrivacyKeywords.all[$0]?.isEmpty ?? true } == []) }

    @Test(arguments: DisguisedVectors.all)
    func isFound(vector: DisguisedVectors.Vector) {
        let found = Self.scan.findings(in: vector.text)
        #expect(found.contains { $0.code == vector.code }, "\(vector): \(found.map { $0.code.rawValue })")
    }

    /// A place in the source, inside other text, is where the finding begins.
    @Test(arguments: DisguisedVectors.all)
    func isPlaced(vector: DisguisedVectors.Vector) {
        let lead = "نص قبله.\n\n"
        for finding in Self.scan.findings(in: lead + vector.text) {
            let bytes = Array((lead + vector.text).utf8)
            #expect(finding.offset >= lead.utf8.count, "\(vector)")
            #expect(Array(bytes[finding.offset...].prefix(finding.text.utf8.count)) == Array(finding.text.utf8), "\(vector)")
        }
    }

    @Test(arguments: NeutralSentences.all)
    func passes(sentence: String) {
        let found = Self.scan.findings(in: sentence)
        #expect(found.isEmpty, "\(sentence): \(found.map { "\($0.code.rawValue) \($0.text)" })")
    }
}

/// Rules as the shipped countries' files give them.
enum TestRules {
    static let permitted: PrivacyAllowlist = {
        var permitted = PrivacyAllowlist()
        permitted.helplines = ["0800 00 47 47", "2511", "80 104 748", "+216 80 10 47 48"]
        permitted.domains = ["justice.gov.ma"]
        permitted.countries = [morocco, egypt, tunisia]
        return permitted
    }()

    private static var morocco: CountryPrivacyRules {
        var rules = CountryPrivacyRules()
        rules.plans = [CompiledNumberingPlan(code: "212", trunk: "0", lengths: [9], personal: ["5", "6", "7", "8"], official: ["80"])]
        rules.documents = [
            CompiledIdentityNumberFormat(letters: 1...2, digits: 5...7, starts: [], birthDate: nil, words: ["CNIE"], needsWord: false)
        ]
        rules.caseWords = ["الملف الجنحي عدد"]
        return rules
    }

    private static var egypt: CountryPrivacyRules {
        var rules = CountryPrivacyRules()
        rules.plans = [
            CompiledNumberingPlan(code: "20", trunk: "0", lengths: [10], personal: ["10", "11", "12", "15"], official: ["800"]),
            CompiledNumberingPlan(code: "20", trunk: "0", lengths: [8, 9], personal: ["2", "3"], official: []),
        ]
        rules.documents = [
            CompiledIdentityNumberFormat(
                letters: 0...0, digits: 14...14, starts: ["2", "3"], birthDate: 2, words: ["الرقم القومي"], needsWord: false)
        ]
        return rules
    }

    private static var tunisia: CountryPrivacyRules {
        var rules = CountryPrivacyRules()
        rules.plans = [
            CompiledNumberingPlan(code: "216", trunk: "", lengths: [8], personal: ["2", "3", "4", "5", "7", "9"], official: ["80"])
        ]
        rules.documents = [
            CompiledIdentityNumberFormat(letters: 0...0, digits: 8...8, starts: ["0"], birthDate: nil, words: [], needsWord: false)
        ]
        return rules
    }
}
