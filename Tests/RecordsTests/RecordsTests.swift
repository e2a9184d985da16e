import Diagnostics
import FrontMatter
import Localization
import Records
import Testing

@Suite struct RecordsTests {
    @Test(arguments: [
        ("السياق", SectionRole.context), ("Contexte", .context), ("what is done", .approach), ("الدروس المستفادة والحدود", .lessons),
        ("النتائج:", .results),
    ])
    func headingsOfThreeLanguagesHaveRoles(heading: String, role: SectionRole) {
        #expect(SectionRole(heading: heading) == role)
    }

    @Test func unknownHeadingsHaveNone() {
        #expect(SectionRole(heading: "مقدمة") == nil)
    }

    @Test(arguments: Collection.allCases)
    func declaredKeysAreUnique(collection: Collection) {
        let keys = collection.type.fields.map(\.key)
        #expect(Set(keys).count == keys.count)
    }

    /// A code without texts of its own must not fall through to those of another.
    @Test func noTwoCodesHaveTheSameMessage() {
        var codes: [String: DiagnosticCode] = [:]
        for code in DiagnosticCode.allCases {
            for language in Language.builtIn {
                let message = Diagnostic(code, at: Diagnostics.SourceLocation(path: "x"), offendingText: "", detail: "").message(
                    in: language)
                #expect(message != code.rawValue, "\(code) has no message")
                let other = codes.updateValue(code, forKey: "\(language.rawValue) \(message)")
                #expect(other == nil, "\(code) has the message of \(other.map { "\($0)" } ?? "")")
            }
        }
    }

    @Test(arguments: DiagnosticCode.allCases)
    func everyCodeHasWordsInThreeLanguages(code: DiagnosticCode) {
        let issue = Diagnostic(code, at: Diagnostics.SourceLocation(path: "x"), offendingText: "o", detail: "d")
        var seen: Set<String> = []
        for language in Language.builtIn {
            #expect(!issue.message(in: language).isEmpty && !issue.fix(in: language).isEmpty)
            #expect(!issue.message(in: language).contains("{"))
            seen.insert(issue.message(in: language))
        }
        #expect(seen.count == 3)
    }

    @Test(arguments: [("protecton", "protection"), ("refferal", "referral"), ("xyz", nil)])
    func nearestRightValue(written: String, expected: String?) {
        #expect(SpellingSuggestion.nearest(to: written, among: ["protection", "prevention", "prosecution", "referral"]) == expected)
    }

    @Test(arguments: [
        ("content/practices/ma/x.md", true), ("content/practices/x.md", false), ("content/practics/ma/x.md", false),
        ("content/topics/a b.md", false),
        ("content/topics/con.md", false), ("content/topics/سؤال.md", false), ("content/topics/Judges.md", false),
        ("content/topics/x.de.md", false),
        ("content/topics/x.fr.md", true),
    ])
    func filesHaveTheirPlaces(path: String, isGood: Bool) {
        var issues: [Diagnostic] = []
        #expect((EntryFilePath(SourceFile(path: path, text: ""), into: &issues) != nil) == isGood)
        #expect(issues.isEmpty == isGood)
    }
}
