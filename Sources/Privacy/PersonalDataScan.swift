internal import Bytes
package import Diagnostics

/// A private detail found in a text, and its location.
package struct PersonalDataFinding: Sendable, Hashable {
    package let code: DiagnosticCode
    /// As written.
    package let text: String
    /// Bytes from the start of the text.
    package let offset: Int
    /// The words around it in canonical text: `before` and `after` extend to the next punctuation or block boundary.
    package let before: [UInt8]
    package let after: [UInt8]
}

/// Exceptions to the rules (helplines, domains of institutions), and the rules that the site's countries add.
package struct PrivacyAllowlist: Sendable, Equatable {
    /// Helplines as printed, compared by their digits with or without the country code.
    package var helplines: [String] = []
    /// Domains of institutions; their sub-domains with them.
    package var domains: Set<String> = []
    package var countries: [CountryPrivacyRules] = []

    package init() {}
}

/// Looks for telephone numbers, e-mail addresses, numbers of identity papers, coordinates, links to maps and messengers, case numbers tied to
/// persons, introduced names and whereabouts of shelters.
///
/// A text is made canonical first; each rule then reads one spelling. Places are mapped back to the source only for what was found.
package struct PersonalDataScan: Sendable {

    private typealias Hit = (code: DiagnosticCode, range: Range<Int>)

    private let phones: PhoneRule
    private let documents: IdentityDocumentRule
    private let numberWords: NumberKeywords
    private let mail: EmailAddressRule
    private let coordinates = CoordinateRule()
    private let links = IdentifyingLinkRule()
    private let shelters = ShelterRule()
    private let persons = PersonIdentificationRule()
    /// The words that can begin a finding; other rules read only around one of them.
    private let anchors: KeywordMatcher

    package init(_ permitted: PrivacyAllowlist) {
        let countries = permitted.countries
        phones = PhoneRule(countries, helplines: permitted.helplines)
        documents = IdentityDocumentRule(countries)
        numberWords = NumberKeywords(countries.flatMap(\.documents))
        mail = EmailAddressRule(permitted: permitted.domains)
        anchors = KeywordMatcher(
            [.shelter, .caseFile, .at, .mapLink, .chatLink, .nameLabel, .personRole], adding: [(.caseFile, countries.flatMap(\.caseWords))])
    }

    /// The letters and digits of a text in canonical form, for comparison.
    package static func letters(of text: String) -> String {
        var letters = String.UnicodeScalarView()
        for symbol in CanonicalText(text).symbols where CanonicalByte.isLetter(symbol) || CanonicalByte.isDigit(symbol) {
            letters.append(Unicode.Scalar(CanonicalByte.lower(symbol)))
        }
        return String(letters)
    }

    package func findings(in text: String, kind: ScannedTextKind = .prose) -> [PersonalDataFinding] {
        var text = text
        return text.withUTF8 { findings(in: $0, kind: kind) }
    }

    package func findings(in bytes: UnsafeBufferPointer<UInt8>, kind: ScannedTextKind = .prose) -> [PersonalDataFinding] {
        let text = CanonicalText(bytes, kind: kind)
        return text.symbols.withUnsafeBufferPointer { symbols in
            var hits: [Hit] = []
            scan(symbols, kind) { hits.append($0) }
            guard !hits.isEmpty else { return [] }
            let sources = CanonicalText.sourceRanges(of: hits.map(\.range), in: bytes, kind: kind)
            return zip(hits, sources).map { hit, source in
                let (before, after) = Self.surroundings(of: hit.range, symbols)
                return PersonalDataFinding(
                    code: hit.code, text: String(decoding: UnsafeBufferPointer(rebasing: bytes[source]), as: UTF8.self),
                    offset: source.lowerBound, before: before, after: after)
            }
        }
    }

    private func scan(_ text: UnsafeBufferPointer<UInt8>, _ kind: ScannedTextKind, _ add: (Hit) -> Void) {
        let isProse = kind == .prose
        var index = 0
        var inWord = false
        // A sentence is reported once.
        var shelterEnd = 0, caseEnd = 0, linkEnd = 0, nameEnd = 0
        while index < text.count {
            let symbol = text[index]
            if CanonicalByte.isLetter(symbol) {
                let isStart = !inWord
                inWord = true
                if isStart {
                    word(at: index, text, kind, &shelterEnd, &caseEnd, &linkEnd, &nameEnd, add)
                }
                index &+= 1
                continue
            }
            inWord = false
            switch symbol {
            case UInt8.asciiDigits:
                let position = isProse ? coordinates.range(text, at: index) : nil
                if let position {
                    add((.mapCoordinates, position))
                    index = max(position.upperBound, index + 1)
                    continue
                }
                let (end, digits) = DigitRun.extent(text, from: index, unusualGaps: isProse)
                // No private number has fewer than four digits.
                guard digits >= 4 else {
                    index = end
                    continue
                }
                let cluster = DigitRun(text, from: index, unusualGaps: isProse)
                if index >= linkEnd, !cluster.isDay { numbers(cluster, text, isProse: isProse, add) }
                // Coordinates may begin at a later group of the cluster.
                index = isProse && cluster.groups.count > 1 ? coordinatesWithin(cluster, text, add) : cluster.end
                continue
            case .at: if let range = mail.address(text, at: index) { add((.personalEmail, range)) }
            case .openParenthesis, .openBracket, .openBrace, .lessThan:
                if let range = mail.spelled(text, at: index) { add((.personalEmail, range)) }
            case .colon:
                if index + 2 < text.count, text[index + 1] == .slash, text[index + 2] == .slash {
                    linkEnd = IdentifyingLinkRule.end(text, from: index)
                }
            case .plus: if let range = PlusCode.range(text, at: index) { add((.mapCoordinates, range)) }
            default: break
            }
            index &+= 1
        }
    }

    /// Searches for coordinates from the second group of a cluster on; returns the offset at which to continue.
    private func coordinatesWithin(_ cluster: DigitRun, _ text: UnsafeBufferPointer<UInt8>, _ add: (Hit) -> Void) -> Int {
        for group in cluster.groups.dropFirst() {
            if let position = coordinates.range(text, at: group.range.lowerBound) {
                add((.mapCoordinates, position))
                return max(position.upperBound, cluster.end)
            }
        }
        return cluster.end
    }

    /// Applies the rules that a word starts.
    @inline(__always)
    private func word(
        at index: Int, _ text: UnsafeBufferPointer<UInt8>, _ kind: ScannedTextKind, _ shelterEnd: inout Int, _ caseEnd: inout Int,
        _ linkEnd: inout Int, _ nameEnd: inout Int, _ add: (Hit) -> Void
    ) {
        guard let match = anchor(at: index, text) else { return }
        switch match.kind {
        case .shelter:
            guard match.range.lowerBound >= shelterEnd else { return }
            let sentence = SurroundingSentence(text, around: match.range.lowerBound, kind: kind)
            guard let range = shelters.address(in: sentence, text) else { return }
            shelterEnd = sentence.range.upperBound
            add((.shelterPlace, range))
        case .caseFile:
            guard match.range.lowerBound >= caseEnd, let range = persons.caseNumber(text, match.range, kind) else { return }
            caseEnd = range.upperBound
            add((.caseNumber, range))
        case .at:
            if let range = mail.spelled(text, at: match.range.lowerBound) { add((.personalEmail, range)) }
        case .nameLabel, .personRole:
            guard match.range.lowerBound >= nameEnd, let range = persons.introducedName(text, match) else { return }
            nameEnd = range.upperBound
            add((.personName, range))
        default:
            guard let found = links.finding(text, at: match.range.lowerBound) else { return }
            linkEnd = max(linkEnd, found.range.upperBound)
            if found.code == .personalPhone, phones.isHelpline(IdentifyingLinkRule.digits(text, found.range)) { return }
            add(found)
        }
    }

    @inline(__always)
    private func anchor(at index: Int, _ text: UnsafeBufferPointer<UInt8>) -> KeywordMatcher.Match? {
        if let match = anchors.match(at: index, in: text) { return match }
        guard !text[index].isASCII else { return nil }
        var found: KeywordMatcher.Match?
        ArabicClitics.starts(at: index, in: text) { start in
            found = anchors.match(at: start, in: text)
            return found != nil
        }
        return found
    }

    /// Finds telephone and identity numbers in a cluster; a number may begin at any group.
    private func numbers(_ cluster: DigitRun, _ text: UnsafeBufferPointer<UInt8>, isProse: Bool, _ add: (Hit) -> Void) {
        let context = NumberContext(text: text, words: numberWords)
        let groups = cluster.groups
        var first = 0
        while first < groups.count {
            guard let (code, range, last) = longest(groups, from: first, text, isProse: isProse, context) else {
                first += 1
                continue
            }
            if let code { add((code, range)) }
            first = last + 1
        }
    }

    /// The longest number that begins at a group; a nil code means that it may be published.
    private func longest(
        _ groups: [DigitRun.Group], from first: Int, _ text: UnsafeBufferPointer<UInt8>, isProse: Bool, _ context: NumberContext
    ) -> (code: DiagnosticCode?, range: Range<Int>, last: Int)? {
        var digits: [UInt8] = []
        var best: (code: DiagnosticCode?, range: Range<Int>, last: Int)?
        for last in first..<min(groups.count, first + 16) {
            guard digits.count + groups[last].digits.count <= 16 else { break }
            digits += groups[last].digits
            guard digits.count >= 4 else { continue }
            let span = CandidateNumber(text, groups[first...last], digits: digits)
            let start = groups[first].range.lowerBound, end = groups[last].range.upperBound
            if let verdict = phones.verdict(span, isProse: isProse, context) {
                best = (verdict == .personal ? .personalPhone : nil, (span.hasPlus ? start - 1 : start)..<end, last)
            } else if let range = documents.range(span, isProse: isProse, context) {
                best = (.nationalID, range, last)
            }
        }
        return best
    }

    /// The words before and after a finding, up to the next punctuation, at most 20 symbols each.
    private static func surroundings(of range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> (before: [UInt8], after: [UInt8]) {
        func isPlain(_ index: Int) -> Bool { CanonicalByte.isLetter(text[index]) || text[index] == CanonicalByte.space }
        var start = range.lowerBound, end = range.upperBound
        while start > 0, range.lowerBound - start < 20, isPlain(start - 1) { start -= 1 }
        while end < text.count, end - range.upperBound < 20, isPlain(end) { end += 1 }
        func letters(_ range: Range<Int>) -> [UInt8] { text[range].filter(CanonicalByte.isLetter).map(CanonicalByte.lower) }
        return (letters(start..<range.lowerBound), letters(range.upperBound..<end))
    }
}

/// Prose or a data file. In a data file each line is a block of its own, and long numbers are often plain values.
package enum ScannedTextKind: Sendable { case prose, data }
