internal import Bytes

/// Adjacent groups of digits in canonical text, with the separators that people write within one number.
struct DigitRun {
    struct Group {
        let range: Range<Int>
        /// The values of the digits.
        let digits: [UInt8]
        /// The separator before the group.
        let gap: Gap

        /// The group is a year within a date.
        var isYear: Bool { digits.count == 4 && (digits.starts(with: [1, 9]) || digits.starts(with: [2, 0])) }
        var value: Int { digits.prefix(9).reduce(0) { $0 * 10 + Int($1) } }
    }

    enum Gap: Equatable {
        case none
        /// Spaces, hyphens, dots, slashes, brackets.
        case plain
        /// A separator that is unusual within a number: comma, colon, bar.
        case unusual(UInt8)
    }

    private static let longestGap = 6
    private static let mostGroups = 40

    let groups: [Group]
    let end: Int
    let digitCount: Int

    /// Extends from a digit while the separators fit a number. In data files only plain separators do.
    init(_ text: UnsafeBufferPointer<UInt8>, from start: Int, unusualGaps: Bool) {
        var groups: [Group] = []
        var end = start
        var gap = Gap.none
        var count = 0
        while groups.count < Self.mostGroups {
            let first = end
            var digits: [UInt8] = []
            while end < text.count, CanonicalByte.isDigit(text[end]) {
                if digits.count < Self.mostGroups { digits.append(text[end] - UInt8(ascii: "0")) }
                end += 1
            }
            groups.append(Group(range: first..<end, digits: digits, gap: gap))
            count += digits.count
            guard let (next, read) = Self.gap(text, from: end, unusualGaps) else { break }
            (end, gap) = (next, read)
        }
        (self.groups, self.digitCount) = (groups, count)
        self.end = groups.last?.range.upperBound ?? start
    }

    /// A date such as `2023-05-16`; pages contain every date twice.
    var isDay: Bool {
        guard digitCount == 8, groups.count == 3, groups[0].isYear, groups[1].digits.count == 2, groups[2].digits.count == 2 else {
            return false
        }
        return groups[1].value <= 12 && groups[2].value <= 31
    }

    /// The end and the digit count of the cluster at a digit. Most clusters are too short for any rule.
    static func extent(_ text: UnsafeBufferPointer<UInt8>, from start: Int, unusualGaps: Bool) -> (end: Int, digits: Int) {
        var end = start, digits = 0, groups = 0
        while true {
            let first = end
            while end < text.count, CanonicalByte.isDigit(text[end]) { end += 1 }
            digits += end - first
            groups += 1
            guard groups < mostGroups, let (next, _) = gap(text, from: end, unusualGaps) else { return (end, digits) }
            end = next
        }
    }

    /// The separator from an offset to the next digit; nil if no digit follows closely.
    private static func gap(_ text: UnsafeBufferPointer<UInt8>, from start: Int, _ unusual: Bool) -> (next: Int, gap: Gap)? {
        var index = start
        var gap = Gap.plain
        while index < text.count, index - start <= longestGap {
            let symbol = text[index]
            if CanonicalByte.isDigit(symbol) { return index == start ? nil : (index, gap) }
            switch symbol {
            case .space, .hyphen, .period, .slash, .openParenthesis, .closeParenthesis, .underscore: break
            case .comma, .colon, .verticalBar, .semicolon, .quote, .apostrophe, .equals, .openBracket, .closeBracket, .openBrace,
                .closeBrace, .hash, .caret, .lessThan, .greaterThan, .backslash, CanonicalByte.sign:
                guard unusual else { return nil }
                if case .unusual(let earlier) = gap, earlier != symbol { return nil }
                gap = .unusual(symbol)
            default: return nil
            }
            index += 1
        }
        return nil
    }
}

/// Adjacent groups of digits that may be one telephone or identity number.
struct CandidateNumber {
    let groups: ArraySlice<DigitRun.Group>
    let digits: [UInt8]
    /// Whether a plus sign precedes the number.
    let hasPlus: Bool
    /// The count of letters directly before the first digit: `tél0612345678`.
    let gluedBefore: Int
    let isGluedAfter: Bool
    /// Whether the number is part of a hash or id: the adjacent letters are hexadecimal digits, or more digits follow them.
    let isPartOfID: Bool

    init(_ text: UnsafeBufferPointer<UInt8>, _ groups: ArraySlice<DigitRun.Group>, digits: [UInt8]) {
        (self.groups, self.digits) = (groups, digits)
        let start = groups.first?.range.lowerBound ?? 0, end = groups.last?.range.upperBound ?? 0
        var before = start
        while before > 0, start - before < 24, CanonicalByte.isLetter(text[before - 1]) { before -= 1 }
        gluedBefore = start - before
        isGluedAfter = end < text.count && CanonicalByte.isLetter(text[end])
        var after = end
        while after < text.count, after - end < 24, CanonicalByte.isLetter(text[after]) { after += 1 }
        let letters = [text[before..<start], text[end..<after]].joined()
        isPartOfID =
            !letters.isEmpty
            && (letters.allSatisfy { "abcdef".utf8.contains(CanonicalByte.lower($0)) }
                || (before > 0 && before < start && CanonicalByte.isDigit(text[before - 1]))
                || (after > end && after < text.count && CanonicalByte.isDigit(text[after])))
        var sign = before
        if sign > 0, text[sign - 1] == CanonicalByte.space || text[sign - 1] == .openParenthesis { sign -= 1 }
        hasPlus = before == start && sign > 0 && text[sign - 1] == .plus
    }

    var isOnePiece: Bool { groups.count == 1 }

    /// Whether all unusual separators are the same sign.
    var hasUnusualGaps: Bool { groups.dropFirst().contains { $0.gap != .plain } }
    var hasEvenGaps: Bool {
        var sign: DigitRun.Gap?
        for group in groups.dropFirst() where group.gap != .plain {
            if let sign, sign != group.gap { return false }
            sign = group.gap
        }
        return true
    }

    /// Whether the groups are a date: day, month and year, or month and year.
    var holdsDate: Bool {
        guard groups.count > 1 else { return false }
        return zip(groups, groups.dropFirst()).contains { first, second in
            (second.isYear && first.digits.count <= 2 && first.value <= 31)
                || (first.isYear && second.digits.count <= 2 && second.value <= 31)
                || (first.isYear && second.isYear)
        }
    }

    /// Whether the groups are axis labels or a list of counts (0 5 10 15 20) rather than one number.
    var isSeries: Bool {
        guard groups.count >= 4, groups.contains(where: { $0.digits.count == 1 }), !groups.allSatisfy({ $0.digits.count == 1 }) else {
            return false
        }
        return zip(groups, groups.dropFirst()).allSatisfy { $0.value < $1.value }
    }

    /// Whether the group lengths are those of telephone numbers.
    var isGrouped: Bool {
        if isOnePiece || groups.allSatisfy({ $0.digits.count == 1 }) { return true }
        return groups.dropFirst().allSatisfy { (2...8).contains($0.digits.count) && !$0.isYear }
    }
}
