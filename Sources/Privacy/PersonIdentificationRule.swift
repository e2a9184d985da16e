internal import Bytes
internal import Diagnostics

/// Finds text that identifies one person: a case number next to a person, or a name introduced as such.
struct PersonIdentificationRule: Sendable {
    private let persons = KeywordMatcher([.person])
    private let roles = KeywordMatcher([.personRole])
    private let general = KeywordMatcher([.general])
    private let labels = KeywordMatcher([.nameLabel])
    private static let verbs = ["is", "est", "was", "etait", "هي", "هو"].map { CanonicalText($0).symbols }

    /// A case word with a number after it, and one person in the same sentence.
    func caseNumber(_ text: UnsafeBufferPointer<UInt8>, _ match: Range<Int>, _ kind: ScannedTextKind) -> Range<Int>? {
        guard hasNumber(after: match.upperBound, text) else { return nil }
        let sentence = SurroundingSentence(text, around: match.lowerBound, kind: kind)
        return mentionsOne(sentence, text) ? sentence.excerpt(from: match.lowerBound) : nil
    }

    /// A number with a slash, or of at least three digits, shortly after an offset.
    private func hasNumber(after position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var digits = 0
        for index in position..<min(position + 32, text.count) {
            if text[index] == CanonicalByte.blockEnd { break }
            if CanonicalByte.isDigit(text[index]) { digits += 1 }
        }
        return digits >= 3
    }

    /// Whether the words mean one person, unlike `the rights of the accused` or `three accused`.
    private func mentionsOne(_ sentence: SurroundingSentence, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        var mentions = false
        persons.matches(in: sentence.range, of: text) { match in
            guard !mentions else { return }
            var start = match.range.lowerBound
            while start > 0, CanonicalByte.isLetter(text[start - 1]) { start -= 1 }
            var previous = text.word(endingBefore: start)
            if previous.count <= 3, !previous.isEmpty { previous = text.word(endingBefore: previous.lowerBound) }
            let near = text.word(endingBefore: start)
            mentions = !general.holds(previous, of: text) && !general.holds(near, of: text)
        }
        if mentions { return true }
        roles.matches(in: sentence.range, of: text) { match in mentions = mentions || isNamed(after: match.range.upperBound, text) }
        return mentions
    }

    /// Whether a name or initials follow: `فاطمة ع.`, `ف. ع.`, `Fatima B.`, `K.`.
    private func isNamed(after position: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let end = min(text.count, position + 32)
        var index = position
        while index < end, text[index] != CanonicalByte.blockEnd {
            // An initial: one letter and a dot, after a space or a dot.
            if text[index] == .period, index > position + 1, CanonicalByte.isLetter(text[index - 1]),
                !CanonicalByte.isLetter(text[index - 2]),
                !text[index - 1].isASCII || CanonicalByte.isCapital(text[index - 1])
            {
                return true
            }
            if text[index] == .semicolon { return false }
            index += 1
        }
        return false
    }

    /// `اسم الضحية: فاطمة`, `nom de la victime : F.`, `the victim's name is Fatima`, `الضحية فاطمة ع.`
    func introducedName(_ text: UnsafeBufferPointer<UInt8>, _ match: KeywordMatcher.Match) -> Range<Int>? {
        let sentence = SurroundingSentence(text, around: match.range.lowerBound)
        let (start, end) = (match.range.lowerBound, match.range.upperBound)
        if match.kind == .nameLabel {
            // The role follows (name of the victim) or came before (the victim's name).
            let after = end..<min(sentence.range.upperBound, end + 28), before = max(sentence.range.lowerBound, start - 16)..<start
            var roleEnd: Int?
            func take(_ role: KeywordMatcher.Match) { roleEnd = roleEnd ?? role.range.upperBound }
            roles.matches(in: after, of: text) { take($0) }
            if roleEnd == nil, roles.holds(before, of: text) { roleEnd = end }
            guard let roleEnd, introduces(text, from: roleEnd) else { return nil }
            return sentence.excerpt(from: start)
        }
        // A role, one word, then an initial.
        var position = end
        while position < text.count, position < end + 3,
            text[position] == CanonicalByte.space || text[position] == .comma || text[position] == .colon
        { position += 1 }
        guard position > end, position < text.count else { return nil }
        let first = text.word(from: position)
        guard first.count >= 2 || (first.count == 1 && text[first.upperBound..<text.count].first == .period) else { return nil }
        let isLatin = text.indices.contains(first.lowerBound) && text[first.lowerBound].isASCII
        guard !isLatin || CanonicalByte.isCapital(text[first.lowerBound]) else { return nil }
        let initial = first.count == 1 ? first : text.word(from: first.upperBound)
        guard initial.count == 1, initial.lowerBound <= first.upperBound + 1, initial.upperBound < text.count,
            text[initial.upperBound] == .period,
            !isLatin || CanonicalByte.isCapital(text[initial.lowerBound])
        else { return nil }
        return sentence.excerpt(from: start)
    }

    /// A colon, an equals sign or a verb, and a name.
    private func introduces(_ text: UnsafeBufferPointer<UInt8>, from position: Int) -> Bool {
        var index = position
        while index < text.count, text[index] == CanonicalByte.space { index += 1 }
        guard index < text.count else { return false }
        if text[index] == .colon || text[index] == .equals {
            let name = text.word(from: index + 1)
            return !name.isEmpty && (!text[name.lowerBound].isASCII || CanonicalByte.isCapital(text[name.lowerBound]))
        }
        let verb = text.word(from: index)
        guard Self.verbs.contains(where: { $0.elementsEqual(text[verb]) }) else { return false }
        let name = text.word(from: verb.upperBound)
        return !name.isEmpty && (!text[name.lowerBound].isASCII || CanonicalByte.isCapital(text[name.lowerBound]))
    }
}
