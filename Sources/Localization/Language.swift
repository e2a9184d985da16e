// Localization: languages, dates, numbers and plurals of the countries, text direction (`Language`, `LocalizedText`, `PluralCategory`, `Bidi`).
// It must not depend on the site, files or pages.
//
//     PluralCategory.category(of: 11, in: .ar)                        // .many
//     PartialDate("2023-05-16")?.text(in: .ar, months: .ma)   // 16 ماي 2023

/// A language of the site.
///
/// To add one: a case here, a property in `LocalizedText`, a file in each theme's `strings/`; the compiler lists the rest.
package enum Language: String, CaseIterable, Sendable, Hashable, Comparable {
    case ar, fr, en

    /// The name of the language in that language.
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

    /// The separator between the items of a list in a line.
    package var listSeparator: String { LocalizedText(.listsSeparator)[self] }

    package static func < (a: Language, b: Language) -> Bool { a.order < b.order }

    private var order: Int {
        switch self {
        case .ar: 0
        case .fr: 1
        case .en: 2
        }
    }
}

/// The direction of a line of text; the raw value is that of HTML's `dir`.
package enum Direction: String, Sendable {
    case rightToLeft = "rtl"
    case leftToRight = "ltr"
}
