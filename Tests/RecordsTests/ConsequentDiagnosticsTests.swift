import Diagnostics
import Testing

@testable import Records

/// One cause gives one diagnostic.
@Suite struct ConsequentDiagnosticsTests {
    private static func replacing(_ pairs: [(String, String)]) -> [Diagnostic] {
        var text = BaseEntry.text
        for (old, new) in pairs {
            #expect(text.contains(old))
            text = text.replacing(old, with: new, maxReplacements: 1)
        }
        return BaseEntry.diagnostics(text)
    }

    @Test(arguments: [
        ("## السياق", "## كلام لا صلة له", DiagnosticCode.unknownSection), ("- key: s2", "- key: other", .unknownSource),
        ("- key: s2", "- key: s1", .duplicateValue), ("في 2023[^s1].", "في 2023(^s1).", .citationForm),
        ("compiled: 2026-01-10", "compiled: 2027-01-10", .futureDate),
    ])
    func oneChangeIsOneDiagnostic(old: String, new: String, code: DiagnosticCode) {
        let found = Self.replacing([(old, new)])
        #expect(found.map(\.code) == [code], "\(found)")
    }

    @Test func theHeadingInPlaceOfASectionNamesIt() {
        #expect(Self.replacing([("## السياق", "## كلام لا صلة له")]).first?.suggestion == "السياق")
    }

    @Test func twoUnknownHeadingsHideNoMissingSection() {
        let found = Self.replacing([("## السياق", "## كلام لا صلة له"), ("## الدروس والحدود", "## كلام آخر")])
        #expect(found.map(\.code.rawValue).sorted() == ["missing-section", "unknown-section", "unknown-section"], "\(found)")
    }

    @Test func theOnlyCitationOfASourceInAnotherFormIsOneDiagnostic() {
        var text = BaseEntry.text.replacing("[^s2]", with: "[^s1]")
        text = text.replacing("يلزم نص قانوني ومكتب مستقل[^s1]", with: "يلزم نص قانوني ومكتب مستقل[s2]")
        let found = BaseEntry.diagnostics(text)
        #expect(found.map(\.code) == [.citationForm], "\(found)")
    }

    @Test func twoSourcesThatAreNotCitedAreReportedBesideAnUnknownOne() {
        var text = BaseEntry.text.replacing("[^s2]", with: "[^s9]")
        let third = "  - key: s3\n    publisher: \"ناشر\"\n    title: \"عنوان\"\n    date: 2020\n    confidence: low\n    language: ar\n"
        text = text.replacing("  - key: s2", with: third + "  - key: s2")
        let found = BaseEntry.diagnostics(text)
        #expect(found.map(\.code.rawValue).sorted() == ["unknown-source", "unused-source", "unused-source"], "\(found)")
    }

    @Test func aReferenceThatIsNotPublishedIsNoSecondLeak() {
        let place = Diagnostics.SourceLocation(path: "content/institutions/ma/x.en.md", line: 5, column: 10)
        let reference = Diagnostic(.unpublishedReference, at: place, offendingText: "ma/a", detail: "practices")
        let leak = Diagnostic(.unpublishedLeak, at: place, offendingText: "practices/ma/a", detail: "practices/ma/a")
        let other = Diagnostic(
            .unpublishedLeak, at: Diagnostics.SourceLocation(path: place.path, line: 9, column: 1), offendingText: "جملة",
            detail: "practices/ma/a")
        let another = Diagnostic(.unpublishedLeak, at: place, offendingText: "practices/ma/b", detail: "practices/ma/b")
        #expect(ConsequentDiagnosticsFilter.removed(fromSite: [reference, leak, other, another]) == [reference, other, another])
        #expect(ConsequentDiagnosticsFilter.removed(fromSite: [leak]) == [leak])
    }

    @Test func aTelephoneNumberIsNoFigure() {
        func place(_ line: Int) -> Diagnostics.SourceLocation { Diagnostics.SourceLocation(path: BaseEntry.path, line: line, column: 1) }
        let phone = Diagnostic(.personalPhone, at: place(9), offendingText: "+212 661-234567")
        let figures = [("212", 9), ("212", 12), ("15", 9)].map {
            Diagnostic(.figureWithoutCitation, at: place($0.1), offendingText: $0.0)
        }
        #expect(ConsequentDiagnosticsFilter.removed(fromSite: [phone] + figures) == [phone, figures[1], figures[2]])
    }

    @Test func aReviewBeforeTheFactsIsNotAlsoOverdue() {
        let place = Diagnostics.SourceLocation(path: BaseEntry.path, line: 40, column: 11)
        let before = Diagnostic(.reviewedBeforeCompiled, at: place, offendingText: "2019-01-01", detail: "2026-01-10")
        let stale = Diagnostic(.staleNote, at: place, offendingText: "2019-01-01", detail: "24")
        #expect(ConsequentDiagnosticsFilter.removed(fromSite: [before, stale]) == [before])
        #expect(ConsequentDiagnosticsFilter.removed(fromSite: [stale]) == [stale])
    }

    @Test(arguments: [
        ("    title: {ar: \"القانون رقم 27.14[^s1]\"}", true), ("    title: {ar: \"القانون رقم 27.14\"}", false),
    ])
    func aCitationBetweenBracesIsReportedWhereNoneIsShown(title: String, isReported: Bool) {
        let law = "---\n\(title.drop { $0 == " " })\nshort_title: {ar: \"القانون\"}\nkind: law\ncountry: ma\nin_force: \"yes\"\n---\n"
        let found = BaseEntry.site(BaseEntry.text, more: [(path: "content/instruments/ma/other.md", text: law)]).diagnostics
        #expect(found.map(\.code) == (isReported ? [.misplacedCitation] : []), "\(found)")
        #expect(found.allSatisfy { $0.fix?.old == "[^s1]" && $0.location.line == 2 })
    }

    @Test(arguments: [
        ("| السنة | العدد[^s1] |\n|---|---|\n| 2023 | 12 |\n| 2024 | 15 |", 0),
        ("| السنة | العدد |\n|---|---|\n| 2023 | 12[^s1] |\n| 2024 | 15 |", 1),
        ("| السنة | العدد[^s1] |\n|---|---|\n| 2023 | 12 |\n\n| سنة | عدد |\n|---|---|\n| 2024 | 15 |", 1),
    ])
    func aCitationInTheHeaderOfATableCoversItsRows(table: String, count: Int) {
        let found = Self.replacing([("لا تتوفر كل المحاكم", table + "\n\nلا تتوفر كل المحاكم")])
        #expect(found.map(\.code) == Array(repeating: .figureWithoutCitation, count: count), "\(found)")
    }
}
