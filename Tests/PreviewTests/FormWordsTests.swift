import Testing

@testable import Preview

@Suite struct FormWordsTests {
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
}
