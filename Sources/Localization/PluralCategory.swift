/// The plural categories of Unicode's CLDR; Arabic uses all six.
package enum PluralCategory: String, CaseIterable, Sendable {
    case zero, one, two, few, many, other

    /// The category of an integer in a language.
    package static func category(of number: Int, in language: Language) -> PluralCategory {
        language.traits.plurals.category(of: number.magnitude)
    }

    /// The categories that a language distinguishes.
    package static func needed(in language: Language) -> [PluralCategory] { language.traits.plurals.categories }
}

/// The rules by which languages form plurals (CLDR 48, cardinal, integers), named as in `strings/languages.yaml`.
package enum PluralRule: String, CaseIterable, Sendable {
    case arabic
    /// One for 1: English, Spanish, German, Italian, Swahili.
    case one
    /// One for 0 and 1: French, Portuguese, Amharic.
    case zeroOrOne = "zero-or-one"
    /// One for 0, 1 and 11 to 99: Central Atlas Tamazight.
    case tamazight
    /// No plural forms: Standard Moroccan Tamazight in CLDR, Chinese, Indonesian.
    case none

    func category(of n: UInt) -> PluralCategory {
        switch self {
        case .arabic:
            switch n {
            case 0: .zero
            case 1: .one
            case 2: .two
            default:
                switch n % 100 {
                case 3...10: .few
                case 11...99: .many
                default: .other
                }
            }
        case .one: n == 1 ? .one : .other
        case .zeroOrOne: n < 2 ? .one : .other
        case .tamazight: n < 2 || (11...99).contains(n) ? .one : .other
        case .none: .other
        }
    }

    var categories: [PluralCategory] {
        switch self {
        case .arabic: PluralCategory.allCases
        case .one, .zeroOrOne, .tamazight: [.one, .other]
        case .none: [.other]
        }
    }
}
