package import Diagnostics
internal import Localization

/// Drops diagnostics that only follow from another one: they would go away with its fix.
///
/// `contribute-check.js` applies the same rules to the findings of the form.
package enum ConsequentDiagnosticsFilter {
    /// - Parameter diagnostics: those of one entry.
    static func removed(from diagnostics: [Diagnostic]) -> [Diagnostic] {
        var kept = withoutConsequencesOfHeadings(diagnostics)
        let forms = kept.filter { $0.code == .citationForm }
        guard !forms.isEmpty else { return kept }
        let meant = Set(forms.flatMap(\.offendingText.sourceKeys))
        let lines = Set(forms.map { Line($0.location) })
        kept.removeAll { diagnostic in
            switch diagnostic.code {
            case .unusedSource: meant.contains(diagnostic.offendingText)
            case .figureWithoutCitation: lines.contains(Line(diagnostic.location))
            default: false
            }
        }
        return kept
    }

    /// - Parameter diagnostics: those of a site, for consequences of what only the whole site can tell.
    package static func removed(fromSite diagnostics: [Diagnostic]) -> [Diagnostic] {
        let causes: Set<DiagnosticCode> = [.unpublishedReference, .reviewedBeforeCompiled, .personalPhone, .unknownSource]
        let found = Dictionary(grouping: diagnostics.filter { causes.contains($0.code) }, by: \.location.path)
        guard !found.isEmpty else { return diagnostics }
        let sources = Dictionary(
            grouping: diagnostics.filter { [.unusedSource, .duplicateValue, .unknownSource].contains($0.code) }, by: \.location.path)
        return diagnostics.filter { diagnostic in
            let causes = found[diagnostic.location.path] ?? []
            func isBeside(_ cause: Diagnostic) -> Bool { cause.location.line == diagnostic.location.line }
            switch diagnostic.code {
            case .unpublishedLeak:
                return !causes.contains {
                    $0.code == .unpublishedReference && isBeside($0) && "\($0.detail)/\($0.offendingText)" == diagnostic.detail
                }
            case .staleNote: return !causes.contains { $0.code == .reviewedBeforeCompiled }
            case .figureWithoutCitation:
                return !causes.contains { $0.code == .personalPhone && isBeside($0) && $0.offendingText.contains(diagnostic.offendingText) }
            case .unusedSource, .unknownSource:
                return !isOtherEndOfRenamedKey(diagnostic, among: sources[diagnostic.location.path] ?? [])
            default: return true
            }
        }
    }

    /// Where the key of one source was changed, its citations have no source, and the source has no citation.
    private static func isOtherEndOfRenamedKey(_ diagnostic: Diagnostic, among all: [Diagnostic]) -> Bool {
        func count(_ code: DiagnosticCode) -> Int { all.count { $0.code == code } }
        guard count(.unknownSource) == 1 else { return false }
        if diagnostic.code == .unusedSource { return count(.unusedSource) == 1 }
        let own = diagnostic.detail.sourceKeys
        return all.contains { $0.code == .duplicateValue && own.contains($0.offendingText) }
    }

    // MARK: Headings

    /// A section whose heading is not recognised is not missing; its heading is no text before the first section.
    private static func withoutConsequencesOfHeadings(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        let headings = diagnostics.filter { $0.code == .sectionHeading }
        let lines = Set(headings.map { Line($0.location) })
        let meant = Set(headings.map { ExpectedSection(path: $0.location.path, heading: String($0.detail.dropFirst(3))) })
        let kept = diagnostics.filter { diagnostic in
            switch diagnostic.code {
            case .missingSection: !meant.contains(ExpectedSection(path: diagnostic.location.path, heading: diagnostic.offendingText))
            case .unknownSection, .misplacedHeading: !lines.contains(Line(diagnostic.location))
            default: true
            }
        }
        // One unknown heading and one missing section: the heading stands in place of the section's.
        let unknown = kept.filter { $0.code == .unknownSection }
        let missing = kept.filter { $0.code == .missingSection }
        guard let heading = unknown.first, unknown.count == 1, missing.count == 1 else { return kept }
        return kept.compactMap { diagnostic in
            if diagnostic.code == .missingSection { return nil }
            guard diagnostic.code == .unknownSection, heading.suggestion == nil else { return diagnostic }
            return Diagnostic(
                .unknownSection, at: heading.location, offendingText: heading.offendingText, detail: heading.detail,
                suggestion: missing[0].offendingText, fix: heading.fix)
        }
    }

    private struct ExpectedSection: Hashable {
        let path: String
        let heading: String
    }

    private struct Line: Hashable {
        let path: String
        let number: Int

        init(_ location: SourceLocation) { (path, number) = (location.path, location.line) }
    }
}

extension String {
    /// The words that can be keys of sources.
    fileprivate var sourceKeys: [String] {
        unicodeScalars.split { !($0.properties.isAlphabetic || LetterFolding.isDigit($0) || $0 == "-" || $0 == "_") }.map(String.init)
    }
}
