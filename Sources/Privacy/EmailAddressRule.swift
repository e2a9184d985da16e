internal import Bytes

/// Finds e-mail addresses, also with spaces or brackets or spelt out.
struct EmailAddressRule: Sendable {
    private let ats = KeywordMatcher([.at])
    private let dots = KeywordMatcher([.dot])
    private let permitted: Set<String>

    init(permitted: Set<String>) { self.permitted = permitted }

    /// The address around an at sign; nil if there is none or it is an institution's office.
    func address(_ text: UnsafeBufferPointer<UInt8>, at sign: Int) -> Range<Int>? { address(text, around: sign..<sign + 1, isWord: false) }

    /// The address around a spelt-out at sign: `(at)`, `[arobase]`, ` at `.
    func spelled(_ text: UnsafeBufferPointer<UInt8>, at word: Int) -> Range<Int>? {
        guard let match = ats.match(at: word, in: text) else { return nil }
        return address(text, around: match.range, isWord: CanonicalByte.isLetter(text[word]))
    }

    private func address(_ text: UnsafeBufferPointer<UInt8>, around sign: Range<Int>, isWord: Bool) -> Range<Int>? {
        let before = skipBack(text, sign.lowerBound), after = skipForward(text, sign.upperBound)
        var start = before
        while start > 0, Self.isLocal(text[start - 1]), before - start < 64 { start -= 1 }
        guard start < before, let domain = domain(text, from: after) else { return nil }
        let hasSpaceBefore = before < sign.lowerBound, hasSpaceAfter = after > sign.upperBound
        let isMailHost = PublicMailProviders.holds(domain.name)
        // `at example.org` is a phrase, and `@name.surname` after a space names an account.
        if isWord, !(hasSpaceBefore || hasSpaceAfter) || !(isMailHost || domain.isSpelled) { return nil }
        if !isWord, sign.count == 1, hasSpaceBefore, !hasSpaceAfter, !isMailHost { return nil }
        // A single letter before the sign is not a mailbox name: à example.
        if isWord, before - start < 2 { return nil }
        let local = text[start..<before]
        if permitted.contains(where: { domain.name == $0 || domain.name.hasSuffix("." + $0) }), !Self.isPersonal(local) { return nil }
        return start..<domain.end
    }

    private static func isLocal(_ symbol: UInt8) -> Bool {
        CanonicalByte.isLetter(symbol) || CanonicalByte.isDigit(symbol) || symbol == .period || symbol == .hyphen || symbol == .underscore
            || symbol == .plus
    }

    private func skipBack(_ text: UnsafeBufferPointer<UInt8>, _ end: Int) -> Int {
        var index = end
        while index > 0, end - index < 3,
            [CanonicalByte.space, .openParenthesis, .openBracket, .quote, .lessThan, .openBrace].contains(text[index - 1])
        { index -= 1 }
        return index
    }

    private func skipForward(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var index = start
        while index < text.count, index - start < 3,
            [CanonicalByte.space, .closeParenthesis, .closeBracket, .quote, .greaterThan, .closeBrace].contains(text[index])
        {
            index += 1
        }
        return index
    }

    private struct Domain {
        let name: String
        let end: Int
        /// Whether a dot is spelt out, or written between spaces or brackets.
        let isSpelled: Bool
    }

