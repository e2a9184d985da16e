internal import Bytes

/// Map coordinates: pairs of degrees in the common notations, and Open Location Codes.
struct CoordinateRule: Sendable {
    private let hemispheres = KeywordMatcher([.hemisphere])
    private let labels = KeywordMatcher([.coordinateLabel])
    private let units = CoordinateUnits()

    /// One latitude or longitude.
    private struct Coordinate {
        var range: Range<Int>
        /// The number of digits after the decimal sign.
        var decimals = 0
        var hasDegree = false
        var hasMinutes = false
        var hasHemisphere = false
        var hasDecimalComma = false

        var isPrecise: Bool { hasMinutes || decimals >= 4 || ((hasHemisphere || hasDegree) && decimals >= 2) }
    }

    /// The coordinate pair whose first number begins at a digit; nil if there is none.
    func range(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Range<Int>? {
        guard let first = coordinate(text, at: start) else { return nil }
        // Degrees with minutes count even without a second coordinate.
        if first.hasDegree, first.hasMinutes { return first.range }
        // Most numbers are plain integers: return early.
        guard first.decimals >= 2 || first.hasDegree || first.hasMinutes || first.hasHemisphere else { return nil }
        let isLabelled = labels.holds(max(0, start - 24)..<start, of: text)
        guard let secondStart = separatorEnd(text, from: first.range.upperBound), let second = coordinate(text, at: secondStart) else {
            return nil
        }
        let isPair = first.isPrecise && second.isPrecise && (!first.hasDecimalComma || first.decimals >= 4)
        let isLabelledPair = isLabelled && first.decimals >= 2 && second.decimals >= 2
        let hasBothHemispheres = first.hasHemisphere && second.hasHemisphere && (first.hasDegree || first.hasMinutes || first.decimals >= 2)
        return isPair || isLabelledPair || hasBothHemispheres ? first.range.lowerBound..<second.range.upperBound : nil
    }

    /// Skips what separates two coordinates: punctuation, a hemisphere, a label.
    private func separatorEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var index = start
        while index < text.count, index - start < 24, text[index] != CanonicalByte.blockEnd {
            if CanonicalByte.isDigit(text[index]) { return index > start ? index : nil }
            index += 1
        }
        return nil
    }

