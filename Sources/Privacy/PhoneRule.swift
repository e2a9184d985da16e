internal import Bytes

/// Finds personal telephone numbers by the numbering plans of the site's countries and of the embedded library.
struct PhoneRule: Sendable {
    enum Verdict { case personal, official }

    private let plans: [CompiledNumberingPlan]
    private let helplines: Set<String>

    init(_ countries: [CountryPrivacyRules], helplines: [String]) {
        let plans = countries.flatMap(\.plans) + CompiledNumberingPlan.library
        self.plans = plans
        self.helplines = Set(helplines.map { Self.significant(CompiledNumberingPlan.digits($0), plans) })
    }

    /// Classifies a span of groups; nil if it is no telephone number.
    ///
    /// - Parameter context: kinds of words before the number; asked only where they decide.
    func verdict(_ span: CandidateNumber, isProse: Bool, _ context: NumberContext) -> Verdict? {
        guard (7...16).contains(span.digits.count), span.hasEvenGaps, !span.isPartOfID else { return nil }
        guard let reading = strong(span, isProse: isProse) ?? (isProse ? weak(span, context) : nil) else { return nil }
        return reading == .official || isHelpline(span.digits) ? .official : .personal
    }

    func isHelpline(_ digits: [UInt8]) -> Bool { helplines.contains(Self.significant(digits, plans)) }

    /// Forms that are telephone numbers wherever they stand: with a plus, a country code or a trunk prefix.
    private func strong(_ span: CandidateNumber, isProse: Bool) -> CompiledNumberingPlan.NumberClass? {
        let digits = span.digits[...]
        if span.gluedBefore > 0 || span.isGluedAfter, !isProse { return nil }
        if span.hasPlus { return international(digits) ?? ((10...15).contains(digits.count) && !span.holdsDate ? .personal : nil) }
        if digits.starts(with: [0, 0]), let reading = international(digits.dropFirst(2)), !span.holdsDate { return reading }
        guard !span.holdsDate, !span.isSeries else { return nil }
        for plan in plans {
            // With the country's code but no plus.
            if digits.count >= 11, let reading = plan.readingWithCode(digits), reading != .unknown, span.readsFromCode(plan) {
                return reading
            }
            guard let reading = plan.readingWithTrunk(digits), reading != .unknown else { continue }
            if plan.isOwn || isProse { return reading }
        }
        return nil
    }

    private func international(_ digits: ArraySlice<UInt8>) -> CompiledNumberingPlan.NumberClass? {
        for plan in plans { if let reading = plan.readingWithCode(digits) { return reading == .official ? .official : .personal } }
        return nil
    }

    /// Forms that are also sums, counts and codes: they count by what stands before them.
    private func weak(_ span: CandidateNumber, _ context: NumberContext) -> CompiledNumberingPlan.NumberClass? {
        guard !span.holdsDate, span.gluedBefore == 0 || context.isGluedToPhoneWord(span) else { return nil }
        let digits = span.digits[...]
        let readings = plans.lazy.filter { $0.trunk.isEmpty || !$0.isOwn }.compactMap { $0.reading(digits) }.filter { $0 != .unknown }
        let own = plans.lazy.filter { $0.isOwn && $0.trunk.isEmpty }.compactMap { $0.reading(digits) }.first { $0 != .unknown }
        // A number without a trunk prefix, in one piece.
        if span.isOnePiece, let own, own == .official || (!span.isRound && !span.isDay && !span.isGluedAfter) {
            if own == .official || !context.isQuantity(span) || context.isPhone(span) { return own }
        }
        guard span.isGrouped || span.hasUnusualGaps, !span.hasPlainSum(context) else { return nil }
        if !readings.isEmpty || own != nil, context.isPhone(span) { return own ?? readings.first }
        return (7...12).contains(digits.count) && !span.groups.contains(where: \.isYear) && context.isPhoneDirectly(span) ? .personal : nil
    }

