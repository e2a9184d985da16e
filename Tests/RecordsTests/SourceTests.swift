import Diagnostics
import FrontMatter
import Localization
import Testing

@testable import Records

/// Sources as records: resolution of keys, numbers, checks across entries.
@Suite struct SourceTests {
    /// The practice without its own list; it cites s1, s2, s1, s2… in the order of the file.
    private static let bare: String = {
        let text = BaseEntry.text
        guard let start = text.firstRange(of: "sources:\n"), let end = text.firstRange(of: "compiled:") else { return text }
        return String(text[..<start.lowerBound] + text[end.lowerBound...])
    }()

    private static func record(_ key: String, _ fields: String = "", title: String? = nil) -> (path: String, text: String) {
        (
            "content/sources/\(key).md",
            "---\ntitle: \"\(title ?? "Report \(key)")\"\npublisher: \"Publisher\"\ndate: 2024-03\nkind: official\nconfidence: high\n\(fields)---\n"
        )
    }

    private static let key = RecordKey(collection: .practices, id: "ma/cell")

    private func site(_ text: String = bare, _ records: (path: String, text: String)...) -> (
        catalogue: Catalogue?, diagnostics: [Diagnostic]
    ) {
        BaseEntry.site(text, more: records)
    }

    private func codes(_ diagnostics: [Diagnostic]) -> [DiagnosticCode] { diagnostics.sorted().map(\.code) }

    @Test func anEntryWithoutAListCitesRecordsInTheOrderOfItsCitations() throws {
        let (catalogue, found) = site(Self.bare, Self.record("s2"), Self.record("s1", "url: \"https://example.org/a\"\n"))
        #expect(found.isEmpty)
        let bibliography = try #require(catalogue).bibliography(of: Self.key)
        #expect(bibliography.sources.map(\.key) == ["s1", "s2"])
        #expect(bibliography.numbers == ["s1": 1, "s2": 2])
        #expect(bibliography["s1"]?.title == "Report s1" && bibliography["s1"]?.url == "https://example.org/a")
        #expect(try #require(catalogue).citing[ID("s1")] == [Self.key])
    }

    @Test func sourceOrderComesFirst() throws {
        let text = Self.bare.replacing("compiled:", with: "source_order: [s2]\ncompiled:")
        let (catalogue, found) = site(text, Self.record("s1"), Self.record("s2"))
        #expect(found.isEmpty)
        #expect(try #require(catalogue).bibliography(of: Self.key).sources.map(\.key) == ["s2", "s1"])
    }

    @Test func aListOfTheEntryKeepsItsOrderAndNeedsNoRecord() throws {
        let (catalogue, found) = site(BaseEntry.text)
        #expect(found.isEmpty)
        #expect(try #require(catalogue).bibliography(of: Self.key).sources.map(\.title) == ["التقرير السنوي", "دليل الخلية"])
        #expect(try #require(catalogue).sources.all.isEmpty)
    }

    @Test func anOtherKeyOfASourceLeadsToItsRecord() throws {
        let (catalogue, found) = site(Self.bare, Self.record("ma1", "aliases: [s1]\n"), Self.record("s2"))
        #expect(found.isEmpty)
        let first = try #require(catalogue).bibliography(of: Self.key).sources[0]
        #expect(first.key == "s1" && first.anchor == "src-s1" && first.source?.metadata.id == "ma1")
    }

    @Test func anUnknownKeyIsReportedOnceAFileWithTheNearest() throws {
        let found = site(Self.bare, Self.record("s1"), Self.record("s22")).diagnostics.filter { $0.code == .unknownSource }
        #expect(found.map(\.offendingText) == ["s2"])
        #expect(found.first?.suggestion != nil)
    }

    @Test func aSourceThatNobodyCitesIsAWarningAndHasNoPage() throws {
        let (catalogue, found) = site(Self.bare, Self.record("s1"), Self.record("s2"), Self.record("s3"))
        #expect(codes(found) == [.unusedSource])
        #expect(found.first?.severity == .warning)
        #expect(try #require(catalogue).sources.find("s3") == nil)
    }

    @Test func aSourceOfAnUnpublishedEntryIsNotPublished() throws {
        let text = Self.bare.replacing("compiled:", with: "draft: true\ncompiled:")
        let (catalogue, found) = site(text, Self.record("s1"), Self.record("s2"))
        #expect(found.isEmpty)
        #expect(try #require(catalogue).sources.all.isEmpty)
    }

