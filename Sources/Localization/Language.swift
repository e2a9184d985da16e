// Localization: languages, dates, numbers and plurals of the countries, text direction (`Language`, `LocalizedText`, `PluralCategory`, `Bidi`).
// It must not depend on the site, files or pages.
//
//     let date = PartialDate("2023-05")
//     let isTyped = LenientDate("16/5/2023") != nil
//     let count = NumberFormat.text(1250, in: .fr)

/// A language, equal to every other value with the same code.
///
/// What the program knows of it is in `traits`: a row of `strings/languages.yaml`, or what the site's own files say.
package struct Language: Sendable, Hashable, Comparable, RawRepresentable {
    /// The letters of the code, for fast comparison.
    private let packed: UInt32
    /// The place in `known`; that of another language for one of the site's own.
    private let row: UInt8
    /// The traits where the site gives them. Nil for most languages: then copies cost no reference counting.
    private let own: LanguageTraits?

    /// A language that the program knows.
    package init?(rawValue: String) {
        guard let known = Self.known.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = known
    }

    /// A language as the site describes it.
    package init(_ traits: LanguageTraits) {
        (packed, row, own) = (Self.packed(traits.code), 0, traits)
    }

    private init(_ traits: LanguageTraits, row: Int) {
        (packed, self.row, own) = (Self.packed(traits.code), UInt8(clamping: row), nil)
    }

    package var traits: LanguageTraits { own ?? LanguageTraits.known[Int(row)] }

    /// The code: `ar`, `zgh`.
    package var rawValue: String { traits.code }

    /// The languages that the program knows, in the order of lists.
    package static let known = LanguageTraits.known.enumerated().map { Language($1, row: $0) }

    /// The languages in which the program has all its own texts.
    package static let builtIn = known.filter { LocalizedStringTable.program.isWritten(in: $0) }

    package static let ar = required("ar")
    package static let fr = required("fr")
    package static let en = required("en")

    /// The name of the language in that language.
    package var nativeName: String { traits.name }

    package var direction: Direction { traits.direction }

    /// The separator between the items of a list in a line.
    package var listSeparator: String { LocalizedText(.listsSeparator)[self] }

    package static func == (a: Language, b: Language) -> Bool { a.packed == b.packed }
    package static func < (a: Language, b: Language) -> Bool { (a.traits.order, a.packed) < (b.traits.order, b.packed) }
    package func hash(into hasher: inout Hasher) { hasher.combine(packed) }

    /// Codes have two or three letters.
    private static func packed(_ code: String) -> UInt32 { code.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

    private static func required(_ code: String) -> Language {
        guard let language = Language(rawValue: code) else { preconditionFailure("strings/languages.yaml lacks \(code)") }
        return language
    }

    /// The place in the table of the program's texts; nil for a language with texts of the site.
    var tableRow: Int? { own == nil ? Int(row) : nil }

    /// Whether the program lacks texts in this language unless the site has them.
    var isOfSite: Bool { own != nil || !LocalizedStringTable.program.isWritten(in: self) }
}

/// The direction of a line of text; the raw value is that of HTML's `dir`.
package enum Direction: String, Sendable {
    case rightToLeft = "rtl"
    case leftToRight = "ltr"
}
