internal import Diagnostics
internal import FrontMatter
internal import Localization

/// The facts from which the evidence level of a practice is computed.
package struct EvidenceGrounds: Sendable, Equatable {
    /// How many sources the practice cites.
    package var sources = 0
    /// How many publishers these have; those of one institution count as one.
    package var publishers = 0
    /// How many of the sources are laws, official reports, judgments, reports of international organisations or academic works.
    package var reports = 0
    /// The year of the newest source; nil where none is dated.
    package var newestSource: Int?
    /// How many figures the practice gives whose sources are of high or medium confidence.
    package var figures = 0
    /// The year of the newest of these figures; nil where none is dated.
    package var newestFigure: Int?
    /// The year of the source that evaluates the practice, if it is independent and dated.
    package var evaluation: Int?
    /// The year of the last review. Ages count from it and not from the day of the build, so that a level changes only with its entry.
    package var reviewed = 0
}

/// The rule that computes the evidence level of a practice. `content/pages/evidence.md` states it for readers.
package enum EvidenceLevelRule {
    static let leastSources = 3
    static let leastPublishers = 2
    static let leastReports = 1
    static let leastFigures = 2
    static let mostYears = 5

    /// The kinds of sources that press, associations and websites report from.
    private static let reports: Set<SourceKind> = [.law, .official, .court, .international, .academic]
    /// The kinds of sources that can hold an evaluation.
    private static let evaluations: Set<SourceKind> = [.official, .court, .international, .academic, .association]

    package static func level(_ grounds: EvidenceGrounds) -> EvidenceLevel {
        guard grounds.sources >= leastSources, grounds.publishers >= leastPublishers, grounds.reports >= leastReports,
            isRecent(grounds.newestSource, grounds)
        else { return .documented }
        if isRecent(grounds.evaluation, grounds) { return .evaluated }
        return grounds.figures >= leastFigures && isRecent(grounds.newestFigure, grounds) ? .monitored : .documented
    }

    private static func isRecent(_ year: Int?, _ grounds: EvidenceGrounds) -> Bool {
        year.map { grounds.reviewed - $0 <= mostYears } ?? false
    }

    /// - Parameter owners: the names of the institutions that lead the practice or take part, folded; their evaluations are not independent.
    static func grounds(of practice: Practice, _ bibliography: Bibliography, owners: Set<String>) -> EvidenceGrounds {
        var grounds = EvidenceGrounds(reviewed: practice.reviewed.year)
        // Two keys of an entry can lead to one record.
        var publishers: Set<String> = []
        var seen: Set<ID<Source>> = []
        for citation in bibliography.sources {
            if let source = citation.source, !seen.insert(source.id).inserted { continue }
            grounds.sources += 1
            publishers.insert(citation.source?.institution.map { "institution " + $0.text } ?? citation.publisher.foldedLabel)
            if let kind = citation.source?.kind, reports.contains(kind) { grounds.reports += 1 }
            grounds.newestSource = later(grounds.newestSource, citation.date?.year)
        }
        grounds.publishers = publishers.count
        for figure in practice.figures {
            guard let source = bibliography[figure.source], source.confidence != .low else { continue }
            grounds.figures += 1
            grounds.newestFigure = later(grounds.newestFigure, figure.year ?? source.date?.year)
        }
        grounds.evaluation = evaluation(of: practice, bibliography, owners: owners)
        return grounds
    }

    private static func later(_ year: Int?, _ other: Int?) -> Int? {
        guard let year, let other else { return year ?? other }
        return max(year, other)
    }

    private static func evaluation(of practice: Practice, _ bibliography: Bibliography, owners: Set<String>) -> Int? {
        guard let source = practice.outcome.met?.source.flatMap({ bibliography[$0]?.source }), evaluations.contains(source.kind),
            !owners.contains(source.publisher.foldedLabel)
        else { return nil }
        if let institution = source.institution, (practice.lead + practice.partners).contains(institution) { return nil }
        return source.date?.year
    }
}

