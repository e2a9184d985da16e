import Diagnostics
import Localization
import Testing

@testable import Records

/// The rule of evidence levels: each threshold, claims, and what counts as a ground.
@Suite struct EvidenceRuleTests {
    /// Just enough of every condition on sources, and of figures.
    private static let monitored = EvidenceGrounds(
        sources: 3, publishers: 2, reports: 1, newestSource: 2021, figures: 2, newestFigure: 2021, evaluation: nil, reviewed: 2026)

    private static func grounds(_ change: (inout EvidenceGrounds) -> Void) -> EvidenceGrounds {
        var grounds = monitored
        change(&grounds)
        return grounds
    }

    @Test(arguments: [
        (grounds { _ in }, EvidenceLevel.monitored),
        (grounds { $0.sources = 2 }, .documented),
        (grounds { $0.publishers = 1 }, .documented),
        (grounds { $0.reports = 0 }, .documented),
        (grounds { $0.newestSource = 2020 }, .documented),
        (grounds { $0.newestSource = nil }, .documented),
        (grounds { $0.figures = 1 }, .documented),
        (grounds { $0.newestFigure = 2020 }, .documented),
        (grounds { $0.newestFigure = nil }, .documented),
        (grounds { $0.evaluation = 2021 }, .evaluated),
        (grounds { $0.evaluation = 2020 }, .monitored),
        (grounds { ($0.evaluation, $0.figures, $0.newestFigure) = (2024, 0, nil) }, .evaluated),
        (grounds { ($0.evaluation, $0.reports) = (2024, 0) }, .documented),
        (grounds { ($0.evaluation, $0.publishers) = (2024, 1) }, .documented),
        (EvidenceGrounds(reviewed: 2026), .documented),
    ])
    func eachThresholdDecides(grounds: EvidenceGrounds, expected: EvidenceLevel) {
        #expect(EvidenceLevelRule.level(grounds) == expected)
    }

    private static let reason = LocalizedCitedText(LocalizedText(ar: "سبب"))
    private static let place = SourceLocation(path: "x.md", line: 1, column: 1)

    @Test(
        arguments: [
            (nil, false, .monitored), (.documented, false, .documented), (.monitored, false, .monitored),
            (.evaluated, false, .monitored), (.evaluated, true, .evaluated), (.documented, true, .documented),
        ] as [(EvidenceLevel?, Bool, EvidenceLevel)])
    func aClaimLowersAndRaisesOnlyWithAReason(level: EvidenceLevel?, hasReason: Bool, expected: EvidenceLevel) {
        let claim = level.map { ClaimedEvidenceLevel(level: $0, reason: hasReason ? Self.reason : nil, location: Self.place) }
        let assessment = EvidenceAssessment(Self.monitored, claim: claim)
        #expect(assessment.level == expected && assessment.computed == .monitored)
        #expect(assessment.isRaised == (expected > .monitored) && assessment.isLowered == (expected < .monitored))
        #expect((assessment.reason != nil) == (hasReason && expected != .monitored))
    }
}

/// The grounds that the catalogue finds, and the check of claims.
@Suite struct EvidenceOfCatalogueTests {
    /// The practice without its own sources; it cites s1 and s2, and this adds s3.
    private static func practice(_ fields: String = "", evidence: String = "", results: String? = nil) -> String {
        let text = BaseEntry.text
        guard let start = text.firstRange(of: "sources:\n"), let end = text.firstRange(of: "compiled:") else { return text }
        var out = String(text[..<start.lowerBound]) + fields + String(text[end.lowerBound...])
        out = out.replacing("evidence: documented\n", with: evidence)
        out = out.replacing("بعد صدور القانون[^s1].", with: "بعد صدور القانون[^s1][^s3].")
        if let results { out = out.replacing("year: 2023, source: s1}\n", with: "year: 2023, source: s1}\n" + results) }
        return out
    }

    private static let second = "  - {indicator: \"قضايا\", value: 3, period: \"سنة\", source: s2}\n"

    private static func source(_ key: String, _ fields: String) -> (path: String, text: String) {
        ("content/sources/\(key).md", "---\ntitle: \"Report \(key)\"\n\(fields)\n---\n")
    }

    private static func sources(first: String = "publisher: \"One\"\nkind: official\ndate: 2024\nconfidence: high") -> [(
        path: String, text: String
    )] {
        [
            source("s1", first), source("s2", "publisher: \"Two\"\nkind: press\ndate: 2023-05\nconfidence: medium"),
            source("s3", "publisher: \"Three\"\nkind: association\ndate: undated\nconfidence: low"),
        ]
    }

    private func assessment(_ text: String, _ sources: [(path: String, text: String)] = sources()) throws -> EvidenceAssessment {
        let (catalogue, found) = BaseEntry.site(text, more: sources)
        #expect(found.isEmpty)
        let all = try #require(catalogue)
        return all.evidence(of: try #require(all.practices.find("ma/cell")))
    }

    @Test func groundsAreThoseOfTheSourcesCited() throws {
        let found = try assessment(Self.practice(results: Self.second))
        #expect(
            found.grounds
                == EvidenceGrounds(
                    sources: 3, publishers: 3, reports: 1, newestSource: 2024, figures: 2, newestFigure: 2023, evaluation: nil,
                    reviewed: 2026))
        #expect(found.level == .monitored && found.claim == nil)
    }

