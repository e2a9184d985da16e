internal import Diagnostics
internal import Localization

/// Drops diagnostics that only follow from another one: they would go away with its fix.
enum ConsequentDiagnosticsFilter {
    static func removed(from diagnostics: [Diagnostic]) -> [Diagnostic] {
        let headings = diagnostics.filter { $0.code == .sectionHeading }
        guard !headings.isEmpty else { return diagnostics }
        let lines = Set(headings.map(\.location))
        // A section whose heading is not recognised is not missing; its heading is no text before the first section.
        let meant = Set(headings.map { ExpectedSection(path: $0.location.path, heading: String($0.detail.dropFirst(3))) })
        return diagnostics.filter { diagnostic in
            switch diagnostic.code {
            case .missingSection: !meant.contains(ExpectedSection(path: diagnostic.location.path, heading: diagnostic.offendingText))
            case .unknownSection, .misplacedHeading:
                !lines.contains { $0.path == diagnostic.location.path && $0.line == diagnostic.location.line }
            default: true
            }
        }
    }

    private struct ExpectedSection: Hashable {
        let path: String
        let heading: String
    }
}
