import Diagnostics
import Localization
import Testing

@testable import Records

@Suite struct ConceptTests {
    private func concept(_ comparable: String) throws -> LoadedEntry {
        try readEntry(
            at: "content/concepts/cases.md",
            "---\ntitle: {ar: \"قضايا\"}\ndefinition: {ar: \"عدد القضايا\"}\ncomparable: \(comparable)\nreason: {ar: \"سبب\"}\n---\n")
    }

    private func indicator(_ country: String, unit: String = "قضية", value: String = "", more: String = "") throws -> LoadedEntry {
        try readEntry(
            at: "content/indicators/\(country)-cases.md",
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
    private func codes(_ notes: [LoadedEntry]) throws -> [DiagnosticCode] {
        let theme = try readEntry(
            at: "content/themes/protection.md",
            "---\nname: \"الحماية\"\norder: 1\ncolor: teal\nquestion: \"كيف تُحمى الضحايا في البلد؟\"\n---\n")
        let countries = try ["ma", "eg"].map { id in
            try readEntry(
                at: "content/countries/\(id).md",
                "---\nname: {ar: \"بلد\"}\nofficial_name: {ar: \"بلد\"}\nlocale: ar-MA\norder: 1\ncommittee: \(id)/committee\n---\n")
        }
        let committees = try ["ma", "eg"].map { id in
            try readEntry(
                at: "content/institutions/\(id)/committee.md", "---\nname: {ar: \"اللجنة الوطنية\"}\nkind: committee\ncountry: \(id)\n---\n"
            )
        }
        guard let settings = SiteSettings.read(SourceFile(path: SiteSettings.path, text: BaseEntry.settings)).value else { return [] }
        let all = [theme] + countries + committees + notes
        #expect(all.flatMap(\.diagnostics).isEmpty)
        return CatalogueBuilder.resolveReferences(all, settings: settings, drafts: false).diagnostics.map(\.code)
    }

    @Test(arguments: ["yes", "care", "no"]) func comparableIndicatorsOfTwoCountriesAreFine(comparable: String) throws {
        #expect(try codes([concept(comparable), indicator("ma"), indicator("eg")]) == [])
    }

    @Test func whatMustNotBeJoinedIsNotCompared() throws {
        let notes = try [indicator("ma", more: "do_not_join_with: [eg-cases]"), indicator("eg")]
        #expect(try codes([concept("care")] + notes) == [.joinForbidden])
        #expect(try codes([concept("yes")] + notes) == [.joinForbidden])
        #expect(try codes([concept("no")] + notes) == [])
    }

    @Test func comparableFiguresHaveOneUnit() throws {
        #expect(try codes([concept("yes"), indicator("ma"), indicator("eg", unit: "ضحية")]) == [.conceptUnitsDiffer])
        #expect(try codes([concept("care"), indicator("ma"), indicator("eg", unit: "ضحية")]) == [])
    }

    @Test func aConceptHasIndicatorsOfSeveralCountries() throws {
        #expect(try codes([concept("care"), indicator("ma")]) == [.conceptOfOneCountry])
        #expect(try codes([concept("no"), indicator("ma")]) == [])
        #expect(try codes([concept("no")]) == [.conceptWithoutIndicator])
    }

    @Test func thePeriodOfAValueHoldsItsYear() throws {
        let value = try indicator("ma", value: ", from: 2019-04, to: 2020-03")
        #expect(value.diagnostics.isEmpty)
        let period = try #require((value.record as? Indicator)?.series[0].values[0].period)
        #expect([period.start.iso, period.end.iso] == ["2019-04", "2020-03"])
        #expect(try indicator("ma", value: ", from: 2021-04, to: 2022-03").diagnostics.map(\.code) == [.yearOutsidePeriod])
        #expect(try indicator("ma", value: ", from: 2020-04, to: 2020-03").diagnostics.map(\.code) == [.endBeforeStart])
        #expect(try indicator("ma", value: ", from: 2020-04").diagnostics.map(\.code) == [.missingKey])
    }
}
