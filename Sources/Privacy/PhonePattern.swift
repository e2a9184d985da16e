/// The shapes of telephone numbers of the region, in digits.
///
/// Plans of the International Telecommunication Union: +212 and nine digits, +20 and eight to ten, +216 and eight.
enum PhonePattern {
    private static let plans: [(code: [UInt8], lengths: ClosedRange<Int>)] = [([2, 1, 2], 9...9), ([2, 0], 8...10), ([2, 1, 6], 8...8)]

    static func isPhone(_ digits: [UInt8], plus: Bool, groups: [DigitRun.Group], kind: PrivacyScan.Kind) -> Bool {
        if plus { return isInternational(digits[...]) || (10...15).contains(digits.count) }
        if digits.starts(with: [0, 0]), isInternational(digits.dropFirst(2)) { return true }
        if groups.contains(where: isDateLike) && !isGroupedLikePhone(groups) { return false }
        // With the country's code but no plus: only where it stands together or in a phone's groups.
        if digits.count >= 11, isInternational(digits[...]) { return groups.count == 1 || isGroupedLikePhone(groups) }
        if digits.count == 10, digits[0] == 0, (5...8).contains(digits[1]) { return isGroupedLikePhone(groups) }
        if digits.count == 11, digits[0] == 0, digits[1] == 1, [0, 1, 2, 5].contains(digits[2]) { return isGroupedLikePhone(groups) }
        if kind == .prose, digits.count == 10, digits[0] == 0, digits[1] == 2 || digits[1] == 3 { return isGroupedLikePhone(groups) }
        // Tunisian numbers: eight digits in one piece that are no date and no round sum.
        if kind == .prose, digits.count == 8, groups.count == 1 {
            return [2, 3, 4, 5, 7, 9].contains(digits[0]) && !digits.hasSuffix(zeros: 3) && !isDay(digits)
        }
        return false
    }

    /// Eight digits after a word that says what they are.
    static func isCalledPhone(_ digits: [UInt8], groups: [DigitRun.Group], _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        guard digits.count == 8, groups.count == 1 || isGrouped(groups), !groups.allSatisfy(isDateLike) else { return false }
        return ContextKeywords.precede(before: groups[0].range.lowerBound, bytes, ContextKeywords.phone)
    }

    /// `98 123 456` and `98 12 34 56`.
    private static func isGrouped(_ groups: [DigitRun.Group]) -> Bool {
        let lengths = groups.map(\.digits.count)
        return lengths == [2, 3, 3] || lengths == [2, 2, 2, 2] || lengths == [2, 6] || lengths == [4, 4]
    }

    private static func isInternational(_ digits: ArraySlice<UInt8>) -> Bool {
        plans.contains { plan in
            guard digits.starts(with: plan.code) else { return false }
            let rest = digits.dropFirst(plan.code.count)
            // The trunk's zero is often kept in brackets: +212 (0)6…
            return plan.lengths.contains(rest.count) || (rest.first == 0 && plan.lengths.contains(rest.count - 1))
        }
    }

    /// The first group opens the number and is short; no group is a year.
    private static func isGroupedLikePhone(_ groups: [DigitRun.Group]) -> Bool {
        groups.count == 1 || groups.dropFirst().allSatisfy { (2...8).contains($0.digits.count) && !isDateLike($0) }
    }

    /// A group that reads as a year.
    private static func isDateLike(_ group: DigitRun.Group) -> Bool {
        group.digits.count == 4 && (group.digits.starts(with: [1, 9]) || group.digits.starts(with: [2, 0]))
    }

    /// 20230516
    private static func isDay(_ digits: [UInt8]) -> Bool {
        guard digits.starts(with: [1, 9]) || digits.starts(with: [2, 0]) else { return false }
        let month = digits[4] * 10 + digits[5], day = digits[6] * 10 + digits[7]
        return (1...12).contains(month) && (1...31).contains(day)
    }

    /// A number without its country's code and trunk zeros, for comparison.
    static func significant(_ number: String) -> String {
        var digits = number.utf8.map { $0 }[...]
        if digits.starts(with: "00".utf8) { digits = digits.dropFirst(2) }
        for plan in plans {
            let code = plan.code.map { $0 + 48 }
            let rest = digits.count - code.count
            if digits.starts(with: code), plan.lengths.contains(rest) || plan.lengths.contains(rest - 1) {
                digits = digits.dropFirst(code.count)
                break
            }
        }
        return String(decoding: digits.drop { $0 == 48 }, as: UTF8.self)
    }
}

extension [UInt8] {
    fileprivate func hasSuffix(zeros: Int) -> Bool { count >= zeros && suffix(zeros).allSatisfy { $0 == 0 } }
}
