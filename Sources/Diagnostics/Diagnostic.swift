// Diagnostics: problems with their code, location, text and fix (`Diagnostic`, `DiagnosticCode`, `Fix`) and their reports (`DiagnosticReport`).
// It must not depend on what is checked: callers create the diagnostics.
//
//     let file = SourceFile(path: "content/practices/ma/cell.md", text: "titel: x\n")
//     let diagnostic = Diagnostic(
//         .unknownKey, at: SourceLocation(path: file.path, line: 1, column: 1), offendingText: "titel", suggestion: "title")
//     let report = DiagnosticReport(format: .human, language: .en, colours: false)
//     let text = report.text(for: [diagnostic]) { $0 == file.path ? file : nil }

package import Localization

/// How bad: an error stops publication; a warning does so only under `--strict`.
package enum Severity: String, Sendable, Comparable {
    case error, warning

    package static func < (a: Severity, b: Severity) -> Bool { a == .error && b == .warning }
}

/// One issue: its code, its place, the offending text, and what the message and the fix in words need to say.
package struct Diagnostic: Sendable, Hashable {
    package let code: DiagnosticCode
    package let location: SourceLocation
    /// The offending text, as written.
    package let offendingText: String
    /// What else the words need: a field's name, the expected form, a list of right values.
    package let detail: String
    /// The nearest right value, where there is one.
    package let suggestion: String?
    /// A change of the file that is safe to apply without asking further.
    package let fix: Fix?

    package init(
        _ code: DiagnosticCode, at location: SourceLocation, offendingText: String = "", detail: String = "", suggestion: String? = nil,
        fix: Fix? = nil
    ) {
        self.code = code
        self.location = location
        self.offendingText = offendingText
        self.detail = detail
        self.suggestion = suggestion
        self.fix = fix
    }

    package var severity: Severity { code.severity }
}

extension Diagnostic: Comparable {
    package static func < (a: Diagnostic, b: Diagnostic) -> Bool {
        if a.location != b.location { return a.location < b.location }
        return (a.code.rawValue, a.offendingText, a.detail) < (b.code.rawValue, b.offendingText, b.detail)
    }
}

/// A value, if it could be computed, and all diagnostics found on the way.
package struct ResultWithDiagnostics<Value: Sendable>: Sendable {
    package var value: Value
    package var diagnostics: [Diagnostic]

    package init(_ value: Value, _ diagnostics: [Diagnostic] = []) {
        self.value = value
        self.diagnostics = diagnostics
    }
}

/// The nearest right value to a wrong one: what "did you mean" offers.
package enum SpellingSuggestion {
    /// The candidate at the least edit distance, if that is at most a third of the word (and at least one change is allowed).
    package static func nearest(to word: String, among candidates: some Sequence<String>) -> String? {
        let limit = max(1, word.unicodeScalars.count / 3)
        var best: (distance: Int, word: String)?
        for candidate in candidates {
            let distance = distance(from: word, to: candidate, limit: limit)
            guard distance <= limit else { continue }
            if let best, (best.distance, best.word) <= (distance, candidate) { continue }
            best = (distance, candidate)
        }
        return best?.word
    }

    /// The question whether the nearest was meant.
    package static func question(_ nearest: String) -> LocalizedText {
        .init(.messagesDidYouMean, [MessageArgument("value", nearest)])
    }

    /// Edits (insert, delete, replace, swap neighbours) between two words, not counted beyond the limit.
    static func distance(from a: String, to b: String, limit: Int) -> Int {
        let a = Array(a.unicodeScalars), b = Array(b.unicodeScalars)
        if abs(a.count - b.count) > limit { return limit + 1 }
        if a.isEmpty || b.isEmpty { return max(a.count, b.count) }
        var beforeLast = [Int](repeating: 0, count: b.count + 1)
        var last = Array(0...b.count)
        for i in 1...a.count {
            var row = [i] + [Int](repeating: 0, count: b.count)
            for j in 1...b.count {
                row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
                if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { row[j] = min(row[j], beforeLast[j - 2] + 1) }
            }
            (beforeLast, last) = (last, row)
        }
        return last[b.count]
    }
}
