import Diagnostics
import Localization
import Testing

@testable import Preview

@Suite struct FormWordsTests {
    /// No option of a command, no name of the program.
    @Test(arguments: DiagnosticCode.allCases) func faultsSpeakOfNoCommand(code: DiagnosticCode) {
        // Diagnostics of themes and of other files are shown by the panel, not in a form.
        let outside: Set<DiagnosticCode> = [.missingFile, .missingFrontMatter, .badTemplate, .missingPartial, .unknownName, .missingString]
        if outside.contains(code) { return }
        let issue = Diagnostic(code, at: Diagnostics.SourceLocation(path: "content/x.md", line: 1), offendingText: "x", detail: "y")
        for language in Language.allCases {
            let text = FormDiagnosticText.text(of: issue, in: language)
            #expect(!text.isEmpty && !text.contains(/\ --[a-z]/) && !text.contains("tabadul "), "\(text)")
        }
    }

    @Test func invisibleCharactersAreTakenOutOfWhatIsSent() {
        let sent = URLEncodedForm(Array("title=a%C2%ADb%E2%80%8Bc%E2%80%AEd%0Ae&plain=%D8%A3%E2%80%8C%D8%A8".utf8))
        #expect(sent?.text("title") == "abcd\ne")
        // The joiner between letters is part of the spelling.
        #expect(sent?.text("plain") == "أ\u{200C}ب")
    }

    @Test func chosenVersionsOfTheFileAreNotSent() {
        let sent = URLEncodedForm(values: [
            "title": ["x"], "choose.title": ["file"], "steps": ["", "o0"], "steps.o0.title": ["y"], "choose.steps": ["mine"],
        ])
        #expect(sent.chosen.values["title"] == nil && sent.chosen.values["steps.o0.title"] == ["y"])
    }

    @Test func latinTextInAnOriginalIsNoticed() {
        #expect(FormDiagnosticText.foreign("Les juges suivent une formation chaque année dans le pays."))
        #expect(!FormDiagnosticText.foreign("تنشر رئاسة النيابة العامة Ministère public تقريرا كل سنة عن القضايا"))
        #expect(!FormDiagnosticText.foreign("OIM"))
    }
}
