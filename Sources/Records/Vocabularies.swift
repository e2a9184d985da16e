internal import FrontMatter
internal import Localization

/// The status of a practice.
package enum PracticeStatus: String, TranslatedVocabulary {
    case planned, pilot, ongoing, completed, unknown

    package static let textGroup = "vocabularies.status"
}

/// The evidence level of a practice: a launch is not a result.
package enum EvidenceLevel: String, TranslatedVocabulary {
    case documented, monitored, evaluated

    package static let textGroup = "vocabularies.evidence"

    /// The level from 1 to 3, for the mark next to the label.
    package var level: Int {
        switch self {
        case .documented: 1
        case .monitored: 2
        case .evaluated: 3
        }
    }
}

/// The geographic scale of a practice.
package enum GeographicScale: String, TranslatedVocabulary {
    case national, regional, local
    case crossBorder = "cross-border"

    package static let textGroup = "vocabularies.scale"
}

/// The target groups of a practice.
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

/// The confidence in a fact.
package enum FactConfidence: String, TranslatedVocabulary {
    case high, medium, low

    package static let textGroup = "vocabularies.confidence"
}