    /// A number without its country's code and trunk prefix, for comparison.
    private static func significant(_ number: [UInt8], _ plans: [CompiledNumberingPlan]) -> String {
        var digits = number[...]
        if digits.starts(with: [0, 0]) { digits = digits.dropFirst(2) }
        if let plan = plans.first(where: { $0.readingWithCode(digits) != nil }) {
            let rest = digits.dropFirst(plan.code.count)
            digits = plan.reading(rest) == nil ? rest.dropFirst(plan.trunk.count) : rest
        } else if let plan = plans.first(where: { $0.readingWithTrunk(digits) != nil }) {
            digits = digits.dropFirst(plan.trunk.count)
        }
        return String(decoding: digits.drop { $0 == 0 }.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    }
}

extension CandidateNumber {
    /// Whether the grouping fits a number that begins with a country code.
    fileprivate func readsFromCode(_ plan: CompiledNumberingPlan) -> Bool {
        groups.first?.digits == plan.code || (isGrouped && !hasUnusualGaps && groups.first?.isYear == false)
    }

    fileprivate var isRound: Bool { digits.suffix(3).allSatisfy { $0 == 0 } }

    /// 20230516
    fileprivate var isDay: Bool {
        guard digits.count == 8, digits.starts(with: [1, 9]) || digits.starts(with: [2, 0]) else { return false }
        let month = digits[4] * 10 + digits[5], day = digits[6] * 10 + digits[7]
        return (1...12).contains(month) && (1...31).contains(day)
    }

    /// Whether groups of three digits are a quantity, given a word for quantities nearby.
    fileprivate func hasPlainSum(_ context: NumberContext) -> Bool {
        groups.count > 1 && groups.dropFirst().allSatisfy { $0.digits.count == 3 } && groups.first?.digits.count ?? 0 <= 3
            && context.isQuantity(self)
            && !context.isPhone(self)
    }
}

/// The words near a number.
struct NumberContext {
    let text: UnsafeBufferPointer<UInt8>
    let words: NumberKeywords

    /// Whether a word for telephones precedes closely in the same block.
    func isPhone(_ span: CandidateNumber) -> Bool { words.phone.holds(before(span, 40), of: text) }

    /// Whether little else than a word for telephones precedes.
    func isPhoneDirectly(_ span: CandidateNumber) -> Bool {
        var end: Int?
        words.phone.matches(in: before(span, 24), of: text) { end = $0.range.upperBound }
        guard let end, let start = span.groups.first?.range.lowerBound, end <= start else { return false }
        return text[end..<start].count(where: CanonicalByte.isLetter) <= 6
    }

    func isGluedToPhoneWord(_ span: CandidateNumber) -> Bool {
        guard let start = span.groups.first?.range.lowerBound else { return false }
        return words.phone.match(at: start - span.gluedBefore, in: text) != nil || isPhone(span)
    }

    func isIdentity(before start: Int) -> Bool { words.identity.holds(block(before: start, 40), of: text) }

    /// Whether words for money, people or quantities are nearby.
    func isQuantity(_ span: CandidateNumber) -> Bool {
        guard let end = span.groups.last?.range.upperBound else { return false }
        var limit = end
        while limit < text.count, limit - end < 24, text[limit] != CanonicalByte.blockEnd { limit += 1 }
        return words.quantity.holds(before(span, 40), of: text) || words.quantity.holds(end..<limit, of: text)
    }

    private func before(_ span: CandidateNumber, _ length: Int) -> Range<Int> {
        block(before: (span.groups.first?.range.lowerBound ?? 0), length)
    }

    /// The symbols before an offset within its block, beginning at a word.
    private func block(before end: Int, _ length: Int) -> Range<Int> {
        var start = end
        while start > 0, end - start < length, text[start - 1] != CanonicalByte.blockEnd { start -= 1 }
        return start..<end
    }
}

/// The word lists that decide how a number is classified.
struct NumberKeywords: Sendable {
    let phone = KeywordMatcher([.phone])
    let identity: KeywordMatcher
    let quantity = KeywordMatcher([.quantity])

    init(_ documents: [CompiledIdentityNumberFormat]) {
        identity = KeywordMatcher([.identity], adding: [(.identity, documents.flatMap(\.words))])
    }
}
