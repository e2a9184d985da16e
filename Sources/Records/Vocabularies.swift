internal import FrontMatter
internal import Localization

/// Where a practice stands in its life.
package enum Status: String, TranslatedVocabulary {
    case planned, pilot, ongoing, completed, unknown

    package static let textGroup = "vocabularies.status"
}

/// What the facts rest on: a launch is not a result.
package enum Evidence: String, TranslatedVocabulary {
    case documented, monitored, evaluated

    package static let textGroup = "vocabularies.evidence"

    /// 1 to 3, for the three-part mark beside the words.
    package var level: Int {
        switch self {
        case .documented: 1
        case .monitored: 2
        case .evaluated: 3
        }
    }
}

/// How far a practice reaches.
package enum Scale: String, TranslatedVocabulary {
    case national, regional, local
    case crossBorder = "cross-border"

    package static let textGroup = "vocabularies.scale"
}

/// Whom a practice is for.
package enum TargetGroup: String, TranslatedVocabulary {
    case victims, women, children, men, migrants
    case domesticWorkers = "domestic-workers"
    case workers
    case jobSeekers = "job-seekers"
    case professionals
    case justiceStaff = "justice-staff"
    case police
    case labourInspectors = "labour-inspectors"
    case lawyers, associations, employers, institutions, `public`

    package static let textGroup = "vocabularies.target-group"
}

/// How sure a fact is.
package enum Confidence: String, TranslatedVocabulary {
    case high, medium, low

    package static let textGroup = "vocabularies.confidence"
}

/// The currencies of costs.
package enum Currency: String, TranslatedVocabulary {
    case MAD, EGP, TND, EUR, USD

    package static let textGroup = "vocabularies.currency"
}
