import Diagnostics
import Localization
import Testing

@testable import Records

@Suite struct SectionHeadingTests {
    @Test func theBaseEntryIsSound() {
        #expect(BaseEntry.diagnostics(BaseEntry.text) == [])
    }

    /// Ways to write a section heading that Markdown or the outline does not take for one.
    @Test(arguments: [
        "### النتائج", "# النتائج", "#### النتائج", "##النتائج", "##\u{A0}النتائج", "**النتائج**", "*النتائج*", "__النتائج__",
        "**النتائج:**",
        "النتائج\n---", "النتائج\n===", "## النتائج:", "## النتائج :", "## Results", "## Résultats", "## **النتائج**", "النتائج",
        "النتائج:",
        "    ## النتائج", "> ## النتائج", "- ## النتائج", "1. **النتائج**", "## 3. النتائج", "### نتائج", "## النتايجج", "##النتائج ##",
        "## النتائجء",
    ])
    func aHeadingThatIsNoSectionIsAnErrorWithItsCorrectLine(written: String) {
        let text = BaseEntry.text.replacing("## النتائج", with: written)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { written.hasPrefix($0) && !$0.isEmpty }
        let found = BaseEntry.diagnostics(text)
        #expect(found.count == 1, "\(found)")
        guard let first = found.first else { return }
        #expect([.sectionHeading, .unknownSection].contains(first.code))
        #expect(first.severity == .error)
        #expect(first.location.line == line.map { $0 + 1 })
        let words = Language.builtIn.map { first.fix(in: $0) }
        #expect(words.allSatisfy { $0.contains("النتائج") })
        let fixed = Fix.apply(found.compactMap(\.fix), to: text)
        #expect(fixed.text == BaseEntry.text)
    }

    @Test(arguments: ["### النتائج", "##السياق", "**السياق**", "السياق\n---", "السياق:"])
    func aRequiredSectionWithAWrongHeadingIsNotAlsoMissing(written: String) {
        let heading = written.contains("السياق") ? "## السياق" : "## النتائج"
        let found = BaseEntry.diagnostics(BaseEntry.text.replacing(heading, with: written))
        #expect(found.map(\.code) == [.sectionHeading], "\(found)")
    }

    @Test(arguments: ["### تفاصيل", "### الحدود", "### نتائج", "**تنبيه**", "نص عن النتائج.", "- النتائج"])
    func freeHeadingsAndParagraphsPass(extra: String) {
        let text = BaseEntry.text.replacing("## الدروس والحدود\n", with: "## الدروس والحدود\n\nنص.\n\n\(extra)\n")
        #expect(BaseEntry.diagnostics(text) == [])
    }

    @Test func codeIsNoHeading() {
        let text = BaseEntry.text.replacing("## الدروس والحدود\n", with: "## الدروس والحدود\n\n```\n### النتائج\n```\n")
        #expect(BaseEntry.diagnostics(text) == [])
    }

    @Test func anEmptySectionIsAnError() {
        let text = BaseEntry.text.replacing("لا تتوفر كل المحاكم على مكتب مستقل[^s2].\n\n", with: "")
        #expect(BaseEntry.diagnostics(text).map(\.code) == [.emptySection])
    }

    @Test func freeHeadingsOfOtherCollectionsNeedTheirSpace() {
        var found: [Diagnostic] = []
        MissedHeadingCheck.check(
            "##لماذا\n\nنص #وسم.\n\n#وسم\n", path: "content/topics/x.md", language: .ar, firstLine: 5, isPractice: false, into: &found)
        #expect(found.map(\.code) == [.unspacedHeading])
        #expect(found.first?.location.line == 5 && found.first?.fix?.new == "## لماذا")
    }

    private static func with(unknown: String) -> String {
        BaseEntry.text.replacing("scale: national\n", with: "scale: national\nunknown:\n\(unknown)\n")
    }

    @Test func whatIsUnknownIsDeclared() {
        let section = "## الدروس والحدود\n\nلا تتوفر كل المحاكم على مكتب مستقل[^s2].\n\n"
        let without = Self.with(
            unknown: "  - {field: lessons, text: \"لا تذكرها المصادر[^s2].\", searched: \"تقارير اللجنة\"}\n  - {field: cost}"
        )
        .replacing(section, with: "")
        #expect(BaseEntry.diagnostics(without) == [])
        #expect(BaseEntry.diagnostics(Self.with(unknown: "  - {field: lessons}")).map(\.code) == [.unknownButWritten])
        #expect(BaseEntry.diagnostics(Self.with(unknown: "  - {field: since}")).map(\.code) == [.unknownButWritten])
        let misspelt = BaseEntry.diagnostics(Self.with(unknown: "  - {field: leson}"))
        #expect(misspelt.map(\.code) == [.unknownValue])
        #expect(misspelt.first?.location.line == 16)
    }
}