/// The evidence level of a practice as readers see it, and what it comes from.
package struct EvidenceAssessment: Sendable {
    package let grounds: EvidenceGrounds
    /// The level that the rule gives.
    package let computed: EvidenceLevel
    package let claim: ClaimedEvidenceLevel?

    init(_ grounds: EvidenceGrounds, claim: ClaimedEvidenceLevel?) {
        (self.grounds, self.claim) = (grounds, claim)
        computed = EvidenceLevelRule.level(grounds)
    }

    /// The level shown: a claim lowers the computed level, and raises it only with a reason.
    package var level: EvidenceLevel {
        guard let claim, claim.level < computed || claim.reason != nil else { return computed }
        return claim.level
    }

    package var isRaised: Bool { level > computed }
    package var isLowered: Bool { level < computed }
    /// Why the level shown is not the computed one, where the author says so.
    package var reason: LocalizedCitedText? { level == computed ? nil : claim?.reason }
}

/// What the author of a practice claims about its evidence.
package struct ClaimedEvidenceLevel: Sendable {
    package let level: EvidenceLevel
    package let reason: LocalizedCitedText?
    let location: SourceLocation

    static let levelField = Field("practices.evidence", FieldType<EvidenceLevel>.vocabulary, .optional)
    static let reasonField = Field("practices.evidence_reason", .citedLocal, .optional)

    init(level: EvidenceLevel, reason: LocalizedCitedText?, location: SourceLocation) {
        (self.level, self.reason, self.location) = (level, reason, location)
    }

    /// Nil where the front matter claims no level.
    init?(_ reader: inout FieldReader) {
        let level = reader.read(Self.levelField)
        let reason = reader.read(Self.reasonField)
        if reader.has(Self.reasonField.key), !reader.has(Self.levelField.key) {
            reader.context.diagnostics.append(
                Diagnostic(
                    .missingKey, at: reader.location(of: Self.reasonField.key), offendingText: Self.levelField.key,
                    detail: Self.levelField.key))
        }
        guard let level else { return nil }
        self.init(level: level, reason: reason, location: reader.location(of: Self.levelField.key))
    }
}

extension EvidenceLevel: Comparable {
    package static func < (a: EvidenceLevel, b: EvidenceLevel) -> Bool { a.level < b.level }
}

extension Catalogue {
    static func assessments(
        of practices: Table<Practice>, _ institutions: Table<Institution>, bibliography: (RecordKey) -> Bibliography
    ) -> [ID<Practice>: EvidenceAssessment] {
        var assessments: [ID<Practice>: EvidenceAssessment] = [:]
        for practice in practices.all {
            var owners: Set<String> = []
            for owner in (practice.lead + practice.partners).compactMap({ institutions.find($0.text) }) {
                for name in [owner.name, owner.shortName].compactMap({ $0 }) {
                    owners.formUnion(name.languages.compactMap { name.written(in: $0)?.foldedLabel })
                }
            }
            let grounds = EvidenceLevelRule.grounds(of: practice, bibliography(practice.key), owners: owners)
            assessments[practice.id] = EvidenceAssessment(grounds, claim: practice.evidenceClaim)
        }
        return assessments
    }
}

/// Reports claims above the computed level whose reason is missing, or missing in a language of the site.
enum EvidenceClaimCheck {
    static func check(_ catalogue: Catalogue) -> [Diagnostic] {
        catalogue.practices.all.compactMap { practice in
            let assessment = catalogue.evidence(of: practice)
            guard let claim = assessment.claim, claim.level > assessment.computed else { return nil }
            let missing = catalogue.settings.languages.filter { claim.reason?.written(in: $0) == nil }.map(\.rawValue)
            if missing.isEmpty { return nil }
            return Diagnostic(
                .evidenceWithoutReason, at: claim.location, offendingText: claim.level.rawValue,
                detail: "\(assessment.computed.rawValue); evidence_reason: {\(missing.map { $0 + ": …" }.joined(separator: ", "))}")
        }
    }
}