    private func coordinate(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Coordinate? {
        guard let (whole, wholeEnd) = number(text, at: start, most: 3), whole <= 180 else { return nil }
        if start > 1, text[start - 1] == .period || text[start - 1] == .comma, CanonicalByte.isDigit(text[start - 2]) { return nil }
        var found = Coordinate(range: start..<wholeEnd)
        var index = wholeEnd
        if index + 1 < text.count, text[index] == .period || text[index] == .comma, CanonicalByte.isDigit(text[index + 1]) {
            found.hasDecimalComma = text[index] == .comma
            let fraction = index + 1
            index = fraction
            while index < text.count, CanonicalByte.isDigit(text[index]) { index += 1 }
            found.decimals = index - fraction
            // 1.234.567 is a number with thousands separators.
            if index + 1 < text.count, text[index] == .period, CanonicalByte.isDigit(text[index + 1]) { return nil }
        }
        var end = index
        if let unit = units.end(.degree, text, from: index) {
            found.hasDegree = true
            end = unit
            if let (minutes, minutesEnd) = decimal(text, at: skipSpace(text, unit)), minutes < 60,
                let mark = units.end(.minute, text, from: minutesEnd)
            {
                found.hasMinutes = true
                end = mark
                if let (seconds, secondsEnd) = decimal(text, at: skipSpace(text, mark)), seconds < 60 {
                    end = units.end(.second, text, from: secondsEnd) ?? end
                }
            }
        } else if found.decimals == 0, let spaced = spacedMinutes(text, from: wholeEnd) {
            // Without degree signs (33 34 23 N) a hemisphere is required.
            found.hasMinutes = true
            found.hasHemisphere = true
            found.range = start..<spaced
            return found
        }
        let word = skipSpace(text, end)
        if word < text.count, let match = hemisphereMatch(text, at: word) {
            found.hasHemisphere = true
            end = match
        } else if let before = hemisphereBefore(text, start) {
            found.hasHemisphere = true
            found.range = before..<end
            return found
        }
        found.range = start..<end
        return found
    }

    private func hemisphereMatch(_ text: UnsafeBufferPointer<UInt8>, at word: Int) -> Int? {
        guard CanonicalByte.isLetter(text[word]) else { return nil }
        if let match = hemispheres.match(at: word, in: text) { return match.range.upperBound }
        var end: Int?
        ArabicClitics.starts(at: word, in: text) { start in
            end = hemispheres.match(at: start, in: text)?.range.upperBound
            return end != nil
        }
        return end
    }

    /// `N 33.57`
    private func hemisphereBefore(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var index = start
        if index > 0, text[index - 1] == CanonicalByte.space || text[index - 1] == .colon { index -= 1 }
        if index > 0, text[index - 1] == .colon { index -= 1 }
        guard index > 0, "NSEWO".utf8.contains(text[index - 1]), index == 1 || !CanonicalByte.isLetter(text[index - 2]) else { return nil }
        return index - 1
    }

    /// Minutes and optional seconds after spaces, then a hemisphere.
    private func spacedMinutes(_ text: UnsafeBufferPointer<UInt8>, from end: Int) -> Int? {
        var index = end
        for _ in 0..<2 {
            let next =
                index < text.count && (text[index] == CanonicalByte.space || text[index] == .hyphen || text[index] == .colon)
                ? index + 1 : index
            guard next > index, let (value, numberEnd) = decimal(text, at: next), value < 60 else { break }
            index = numberEnd
        }
        guard index > end else { return nil }
        let word = skipSpace(text, index)
        guard word < text.count, "NSEWO".utf8.contains(text[word]), word + 1 == text.count || !CanonicalByte.isLetter(text[word + 1]) else {
            return nil
        }
        return word + 1
    }

    private func skipSpace(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        start < text.count && text[start] == CanonicalByte.space ? start + 1 : start
    }

    private func number(_ text: UnsafeBufferPointer<UInt8>, at start: Int, most: Int) -> (value: Int, end: Int)? {
        var index = start, value = 0
        while index < text.count, CanonicalByte.isDigit(text[index]) {
            value = value * 10 + Int(text[index] - UInt8(ascii: "0"))
            index += 1
            if index - start > most { return nil }
        }
        return index > start ? (value, index) : nil
    }

    private func decimal(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> (value: Int, end: Int)? {
        guard var (value, end) = number(text, at: start, most: 2) else { return nil }
        if end + 1 < text.count, text[end] == .period || text[end] == .comma, CanonicalByte.isDigit(text[end + 1]) {
            end += 1
            while end < text.count, CanonicalByte.isDigit(text[end]) { end += 1 }
        }
        value = min(value, 99)
        return (value, end)
    }
}

/// Signs and words for degrees, minutes and seconds.
private struct CoordinateUnits: Sendable {
    enum Unit { case degree, minute, second }

    private static let signs: [Unit: [[UInt8]]] = [
        .degree: symbols(["\u{B0}", "deg", "degres", "degre", "degrees", "درجه", "d"]),
        .minute: symbols(["'", "min", "minutes", "دقيقه", "m"]),
        .second: symbols(["\"", "''", "sec", "secondes", "seconds", "ثانيه", "s"]),
    ]

    private static func symbols(_ words: [String]) -> [[UInt8]] { words.map { CanonicalText($0).symbols } }

    /// The offset after a unit sign at an offset, with an optional space before it; nil if there is none.
    func end(_ unit: Unit, _ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        let first = start < text.count && text[start] == CanonicalByte.space ? start + 1 : start
        var best: Int?
        for sign in Self.signs[unit] ?? [] {
            let end = first + sign.count
            guard end <= text.count, sign.indices.allSatisfy({ CanonicalByte.lower(text[first + $0]) == sign[$0] }) else { continue }
            // The word must end here, except that minutes may follow a single letter: 33d34m.
            let isWord = sign.last.map(CanonicalByte.isLetter) ?? false
            guard !isWord || end == text.count || !CanonicalByte.isLetter(text[end]) else { continue }
            best = max(best ?? 0, end)
        }
        return best
    }
}

/// Open Location Codes: `8C65+7W Rabat`.
enum PlusCode {
    /// 23456789CFGHJMPQRVWX
    private static func isOfCode(_ symbol: UInt8) -> Bool {
        "23456789CFGHJMPQRVWX".utf8.contains(symbol & (symbol >= UInt8(ascii: "a") && symbol.isASCII ? 0xDF : 0xFF))
    }

    static func range(_ text: UnsafeBufferPointer<UInt8>, at plus: Int) -> Range<Int>? {
        var start = plus, end = plus + 1
        while start > 0, isOfCode(text[start - 1]), plus - start < 9 { start -= 1 }
        while end < text.count, isOfCode(text[end]), end - plus < 5 { end += 1 }
        guard [4, 6, 8].contains(plus - start), (3...4).contains(end - plus) else { return nil }
        let code = text[start..<end]
        guard code.contains(where: LetterBytes.isASCII), code.contains(where: CanonicalByte.isDigit) else { return nil }
        func joins(_ index: Int) -> Bool {
            text.indices.contains(index) && (CanonicalByte.isLetter(text[index]) || CanonicalByte.isDigit(text[index]))
        }
        return joins(start - 1) || joins(end) ? nil : start..<end
    }
}
