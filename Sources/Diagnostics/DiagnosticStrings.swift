package import Localization

extension Diagnostic {
    /// What is wrong: the text `diagnostics.<code>.message`.
    package func message(in language: Language) -> String {
        text("message", in: language, Self.program)
    }

    /// What to do about it; names the nearest right value where there is one.
    ///
    /// - Parameter program: how the reader calls the program.
    package func fix(in language: Language, program: String = Self.program) -> String {
        let fix = suggestion.map { SpellingSuggestion.question($0)[language] } ?? text("fix", in: language, program)
        return SuggestedAllowlistEntry.text(for: self, in: language).map { fix + "\n" + $0 } ?? fix
    }

    /// The program's own name, where nothing is known of how it is called.
    package static let program = "tabadul"

    private func text(_ part: String, in language: Language, _ program: String) -> String {
        let values = [MessageArgument("detail", detail), MessageArgument("text", offendingText), MessageArgument("program", program)]
        let text = LocalizedText(group: "diagnostics", name: code.rawValue + "." + part, values)[language]
        return detail.isEmpty ? text.replacing(" ()", with: "") : text
    }
}
