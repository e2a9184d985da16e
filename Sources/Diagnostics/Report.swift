internal import Bytes
package import Localization
internal import Markup

/// The output format of diagnostics: for a person, a program or a code host.
package enum ReportFormat: String, CaseIterable, Sendable {
    case human, json, github
}

/// Formats diagnostics as text, sorted by location.
package struct DiagnosticReport: Sendable {
    package let format: ReportFormat
    package let language: Language
    package let colours: Bool
    /// How the reader calls the program.
    package let program: String

    package init(format: ReportFormat, language: Language, colours: Bool, program: String = Diagnostic.program) {
        self.format = format
        self.language = language
        self.colours = colours
        self.program = program
    }

    /// - Parameter source: gives the text of a file, for the line that the human report quotes.
    package func text(for diagnostics: [Diagnostic], source: (String) -> SourceFile?) -> String {
        let sorted = diagnostics.sorted()
        return switch format {
        case .human: human(sorted, source: source)
        case .json: sorted.map { json($0) + "\n" }.joined()
        case .github: sorted.map { github($0.escaped) + "\n" }.joined()
        }
    }

    /// Each file is split into lines only once, whatever the number of its diagnostics.
    private func human(_ sorted: [Diagnostic], source: (String) -> SourceFile?) -> String {
        var (path, lines): (String?, [Substring]) = (nil, [])
        return sorted.map { issue in
            if issue.location.path != path {
                path = issue.location.path
                lines =
                    source(issue.location.path)?.text.utf8.split(separator: .newline, omittingEmptySubsequences: false).map {
                        Substring($0)
                    }
                    ?? []
            }
            let number = issue.location.line
            return human(issue, shown: issue.escaped, line: lines.indices.contains(number - 1) ? lines[number - 1] : nil)
        }.joined(separator: "\n")
    }

    /// - Parameter shown: the diagnostic with its words as a terminal may show them.
    private func human(_ issue: Diagnostic, shown: Diagnostic, line: Substring?) -> String {
        let label = coloured(severityLabel(issue.severity), issue.severity == .error ? "31" : "33")
        var text = ""
        if !issue.location.path.isEmpty {
            text += shown.location.path
            if issue.location.line > 0 { text += ":\(issue.location.line):\(max(1, issue.location.column))" }
            text += ": "
        }
        text += "\(label) [\(issue.code.rawValue)] \(shown.message(in: language))\n"
        // A line of thousands of characters helps nobody.
        if issue.location.line > 0, let line, !line.isEmpty, line.utf8.count <= 4000 {
            let quote = SourceExcerpt(line: line, column: issue.location.column, offendingText: issue.offendingText)
            text += quote.lines(number: issue.location.line) { coloured($0, issue.severity == .error ? "4;31" : "4;33") }
        }
        text += "  → \(shown.fix(in: language, program: program))\n"
        if let line, let corrected = issue.fix?.corrected(line) {
            text += SourceExcerpt(line: corrected, column: 0, offendingText: "").corrected(number: issue.location.line)
        }
        return text
    }

    private func json(_ issue: Diagnostic) -> String {
        let line = JSON.object([
            ("severity", .text(issue.severity.rawValue)), ("code", .text(issue.code.rawValue)), ("file", .text(issue.location.path)),
            ("line", .whole(issue.location.line)), ("column", .whole(issue.location.column)),
            ("message", .text(issue.message(in: language))), ("hint", .text(issue.fix(in: language, program: program))),
        ]).encoded
        return Self.withoutControls(line)
    }

    /// The same JSON with controls of the second range and direction controls as escapes: a terminal acts on some of them.
    private static func withoutControls(_ json: String) -> String {
        func isControl(_ scalar: Unicode.Scalar) -> Bool {
            (0x7F...0x9F).contains(scalar.value) || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        }
        guard json.unicodeScalars.contains(where: isControl) else { return json }
        var text = String.UnicodeScalarView()
        for scalar in json.unicodeScalars {
            guard isControl(scalar) else {
                text.append(scalar)
                continue
            }
            let digits = String(scalar.value, radix: 16)
            text.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
        }
        return String(text)
    }

    private func github(_ issue: Diagnostic) -> String {
        func escaped(_ text: String, property: Bool) -> String {
            var out = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "%": out += "%25"
                case "\r": out += "%0D"
                case "\n": out += "%0A"
                case ":" where property: out += "%3A"
                case "," where property: out += "%2C"
                default: out.unicodeScalars.append(scalar)
                }
            }
            return out
        }
        var properties = "file=\(escaped(issue.location.path, property: true))"
        if issue.location.line > 0 { properties += ",line=\(issue.location.line),col=\(max(1, issue.location.column))" }
        properties += ",title=\(issue.code.rawValue)"
        let message = escaped("\(issue.message(in: language)) \(issue.fix(in: language, program: program))", property: false)
        return "::\(issue.severity.rawValue) \(properties)::\(message)"
    }

    private func severityLabel(_ severity: Severity) -> String {
        LocalizedText(severity == .error ? .messagesSeverityError : .messagesSeverityWarning)[language]
    }

    private func coloured(_ text: String, _ colour: String) -> String {
        colours ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
    }
}

extension Diagnostic {
    /// The same with everything that it quotes as `SanitizedTerminalText` shows it.
    fileprivate var escaped: Diagnostic {
        Diagnostic(
            code, at: SourceLocation(path: SanitizedTerminalText.value(location.path), line: location.line, column: location.column),
            offendingText: SanitizedTerminalText.value(offendingText), detail: SanitizedTerminalText.value(detail),
            suggestion: suggestion.map(SanitizedTerminalText.value),
            fix: fix)
    }
}
