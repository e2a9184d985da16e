internal import FrontMatter
package import Localization

/// Where a practice stands in its life.
package enum Status: String, Vocabulary {
    case planned, pilot, ongoing, completed, unknown

    package var label: LocalizedText {
        switch self {
        case .planned: .init(ar: "مقررة", fr: "prévue", en: "planned")
        case .pilot: .init(ar: "تجريبية", fr: "pilote", en: "pilot")
        case .ongoing: .init(ar: "جارية", fr: "en cours", en: "ongoing")
        case .completed: .init(ar: "منتهية", fr: "terminée", en: "completed")
        case .unknown: .init(ar: "غير موثقة الحالة", fr: "état non documenté", en: "status not documented")
        }
    }
}

/// What the facts rest on: a launch is not a result.
package enum Evidence: String, Vocabulary {
    case documented, monitored, evaluated

    package var label: LocalizedText {
        switch self {
        case .documented: .init(ar: "موصوفة في مصادر", fr: "décrite par des sources", en: "described by sources")
        case .monitored: .init(ar: "أرقام منشورة", fr: "chiffres publiés", en: "figures published")
        case .evaluated: .init(ar: "تقييم مستقل", fr: "évaluation indépendante", en: "independently evaluated")
        }
    }

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
package enum Scale: String, Vocabulary {
    case national, regional, local
    case crossBorder = "cross-border"

    package var label: LocalizedText {
        switch self {
        case .national: .init(ar: "وطني", fr: "national", en: "national")
        case .regional: .init(ar: "جهوي أو إقليمي", fr: "régional", en: "regional")
        case .local: .init(ar: "محلي", fr: "local", en: "local")
        case .crossBorder: .init(ar: "عابر للحدود", fr: "transfrontalier", en: "cross-border")
        }
    }
}

/// Whom a practice is for.
package enum TargetGroup: String, Vocabulary {
    case victims, women, children, men, migrants
    case domesticWorkers = "domestic-workers"
    case workers
    case jobSeekers = "job-seekers"
    case professionals
    case justiceStaff = "justice-staff"
    case police
    case labourInspectors = "labour-inspectors"
    case lawyers, associations, employers, institutions, `public`

    package var label: LocalizedText {
        switch self {
        case .victims: .init(ar: "الضحايا", fr: "victimes", en: "victims")
        case .women: .init(ar: "النساء", fr: "femmes", en: "women")
        case .children: .init(ar: "الأطفال", fr: "enfants", en: "children")
        case .men: .init(ar: "الرجال", fr: "hommes", en: "men")
        case .migrants: .init(ar: "المهاجرون", fr: "migrants", en: "migrants")
        case .domesticWorkers: .init(ar: "العمال المنزليون", fr: "travailleurs domestiques", en: "domestic workers")
        case .workers: .init(ar: "العمال", fr: "travailleurs", en: "workers")
        case .jobSeekers: .init(ar: "الباحثون عن عمل", fr: "demandeurs d’emploi", en: "job seekers")
        case .professionals: .init(ar: "المهنيون", fr: "professionnels", en: "professionals")
        case .justiceStaff: .init(ar: "القضاة وأعضاء النيابة العامة", fr: "magistrats et parquets", en: "judges and prosecutors")
        case .police: .init(ar: "الشرطة والدرك والحرس", fr: "forces de l’ordre", en: "police forces")
        case .labourInspectors: .init(ar: "مفتشو الشغل", fr: "inspecteurs du travail", en: "labour inspectors")
        case .lawyers: .init(ar: "المحامون", fr: "avocats", en: "lawyers")
        case .associations: .init(ar: "الجمعيات", fr: "associations", en: "associations")
        case .employers: .init(ar: "أصحاب العمل", fr: "employeurs", en: "employers")
        case .institutions: .init(ar: "المؤسسات", fr: "institutions", en: "institutions")
        case .public: .init(ar: "عموم الناس", fr: "grand public", en: "general public")
        }
    }
}

/// How sure a fact is.
package enum Confidence: String, Vocabulary {
    case high, medium, low

    package var label: LocalizedText {
        switch self {
        case .high: .init(ar: "ثقة عالية", fr: "confiance élevée", en: "high confidence")
        case .medium: .init(ar: "ثقة متوسطة", fr: "confiance moyenne", en: "medium confidence")
        case .low: .init(ar: "ثقة ضعيفة", fr: "confiance faible", en: "low confidence")
        }
    }
}

/// The currencies of costs.
package enum Currency: String, Vocabulary {
    case MAD, EGP, TND, EUR, USD

    package var label: LocalizedText {
        switch self {
        case .MAD: .init(ar: "درهم مغربي", fr: "dirhams marocains", en: "Moroccan dirhams")
        case .EGP: .init(ar: "جنيه مصري", fr: "livres égyptiennes", en: "Egyptian pounds")
        case .TND: .init(ar: "دينار تونسي", fr: "dinars tunisiens", en: "Tunisian dinars")
        case .EUR: .init(ar: "يورو", fr: "euros", en: "euros")
        case .USD: .init(ar: "دولار أمريكي", fr: "dollars américains", en: "US dollars")
        }
    }
}
