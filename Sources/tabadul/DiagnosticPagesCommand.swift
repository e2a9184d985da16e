internal import ArgumentParser
internal import Diagnostics
internal import Localization

/// `tabadul diagnostics`: writes the pages of `docs/`.
struct DiagnosticPagesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagnostics", abstract: "Prints every code with its meaning, an example and the fix.", shouldDisplay: false)

    enum Format: String, ExpressibleByArgument, CaseIterable { case markdown, json }

    @Option(help: "markdown or json.") var format = Format.markdown
    @Option(help: "The language of the page: ar, fr or en.") var language: Language?

    func run() {
        switch format {
        case .markdown: Console.data(DiagnosticReferencePage.markdown(in: language ?? Console.localeLanguage))
        case .json: Console.data(DiagnosticReferencePage.json + "\n")
        }
    }
}
