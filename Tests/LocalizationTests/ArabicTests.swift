import Foundation
import Localization
import Testing

@Suite struct ArabicTests {
    @Test(arguments: [
        (0, PluralCategory.zero), (1, .one), (2, .two), (3, .few), (10, .few), (11, .many), (99, .many), (100, .other), (101, .other),
        (102, .other),
        (103, .few), (111, .many), (1000, .other), (1003, .few),
    ])
    func pluralCategories(number: Int, expected: PluralCategory) {
        #expect(PluralCategory.category(of: number, in: .ar) == expected)
    }

    @Test(arguments: [
        ("ar-MA", "16 ماي 2023"), ("ar-TN", "16 ماي 2023"), ("ar-EG", "16 مايو 2023"),
    ])
    func monthsByCountry(locale: String, expected: String) throws {
        let date = try #require(PartialDate("2023-05-16"))
        #expect(date.text(in: .ar, months: MonthNames(locale: locale)) == expected)
    }

    /// Our table against the toolchain's: an outside judge of 36 names.
    @Test(arguments: ["ar_MA", "ar_EG", "ar_TN"])
    func monthNamesAgreeWithICU(identifier: String) throws {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: identifier)
        formatter.timeZone = TimeZone(identifier: "UTC")
        formatter.dateFormat = "MMMM"
        let names = MonthNames(locale: identifier.replacingOccurrences(of: "_", with: "-"))
        for month in 1...12 {
            let day = try #require(ISO8601DateFormatter().date(from: "2023-\(month < 10 ? "0" : "")\(month)-15T12:00:00Z"))
            #expect(names.name(of: month, in: .ar) == formatter.string(from: day))
        }
    }

    @Test(arguments: ["2023-02-29", "2023-13", "2023-00", "23", "2023-4-1", "2023-04-31", "", "2023-04-", "٢٠٢٣"])
    func impossibleDates(text: String) {
        #expect(PartialDate(text) == nil)
    }

    @Test func leapDay() {
        #expect(PartialDate("2024-02-29")?.iso == "2024-02-29")
    }

    @Test func sortingIgnoresTheArticleAndHamza() {
        let words = ["الوقاية", "آلية", "الحماية", "إحالة", "الإحالة", "الآلية", "حماية", "تدريب"]
        let sorted = words.map { (CollationKey($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
        #expect(sorted.firstIndex(of: "إحالة")! + 1 == sorted.firstIndex(of: "الإحالة")!)
        #expect(sorted.firstIndex(of: "آلية")! + 1 == sorted.firstIndex(of: "الآلية")!)
        #expect(abs(sorted.firstIndex(of: "حماية")! - sorted.firstIndex(of: "الحماية")!) == 1)
        #expect(sorted.last == "الوقاية")
    }

    @Test(arguments: [
        ("الإيواء", "ا"), ("آلية الإحالة الوطنية", "ا"), ("إلغاء العبودية", "ا"), ("الآلية الوطنية", "ا"), ("الضحية", "ض"),
        ("«اتجار»", "ا"), ("École", "E"), ("victime", "V"), ("2023", "#"),
    ])
    func aListIsIndexedByTheFirstLetter(text: String, letter: String) { #expect(CollationKey.initial(of: text) == letter) }

    @Test func numbersByLanguage() {
        #expect(NumberFormat.text(584_809, in: .ar) == "584\u{A0}809")
        #expect(NumberFormat.text(1_313, in: .ar) == "1313")
        #expect(NumberFormat.text(584_809, in: .fr) == "584\u{202F}809")
        #expect(NumberFormat.text(584_809, in: .en) == "584,809")
        #expect(NumberFormat.text(88.5, in: .ar) == "88,5")
        #expect(NumberFormat.text(-3, in: .en) == "\u{2212}3")
        #expect(NumberFormat.text(7, in: .fr) == "7")
    }

    @Test func dateRanges() throws {
        let start = try #require(PartialDate("2023-05-16")), end = try #require(PartialDate("2023-05-18"))
        #expect(DateRangeFormatter(from: start, to: end).text(in: .ar, months: MonthNames(locale: "ar-MA")) == "من 16 إلى 18 ماي 2023")
        #expect(DateRangeFormatter(from: start, to: end).text(in: .fr, months: .panArab) == "du 16 au 18 mai 2023")
    }
}

/// Dates, which are read by bytes, beside the same rule said plainly.
@Suite struct DateFormTests {
    @Test func datesHaveThreeForms() {
        var state: UInt64 = 7
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        let parts = [
            "2023", "2024", "0999", "3000", "1000", "-", "-", "-", "02", "2", "12", "13", "00", "28", "29", "30", "31", "32", "٠٢", " ",
            "a1",
        ]
        var sound = 0
        for _ in 0..<20_000 {
            let text = (0..<next(6)).map { _ in parts[next(parts.count)] }.joined()
            let pieces = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
            let isWritten =
                pieces.count <= 3
                && zip(pieces, [4, 2, 2]).allSatisfy { $0.utf8.count == $1 && $0.utf8.allSatisfy { (48...57).contains($0) } }
            let numbers = pieces.compactMap { Int($0) }
            let months = [31, 0, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            var isValid = isWritten && (1000...2999).contains(numbers[0])
            if isValid, numbers.count > 1 { isValid = (1...12).contains(numbers[1]) }
            if isValid, numbers.count > 2 {
                let isLeap = numbers[0] % 4 == 0 && (numbers[0] % 100 != 0 || numbers[0] % 400 == 0)
                isValid = (1...(numbers[1] == 2 ? isLeap ? 29 : 28 : months[numbers[1] - 1])).contains(numbers[2])
            }
            #expect((PartialDate(text)?.iso) == (isValid ? text : nil), "\(text)")
            if isValid { sound += 1 }
        }
        #expect(sound > 100)
    }
}
