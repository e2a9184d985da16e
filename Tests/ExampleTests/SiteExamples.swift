import Authoring
import Diagnostics
import Exporting
import Foundation
import Linking
import Localization
import Markup
import Pages
import Pipeline
import Preview
import Records
import Search
import Testing

/// The examples of the modules of layers 5 to 9, on the site of `Tests/fixture`.
@Suite struct SiteExamples {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path
    private let options: BuildOptions = {
        var options = BuildOptions(source: root + "/Tests/fixture", output: "", cores: 1, today: PartialDate("2026-11-28"))
        options.shared = root
        return options
    }()

    private func graph() async throws -> SiteGraph { try #require(await SiteBuilder(options).read().graph) }

    @Test func linking() async throws {
        let catalogue = try await graph().catalogue
        // Example: Linking
        let relations = RecordRelations(catalogue, proseLinks: [:])
        let graph = SiteGraph(catalogue, relations)
        let gaps = graph.coverage.gaps
        // End
        #expect(graph.countries.count == catalogue.countries.all.count)
        #expect(Set(gaps).count == gaps.count)
    }

    @Test func pages() async throws {
        let graph = try await graph()
        // Example: Pages
        let plan = SitePlan(graph)
        let help = plan.path(of: .help, in: .ar).text
        // End
        #expect(help == "help.html" && plan.pages.count > 10)
    }

    @Test func authoring() throws {
        let today = try #require(PartialDate("2026-11-28"))
        // Example: Authoring
        var answers = Answers()
        answers["title"] = .one("خلية الإحالة")
        let scaffold = Scaffold(EntryTemplate(.practices), answers: answers, today: today, language: .ar)
        let text = scaffold.text
        // End
        #expect(text.contains("title: \"خلية الإحالة\"") && text.contains("draft: true"))
    }

    @Test func exporting() async throws {
        let graph = try await graph()
        // Example: Exporting
        let files = NonPageFiles.all(graph, plan: SitePlan(graph), address: nil)
        let names = files.map(\.path)
        // End
        #expect(names.contains("data/practices.csv") && !names.contains("sitemap.xml"))
    }

    @Test func search() async throws {
        let graph = try await graph()
        // Example: Search
        let keys = SearchNormalizer.words(of: "الضحايا victimes")
        let files = SearchIndex.files(graph)
        // End
        #expect(keys.count == 2 && files.allSatisfy { $0.path.hasPrefix("search/") })
    }

    @Test func pipeline() async throws {
        // Example: Pipeline
        let (report, graph) = await SiteBuilder(options).read()
        let errors = report.diagnostics.filter { $0.severity == .error }
        // End
        #expect(errors.isEmpty, "\(errors)")
        #expect(graph != nil)
    }

    @Test func preview() async throws {
        // Example: Preview
        let server = PreviewServer(options, host: "127.0.0.1", port: 0, language: .en)
        let task = Task { try await server.run(ready: { print($0) }, reported: { print($0.pageCount) }) }
        task.cancel()
        // End
        _ = await task.result
        #expect(task.isCancelled)
    }
}
