internal import Diagnostics
internal import Localization
internal import Markup
internal import Privacy
internal import Records

/// A finding in a source: its diagnostic and the surrounding words.
struct SourceFileFinding: Sendable {
    let diagnostic: Diagnostic
    let before: [UInt8]
    let after: [UInt8]

    /// The detail of the diagnostic is the file, so that the fix can print the entry of an exception.
    init(_ finding: PersonalDataFinding, at location: SourceLocation, in path: String) {
        diagnostic = Diagnostic(finding.code, at: location, offendingText: finding.text, detail: path)
        (before, after) = (finding.before, finding.after)
    }

    init(_ diagnostic: Diagnostic) { (self.diagnostic, before, after) = (diagnostic, [], []) }
}

/// The identity of a finding: its letters and digits in canonical form.
enum FindingKey {
    static func of(_ code: DiagnosticCode, _ text: String) -> String { code.rawValue + " " + PersonalDataScan.letters(of: text) }
}

/// A finding allowed by an exception, with the surrounding words.
struct AllowedFinding: Sendable {
    private static let reach = 12

    private let key: String
    private let before: [UInt8]
    private let after: [UInt8]
    /// The name of the file without its endings: `about`.
    private let stem: Substring

    init(_ finding: SourceFileFinding, in path: String) {
        key = FindingKey.of(finding.diagnostic.code, finding.diagnostic.offendingText)
        (before, after) = (finding.before, finding.after)
        stem = (path.split(separator: "/").last ?? "").prefix { $0 != "." }
    }

    /// Whether a finding in the site is this one: the same words precede it, or the page belongs to the file.
    func covers(_ finding: PersonalDataFinding, key: String, on path: String, isPage: Bool) -> Bool {
        guard key == self.key else { return false }
        guard isPage else { return true }
        let name = (path.split(separator: "/").last ?? "").prefix { $0 != "." }
        if !stem.isEmpty, name == stem || name == "index" && path.contains("/\(stem)/") { return true }
        let words = before.suffix(Self.reach)
        let next = min(after.count, finding.after.count, Self.reach)
        return finding.before.suffix(words.count) == words && finding.after.prefix(next) == after.prefix(next)
    }
}

extension PersonalDataException {
    /// Whether the exception matches a finding in a file, in canonical form.
    func allows(_ diagnostic: Diagnostic, in path: String) -> Bool {
        guard code == diagnostic.code.rawValue, file == path else { return false }
        let found = FindingKey.of(diagnostic.code, diagnostic.offendingText)
        return found == FindingKey.of(diagnostic.code, text) || coversSentence(diagnostic.code, found)
    }

    /// A sentence can differ slightly on a page, so containing the allowed words suffices; they are long enough to be unambiguous.
    func coversSentence(_ code: DiagnosticCode, _ key: String) -> Bool {
        guard [.shelterPlace, .caseNumber, .personName].contains(code), self.code == code.rawValue, text.count >= 12 else { return false }
        return key.contains(FindingKey.of(code, text).dropFirst(self.code.count + 1))
    }
}

/// The exceptions and rules that the records define, with their diagnostics.
struct PrivacyExceptions {
    private(set) var value = PrivacyAllowlist()
    private(set) var diagnostics: [Diagnostic] = []

    init(_ records: [any Record], entries: [SourceFile]) {
        for record in records {
            if let country = record as? Country {
                value.helplines += country.helplines.map(\.number)
                value.countries.append(CountryPrivacyRules(country))
            }
            if let institution = record as? Institution, let url = institution.url {
                let host = PublicMailProviders.name(of: ExternalURL.host(of: url))
                if PublicMailProviders.holds(host) || PublicMailProviders.isPublicSuffix(host) {
                    let location = Self.location(of: url, in: institution.metadata.path, entries)
                    diagnostics.append(Diagnostic(.sharedHost, at: location, offendingText: host))
                } else {
                    value.domains.insert(host)
                }
            }
        }
    }

    /// The location of the field `url` in a file.
    private static func location(of url: String, in path: String, _ entries: [SourceFile]) -> SourceLocation {
        guard let file = entries.first(where: { $0.path == path }) else { return SourceLocation(path: path) }
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

extension CountryPrivacyRules {
    fileprivate init(_ country: Country) {
        self.init()
        plans = country.phonePlans.map {
            CompiledNumberingPlan(code: $0.code, trunk: $0.trunk, lengths: $0.lengths, personal: $0.personal, official: $0.services)
        }
        documents = country.identityDocuments.map {
            CompiledIdentityNumberFormat(
                letters: $0.letters, digits: $0.digits, starts: $0.starts, birthDate: $0.birthDate, words: $0.words, needsWord: $0.needsWord
            )
        }
        caseWords = country.caseWords
    }
}
