internal import ArgumentParser
internal import Building
internal import Contributing
internal import Diagnostics
internal import Foundation
internal import Localisation

/// `tabadul report`
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what an editor has to attend to: coverage, gaps, stale notes, missing translations.")

    @OptionGroup var options: SourceOptions

    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv }

    @Option(help: "text, json or csv.")
    var format = Format.text

    func run() async throws {
        let build = BuildOptions(source: options.folder, output: "", drafts: true, cores: Console.cores, today: options.today)
        let (report, graph) = await SiteBuilder(build).read()
        if report.hasErrors(strict: options.strict) { Console.tell(report, options) }
        guard let graph, let today = options.today else { throw ExitCode(1) }
        let editor = EditorReport(graph, today: today)
        switch format {
        case .text: Console.print(editor.text(in: options.messageLanguage))
        case .json: Console.print(editor.json)
        case .csv: Console.print(editor.csv)
        }
    }
}
