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

/// One text in the site's languages. Arabic is always there; the others may be missing.
package struct LocalizedText: Sendable, Hashable {
    package let ar: String
    package let fr: String?
    package let en: String?

    package init(ar: String, fr: String? = nil, en: String? = nil) {
        self.ar = ar
        self.fr = fr
        self.en = en
    }

    /// The text written in exactly this language.
    package func written(in language: Language) -> String? {
        switch language {
        case .ar: ar
        case .fr: fr
        case .en: en
        }
    }

    /// The text for a reader of this language: theirs, else the Arabic.
    package subscript(language: Language) -> String { written(in: language) ?? ar }

    /// The language in which `self[language]` is really written.
    package func language(for language: Language) -> Language {
        written(in: language) == nil ? .ar : language
    }
}
