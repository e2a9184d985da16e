import Authoring
import Diagnostics
import Localization
import Testing

@testable import Records

/// Validation, replies, history, review dates and outcomes of a practice.
@Suite struct StandingTests {
    private func sources(_ text: String) -> [SourceFile] {
        BaseEntry.others.map { SourceFile(path: $0.path, text: $0.text) } + [SourceFile(path: BaseEntry.path, text: text)]
    }

    private func catalogue(_ text: String, also: [SourceFile] = []) throws -> Catalogue {
        var issues: [Diagnostic] = []
        let files = (sources(text) + also).compactMap { EntryFilePath($0, into: &issues) }
        let notes = TranslationGroup.groups(of: files, into: &issues).map { EntryReader.read($0, today: BaseEntry.today) }
        let settings = try #require(SiteSettings.read(SourceFile(path: SiteSettings.path, text: BaseEntry.settings)).value)
        return CatalogueBuilder.resolveReferences(notes, settings: settings, drafts: false).value
    }

    private func practice(_ text: String) throws -> Practice { try #require(catalogue(text).practices.find("ma/cell")) }

    private func with(_ lines: String) -> String {
        BaseEntry.text.replacing("reviewed: 2026-02-10", with: "reviewed: 2026-02-10\n\(lines)")
    }

    private func codes(_ lines: String) -> [DiagnosticCode] { BaseEntry.diagnostics(with(lines)).map(\.code) }

    private func validated(_ text: String, sections: [SectionRole] = []) throws -> String {
        let catalogue = try catalogue(text)
        let practice = try #require(catalogue.practices.find("ma/cell"))
        let body = try #require(catalogue.institutions.find("ma/committee"))
        let day = try #require(PartialDate("2026-11-20"))
        return try #require(
            ValidationStampWriter.written(
                into: SourceFile(path: BaseEntry.path, text: text), of: practice, by: body, on: day, sections: sections)
        ).text
    }