    @Test func sourcesOfOneInstitutionHaveOnePublisher() throws {
        var all = Self.sources(first: "publisher: \"One\"\ninstitution: ma/ministry\nkind: official\ndate: 2024\nconfidence: high")
        all[1] = Self.source("s2", "publisher: \"Two\"\ninstitution: ma/ministry\nkind: press\ndate: 2023\nconfidence: medium")
        #expect(try assessment(Self.practice(), all).grounds.publishers == 2)
        all[2] = Self.source("s3", "publisher: \"ONE \"\nkind: press\ndate: 2023\nconfidence: medium")
        all[0] = Self.source("s1", "publisher: \"One\"\nkind: law\ndate: 2024\nconfidence: high")
        #expect(try assessment(Self.practice(), all).grounds.publishers == 2)
    }

    @Test func aFigureFromASourceOfLowConfidenceDoesNotCount() throws {
        let first = "publisher: \"One\"\nkind: official\ndate: 2024\nconfidence: low"
        let found = try assessment(Self.practice(results: Self.second), Self.sources(first: first))
        #expect(found.grounds.figures == 1 && found.grounds.newestFigure == 2023 && found.level == .documented)
    }

    @Test(arguments: [
        ("publisher: \"One\"\nkind: official", EvidenceLevel.evaluated),
        ("publisher: \"One\"\nkind: association", .documented),
        ("publisher: \"One\"\ninstitution: ma/committee\nkind: official", .documented),
        ("publisher: \"One\"\ninstitution: ma/ministry\nkind: official", .documented),
        ("publisher: \"Commission  nationale\"\nkind: official", .documented),
        ("publisher: \"One\"\nkind: press", .documented),
    ])
    func onlyAnIndependentEvaluationCounts(fields: String, expected: EvidenceLevel) throws {
        let text = Self.practice("objectives_met: {value: partly, source: s1}\n")
        let found = try assessment(text, Self.sources(first: fields + "\ndate: 2024\nconfidence: high"))
        #expect(found.level == expected)
    }

    @Test func aClaimAboveTheRuleWithoutAReasonIsAnErrorAtItsPlace() throws {
        let (catalogue, found) = BaseEntry.site(Self.practice(evidence: "evidence: evaluated\n"), more: Self.sources())
        let issue = try #require(found.first)
        #expect(found.count == 1 && issue.code == .evidenceWithoutReason && issue.severity == .error)
        #expect(issue.location.path == BaseEntry.path && issue.location.line == 9 && issue.offendingText == "evaluated")
        #expect(issue.detail == "documented; evidence_reason: {ar: …, fr: …, en: …}")
        let all = try #require(catalogue)
        #expect(all.evidence(of: try #require(all.practices.find("ma/cell"))).level == .documented)
    }

    @Test func aReasonMustBeInEachLanguageOfTheSite() throws {
        let part = "evidence: evaluated\nevidence_reason: {ar: \"سبب[^s1]\", fr: \"Une raison\"}\n"
        let found = BaseEntry.site(Self.practice(evidence: part), more: Self.sources()).diagnostics
        #expect(found.map(\.code) == [.evidenceWithoutReason] && found.first?.detail == "documented; evidence_reason: {en: …}")
        let whole = part.replacing("raison\"}", with: "raison\", en: \"A reason\"}")
        let raised = try assessment(Self.practice(evidence: whole))
        #expect(raised.level == .evaluated && raised.isRaised && raised.reason != nil)
    }

    @Test func aReasonWithoutAClaimIsReported() {
        let found = BaseEntry.site(Self.practice(evidence: "evidence_reason: {ar: \"سبب\"}\n"), more: Self.sources()).diagnostics
        #expect(found.map(\.code) == [.missingKey] && found.first?.location.line == 9)
    }
}

/// What a page must state of its sources.
@Suite struct SourceRelianceTests {
    private func reliance(_ sources: (path: String, text: String)...) throws -> SourceWeakness? {
        let text = BaseEntry.text
        let start = try #require(text.firstRange(of: "sources:\n")), end = try #require(text.firstRange(of: "compiled:"))
        let bare = String(text[..<start.lowerBound] + text[end.lowerBound...])
        let catalogue = try #require(BaseEntry.site(bare, more: sources).catalogue)
        return SourceWeakness(catalogue.bibliography(of: RecordKey(collection: .practices, id: "ma/cell")).sources)
    }

    private func source(_ key: String, _ kind: String, _ more: String = "") -> (path: String, text: String) {
        (
            "content/sources/\(key).md",
            "---\ntitle: \"Report \(key)\"\npublisher: \"P\"\nkind: \(kind)\ndate: 2024\nconfidence: high\n\(more)---\n"
        )
    }

    @Test func pressAloneIsStated() throws {
        #expect(try reliance(source("s1", "press"), source("s2", "press")) == .pressOnly)
        #expect(try reliance(source("s1", "press"), source("s2", "law")) == nil)
    }

    @Test func oneSourceUnderTwoKeysIsOne() throws {
        #expect(try reliance(source("s1", "law", "aliases: [s2]\n")) == .oneSource)
        #expect(try reliance(source("s1", "press", "aliases: [s2]\n")) == .oneSource)
    }

    @Test func sourcesWithoutARecordHaveNoKind() throws {
        let all = try #require(BaseEntry.site(BaseEntry.text).catalogue)
        let citations = all.bibliography(of: RecordKey(collection: .practices, id: "ma/cell")).sources
        #expect(citations.count == 2 && SourceWeakness(citations) == nil)
        #expect(SourceWeakness([citations[0], citations[0]]) == .oneSource)
        #expect(SourceWeakness([]) == nil)
    }
}
