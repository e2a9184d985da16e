package import Localization

extension Diagnostic {
    /// What is wrong: the text `diagnostics.<code>.message`.
    package func message(in language: Language) -> String {
        words("message", Self.program)[language]
    }

    /// What to do about it; names the nearest right value where there is one.
    ///
    /// - Parameter program: how the reader calls the program.
    package func fix(in language: Language, program: String = Self.program) -> String {
        let fix = (suggestion.map { Suggestion.question($0) } ?? words("fix", program))[language]
        return AllowanceEntry.text(for: self, in: language).map { fix + "\n" + $0 } ?? fix
    }

    /// The program's own name, where nothing is known of how it is called.
    package static let program = "tabadul"

    private func words(_ part: String, _ program: String) -> LocalizedText {
        LocalizedText(
            group: "diagnostics", name: code.rawValue + "." + part,
            [TextValue("detail", detail), TextValue("text", offendingText), TextValue("program", program)])
    }
}
