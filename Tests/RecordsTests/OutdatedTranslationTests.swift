import Diagnostics
import Localization
import Testing

@testable import Records

/// A translation whose original has changed since: other numbers of steps and results, or no caution.
struct OutdatedTranslationTests {
    private static let current = "0f0f0f0f0f0f0f0f"

    private static func translation(stamp: String, steps: Int, results: Int = 1) -> String {
        let items = (1...steps).map { "  - title: \"Étape \($0)\"\n    text: \"La cellule travaille[^s1].\"\n" }.joined()
        let figures = (1...results).map { _ in "  - {indicator: \"Victimes reçues\", unit: \"victimes\"}\n" }.joined()
        return """
            ---
            translates: "\(stamp)"
            title: "La cellule d’orientation des tribunaux"
            summary: "Une cellule dans chaque tribunal reçoit les victimes présumées, les oriente vers les services et suit leur dossier."
            steps:
            \(items)results:
            \(figures)---

            ## Contexte

            Après la loi[^s1].

            ## Ce qui est fait

            Un agent formé reçoit la victime[^s2].

            """
    }

    private static func codes(_ text: String, _ translation: String) -> [DiagnosticCode: Severity] {
        let found = BaseEntry.diagnostics(text, translations: [.fr: translation])
        return Dictionary(found.map { ($0.code, $0.severity) }, uniquingKeysWith: { first, _ in first })
    }

    private static func fingerprint() throws -> String { try #require(practice(BaseEntry.text, [:])).metadata.fingerprint }

    private static func practice(_ text: String, _ translations: [Language: String]) -> Practice? {
        BaseEntry.site(text, translations: translations).catalogue?.practices.all.first
    }

    @Test func anotherNumberOfStepsIsAnErrorInACurrentTranslation() throws {
        let found = Self.codes(BaseEntry.text, Self.translation(stamp: try Self.fingerprint(), steps: 1))
        #expect(found[.translationMismatch] == .error)
        #expect(found[.translationBehind] == nil)
    }

    @Test func itIsAWarningWhereTheOriginalHasChangedSince() {
        let found = Self.codes(BaseEntry.text, Self.translation(stamp: Self.current, steps: 1))
        #expect(found[.translationMismatch] == nil)
        #expect(found[.translationBehind] == .warning)
        #expect(found[.staleTranslation] == .warning)
        #expect(!found.values.contains(.error), "\(found)")
    }

    @Test func stepsOfAnOutdatedTranslationAreThoseOfTheOriginal() throws {
        let practice = try #require(Self.practice(BaseEntry.text, [.fr: Self.translation(stamp: Self.current, steps: 1)]))
        let steps = practice.steps(in: .fr)
        #expect(steps.language == .ar && steps.value.map(\.title) == ["الاستقبال", "الإحالة"])
        // The list of results has the original's number, and stays translated.
        let results = practice.results(in: .fr)
        #expect(results.language == .fr && results.value.map(\.indicator) == ["Victimes reçues"])
        #expect(practice.title(in: .fr).language == .fr)
    }

    @Test func noIndicatorStandsBesideAnotherFigure() throws {
        let practice = try #require(
            Self.practice(BaseEntry.text, [.fr: Self.translation(stamp: Self.current, steps: 2, results: 2)]))
        let results = practice.results(in: .fr)
        #expect(results.language == .ar && results.value.map(\.indicator) == ["ضحايا استُقبلوا"])
        #expect(practice.steps(in: .fr).language == .fr)
    }

    @Test func aCautionThatWasAddedSinceIsTheOriginals() throws {
        let text = BaseEntry.text.replacing("compiled:", with: "caution: \"الخط لا يعمل منذ 2023[^s1].\"\ncompiled:")
        let practice = try #require(Self.practice(text, [.fr: Self.translation(stamp: Self.current, steps: 2)]))
        let caution = try #require(practice.caution(in: .fr))
        #expect(caution.language == .ar)
    }
}
