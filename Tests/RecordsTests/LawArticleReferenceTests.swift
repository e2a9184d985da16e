import Diagnostics
import Testing

@testable import Records

/// Articles of laws that contrasts of topics name.
@Suite struct LawArticleReferenceTests {
    private static let law = (
        path: "content/instruments/ma/code.md",
        text: """
        ---
        title: {ar: "مدونة الحماية"}
        short_title: {ar: "المدونة"}
        in_force: "yes"
        kind: law
        country: ma
        ---

        ### الفصل 448-1: التعريف

        نص.

        ### المادة 21: الإعفاء

        نص.

        """
    )

    private static func site(_ article: String, instrument: String = "ma/code") -> (catalogue: Catalogue?, diagnostics: [Diagnostic]) {
        let topic = """
            ---
            title: "سؤال مشترك للمقارنة"
            short: "سؤال"
            theme: protection
            order: 7
            contrasts:
              - label: {ar: "هل هو في القانون؟"}
                answers:
                  - {country: ma, value: unknown, articles: [{instrument: \(instrument), article: \(article)}]}
            ---

            نص.

            """
        return BaseEntry.site(BaseEntry.text, more: [law, ("content/topics/other.md", topic)])
    }

    @Test(arguments: ["21", "\"448-1\"", "٢١"]) func anArticleOfTheInstrumentIsFound(number: String) throws {
        let site = Self.site(number)
        #expect(site.diagnostics.map(\.code) == [])
        let topic = try #require(site.catalogue?.topics.find("other"))
        let article = try #require(topic.contrasts[0].answers[0].articles.first)
        #expect(article.instrument.text == "ma/code")
        #expect(article.anchor == (number.contains("448") ? "art-448-1" : "art-21"))
    }

    @Test func anUnknownArticleIsReportedAtItsPlace() throws {
        let issue = try #require(Self.site("22").diagnostics.first)
        #expect(issue.code == .unknownArticle)
        #expect(issue.location.path == "content/topics/other.md" && issue.location.line == 9)
        #expect(issue.offendingText == "22")
        #expect(issue.detail == "content/instruments/ma/code.md: 448-1, 21")
    }

    @Test func anUnknownInstrumentIsReported() {
        #expect(Self.site("21", instrument: "ma/none").diagnostics.map(\.code) == [.unknownReference])
    }
}
