import FrontMatter
import Localization
import Records
import Testing

@testable import Authoring

/// What people type as an answer to a question, or as the value of an option.
@Suite struct AnswerTests {
    @Test(arguments: [
        ("16/5/2023", "2023-05-16"), ("١٦/٥/٢٠٢٣", "2023-05-16"), ("2023-04", "2023-04"), ("3 novembre 2022", "2022-11-03"),
        ("ماي 2021", "2021-05"), (" 2020 ", "2020"), ("2023-4", "2023-04"),
    ])
    func datesAreReadAsInFiles(typed: String, kept: String) throws { #expect(try FieldSchema.date.answer(from: typed) == kept) }

    @Test(arguments: [("غير مؤرخ", true), ("non daté", true), ("undated", true), ("غير مؤرخ", false), ("someday", true), ("", true)])
    func aSourceMayHaveNoDate(typed: String, mayBeUndated: Bool) {
        let answer = try? FieldSchema.date.answer(from: typed, mayBeUndated: mayBeUndated)
        #expect(answer == (mayBeUndated && !["someday", ""].contains(typed) ? "undated" : nil))
        #expect(EntryTemplate(.sources).mayBeUndated("date") && !EntryTemplate(.practices).mayBeUndated("since"))
    }

    @Test(arguments: Language.builtIn) func twoMeaningsOfADateAreNamed(_ language: Language) {
        do throws(InputError) {
            _ = try FieldSchema.date.answer(from: "05/06/2023")
            Issue.record("accepted")
        } catch {
            let words = error.words[language]
            #expect(words.contains("2023-06-05") && words.contains("2023-05-06"))
        }
    }

    private static let countries = [
        Choice(id: "ma", label: "المغرب", otherLabels: ["Maroc", "Morocco"]),
        Choice(id: "eg", label: "مصر", otherLabels: ["Égypte", "Egypt"]),
        Choice(id: "tn", label: "تونس", otherLabels: ["Tunisie", "Tunisia"]),
    ]

    @Test(
        arguments: [
            ("المغرب", "ma"), ("مغرب", "ma"), ("MAROC", "ma"), ("egypte", "eg"), ("tn", "tn"), ("2", nil), ("الأردن", nil),
        ] as [(String, String?)])
    func anOptionTakesNames(typed: String, id: String?) { #expect(Self.countries.named(typed) == id) }

    @Test(arguments: [
        ("المغرب، مصر", ["ma", "eg"]), ("ma eg", ["ma", "eg"]), ("1 3", ["ma", "tn"]), ("Maroc,2", ["ma", "eg"]),
    ])
    func severalAnswersStandInOneLine(typed: String, ids: [String]) {
        #expect(Self.countries.parts(of: typed).compactMap(Self.countries.numbered) == ids)
    }
}
