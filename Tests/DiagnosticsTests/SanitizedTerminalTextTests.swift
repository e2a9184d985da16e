import Diagnostics
import Localization
import Testing

/// What others wrote cannot drive the terminal or start a line of a log.
@Suite struct SanitizedTerminalTextTests {
    private static let hostile = "a\u{1B}[31m\u{202E}b\n::error file=x::y\r\u{9B}2J\u{7}\u{2028}"

    @Test func valuesShowWhatTheyHold() {
        #expect(SanitizedTerminalText.value(Self.hostile) == "a\\u{1b}[31m\\u{202e}b\\n::error file=x::y\\r\\u{9b}2J\\u{7}\\u{2028}")
        #expect(SanitizedTerminalText.value("آلية الإحالة") == "آلية الإحالة")
        #expect(SanitizedTerminalText.lines("a\n\t\u{2068}b\u{2069}\u{1B}[2J") == "a\n\t\u{2068}b\u{2069}\\u{1b}[2J")
    }

    @Test(arguments: Language.builtIn, [ReportFormat.human, .github, .json])
    func noDiagnosticSendsAnEscapeOrStartsALine(language: Language, format: ReportFormat) {
        let location = Diagnostics.SourceLocation(path: "content/\(Self.hostile).md", line: 1, column: 1)
        let issue = Diagnostic(.unknownValue, at: location, offendingText: Self.hostile, detail: Self.hostile)
        let file = SourceFile(path: location.path, text: "title: \u{1B}]0;x\u{7}\u{9B}2J")
        let text = DiagnosticReport(format: format, language: language, colours: false).text(for: [issue]) { _ in file }
        #expect(!text.unicodeScalars.contains { ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) })
        let lines = text.split(separator: "\n")
        #expect(lines.count { $0.hasPrefix("::error") } == (format == .github ? 1 : 0))
        if format == .github { #expect(lines.count == 1 && !text.contains("\u{202E}")) }
        if format == .json { #expect(lines.count == 1 && text.contains("\\u001b") && text.contains("\\n::error")) }
        if format == .human { #expect(!text.contains("\u{202E}")) }
    }
}
