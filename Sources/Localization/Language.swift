// Localisation knows languages, the formats of countries, and Arabic. It knows no site, no file and no page.
//
//     Plural.category(of: 11, in: .ar)                        // .many
//     PartialDate("2023-05-16")?.text(in: .ar, months: .ma)   // 16 ماي 2023

/// A language that the site has a tree for.
///
/// To add one: a case here, a property in `LocalizedText`, a file in each theme's `strings/`; the compiler lists the rest.
package enum Language: String, CaseIterable, Sendable, Hashable, Comparable {
    case ar, fr, en

    /// The language's name in itself.
    package var nativeName: String {
        switch self {
        case .ar: "العربية"
        case .fr: "Français"
        case .en: "English"
        }
    }

    package var direction: Direction {
        self == .ar ? .rightToLeft : .leftToRight
    }

    package static func < (a: Language, b: Language) -> Bool { a.order < b.order }

    private var order: Int {
        switch self {
        case .ar: 0
        case .fr: 1
        case .en: 2
        }
    }
}

/// The direction in which a line of text runs; the raw value is HTML's.
package enum Direction: String, Sendable {
    case rightToLeft = "rtl"
    case leftToRight = "ltr"
}