    @Test func aDraftSourceMustNotBeCited() {
        let found = site(Self.bare, Self.record("s1", "draft: true\n"), Self.record("s2")).diagnostics
        #expect(Set(found.map(\.code)) == [.unpublishedReference])
    }

    @Test(arguments: [
        ("url: \"https://example.org/a\"\n", "url: \"http://www.example.org/a/\"\n", "One", "Two"),
        ("doi: 10.1000/AB\n", "doi: 10.1000/ab\n", "One", "Two"),
        ("", "", "The  report", "The report"),
    ])
    func twoRecordsOfOneSourceAreReported(first: String, second: String, title: String, other: String) {
        let found = site(Self.bare, Self.record("s1", first, title: title), Self.record("s2", second, title: other)).diagnostics
        #expect(codes(found) == [.duplicateSource])
        #expect(found.first?.location.path == "content/sources/s2.md" && found.first?.detail == "content/sources/s1.md")
    }

    @Test func anEditionTakesTheAddressOfTheOther() throws {
        let (catalogue, found) = site(
            Self.bare, Self.record("s1", "url: \"https://example.org/a\"\n"), Self.record("s2", "edition_of: s1\nedition: \"2023\"\n"))
        #expect(found.isEmpty)
        #expect(try #require(catalogue).bibliography(of: Self.key)["s2"]?.url == "https://example.org/a")
    }

    @Test func anInstrumentTakesTheAddressOfTheSourceThatIsItsText() throws {
        let text = "title: {ar: \"قانون\"}\nshort_title: {ar: \"قانون\"}\nkind: law\nin_force: \"yes\"\n"
        let law = (path: "content/instruments/int/other.md", text: "---\n\(text)text_source: s1\n---\n")
        let (catalogue, found) = site(Self.bare, Self.record("s1", "url: \"https://example.org/a\"\n"), Self.record("s2"), law)
        #expect(found.isEmpty)
        let all = try #require(catalogue)
        #expect(all.address(of: try #require(all.instruments.find("int/other"))) == "https://example.org/a")
        #expect(try #require(all.citing[ID("s1")]).contains(RecordKey(collection: .instruments, id: "int/other")))
    }

    @Test func aHiddenAddressIsNowhere() throws {
        let (catalogue, found) = site(
            Self.bare, Self.record("s1", "url: \"https://example.org/a\"\nhide_address: true\n"), Self.record("s2", "edition_of: s1\n"))
        #expect(found.isEmpty)
        #expect(try #require(catalogue).bibliography(of: Self.key).sources.map(\.url) == [nil, nil])
    }

    @Test func anEntryThatDescribesARecordAgainIsReported() {
        let same = "date: 2024-01-15\nurl: \"https://example.org/report\"\n"
        func record(_ text: String) -> (path: String, text: String) {
            ("content/sources/s1.md", "---\ntitle: \"T1\"\npublisher: \"P1\"\nkind: official\nconfidence: high\n\(text)---\n")
        }
        let other = (path: "content/pages/x.md", text: "---\ntitle: \"صفحة\"\n---\n\nنص[^s1].\n")
        #expect(codes(site(BaseEntry.text, record(same), other).diagnostics) == [.duplicateSource])
        let moved = same.replacing("/report", with: "/other")
        #expect(codes(site(BaseEntry.text, record(moved), other).diagnostics) == [.contradictorySource])
    }

    @Test(arguments: ["accessed: 2023", "dead: 2024-02-01", "archived: [{url: \"https://web.example.org/1\", date: 2020}]"])
    func nothingHappensToASourceBeforeItAppeared(field: String) {
        let found = site(Self.bare, Self.record("s1", field + "\n"), Self.record("s2")).diagnostics
        #expect(codes(found) == [.contradictorySource])
    }

    @Test(arguments: [
        ("doi: 10.1000/182", true), ("doi: 1000/182", false), ("isbn: 978-3-16-148410-0", true), ("isbn: 978-3-16-148410-1", false),
        ("isbn: 0-306-40615-2", true), ("isbn: 0-306-40615-3", false),
    ])
    func identifiersAreChecked(field: String, isRight: Bool) {
        let found = site(Self.bare, Self.record("s1", field + "\n"), Self.record("s2")).diagnostics
        #expect(codes(found) == (isRight ? [] : [.wrongType]))
    }
}
