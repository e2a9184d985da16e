/// A date as people write it: digits of any script, common orders, months by name in the three languages.
package enum LenientDate: Sendable, Equatable {
    case date(PartialDate)
    /// Day before month, or month before day: both are days of the calendar.
    case ambiguous(PartialDate, PartialDate)

    /// Nil where the text is no date.
    package init?(_ text: String) {
        var words: [String] = [""]
        for scalar in text.unicodeScalars {
            guard let folded = LetterFolding.fold(scalar) else { continue }
            let isDigit = ("0"..."9").contains(folded)
            guard isDigit || folded.properties.isAlphabetic else {
                words.append("")
                continue
            }
            // A letter that touches a digit begins a word of its own: `2023م`, `1er`.
            if let last = words[words.count - 1].unicodeScalars.last, ("0"..."9").contains(last) != isDigit { words.append("") }
            words[words.count - 1].unicodeScalars.append(folded)
        }
        words.removeAll { $0.isEmpty || Self.fillers.contains($0) }
        var numbers: [(text: String, value: Int)] = []
        var month: Int?
        for (index, word) in words.enumerated() {
            if let value = Int(word), word.count <= 4 {
                numbers.append((word, value))
            } else if month == nil, let named = MonthNames.number(of: word, after: index > 0 ? words[index - 1] : "") {
                month = named
            } else if month == nil, index + 1 < words.count, MonthNames.number(of: words[index + 1], after: word) != nil {
                continue
            } else {
                return nil
            }
        }
        guard let found = Self.read(numbers, month) else { return nil }
        self = found
    }

    private static func read(_ numbers: [(text: String, value: Int)], _ month: Int?) -> LenientDate? {
        guard let year = numbers.first(where: { $0.text.count == 4 })?.value else { return nil }
        let isFirst = numbers[0].text.count == 4
        let rest = numbers.filter { $0.text.count < 4 }.map(\.value)
        guard rest.count == numbers.count - 1, rest.count <= 2 else { return nil }
        func date(_ month: Int? = nil, _ day: Int? = nil) -> PartialDate? {
            func two(_ number: Int) -> String { number < 10 ? "-0\(number)" : "-\(number)" }
            return PartialDate(String(year) + (month.map(two) ?? "") + (day.map(two) ?? ""))
        }
        if let month {
            guard rest.count < 2 else { return nil }
            return date(month, rest.first).map(LenientDate.date)
        }
        guard rest.count == 2 else { return date(rest.first).map(LenientDate.date) }
        if isFirst { return date(rest[0], rest[1]).map(LenientDate.date) }
        let (dayFirst, monthFirst) = (date(rest[1], rest[0]), date(rest[0], rest[1]))
        if let dayFirst, let monthFirst, dayFirst != monthFirst { return .ambiguous(dayFirst, monthFirst) }
        return (dayFirst ?? monthFirst).map(LenientDate.date)
    }

    /// Words around a date that say nothing: year, month, of, the…
    private static let fillers: Set<String> = [
        "le", "la", "de", "du", "en", "annee", "an", "of", "the", "in", "year", "er", "st", "nd", "rd", "th", "سنه", "عام", "في", "يوم",
        "شهر", "م", "من",
    ]
}

extension MonthNames {
    /// The month, from 1, of a folded name in any of the three languages and any of the Arabic calendars; nil for other words.
    ///
    /// - Parameter before: the word before it: the Levant's names are of two words.
    static func number(of word: String, after before: String = "") -> Int? { table[word] ?? pairs["\(before) \(word)"] }

    private static func folded(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.compactMap(LetterFolding.fold)))
    }

    private static let table: [String: Int] = {
        var table: [String: Int] = [:]
        for month in 1...12 {
            for language in Language.builtIn {
                let traits = language.traits
                for names in [traits.months] + traits.monthsByCountry.values { table[folded(names[month - 1])] = month }
                guard language.direction == .leftToRight else { continue }
                let name = folded(traits.months[month - 1])
                if name.count > 4 || language == .en { table[String(name.prefix(3))] = table[String(name.prefix(3))] ?? month }
            }
        }
        // "jui" begins both June and July in French.
        table["jui"] = nil
        for (name, month) in [
            ("janv", 1), ("fevr", 2), ("avr", 4), ("juil", 7), ("sept", 9), ("شباط", 2), ("اذار", 3), ("نيسان", 4), ("ايار", 5),
            ("حزيران", 6),
            ("تموز", 7), ("اب", 8), ("ايلول", 9), ("يوليه", 7), ("يونيه", 6), ("ابريل", 4), ("افريل", 4), ("اغسطس", 8),
        ] { table[name] = month }
        return table
    }()

    private static let pairs = ["كانون الثاني": 1, "تشرين الاول": 10, "تشرين الثاني": 11, "كانون الاول": 12]
}
