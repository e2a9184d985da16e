import Diagnostics
import Localization
import Testing

@testable import Authoring

@Suite struct FormDiagnosticTextTests {
    /// No option of a command, no name of the program.
    @Test(arguments: DiagnosticCode.allCases) func faultsSpeakOfNoCommand(code: DiagnosticCode) {
        // Diagnostics of themes and of other files are shown by the panel, not in a form.
        let outside: Set<DiagnosticCode> = [.missingFile, .missingFrontMatter, .badTemplate, .missingPartial, .unknownName, .missingString]
        if outside.contains(code) { return }
        let issue = Diagnostic(code, at: Diagnostics.SourceLocation(path: "content/x.md", line: 1), offendingText: "x", detail: "y")
        for language in Language.builtIn {
            let text = FormDiagnosticText.text(of: issue, in: language)
            #expect(!text.isEmpty && !text.contains(/\ --[a-z]/) && !text.contains("tabadul "), "\(text)")
        }
    }

    @Test func latinTextInAnOriginalIsNoticed() {
        #expect(FormDiagnosticText.foreign("Les juges suivent une formation chaque année dans le pays."))
        #expect(!FormDiagnosticText.foreign("تنشر رئاسة النيابة العامة Ministère public تقريرا كل سنة عن القضايا"))
        #expect(!FormDiagnosticText.foreign("OIM"))
        #expect(!FormDiagnosticText.foreign("Les juges suivent une formation chaque année dans le pays.", to: .fr))
        #expect(FormDiagnosticText.foreign("يتلقى القضاة تكوينا كل سنة في البلد على قضايا الاتجار", to: .fr))
    }
}