    @Test func aValidationHoldsUntilTheTextChanges() throws {
        let text = try validated(BaseEntry.text)
        #expect(BaseEntry.diagnostics(text).isEmpty)
        #expect(try practice(text).validation?.institution.text == "ma/committee")
        #expect(try practice(text).metadata.changes.map(\.kind) == [.validated])
        let changed = text.replacing("موظف مكوَّن", with: "موظف غير مكوَّن")
        let found = BaseEntry.diagnostics(changed)
        #expect(found.map(\.code) == [.changedSinceValidation])
        #expect(
            found.first?.location.line == 1
                + (text.split(separator: "\n").firstIndex { $0.contains("text: \"") && $0.contains("institution") } ?? 0))
        #expect(try practice(changed).validation == nil)
        #expect(try practice(changed).validations.map(\.isOutdated) == [true])
        #expect(BaseEntry.diagnostics(try validated(changed)).isEmpty)
    }

    @Test func aSectionIsValidatedByItself() throws {
        let text = try validated(BaseEntry.text, sections: [.results])
        #expect(BaseEntry.diagnostics(text).isEmpty)
        let other = text.replacing("موظف مكوَّن", with: "موظف غير مكوَّن")
        #expect(BaseEntry.diagnostics(other).isEmpty)
        let same = text.replacing("استقبلت الخلية 120 ضحية", with: "استقبلت الخلية 120 ضحية وشاهدا")
        #expect(BaseEntry.diagnostics(same).map(\.code) == [.changedSinceValidation])
        #expect(try practice(text).validation == nil)
        #expect(try practice(text).validations[0].sections == [.results])
    }

    @Test func aValidationNeedsItsStamp() {
        #expect(codes("validated_by:\n  - {institution: ma/committee, date: 2026-11-20}") == [.missingKey])
    }

    @Test func datesToComeAreReported() {
        #expect(codes("replies:\n  - {institution: ma/committee, date: 2027-01-01, text: \"رد\"}") == [.futureDate])
        #expect(codes("changes:\n  - {date: 2027-01-01, kind: corrected, text: {ar: \"صُحح\"}}") == [.futureDate])
        #expect(codes("review_due: 2026-01-01") == [.endBeforeStart])
    }

    @Test func aReviewIsDueByStatusOrByItsOwnDate() throws {
        #expect(try practice(BaseEntry.text).dueDate(after: 24).iso == "2028-02-10")
        #expect(try practice(BaseEntry.text.replacing("status: ongoing", with: "status: pilot")).dueDate(after: 24).iso == "2027-02-10")
        #expect(try practice(with("review_due: 2026-12")).dueDate(after: 24).iso == "2026-12")
        #expect(PartialDate("2024-01-31")?.adding(months: 1).iso == "2024-02-29")
        #expect(PartialDate("2023-11")?.adding(months: 14).iso == "2025-01")
        #expect(PartialDate("2023")?.adding(months: 24).iso == "2025")
    }

    @Test func anOutcomeNeedsASource() throws {
        #expect(codes("objectives_met: {value: partly}") == [.outcomeWithoutSource])
        #expect(codes("objectives_met: {value: unknown}") == [])
        let practice = try practice(with("objectives_met: {value: partly, source: s1}\nexploitation_forms: [begging]"))
        #expect(practice.outcome.met?.value == .partly)
        #expect(practice.outcome.exploitationForms == [.begging])
    }

    @Test func aLineageIsNoCircle() {
        #expect(codes("adapted_from: ma/cell") == [.lineageCircle])
    }

    private func published(_ text: String) throws -> LastPublishedRecord {
        let record = try practice(text)
        return LastPublishedRecord(
            id: record.key.path, title: "", substance: record.metadata.substance, changeCount: record.metadata.changes.count,
            replies: record.replies.map(\.fingerprint))
    }

    @Test func aChangeOfSubstanceNeedsAnEntry() throws {
        let old = try published(BaseEntry.text)
        func codes(_ text: String) throws -> [DiagnosticCode] { HistoryChecks.check([old], try catalogue(text)).map(\.code) }
        #expect(try codes(BaseEntry.text) == [])
        #expect(try codes(BaseEntry.text.replacing("حقوقها[^s2].", with: "حقوقها  [^s2] .")) == [])
        #expect(try codes(BaseEntry.text.replacing("حقوقها", with: "[حقوقها](../../terms/x.md)")) == [])
        #expect(try codes(BaseEntry.text.replacing("حقوقها", with: "[حقوقها كلها](../../terms/x.md)")) == [.changeWithoutEntry])
        let changed = BaseEntry.text.replacing("حقوقها", with: "حقوقها كلها")
        #expect(try codes(changed) == [.changeWithoutEntry])
        let entry = "reviewed: 2026-02-10\nchanges:\n  - {date: 2026-11-20, kind: corrected, text: {ar: \"صُحح\"}}"
        #expect(try codes(changed.replacing("reviewed: 2026-02-10", with: entry)) == [])
    }

    @Test func aPublishedReplyIsNotEdited() throws {
        let reply = with("replies:\n  - {institution: ma/committee, date: 2026-11-20, text: \"رد اللجنة\"}")
        let old = try published(reply)
        #expect(HistoryChecks.check([old], try catalogue(reply)).isEmpty)
        let edited = HistoryChecks.check([old], try catalogue(reply.replacing("رد اللجنة", with: "رد آخر")))
        #expect(edited.map(\.code) == [.replyChanged])
        #expect(HistoryChecks.check([old], try catalogue(BaseEntry.text)).map(\.code) == [.replyChanged])
    }

    @Test func aWithdrawnEntryStandsApartAndItsIdIsNotUsedAgain() throws {
        let text = with("withdrawn: {date: 2026-11-20, reason: {ar: \"حل محلها نص أحدث\"}}")
        let catalogue = try catalogue(text)
        #expect(catalogue.practices.find("ma/cell") == nil)
        #expect(catalogue.withdrawn.map(\.key.path) == ["practices/ma/cell"])
        let old = LastPublishedRecord(id: "practices/ma/cell", title: "", isWithdrawn: true)
        #expect(HistoryChecks.check([old], catalogue).isEmpty)
        #expect(HistoryChecks.check([old], try self.catalogue(BaseEntry.text)).map(\.code) == [.idReused])
    }
}
