/// Formats numbers: grouped, with the separators of the language and Western digits.
package enum NumberFormat {
    /// `1,234.5` in English, `1 234,5` in French (narrow no-break space). In Arabic, where a point and a comma are read differently in the three
    /// countries, thousands are parted by a no-break space, and four digits stand together: `1234,5`, `12 345`.
    package static func text(_ number: Double, in language: Language) -> String {
        let traits = language.traits
        let rounded = (number * 100).rounded() / 100
        let whole = Int(rounded.magnitude)
        var fraction = Int(((rounded.magnitude - Double(whole)) * 100).rounded())
        var text = whole < traits.groupedFrom ? String(whole) : grouped(whole, by: traits.groupSeparator)
        if fraction > 0 {
            if fraction % 10 == 0 {
                fraction /= 10
                text += traits.decimalSeparator + String(fraction)
            } else {
                text += traits.decimalSeparator + (fraction < 10 ? "0" : "") + String(fraction)
            }
        }
        return (rounded < 0 ? "\u{2212}" : "") + text
    }

    private static func grouped(_ number: Int, by separator: String) -> String {
        let digits = Array(String(number))
        guard digits.count > 3 else { return String(digits) }
        var text = ""
        for (index, digit) in digits.enumerated() {
            if index > 0 && (digits.count - index) % 3 == 0 { text += separator }
            text.append(digit)
        }
        return text
    }
}
