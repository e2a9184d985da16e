import Diagnostics
import Foundation
import Localization
import Records
import ReferenceFiles
import Testing

@testable import Authoring

@Suite struct BibliographyImportTests {
    private static let record = """
        ---
        # checked by hand
        title: "Annual report"
        publisher: "Ministry of Justice"
        date: 2024-03
        kind: official  # of the ministry
        url: "https://www.example.org/a%20b/"
        confidence: high
        ---
        Notes.

        """

    private func records(_ texts: (key: String, text: String)...) -> SourceRecordFiles {
        SourceRecordFiles(texts.map { SourceFile(path: "content/sources/\($0.key).md", text: $0.text) }, today: nil)
    }

    private func bibTeX(_ text: String) -> [BibliographicReference] {
        let found = ReferenceFormat.bibtex.read(Array(text.utf8), path: "x.bib")
        #expect(found.diagnostics.isEmpty)
        return found.value
    }

    private func run(_ text: String, _ records: SourceRecordFiles) -> BibliographyImport {
        #expect(records.diagnostics.isEmpty)
        return BibliographyImport(bibTeX(text), into: records, countries: ["aa"], taken: ["own"])
    }

    @Test func onlyEmptyFieldsAreFilled() throws {
        let merged = run(
            """
            @report{other, title = {Rapport annuel}, publisher = {Ministry of Justice}, date = {2024},
              url = {http://example.org/a b}, urldate = {2025-01-02}, langid = {french}, doi = {10.1000/182}, edition = {2}}
            """, records(("aa1", Self.record)))
        #expect(merged.diagnostics.isEmpty)
        #expect(merged.records.entries.count == 1)
        #expect(
            merged.records.entries[0].text
                == Self.record.replacing("date: 2024-03\n", with: "date: 2024-03\nedition: \"2\"\n")
                .replacing("url: \"", with: "language: fr\nurl: \"").replacing("b/\"\n", with: "b/\"\naccessed: 2025-01-02\n")
                .replacing("confidence: high\n", with: "confidence: high\ndoi: \"10.1000/182\"\n"))
        #expect(merged.conflicts.map(\.field) == ["title"])
        #expect(merged.conflicts.first?.here == "Annual report" && merged.conflicts.first?.received == "Rapport annuel")
        #expect(merged.conflicts.first?.location.line == 1)
    }

    @Test func titleAndPublisherMatchUnlessTheYearsDiffer() {
        let same = "@report{x, title = {annual Report}, institution = {Ministry of Justice}, year = 2024}"
        #expect(run(same, records(("aa1", Self.record))).unchangedCount == 1)
        let other = run(same.replacing("2024", with: "2025"), records(("aa1", Self.record)))
        #expect(other.records.entries.map(\.path) == ["content/sources/aa1.md", "content/sources/x.md"])
    }

    @Test func aDOIIsStrongerThanTheAddress() {
        let second = Self.record.replacing("Annual", with: "Other").replacing("a%20b", with: "c").replacing(
            "confidence", with: "doi: \"10.1000/AB\"\nconfidence")
        let merged = run(
            "@article{x, title = {Other report}, journal = {Ministry of Justice}, doi = {https://doi.org/10.1000/ab}, url = {https://example.org/a%20b}}",
            records(("aa1", Self.record), ("aa2", second)))
        #expect(merged.conflicts.map(\.path) == ["content/sources/aa2.md"] && merged.conflicts.map(\.field) == ["url"])
        #expect(merged.records.entries.allSatisfy { !$0.isChanged })
    }

    @Test func aNewRecordSaysNoMoreThanIsKnown() {
        let merged = run(
            """
            @online{http://zotero.org/users/1/items/AB_C2, title = {[A page on law]}, author = {{Doe Institute}}, url = {https://example.org/new}}
            @online{own, title = {Own}, url = {https://press.example.org/2}, keywords = {kind:press, country:aa, country:zz}}
            @online{own, title = {Own}, url = {https://press.example.org/2/}}
            """, records())
        #expect(merged.diagnostics.isEmpty && merged.conflicts.isEmpty)
        #expect(merged.unchangedCount == 1)
        #expect(
            merged.records.entries.map(\.text) == [
                "---\ntitle: \"A page on law\"\ntitle_known: false\npublisher: \"Doe Institute\"\ndate: undated\nkind: website\n"
                    + "url: \"https://example.org/new\"\nconfidence: low\n---\n",
                "---\ntitle: \"Own\"\npublisher: \"press.example.org\"\ndate: undated\nkind: press\ncountries: [aa]\n"
                    + "url: \"https://press.example.org/2\"\nconfidence: low\n---\n",
            ])
        #expect(merged.records.entries.map(\.path) == ["content/sources/ab-c2.md", "content/sources/own-2.md"])
    }

    @Test func valuesThatARecordCannotHaveAreReportedAtTheirLine() {
        let merged = run(
            """
            @report{a, title = {Report},
              institution = {Ministry},
              year = {2021}, month = {13},
              isbn = {978-3-16-148410-1},
              url = {ftp://example.org}}
            @report{b, institution = {Ministry}}
            @misc{c, title = {Alone}}
            """, records())
        #expect(
            merged.diagnostics.map { "\($0.location.line) \($0.code.rawValue) \($0.offendingText)" }.sorted() == [
                "3 bad-date 2021-13", "4 wrong-type 978-3-16-148410-1", "5 bad-address ftp://example.org", "6 missing-key title",
                "7 missing-key publisher",
            ])
        #expect(merged.records.entries.isEmpty)
    }

    @Test func aHiddenAddressStaysHidden() {
        let hidden = Self.record.replacing("confidence: high\n", with: "confidence: high\nhide_address: true\n")
        let source = records(("aa1", hidden)).entries[0].source
        let reference = BibliographyConverter.reference(source, address: nil)
        for format in ReferenceFormat.allCases {
            #expect(!String(decoding: format.file([reference]), as: UTF8.self).contains("example.org"))
        }
        let bare = hidden.replacing("url: \"https://www.example.org/a%20b/\"\n", with: "")
        let merged = run(
            "@report{x, title = {Annual report}, institution = {Ministry of Justice}, url = {https://example.org/shelter}, note = {archived:2024-05-01 https://a.org/1}}",
            records(("aa1", bare)))
        #expect(merged.unchangedCount == 1 && merged.conflicts.isEmpty)
    }

    /// What the site publishes of its sources can be taken back, and changes nothing.
    @Test(arguments: ReferenceFormat.allCases) func shippedSourcesAreTheSameAfterARoundTrip(format: ReferenceFormat) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("content/sources")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map {
            SourceFile(path: "content/sources/\($0)", text: try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
        }
        let records = SourceRecordFiles(files, today: nil)
        #expect(records.diagnostics.isEmpty)
        #expect(records.entries.count >= 450)
        let references = records.entries.map { BibliographyConverter.reference($0.source, address: records.address(of: $0.source)) }
        let found = format.read(format.file(references), path: "x")
        #expect(found.diagnostics.isEmpty)
        let countries: Set<String> = ["eg", "ma", "tn"]
        let merged = BibliographyImport(found.value, into: records, countries: countries)
        #expect(merged.conflicts.map { "\($0.path) \($0.field): \($0.here) | \($0.received)" } == [])
        #expect(merged.diagnostics == [])
        #expect(merged.unchangedCount == records.entries.count)
        #expect(merged.records.entries.count { $0.isChanged } == 0)

        // The same file makes the same records in a site that has none, former keys and other languages aside.
        let fresh = BibliographyImport(found.value, into: SourceRecordFiles([], today: nil), countries: countries)
        #expect(fresh.diagnostics == [])
        func values(_ source: Source) -> [String] {
            [
                source.metadata.id, source.title, String(source.isTitleKnown), source.publisher, source.date?.iso ?? "",
                source.kind.rawValue,
                source.language ?? "", source.countries.map(\.text).joined(separator: " "), source.confidence.rawValue,
            ]
        }
        let editions = records.entries.count { $0.source.editionOf != nil }
        #expect(fresh.records.entries.count >= records.entries.count - editions)
        let known = Dictionary(uniqueKeysWithValues: records.entries.map { ($0.source.metadata.id, values($0.source)) })
        for entry in fresh.records.entries { #expect(known[entry.source.metadata.id] == values(entry.source)) }
    }
}
