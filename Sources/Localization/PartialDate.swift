internal import Bytes

/// A date with the precision of its source: year, month or day.
package struct PartialDate: Sendable, Hashable, Comparable {
    package let year: Int
    package let month: Int?
    package let day: Int?

    /// Reads `2023`, `2023-04` or `2023-04-26`; nil for other forms and for dates that do not exist.
    package init?(_ text: some StringProtocol) {
        var copy = String(text)
        guard let date = copy.withUTF8({ PartialDate(bytes: $0) }) else { return nil }
        self = date
    }

    private init?(bytes: UnsafeBufferPointer<UInt8>) {
        /// The number that the digits represent; nil if any character is no digit.
        func number(_ range: Range<Int>) -> Int? {
            var number = 0
            for byte in bytes[range] {
                guard byte &- 48 < 10 else { return nil }
                number = number * 10 + Int(byte &- 48)
            }
            return number
        }
        guard [4, 7, 10].contains(bytes.count), let year = number(0..<4), (1000...2999).contains(year) else { return nil }
        (self.year, month, day) = (year, bytes.count > 4 ? number(5..<7) : nil, bytes.count > 7 ? number(8..<10) : nil)
        if bytes.count > 4 {
            guard bytes[4] == .hyphen, let month, (1...12).contains(month) else { return nil }
            if bytes.count > 7 {
                guard bytes[7] == .hyphen, let day, (1...Self.days(in: month, of: year)).contains(day) else { return nil }
            }
        }
    }

    /// The UTC date of a number of seconds since 1970; nil outside the supported years.
    package init?(secondsSince1970 seconds: Int) {
        var days = seconds / 86_400 - (seconds % 86_400 < 0 ? 1 : 0)
        guard (-350_000...380_000).contains(days) else { return nil }
        var year = 1970
        while days < 0 {
            year -= 1
            days += Self.length(of: year)
        }
        while days >= Self.length(of: year) {
            days -= Self.length(of: year)
            year += 1
        }
        var month = 1
        while days >= Self.days(in: month, of: year) {
            days -= Self.days(in: month, of: year)
            month += 1
        }
        guard (1000...2999).contains(year) else { return nil }
        (self.year, self.month, self.day) = (year, month, days + 1)
    }

    /// 1 January 1970.
    package static let epoch = PartialDate(year: 1970, month: 1, day: 1)

    private init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

    private static func length(of year: Int) -> Int { 337 + days(in: 2, of: year) }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    /// The ISO 8601 form, as in files and in HTML's `datetime`.
    package var iso: String {
        String(unsafeUninitializedCapacity: 10) { out in
            var count = 0
            func write(_ digit: Int) {
                out[count] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit % 10)
                count += 1
            }
            for position in [1000, 100, 10, 1] { write(year / position) }
            for part in [month, day].compactMap(\.self) {
                out[count] = .hyphen
                count += 1
                write(part / 10)
                write(part)
            }
            return count
        }
    }

    /// The date as text: the country's month name, no comma, Western digits.
    package func text(in language: Language, months: MonthNames) -> String {
        guard let month else { return String(year) }
        let name = months.name(of: month, in: language)
        let traits = language.traits
        guard let day else { return Self.filled(traits.monthYear, day: "", name, year) }
        return Self.filled(traits.dayMonthYear, day: day == 1 ? traits.firstDay ?? "1" : String(day), name, year)
    }

    private static func filled(_ pattern: String, day: String, _ month: String, _ year: Int) -> String {
        // Almost all languages use these two orders.
        if pattern == "{day} {month} {year}" { return "\(day) \(month) \(year)" }
        if pattern == "{month} {year}" { return "\(month) \(year)" }
        return LocalizedStringTable.filled(
            pattern, [MessageArgument("day", day), MessageArgument("month", month), MessageArgument("year", String(year))], .en)
    }

    /// Whether it comes before another date for as far as both are known: a year is not before one of its months.
    package func isCertainlyBefore(_ other: PartialDate) -> Bool {
        if year != other.year { return year < other.year }
        guard let month, let otherMonth = other.month, month != otherMonth else {
            guard let day, let otherDay = other.day, month == other.month else { return false }
            return day < otherDay
        }
        return month < otherMonth
    }

    /// A number that grows with the date by about one each day, to compare distances; what is not known counts as the middle.
    package var ordinal: Int { year * 372 + (month ?? 7) * 31 + (day ?? 15) }

    /// Whole months from this date to another; a missing month or day counts as 1.
    package func months(to other: PartialDate) -> Int {
        (other.year - year) * 12 + (other.month ?? 1) - (month ?? 1) - ((other.day ?? 1) < (day ?? 1) ? 1 : 0)
    }

    /// The date some months later, as precise as this one; a day that the month lacks becomes its last.
    package func adding(months count: Int) -> PartialDate {
        let months = year * 12 + (month ?? 1) - 1 + count
        let (year, month) = (months / 12, months % 12 + 1)
        return PartialDate(year: year, month: self.month.map { _ in month }, day: day.map { min($0, Self.days(in: month, of: year)) })
    }

    private init(year: Int, month: Int?, day: Int?) { (self.year, self.month, self.day) = (year, month, day) }

    package static func < (a: PartialDate, b: PartialDate) -> Bool {
        (a.year, a.month ?? 0, a.day ?? 0) < (b.year, b.month ?? 0, b.day ?? 0)
    }
}

/// Two dates as one phrase: `من 16 إلى 18 ماي 2023`, `du 16 au 18 mai 2023`, `16–18 May 2023`.
package struct DateRangeFormatter: Sendable, Hashable {
    package let start: PartialDate
    package let end: PartialDate

    package init(from start: PartialDate, to end: PartialDate) {
        self.start = start
        self.end = end
    }

    package func text(in language: Language, months: MonthNames) -> String {
        if start == end { return start.text(in: language, months: months) }
        let sameMonth = start.year == end.year && start.month == end.month
        let from = sameMonth ? start.day.map(String.init) ?? start.iso : start.text(in: language, months: months)
        let to = end.text(in: language, months: months)
        return LocalizedText(.datesRange, [MessageArgument("from", from), MessageArgument("to", to)])[language]
    }
}
