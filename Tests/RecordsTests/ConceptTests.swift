import Diagnostics
import Localization
import Testing

@testable import Records

@Suite struct ConceptTests {
    private func note(_ path: String, _ text: String) -> LoadedNote {
        var issues: [Diagnostic] = []
        guard let file = NoteFile(SourceFile(path: path, text: text), into: &issues) else {
            fatalError("the test's own file name is refused")
        }
        var group = NoteGroup(key: file.key)
        group.original = file
        return NoteReader.read(group, today: nil)
    }

    private func concept(_ comparable: String) -> LoadedNote {
        note(
            "content/concepts/cases.md",
            "---\ntitle: {ar: \"قضايا\"}\ndefinition: {ar: \"عدد القضايا\"}\ncomparable: \(comparable)\nreason: {ar: \"سبب\"}\n---\n")
    }

    private func indicator(_ country: String, unit: String = "قضية", value: String = "", more: String = "") -> LoadedNote {
        note(
            "content/indicators/\(country)-cases.md",
            """
            ---
            title: {ar: "قضايا"}
            unit: {ar: "\(unit)"}
            definition: {ar: "عدد"}
            counted_by: {ar: "جهة"}
            theme: protection
            concept: cases
            series:
              - country: \(country)
                values:
                  - {year: 2020, value: 5, source: s1\(value)}
            \(more)
            sources: [{key: s1, publisher: Publisher, title: Title, date: 2024, confidence: high}]
            ---

            """)
    }

    /// The diagnostics of concepts, with a theme and the countries that the indicators name.
    private func codes(_ notes: [LoadedNote]) -> [DiagnosticCode] {
        let theme = note(
            "content/themes/protection.md",
            "---\nname: \"الحماية\"\norder: 1\ncolor: teal\nquestion: \"كيف تُحمى الضحايا في البلد؟\"\n---\n")
        let countries = ["ma", "eg"].map { id in
            note(
                "content/countries/\(id).md",
                "---\nname: {ar: \"بلد\"}\nofficial_name: {ar: \"بلد\"}\nlocale: ar-MA\norder: 1\ncommittee: \(id)/committee\n---\n")
        }
        let committees = ["ma", "eg"].map { id in
            note("content/institutions/\(id)/committee.md", "---\nname: {ar: \"اللجنة الوطنية\"}\nkind: committee\ncountry: \(id)\n---\n")
        }
        guard let settings = SiteSettings.read(SourceFile(path: SiteSettings.path, text: BaseNote.settings)).value else { return [] }
        let all = [theme] + countries + committees + notes
        #expect(all.flatMap(\.diagnostics).isEmpty)
        return CatalogueBuilder.resolveReferences(all, settings: settings, drafts: false).diagnostics.map(\.code)
    }

    @Test(arguments: ["yes", "care", "no"]) func comparableIndicatorsOfTwoCountriesAreFine(comparable: String) {
        #expect(codes([concept(comparable), indicator("ma"), indicator("eg")]) == [])
    }

    @Test func whatMustNotBeJoinedIsNotCompared() {
        let notes = [indicator("ma", more: "do_not_join_with: [eg-cases]"), indicator("eg")]
        #expect(codes([concept("care")] + notes) == [.joinForbidden])
        #expect(codes([concept("yes")] + notes) == [.joinForbidden])
        #expect(codes([concept("no")] + notes) == [])
    }

    @Test func comparableFiguresHaveOneUnit() {
        #expect(codes([concept("yes"), indicator("ma"), indicator("eg", unit: "ضحية")]) == [.conceptUnitsDiffer])
        #expect(codes([concept("care"), indicator("ma"), indicator("eg", unit: "ضحية")]) == [])
    }

    @Test func aConceptHasIndicatorsOfSeveralCountries() {
        #expect(codes([concept("care"), indicator("ma")]) == [.conceptOfOneCountry])
        #expect(codes([concept("no"), indicator("ma")]) == [])
        #expect(codes([concept("no")]) == [.conceptWithoutIndicator])
    }

    @Test func thePeriodOfAValueHoldsItsYear() throws {
        let value = indicator("ma", value: ", from: 2019-04, to: 2020-03")
        #expect(value.diagnostics.isEmpty)
        let period = try #require((value.record as? Indicator)?.series[0].values[0].period)
        #expect([period.start.iso, period.end.iso] == ["2019-04", "2020-03"])
        #expect(indicator("ma", value: ", from: 2021-04, to: 2022-03").diagnostics.map(\.code) == [.yearOutsidePeriod])
        #expect(indicator("ma", value: ", from: 2020-04, to: 2020-03").diagnostics.map(\.code) == [.endBeforeStart])
        #expect(indicator("ma", value: ", from: 2020-04").diagnostics.map(\.code) == [.missingKey])
    }
}
