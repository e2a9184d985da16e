internal import Diagnostics
internal import Privacy

extension BuildReport {
    /// Removes words of names on the private list from the texts, source lines and paths of diagnostics.
    package func redacting(_ privateNames: String?) -> BuildReport {
        guard let names = privateNames.map(ForbiddenNameList.init) else { return self }
        var report = self
        report.diagnostics = diagnostics.map { issue in
            let location = SourceLocation(path: names.masked(issue.location.path), line: issue.location.line, column: issue.location.column)
            if issue.code == .privateName { return Diagnostic(.privateName, at: location, offendingText: issue.offendingText) }
            // An excerpt may begin in the middle of a name, so next to a name nothing is quoted.
            if let line = sources[issue.location.path]?.line(issue.location.line), names.touches(line) {
                return Diagnostic(issue.code, at: location, offendingText: "…")
            }
            return Diagnostic(
                issue.code, at: location, offendingText: names.masked(issue.offendingText), detail: names.masked(issue.detail),
                suggestion: issue.suggestion.map(names.masked))
        }
        report.sources = Dictionary(
            sources.map { path, file in (names.masked(path), SourceFile(path: names.masked(path), text: names.masked(file.text))) },
            uniquingKeysWith: { first, _ in first })
        return report
    }
}
