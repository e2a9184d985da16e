/// The month names of a country: its own in the language of its locale, the usual ones in all others.
///
/// They come from `strings/languages.yaml`, checked against ICU by a test, so that the output does not depend on the toolchain's data.
package struct MonthNames: Sendable, Hashable {
    private let language: String
    private let country: String

    /// The names for a locale (`ar-MA`); a country without names of its own gets those of the language.
    package init(locale: String) {
        let parts = locale.split(separator: "-").map(String.init)
        (language, country) = (parts.first ?? "", parts.dropFirst().last ?? "")
    }

    /// The name of month 1 to 12.
    package func name(of month: Int, in language: Language) -> String {
        let traits = language.traits
        if traits.code == self.language, let names = traits.monthsByCountry[country] { return names[month - 1] }
        return traits.months[month - 1]
    }

    /// For pages that belong to no single country.
    package static let panArab = MonthNames(locale: "ar")
}
