internal import Diagnostics

/// Groups of digits that stand together, with what people put between the groups of one number.
struct DigitRun {
    struct Group {
        let range: Range<Int>
        let digits: [UInt8]
        /// The bytes between the group before and this one.
        let gap: Range<Int>
        /// A letter touches the group: it is part of a word, an id or a hash.
        let touchesLetter: Bool
    }

    private(set) var groups: [Group] = []
    private(set) var end: Int

    /// Reads on from a digit for as long as the gaps are those of a number.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) {
        end = start
        var gap = start..<start
        while end < bytes.count, groups.count < 40 {
            var digits: [UInt8] = []
            let first = end
            while end < bytes.count, let (digit, width) = Digits.value(bytes, end) {
                if digits.count < 40 { digits.append(digit) }
                end += width
            }
            if digits.isEmpty { break }
            let before = first > 0 && Letters.isASCII(bytes[first - 1])
            let after = end < bytes.count && Letters.isASCII(bytes[end])
            groups.append(Group(range: first..<end, digits: digits, gap: gap, touchesLetter: before || after))
            let next = Self.gapEnd(bytes, from: end)
            guard next < bytes.count, Digits.value(bytes, next) != nil else { break }
            gap = end..<next
            end = next
        }
    }

    /// Where the cluster that begins at a place ends, and how many digits it has: most are too short to be read.
    static func extent(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, digits: Int)? {
        var end = start
        var digits = 0
        var groups = 0
        while groups < 40 {
            let first = end
            while end < bytes.count, let (_, width) = Digits.value(bytes, end) {
                end += width
                digits += 1
            }
            if end == first { break }
            groups += 1
            let next = gapEnd(bytes, from: end)
            guard next < bytes.count, Digits.value(bytes, next) != nil else { break }
            end = next
        }
        return digits == 0 ? nil : (end, digits)
    }

    /// `2023-05-16`, and nothing before it that would make it a number: whatever its digits are, they are nobody's.
    static func isISODate(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        let start = range.lowerBound
        guard range.count == 10, bytes[start + 4] == 0x2D, bytes[start + 7] == 0x2D else { return false }
        guard bytes[start] == 0x31 && bytes[start + 1] == 0x39 || bytes[start] == 0x32 && bytes[start + 1] == 0x30 else { return false }
        return start == 0 || (bytes[start - 1] != 0x2B && !Letters.isASCII(bytes[start - 1]))
    }

    /// Skips spaces, hyphens, dots, slashes, brackets, marks of emphasis and everything invisible: six signs at most.
    private static func gapEnd(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        for _ in 0..<6 {
            guard index < bytes.count else { return index }
            switch bytes[index] {
            case 0x20, 0x2D, 0x2E, 0x2F, 0x28, 0x29, 0x2A, 0x5F, 0x60, 0x09, 0x5C, 0x7E: index += 1
            case 0xC2 where index + 1 < bytes.count && [0xA0, 0xAD, 0xB7].contains(bytes[index + 1]): index += 2
            case 0xD8 where index + 1 < bytes.count && bytes[index + 1] == 0x9C: index += 2
            case 0xD9 where index + 1 < bytes.count && bytes[index + 1] == 0x80: index += 2
            case 0xE2 where index + 2 < bytes.count && (bytes[index + 1] == 0x80 || bytes[index + 1] == 0x81): index += 3
            case 0xEF where index + 2 < bytes.count && bytes[index + 1] == 0xBB && bytes[index + 2] == 0xBF: index += 3
            default: return index
            }
        }
        return index
    }

    /// What the cluster holds, group by group: a number may begin at any group.
    func findings(
        _ bytes: UnsafeBufferPointer<UInt8>, kind: PrivacyScan.Kind, helplines: Set<String>
    ) -> [(code: DiagnosticCode, range: Range<Int>)] {
        var found: [(code: DiagnosticCode, range: Range<Int>)] = []
        if let paper = IdentityNumberPattern.range(bytes, self) { found.append((.nationalID, paper)) }
        if kind == .prose, let position = Coordinates.range(bytes, self) { found.append((.mapCoordinates, position)) }
        var first = 0
        while first < groups.count {
            guard let (code, last) = shape(bytes, from: first, kind: kind, helplines: helplines) else {
                first += 1
                continue
            }
            if let code { found.append((code, start(bytes, first)..<groups[last].range.upperBound)) }
            first = last + 1
        }
        return found
    }

    /// With the plus before it.
    private func start(_ bytes: UnsafeBufferPointer<UInt8>, _ group: Int) -> Int {
        let start = groups[group].range.lowerBound
        return hasPlus(bytes, group) ? start - 1 : start
    }

    func hasPlus(_ bytes: UnsafeBufferPointer<UInt8>, _ group: Int) -> Bool {
        let start = groups[group].range.lowerBound
        return start > 0 && bytes[start - 1] == 0x2B
    }

    /// The longest telephone number or identity number that begins at a group; a nil code is a number that may stand.
    private func shape(
        _ bytes: UnsafeBufferPointer<UInt8>, from first: Int, kind: PrivacyScan.Kind, helplines: Set<String>
    ) -> (code: DiagnosticCode?, last: Int)? {
        var digits: [UInt8] = []
        var best: (code: DiagnosticCode?, last: Int)?
        let plus = hasPlus(bytes, first)
        for last in first..<min(groups.count, first + 9) {
            guard !groups[last].touchesLetter, digits.count + groups[last].digits.count <= 16 else { break }
            digits += groups[last].digits
            let span = Array(groups[first...last])
            if IdentityNumberPattern.isEgyptian(digits) {
                best = (.nationalID, last)
            } else if PhonePattern.isPhone(digits, plus: plus, groups: span, kind: kind)
                || (kind == .prose && PhonePattern.isCalledPhone(digits, groups: span, bytes))
            {
                let number = String(decoding: digits.map { $0 + 48 }, as: UTF8.self)
                best = (helplines.contains(PhonePattern.significant(number)) ? nil : .personalPhone, last)
            } else if digits.count == 8, last == first, kind == .prose, digits[0] <= 1,
                digits[0] == 0 || ContextKeywords.precede(before: span[0].range.lowerBound, bytes, ContextKeywords.identity)
            {
                best = (.nationalID, last)
            }
        }
        return best
    }
}
