internal import Bytes

/// The part of a national numbering plan that separates personal numbers from service numbers.
package struct CompiledNumberingPlan: Sendable, Hashable {
    /// The country code, `212`.
    package let code: [UInt8]
    /// The trunk prefix dialled before a national number; empty if the plan has none.
    package let trunk: [UInt8]
    /// Allowed digit counts of a national number without the trunk prefix.
    package let lengths: [Int]
    /// Leading digits of numbers that may belong to a person.
    package let personal: [[UInt8]]
    /// Leading digits of service numbers, which identify no person.
    package let official: [[UInt8]]
    /// Whether the plan is of a country of the site. Its numbers are reported even without a word such as `tel` before them.
    let isOwn: Bool

    package init(code: String, trunk: String, lengths: [Int], personal: [String], official: [String]) {
        self.init(code, trunk, lengths, personal, official, isOwn: true)
    }

    private init(_ code: String, _ trunk: String, _ lengths: [Int], _ personal: [String], _ official: [String], isOwn: Bool) {
        (self.code, self.trunk, self.lengths, self.isOwn) = (Self.digits(code), Self.digits(trunk), lengths, isOwn)
        (self.personal, self.official) = (personal.map(Self.digits), official.map(Self.digits))
    }

    /// The values of the digits in a text.
    static func digits(_ text: String) -> [UInt8] {
        CanonicalText(text).symbols.filter(CanonicalByte.isDigit).map { $0 - UInt8(ascii: "0") }
    }

    /// The embedded plans of other countries.
    static let library: [CompiledNumberingPlan] = EmbeddedDataFile.of(PackageResources.phone_plans_tsv).compactMap { line in
        let columns = line.split(separator: "\t").map { $0 == "-" ? "" : String($0) }
        guard columns.count == 5 else { return nil }
        func list(_ column: Int) -> [String] { columns[column].split(separator: ",").map(String.init) }
        return CompiledNumberingPlan(columns[0], columns[1], list(2).compactMap { Int($0) }, list(3), list(4), isOwn: false)
    }

    enum NumberClass { case personal, official, unknown }

    /// Classifies a national number written without its trunk prefix.
    func reading(_ national: ArraySlice<UInt8>) -> NumberClass? {
        guard lengths.contains(national.count) else { return nil }
        if official.contains(where: { national.starts(with: $0) }) { return .official }
        return personal.isEmpty || personal.contains(where: { national.starts(with: $0) }) ? .personal : .unknown
    }

    /// Classifies a number written with the trunk prefix; nil if the plan has none.
    func readingWithTrunk(_ digits: ArraySlice<UInt8>) -> NumberClass? {
        guard !trunk.isEmpty, digits.starts(with: trunk) else { return nil }
        return reading(digits.dropFirst(trunk.count))
    }

    /// Classifies a number that begins with the country code. The trunk prefix is often kept: +212 (0)6…
    func readingWithCode(_ digits: ArraySlice<UInt8>) -> NumberClass? {
        guard digits.starts(with: code) else { return nil }
        let rest = digits.dropFirst(code.count)
        return reading(rest) ?? readingWithTrunk(rest)
    }
}

/// The number format of one kind of identity document.
package struct CompiledIdentityNumberFormat: Sendable, Hashable {
    /// Allowed counts of letters before the digits, and of digits.
    let letters: ClosedRange<Int>
    let digits: ClosedRange<Int>
    /// Allowed leading digits; empty if any is allowed.
    let starts: [[UInt8]]
    /// The position of a six-digit birth date (`yymmdd`) in the digits, from 1; nil if there is none.
    let birthDate: Int?
    /// Words that introduce the number, in addition to the general ones.
    package let words: [String]
    /// Whether the number is reported only after such a word.
    let needsWord: Bool

    package init(letters: ClosedRange<Int>, digits: ClosedRange<Int>, starts: [String], birthDate: Int?, words: [String], needsWord: Bool) {
        (self.letters, self.digits, self.birthDate, self.words, self.needsWord) = (letters, digits, birthDate, words, needsWord)
        self.starts = starts.map(CompiledNumberingPlan.digits)
    }

    /// Formats that are reported for any country after a word such as `CIN` or `passport`.
    static let general = [
        CompiledIdentityNumberFormat(letters: 0...0, digits: 8...14, starts: [], birthDate: nil, words: [], needsWord: true),
        CompiledIdentityNumberFormat(letters: 1...3, digits: 4...9, starts: [], birthDate: nil, words: [], needsWord: true),
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

/// The privacy rules that a country's file defines.
package struct CountryPrivacyRules: Sendable, Equatable {
    package var plans: [CompiledNumberingPlan] = []
    package var documents: [CompiledIdentityNumberFormat] = []
    /// Words that introduce a court case number.
    package var caseWords: [String] = []

    package init() {}
}
