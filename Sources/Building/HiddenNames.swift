internal import Diagnostics
internal import Safety

extension BuildReport {
    /// The report without any word of the names on the private list, in whatever a fault quotes: its words, its line, its path.
    package func hiding(_ privateNames: String?) -> BuildReport {
        guard let names = privateNames.map(NameList.init) else { return self }
        var report = self
        report.diagnostics = diagnostics.map { fault in
            let place = SourcePlace(path: names.masked(fault.place.path), line: fault.place.line, column: fault.place.column)
            if fault.code == .privateName { return Diagnostic(.privateName, at: place, offender: fault.offender) }
            // A quotation may begin in the middle of a name: beside one, nothing is quoted.
            if let line = sources[fault.place.path]?.line(fault.place.line), names.touches(line) {
                return Diagnostic(fault.code, at: place, offender: "…")
            }
            return Diagnostic(
                fault.code, at: place, offender: names.masked(fault.offender), detail: names.masked(fault.detail),
                suggestion: fault.suggestion.map(names.masked))
        }
        report.sources = Dictionary(
            sources.map { path, file in (names.masked(path), SourceFile(path: names.masked(path), text: names.masked(file.text))) },
            uniquingKeysWith: { first, _ in first })
        return report
    }
}
