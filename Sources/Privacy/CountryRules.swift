/// A national telephone plan, as far as it tells numbers of persons from those of services.
package struct PhonePlan: Sendable, Hashable {
    /// The country code, `212`.
    package let code: [UInt8]
    /// What is dialled before a national number within the country; empty where nothing is.
    package let trunk: [UInt8]
    /// Digits of a national number without the trunk prefix.
    package let lengths: [Int]
    /// First digits of numbers that may be a person's.
    package let personal: [[UInt8]]
    /// First digits of numbers of services: they lead to nobody.
    package let official: [[UInt8]]
    /// Whether the plan is of a country of the site: then its numbers count without a word that says what they are.
    let isOwn: Bool

    package init(code: String, trunk: String, lengths: [Int], personal: [String], official: [String]) {
        self.init(code, trunk, lengths, personal, official, isOwn: true)
    }

    private init(_ code: String, _ trunk: String, _ lengths: [Int], _ personal: [String], _ official: [String], isOwn: Bool) {
        (self.code, self.trunk, self.lengths, self.isOwn) = (Self.digits(code), Self.digits(trunk), lengths, isOwn)
        (self.personal, self.official) = (personal.map(Self.digits), official.map(Self.digits))
    }

    /// Values of the digits of a text.
    static func digits(_ text: String) -> [UInt8] { CanonicalText(text).symbols.filter(Symbol.isDigit).map { $0 - 0x30 } }

    /// The embedded plans of other countries.
    static let library: [PhonePlan] = DataLines.of(PackageResources.phone_plans_tsv).compactMap { line in
        let columns = line.split(separator: "\t").map { $0 == "-" ? "" : String($0) }
        guard columns.count == 5 else { return nil }
        func list(_ column: Int) -> [String] { columns[column].split(separator: ",").map(String.init) }
        return PhonePlan(columns[0], columns[1], list(2).compactMap { Int($0) }, list(3), list(4), isOwn: false)
    }

    enum Reading { case personal, official, unknown }

    /// What a national number without its trunk prefix is.
    func reading(_ national: ArraySlice<UInt8>) -> Reading? {
        guard lengths.contains(national.count) else { return nil }
        if official.contains(where: { national.starts(with: $0) }) { return .official }
        return personal.isEmpty || personal.contains(where: { national.starts(with: $0) }) ? .personal : .unknown
    }

    /// What a number is that is dialled within the country, with the trunk prefix; nil where the plan has none.
    func readingWithTrunk(_ digits: ArraySlice<UInt8>) -> Reading? {
        guard !trunk.isEmpty, digits.starts(with: trunk) else { return nil }
        return reading(digits.dropFirst(trunk.count))
    }

    /// What a number is that begins with the country code; the trunk prefix is often kept: +212 (0)6…
    func readingWithCode(_ digits: ArraySlice<UInt8>) -> Reading? {
        guard digits.starts(with: code) else { return nil }
        let rest = digits.dropFirst(code.count)
        return reading(rest) ?? readingWithTrunk(rest)
    }
}

/// The shape of the numbers on one kind of identity paper.
package struct DocumentShape: Sendable, Hashable {
    /// Letters before the digits, and how many digits.
    let letters: ClosedRange<Int>
    let digits: ClosedRange<Int>
    /// First digits; empty where any may stand.
    let starts: [[UInt8]]
    /// Where in the digits a birth date of six digits begins (`yymmdd`), from 1.
    let birthDate: Int?
    /// Words that say what the number is; beside them the general ones count.
    package let words: [String]
    /// Whether the number counts only after such a word.
    let needsWord: Bool

    package init(letters: ClosedRange<Int>, digits: ClosedRange<Int>, starts: [String], birthDate: Int?, words: [String], needsWord: Bool) {
        (self.letters, self.digits, self.birthDate, self.words, self.needsWord) = (letters, digits, birthDate, words, needsWord)
        self.starts = starts.map(PhonePlan.digits)
    }

    /// Shapes that count in any country after a word such as `CIN` or `passport`.
    static let general = [
        DocumentShape(letters: 0...0, digits: 8...14, starts: [], birthDate: nil, words: [], needsWord: true),
        DocumentShape(letters: 1...3, digits: 4...9, starts: [], birthDate: nil, words: [], needsWord: true),
    ]

    func fits(_ digits: ArraySlice<UInt8>) -> Bool {
        guard self.digits.contains(digits.count), starts.isEmpty || starts.contains(where: { digits.starts(with: $0) }) else {
            return false
        }
        guard let birthDate else { return true }
        let first = digits.startIndex + birthDate - 1
        guard first >= digits.startIndex, first + 6 <= digits.endIndex else { return false }
        let month = digits[first + 2] * 10 + digits[first + 3], day = digits[first + 4] * 10 + digits[first + 5]
        return (1...12).contains(month) && (1...31).contains(day)
    }
}

/// What is a country's own, from its file.
package struct CountryRules: Sendable, Equatable {
    package var plans: [PhonePlan] = []
    package var documents: [DocumentShape] = []
    /// Words that open the number of a case.
    package var caseWords: [String] = []

    package init() {}
}
