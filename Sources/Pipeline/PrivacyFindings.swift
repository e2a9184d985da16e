internal import Diagnostics
internal import Localization
internal import Markup
internal import Privacy
internal import Records

/// One finding in a source: its diagnostic, and the words around it.
struct PrivacySourceFinding: Sendable {
    let diagnostic: Diagnostic
    let before: [UInt8]
    let after: [UInt8]

    /// The detail of the diagnostic is the file, so that the fix can print the entry of an exception.
    init(_ finding: PrivacyFinding, at location: SourceLocation, in path: String) {
        diagnostic = Diagnostic(finding.code, at: location, offendingText: finding.text, detail: path)
        (before, after) = (finding.before, finding.after)
    }

    init(_ diagnostic: Diagnostic) { (self.diagnostic, before, after) = (diagnostic, [], []) }
}

/// What makes two findings the same: their letters and digits, whatever digits, marks and signs they are written with.
enum PrivacyKey {
    static func of(_ code: DiagnosticCode, _ text: String) -> String { code.rawValue + " " + PrivacyScan.letters(of: text) }
}

/// A finding that an exception allows, with the words around it.
struct AllowedPlace: Sendable {
    private static let reach = 12

    private let key: String
    private let before: [UInt8]
    private let after: [UInt8]
    /// The name of the file without its endings: `about`.
    private let stem: Substring

    init(_ finding: PrivacySourceFinding, in path: String) {
        key = PrivacyKey.of(finding.diagnostic.code, finding.diagnostic.offendingText)
        (before, after) = (finding.before, finding.after)
        stem = (path.split(separator: "/").last ?? "").prefix { $0 != "." }
    }

    /// Whether a finding of the site is this one: on a page, the same words stand before it, or the page is that of the file.
    func covers(_ finding: PrivacyFinding, key: String, on path: String, isPage: Bool) -> Bool {
        guard key == self.key else { return false }
        guard isPage else { return true }
        let name = (path.split(separator: "/").last ?? "").prefix { $0 != "." }
        if !stem.isEmpty, name == stem || name == "index" && path.contains("/\(stem)/") { return true }
        let words = before.suffix(Self.reach)
        let next = min(after.count, finding.after.count, Self.reach)
        return finding.before.suffix(words.count) == words && finding.after.prefix(next) == after.prefix(next)
    }
}

extension PrivacyAllowance {
    /// Whether the exception is for a finding in a file, whatever spelling either has.
    func allows(_ diagnostic: Diagnostic, in path: String) -> Bool {
        guard code == diagnostic.code.rawValue, file == path else { return false }
        let found = PrivacyKey.of(diagnostic.code, diagnostic.offendingText)
        return found == PrivacyKey.of(diagnostic.code, text) || coversSentence(diagnostic.code, found)
    }

    /// A sentence reads a little otherwise on a page; the allowed words in it are enough. They are long, so that they are a place by themselves.
    func coversSentence(_ code: DiagnosticCode, _ key: String) -> Bool {
        guard [.shelterPlace, .caseNumber, .personName].contains(code), self.code == code.rawValue, text.count >= 12 else { return false }
        return key.contains(PrivacyKey.of(code, text).dropFirst(self.code.count + 1))
    }
}

/// What the records permit and add to the rules, and what is wrong with it.
struct Permissions {
    private(set) var value = Allowlist()
    private(set) var diagnostics: [Diagnostic] = []

    init(_ records: [any Record], notes: [SourceFile]) {
        for record in records {
            if let country = record as? Country {
                value.helplines += country.helplines.map(\.number)
                value.countries.append(CountryRules(country))
            }
            if let institution = record as? Institution, let url = institution.url {
                let host = MailHosts.name(of: ExternalURL.host(of: url))
                if MailHosts.holds(host) || MailHosts.isPublicSuffix(host) {
                    let location = Self.location(of: url, in: institution.metadata.path, notes)
                    diagnostics.append(Diagnostic(.sharedHost, at: location, offendingText: host))
                } else {
                    value.domains.insert(host)
                }
            }
        }
    }

    /// Where the field `url` of a file stands.
    private static func location(of url: String, in path: String, _ notes: [SourceFile]) -> SourceLocation {
        guard let file = notes.first(where: { $0.path == path }) else { return SourceLocation(path: path) }
        var number = 1
        while let line = file.line(number) {
            if line.hasPrefix("url:"), let range = line.firstRange(of: url) {
                return SourceLocation(path: path, line: number, column: line[..<range.lowerBound].unicodeScalars.count + 1)
            }
            number += 1
        }
        return SourceLocation(path: path)
    }
}

extension CountryRules {
    fileprivate init(_ country: Country) {
        self.init()
        plans = country.phonePlans.map {
            PhonePlan(code: $0.code, trunk: $0.trunk, lengths: $0.lengths, personal: $0.personal, official: $0.services)
        }
        documents = country.identityDocuments.map {
            DocumentShape(
                letters: $0.letters, digits: $0.digits, starts: $0.starts, birthDate: $0.birthDate, words: $0.words, needsWord: $0.needsWord
            )
        }
        caseWords = country.caseWords
    }
}