    private func domain(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Domain? {
        var index = start, labels: [String] = [], isSpelled = false, end = start
        while labels.count < 8 {
            let first = index
            while index < text.count, CanonicalByte.isLetter(text[index]) || CanonicalByte.isDigit(text[index]) || text[index] == .hyphen {
                index += 1
            }
            guard index > first else { break }
            let label = text[first..<index]
            labels.append(String(decoding: label.map(CanonicalByte.lower), as: UTF8.self))
            end = index
            guard let dot = dotEnd(text, from: index) else { break }
            isSpelled = isSpelled || dot > index + 1
            index = dot
        }
        guard labels.count >= 2, let last = labels.last, last.utf8.count >= 2, last.utf8.allSatisfy(CanonicalByte.isLetter) else {
            return nil
        }
        return Domain(name: labels.joined(separator: "."), end: end, isSpelled: isSpelled)
    }

    /// The offset after a dot in any notation: `.`, ` . `, ` dot `, `[.]`.
    private func dotEnd(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard start < text.count else { return nil }
        if text[start] == .period { return start + 1 < text.count && text[start + 1] == CanonicalByte.space ? nil : start + 1 }
        let first = text[start] == CanonicalByte.space ? start + 1 : start
        guard first < text.count else { return nil }
        var end: Int
        if text[first] == .period, first > start, first + 1 < text.count, text[first + 1] == CanonicalByte.space {
            end = first + 1
        } else if let match = dots.match(at: first, in: text) {
            end = match.range.upperBound
        } else {
            return nil
        }
        if end < text.count, text[end] == CanonicalByte.space { end += 1 }
        return end
    }

    /// Whether the mailbox is a person's name: two words, neither of which names a service.
    private static func isPersonal(_ local: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        let parts = local.split { $0 == .period || $0 == .underscore || $0 == .hyphen }.map {
            String(decoding: $0.map(CanonicalByte.lower), as: UTF8.self)
        }
        guard parts.count >= 2, parts.allSatisfy({ $0.utf8.allSatisfy(CanonicalByte.isLetter) }) else { return false }
        return !parts.contains(where: offices.contains)
    }

    private static let offices = Set(OfficeMailboxWords.all)
}

/// Words in the names of mailboxes that say that an office reads them, not a person. The form of the published site has the same list.
package enum OfficeMailboxWords {
    package static var all: [String] { PrivacyKeywords.all[.office] ?? [] }
}

/// Public mail providers, and domain suffixes under which anyone can register.
package enum PublicMailProviders {
    private static let hosts: (exact: Set<String>, anyCountry: [String]) = {
        let lines = EmbeddedDataFile.of(PackageResources.mail_hosts_txt)
        return (Set(lines.filter { !$0.hasSuffix(".*") }), lines.filter { $0.hasSuffix(".*") }.map { String($0.dropLast()) })
    }()

    /// Second-level labels that are registries rather than holders, such as `gov` in `gov.ma`.
    private static let registries: Set<String> = [
        "com", "co", "gov", "gouv", "gob", "org", "net", "edu", "ac", "mil", "nat", "info", "press", "perso", "name", "sci", "asso", "eun",
        "int",
    ]

    package static func holds(_ host: String) -> Bool {
        if hosts.exact.contains(where: { host == $0 || host.hasSuffix("." + $0) }) { return true }
        return hosts.anyCountry.contains { stem in
            guard let range = host.firstRange(of: stem),
                range.lowerBound == host.startIndex || host[host.index(before: range.lowerBound)] == "."
            else { return false }
            return host[range.upperBound...].split(separator: ".").allSatisfy { (2...3).contains($0.utf8.count) }
        }
    }

    /// Whether a host name is a public suffix: `com`, `gov.ma`.
    package static func isPublicSuffix(_ host: String) -> Bool {
        let labels = host.split(separator: ".")
        guard labels.count > 1 else { return true }
        return labels.count == 2 && labels[1].utf8.count == 2 && registries.contains(String(labels[0]))
    }

    /// The host of an address's authority without user, `www.`, port and trailing dot.
    package static func name(of authority: String) -> String {
        var host = authority.lowercased()[...]
        if let user = host.lastIndex(of: "@") { host = host[host.index(after: user)...] }
        if let port = host.firstIndex(of: ":") { host = host[..<port] }
        while host.hasSuffix(".") { host = host.dropLast() }
        if host.hasPrefix("www.") { host = host.dropFirst(4) }
        return String(host)
    }
}
