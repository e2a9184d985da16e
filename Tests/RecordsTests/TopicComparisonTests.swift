import Diagnostics
import FrontMatter
import Localization
import Markdown
import Testing

@testable import Records

@Suite struct TopicComparisonTests {
    private func read(_ frontMatter: String) throws -> LoadedEntry {
        let text = "---\ntitle: \"سؤال مشترك للمقارنة\"\nshort: \"سؤال\"\ntheme: protection\norder: 1\n\(frontMatter)\n---\n\nنص.\n"
        return try readEntry(at: "content/topics/x.md", text)
    }

    private func codes(_ frontMatter: String) throws -> [DiagnosticCode] { try read(frontMatter).diagnostics.map(\.code) }

    private let source = "sources: [{key: s1, publisher: Publisher, title: Title, date: 2024, confidence: high}]"

    @Test func contrastsGiveTheValueOfEachCountry() throws {
        let note = try read(
            """
            \(source)
            contrasts:
              - label: {ar: "تعريف", fr: "définition", en: "definition"}
                answers:
                  - {country: ma, value: yes, text: {ar: "نص[^s1]", fr: "texte[^s1]", en: "text[^s1]"}}
                  - {country: eg, value: unknown}
            """)
        #expect(note.diagnostics.isEmpty)
        let topic = try #require(note.record as? Topic)
        #expect(topic.contrasts[0].value(for: ID("ma")) == .yes)
        #expect(topic.contrasts[0].value(for: ID("eg")) == .unknown)
        #expect(topic.contrasts[0].value(for: ID("tn")) == .unknown)
        #expect(note.references.contains { $0.key == RecordKey(collection: .countries, id: "ma") })
    }

    @Test(arguments: ["{country: ma, value: yes}", "{country: ma, value: no, text: {ar: \"نص بلا مصدر\"}}"])
    func aKnownValueNeedsASource(answer: String) throws {
        #expect(try codes("contrasts: [{label: {ar: \"ل\"}, answers: [\(answer)]}]") == [.contrastWithoutSource])
    }

    @Test func aCountryAnswersOnce() throws {
        let answers = "[{country: ma, value: unknown}, {country: ma, value: unknown}]"
        #expect(try codes("contrasts: [{label: {ar: \"ل\"}, answers: \(answers)}]") == [.duplicateValue])
    }

    @Test func anAnswerIsShortAndCites() throws {
        let long = Array(repeating: "كلمة", count: 46).joined(separator: " ")
        #expect(try codes("\(source)\nanswer: \"\(long)[^s1]\"") == [.answerTooLong])
        #expect(try codes("answer: \"جواب قصير\"") == [.answerWithoutSource])
        #expect(try codes("\(source)\nanswer: \"جواب قصير[^s1]\"") == [])
    }

    @Test func stageIdsAreUnique() throws {
        #expect(try codes("stages: [{id: a, title: {ar: \"أ\"}}, {id: a, title: {ar: \"ب\"}}]") == [.duplicateValue])
    }
}
