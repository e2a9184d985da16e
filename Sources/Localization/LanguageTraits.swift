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
    let texts: [LocalizationKeyHash: String]

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

    private static let knownRows = LocalizationFile(LocalizedStringTable.languageRows).texts

    /// Nil without a name or months, or with a value that no language can have.
    private init?(
        _ code: String, order: Int, texts: [LocalizationKeyHash: String], _ value: (String) -> String?, countries: () -> [String: String]
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

    /// A language of a site. What its row leaves out is that of the program's row, if there is one.
    ///
    /// - Parameters:
    ///   - row: the keys of `language.yaml`.
    ///   - texts: the texts of the program in this language, by file and key.
    package convenience init?(ofSite code: String, row: [String: String], texts: [String: String]) {
        let known = Self.knownRows
        let place = Self.known.firstIndex { $0.code == code }
        let countries = known.values(below: code).merging(row.values(below: nil)) { $1 }
        self.init(
            code, order: place ?? Self.known.count,
            texts: Dictionary(texts.map { (LocalizationKeyHash($0.key), $0.value) }) { first, _ in first },
            { row[$0] ?? known["\(code).\($0)"] }, countries: { countries })
    }

    /// Whether a text can be the code of a language (ISO 639): two or three small letters.
    package static func isCode(_ text: String) -> Bool {
        (2...3).contains(text.utf8.count) && text.utf8.allSatisfy { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    }

    /// Whether a row can have a key.
    package static func isKey(_ key: String) -> Bool { keys.contains(key) || key.hasPrefix("months-by-country.") }

    private static let keys: Set<String> = [
        "name", "english", "locale", "direction", "plurals", "thousands", "decimal", "group-from", "quotes", "colon", "months", "first-day",
        "day-month-year", "month-year",
    ]

    /// What a value must be like, if it is not.
    package static func expected(of key: String, _ value: String) -> String? {
        switch key {
        case "direction": Direction(rawValue: value) == nil ? "ltr, rtl" : nil
        case "plurals": PluralRule(rawValue: value) == nil ? PluralRule.allCases.map(\.rawValue).joined(separator: ", ") : nil
        case "group-from": Int(value) == nil ? "1000" : nil
        case "quotes": value.split(separator: "|").count == 2 ? nil : "“|”"
        case _ where key.hasPrefix("months"): months(value) == nil ? "12 × …|…" : nil
        default: nil
        }
    }

    private static func months(_ text: String) -> [String]? {
        let names = text.split(separator: "|").map(String.init)
        return names.count == 12 ? names : nil
    }
}

extension [String: String] {
    /// The months by country of a row.
    fileprivate func values(below code: String?) -> [String: String] {
        let prefix = (code.map { $0 + "." } ?? "") + "months-by-country."
        return Dictionary(
            uniqueKeysWithValues: filter { $0.key.hasPrefix(prefix) }.map { (String($0.key.dropFirst(prefix.count)), $0.value) })
    }
}
