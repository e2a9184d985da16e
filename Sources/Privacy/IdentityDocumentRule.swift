internal import Bytes

/// Finds numbers of identity documents.
struct IdentityDocumentRule: Sendable {
    private let shapes: [CompiledIdentityNumberFormat]

    init(_ countries: [CountryPrivacyRules]) { shapes = countries.flatMap(\.documents) + CompiledIdentityNumberFormat.general }

    /// The range of groups that form such a number, including the letters before it.
    func range(_ span: CandidateNumber, isProse: Bool, _ context: NumberContext) -> Range<Int>? {
        guard let first = span.groups.first, let last = span.groups.last, !span.isGluedAfter, span.hasEvenGaps else { return nil }
        // A law number with its year, or a date.
        if span.groups.count > 1, first.isYear { return nil }
        let text = context.text
        let end = last.range.upperBound
        // Numbers of laws and files continue after a slash: AB12345/2020.
        if end + 1 < text.count, text[end] == .slash || text[end] == .hyphen || text[end] == .underscore,
            CanonicalByte.isDigit(text[end + 1])
        {
            return nil
        }
        let letters = IdentityNumberPrefix(text, before: first.range.lowerBound)
        for shape in shapes where shape.fits(span.digits[...]) {
            if shape.letters.lowerBound == 0, span.gluedBefore == 0 {
                let standsAlone = !shape.needsWord && (shape.birthDate != nil ? span.isUnbroken : span.isOnePiece && isProse)
                if standsAlone || (isProse && span.isUnbroken && context.isIdentity(before: first.range.lowerBound)) {
                    return first.range.lowerBound..<end
                }
            }
            if shape.letters.upperBound > 0, let letters, shape.letters.contains(letters.range.count) {
                let isGlued = letters.range.upperBound == first.range.lowerBound
                if !shape.needsWord, isGlued, letters.isCapital, letters.standsAlone, span.isOnePiece {
                    return letters.range.lowerBound..<end
                }
                if isProse, span.isUnbroken, context.isIdentity(before: letters.range.lowerBound) { return letters.range.lowerBound..<end }
            }
        }
        return nil
    }
}

extension CandidateNumber {
    /// Whether the groups are neither a date nor a list of numbers.
    fileprivate var isUnbroken: Bool { !holdsDate && !isSeries }
}

/// One to three ASCII letters before a number, separated by at most a space, hyphen or dot.
private struct IdentityNumberPrefix {
    let range: Range<Int>
    let isCapital: Bool
    /// Whether no letter and no character of an id, path or address precedes.
    let standsAlone: Bool

    init?(_ text: UnsafeBufferPointer<UInt8>, before digits: Int) {
        var end = digits
        if end > 0, [CanonicalByte.space, .hyphen, .period, .slash].contains(text[end - 1]) { end -= 1 }
        var start = end
        while start > 0, end - start < 4, LetterBytes.isASCII(text[start - 1]) { start -= 1 }
        guard (1...3).contains(end - start) else { return nil }
        range = start..<end
        isCapital = text[start..<end].allSatisfy(CanonicalByte.isCapital)
        let before = start > 0 ? text[start - 1] : CanonicalByte.space
        standsAlone = !CanonicalByte.isLetter(before) && !CanonicalByte.isDigit(before) && !"/-.#%=&_".utf8.contains(before)
    }
}
