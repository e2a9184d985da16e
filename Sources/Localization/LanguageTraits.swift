/// What differs between languages: a row of `strings/languages.yaml`.
///
/// A class, so that a `Language` stays small.
package final class LanguageTraits: Sendable {
    package let code: String
    /// In the language itself.
    package let name: String
    package let englishName: String
    /// The locale of link previews, with the territory that Open Graph requires.
    package let previewLocale: String
    package let direction: Direction
    package let plurals: PluralRule
    /// Between groups of three digits.
    package let groupSeparator: String
    package let decimalSeparator: String
    /// The first number whose digits are grouped.
    package let groupedFrom: Int
    package let quotes: (opening: String, closing: String)
    /// Between a label and its value.
    package let colon: String
    /// January to December.
    package let months: [String]
    /// The names of months by the country's code in capitals, where they differ.
    package let monthsByCountry: [String: [String]]
    /// How the first day of a month is written, where that differs.
    package let firstDay: String?
    /// With `{day}`, `{month}` and `{year}`.
    package let dayMonthYear: String
    package let monthYear: String
    /// The place in lists.
    package let order: Int

    /// The texts of a site in this language, which come before the program's own.
    let texts: [TextKey: String]

    /// The rows of `strings/languages.yaml`.
    static let known: [LanguageTraits] = {
        let rows = knownRows
        let codes = (rows["order"] ?? "").split(separator: " ").map(String.init)
        return codes.enumerated().compactMap { order, code in
            LanguageTraits(code, order: order, texts: [:]) {
                rows["\(code).\($0)"]
            } countries: {
                rows.values(below: code)
            }
        }
    }()

    private static let knownRows = TextFile(TextTable.languageRows).texts

    /// Nil without a name or months, or with a value that no language can have.
    private init?(
        _ code: String, order: Int, texts: [TextKey: String], _ value: (String) -> String?, countries: () -> [String: String]
    ) {
        guard let name = value("name"), let months = value("months").flatMap(Self.months),
            let direction = Direction(rawValue: value("direction") ?? "ltr"), let plurals = PluralRule(rawValue: value("plurals") ?? "one")
        else { return nil }
        let quotes = (value("quotes") ?? "“|”").split(separator: "|").map(String.init)
        guard quotes.count == 2 else { return nil }
        (self.code, self.order, self.name, self.direction, self.plurals, self.months) = (code, order, name, direction, plurals, months)
        (self.quotes, self.texts) = ((quotes[0], quotes[1]), texts)
        englishName = value("english") ?? name
        previewLocale = value("locale") ?? code
        groupSeparator = value("thousands") ?? "\u{A0}"
        decimalSeparator = value("decimal") ?? ","
        groupedFrom = value("group-from").flatMap(Int.init) ?? 1000
        colon = value("colon") ?? ": "
        firstDay = value("first-day")
        dayMonthYear = value("day-month-year") ?? "{day} {month} {year}"
        monthYear = value("month-year") ?? "{month} {year}"
        monthsByCountry = countries().compactMapValues(Self.months)
    }

    private static func months(_ text: String) -> [String]? {
        let names = text.split(separator: "|").map(String.init)
        return names.count == 12 ? names : nil
    }
}

extension [String: String] {
    /// The months by country of a row.
    fileprivate func values(below code: String) -> [String: String] {
        let prefix = code + ".months-by-country."
        return Dictionary(
            uniqueKeysWithValues: filter { $0.key.hasPrefix(prefix) }.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
    }
}
