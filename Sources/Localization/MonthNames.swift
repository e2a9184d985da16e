/// Month names as used in one country.
///
/// A table of our own, checked against ICU by a test, so that the output does not depend on the toolchain's data.
package struct MonthNames: Sendable, Hashable {
    private let arabic: [String]

    /// The names for a locale (`ar-MA`, `ar-EG`, `ar-TN`); other locales get the names used in Egypt.
    package init(locale: String) {
        switch locale {
        case "ar-MA":
            arabic = ["يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر"]
        case "ar-TN", "ar-DZ":
            arabic = ["جانفي", "فيفري", "مارس", "أفريل", "ماي", "جوان", "جويلية", "أوت", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
        default:
            arabic = ["يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"]
        }
    }

    /// The name of month 1 to 12.
    package func name(of month: Int, in language: Language) -> String {
        switch language {
        case .ar: arabic[month - 1]
        case .fr: Self.french[month - 1]
        case .en: Self.english[month - 1]
        }
    }

    /// For pages that belong to no single country.
    package static let panArab = MonthNames(locale: "ar")

    private static let french = [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ]
    private static let english = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
    ]
}
