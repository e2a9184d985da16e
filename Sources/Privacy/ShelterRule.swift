internal import Bytes

/// Finds the location of a shelter: a word for a shelter and an address in one sentence.
struct ShelterRule: Sendable {
    private let streets = KeywordMatcher([
        .street, .road, .building, .position, .quarter, .address, .streetFrench, .buildingFrench, .nearFrench, .streetEnglish, .nearEnglish,
    ])
    private let notBefore = KeywordMatcher([.notBeforeStreet])
    private let notAfter = KeywordMatcher([.notAfterStreet])
    private let notInAddress = KeywordMatcher([.notInAddress])

    /// The address in the sentence, from its first word on.
    func address(in sentence: SurroundingSentence, _ text: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
        var found: Range<Int>?
        streets.matches(in: sentence.range, of: text) { match in
            guard found == nil, isAddress(match, in: sentence, text) else { return }
            found = sentence.excerpt(from: match.range.lowerBound)
        }
        return found
    }

    private func isAddress(_ match: KeywordMatcher.Match, in sentence: SurroundingSentence, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let (start, end) = (match.range.lowerBound, match.range.upperBound)
        if isPartOfID(match.range, text) { return false }
        let next = text.word(from: end)
        // Arabic letters before the word are clitics.
        var wordStart = start
        while wordStart > 0, CanonicalByte.isLetter(text[wordStart - 1]) { wordStart -= 1 }
        let clitics = Array(text[wordStart..<start])
        let previous = text.word(endingBefore: wordStart)
        func isPrevious(_ words: String...) -> Bool { words.contains { CanonicalText($0).symbols.elementsEqual(text[previous]) } }
        let hasNumber = text.hasHouseNumber(before: wordStart, within: 4) || text.hasHouseNumber(after: end, within: 3)
        switch match.kind {
        case .street:
            // `en situation de rue` is about street children, not an address.
            if notBefore.holds(previous, of: text) { return false }
            // With the article it means the street in general.
            if clitics.last == CanonicalByte.lam { return hasNumber }
            return hasNumber || (!next.isEmpty && next.lowerBound <= end + 1 && !text[next.lowerBound].isASCII)
                || hasNumberWord(after: end, text)
        case .road:
            return hasNumber || clitics.contains(CanonicalByte.of("ب")) || isPrevious("على")
                || isAfterPunctuation(wordStart, sentence, text)
        case .building: return hasNumber || hasNumberWord(after: end, text) || (isPrevious("الكائن", "الكائنة") && !next.isEmpty)
        case .quarter:
            return isPrevious("في") || clitics.contains(CanonicalByte.of("ب")) || isAfterPunctuation(wordStart, sentence, text) || hasNumber
        case .position: return !next.isEmpty || hasNumber
        case .address: return holdsAddress(sentence.range.clamped(to: end..<min(text.count, end + 60)), text)
        case .streetFrench: return hasNumber || isName(from: end, text) || isEnglishStreet(match.range, next, sentence, text)
        case .buildingFrench: return hasNumber
        case .nearFrench:
            // The match may end within `de` or `d’`.
            return isName(from: text.word(from: end - 1).upperBound, text)
        case .streetEnglish: return isEnglishStreet(match.range, next, sentence, text)
        case .nearEnglish: return isName(from: end, text)
        default: return false
        }
    }

    /// Whether a Latin word is within a digest or id such as `bd85ac9227`: at least eight adjacent letters and digits.
    private func isPartOfID(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var (start, end) = (range.lowerBound, range.upperBound)
        guard end < text.count, text[start].isASCII, CanonicalByte.isDigit(text[end]) else { return false }
        while start > 0, isASCIIPart(text[start - 1]) { start -= 1 }
        while end < text.count, isASCIIPart(text[end]) { end += 1 }
        return end - start >= 8
    }

    private func isASCIIPart(_ symbol: UInt8) -> Bool {
        symbol.isASCII && (CanonicalByte.isLetter(symbol) || CanonicalByte.isDigit(symbol))
    }

    /// Whether `رقم 12` follows closely.
    private func hasNumberWord(after end: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let number = CanonicalText("رقم").symbols
        guard end + 3 < text.count else { return false }
        for index in end..<min(text.count - 3, end + 40)
        where text[index] == number[0] && text[index + 1] == number[1] && text[index + 2] == number[2] {
            return text.hasHouseNumber(after: index + 3, within: 2)
        }
        return false
    }

    private func isAfterPunctuation(_ start: Int, _ sentence: SurroundingSentence, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = start
        while index > sentence.range.lowerBound, text[index - 1] == CanonicalByte.space { index -= 1 }
        return index > sentence.range.lowerBound && ",:(-".utf8.contains(text[index - 1])
    }

    /// Whether an address word or a number follows `address:`.
    private func holdsAddress(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        if text.hasHouseNumber(after: range.lowerBound, within: range.count) { return true }
        var holds = false
        streets.matches(in: range, of: text) { match in holds = holds || match.kind != .address }
        return holds
    }

    /// Whether a capitalised word follows, possibly after particles: rue de la Liberté, rue IBN SINA.
    private func isName(from end: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var position = end
        for _ in 0..<4 {
            let word = text.word(from: position)
            guard !word.isEmpty, word.lowerBound <= position + 2 else {
                return position < text.count && text.hasHouseNumber(after: position, within: 2)
            }
            if CanonicalByte.isCapital(text[word.lowerBound]) { return true }
            let particles = ["de", "du", "des", "the", "la", "le", "les", "l", "d", "al", "el"]
            guard particles.contains(String(decoding: text[word], as: UTF8.self)) else { return false }
            position = word.upperBound < text.count && text[word.upperBound] == .apostrophe ? word.upperBound + 1 : word.upperBound
        }
        return false
    }

    /// `12 Talaat Harb Street`, `on Talaat Harb Street`; not `street children`, not `120 children in street situations`.
    private func isEnglishStreet(
        _ match: Range<Int>, _ next: Range<Int>, _ sentence: SurroundingSentence, _ text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        if notAfter.holds(next, of: text), next.lowerBound <= match.upperBound + 1 { return false }
        var position = match.lowerBound
        var names = 0
        for _ in 0..<4 {
            let word = text.word(endingBefore: position)
            if word.isEmpty {
                return text.hasHouseNumber(before: position, within: 2) && (names > 0 || position < match.lowerBound)
            }
            if notInAddress.holds(word, of: text) { break }
            if CanonicalByte.isCapital(text[word.lowerBound]), word.lowerBound > sentence.range.lowerBound { names += 1 }
            position = word.lowerBound
            if text.hasHouseNumber(before: position, within: 2) { return true }
        }
        return names > 0 && CanonicalByte.isCapital(text[match.lowerBound])
    }
}
