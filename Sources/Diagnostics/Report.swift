package import Localisation
internal import Markup

/// How a run tells its faults: to a person, a program, or a code host.
package enum ReportFormat: String, CaseIterable, Sendable {
    case human, json, github
}

/// Turns faults into text, sorted by place.
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
        case .github: sorted.map { github($0) + "\n" }.joined()
        }
    }

    /// Each file is cut into lines once, however many faults it has.
    private func human(_ sorted: [Diagnostic], source: (String) -> SourceFile?) -> String {
        var (path, lines): (String?, [Substring]) = (nil, [])
        return sorted.map { fault in
            if fault.place.path != path {
                path = fault.place.path
                lines =
                    source(fault.place.path)?.text.utf8.split(separator: 10, omittingEmptySubsequences: false).map { Substring($0) } ?? []
            }
            let number = fault.place.line
            return human(fault, line: lines.indices.contains(number - 1) ? lines[number - 1] : nil)
        }.joined(separator: "\n")
    }

    private func human(_ fault: Diagnostic, line: Substring?) -> String {
        let label = coloured(severityLabel(fault.severity), fault.severity == .error ? "31" : "33")
        var text = ""
        if !fault.place.path.isEmpty {
            text += fault.place.path
            if fault.place.line > 0 { text += ":\(fault.place.line):\(max(1, fault.place.column))" }
            text += ": "
        }
        text += "\(label) [\(fault.code.rawValue)] \(fault.message(in: language))\n"
        // A line of thousands of characters helps nobody.
        if fault.place.line > 0, let line, !line.isEmpty, line.utf8.count <= 4000 {
            let quote = SourceQuote(line: line, column: fault.place.column, offender: fault.offender)
            text += quote.lines(number: fault.place.line) { coloured($0, fault.severity == .error ? "4;31" : "4;33") }
        }
        text += "  → \(fault.cure(in: language, program: program))\n"
        if let line, let corrected = fault.fix?.corrected(line) {
            text += SourceQuote(line: corrected, column: 0, offender: "").corrected(number: fault.place.line)
        }
        return text
    }

    private func json(_ fault: Diagnostic) -> String {
        JSON.object([
            ("severity", .text(fault.severity.rawValue)), ("code", .text(fault.code.rawValue)), ("file", .text(fault.place.path)),
            ("line", .whole(fault.place.line)), ("column", .whole(fault.place.column)),
            ("message", .text(fault.message(in: language))), ("hint", .text(fault.cure(in: language, program: program))),
        ]).encoded
    }

    private func github(_ fault: Diagnostic) -> String {
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
        var properties = "file=\(escaped(fault.place.path, property: true))"
        if fault.place.line > 0 { properties += ",line=\(fault.place.line),col=\(max(1, fault.place.column))" }
        properties += ",title=\(fault.code.rawValue)"
        let message = escaped("\(fault.message(in: language)) \(fault.cure(in: language, program: program))", property: false)
        return "::\(fault.severity.rawValue) \(properties)::\(message)"
    }

    private func severityLabel(_ severity: Severity) -> String {
        switch (severity, language) {
        case (.error, .ar): "خطأ"
        case (.error, .fr): "erreur"
        case (.error, .en): "error"
        case (.warning, .ar): "تنبيه"
        case (.warning, .fr): "avertissement"
        case (.warning, .en): "warning"
        }
    }

    private func coloured(_ text: String, _ colour: String) -> String {
        colours ? "\u{1B}[\(colour)m\(text)\u{1B}[0m" : text
    }
}
