/// The plural categories of Unicode's CLDR; Arabic uses all six.
package enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other

    /// The category of an integer in a language (CLDR 48, cardinal).
    package static func category(of number: Int, in language: Language) -> PluralCategory {
        let n = number.magnitude
        switch language {
        case .ar:
            switch n {
            case 0: return .zero
            case 1: return .one
            case 2: return .two
            default:
                switch n % 100 {
                case 3...10: return .few
                case 11...99: return .many
                default: return .other
                }
            }
        case .fr: return n < 2 ? .one : .other
        case .en: return n == 1 ? .one : .other
        }
    }

    /// The categories that a language distinguishes.
    package static func needed(in language: Language) -> [PluralCategory] {
        switch language {
        case .ar: allCases
        case .fr, .en: [.one, .other]
        }
    }
}
