import Assets
import Diagnostics
import FrontMatter
import Localization
import Markdown
import Markup
import Privacy
import Publishing
import Records
import ReferenceFiles
import Templating
import Testing
import Tools

/// The examples of the modules of layers 3 and 4.
@Suite struct FormatExamples {
    @Test func markdown() {
        // Example: Markdown
        let parsed = MarkdownParser.parse("## السياق\n\nنص[^s1].", path: "note.md", firstLine: 1)
        let html = HTMLRenderer(language: .ar, sourceNumbers: ["s1": 1]).html(parsed.value.nodes[...])
        // End
        #expect(parsed.value.sections.count == 1 && html.text.contains("<h2") && html.text.contains("#src-s1"))
    }

    @Test func frontMatter() throws {
        // Example: FrontMatter
        let title = Field("title", .plain(3...80), .required)
        let read = YAMLReader.read("title: \"خلية الإحالة\"", path: "note.md", lineOffset: 1)
        let context = FieldReadingContext(path: "note.md")
        let node = try #require(read.value)
        var reader = try #require(FieldReader(node, declared: [title.declared], context: context))
        let value = reader.read(title)
        // End
        #expect(value == "خلية الإحالة" && reader.context.diagnostics.isEmpty)
    }

    @Test func privacy() {
        // Example: Privacy
        let scan = PersonalDataScan(PrivacyAllowlist())
        let findings = scan.findings(in: "اتصل على ‎+213 551 23 45 67‎")
        // End
        #expect(findings.map(\.code) == [.personalPhone])
    }

    @Test func referenceFiles() throws {
        // Example: ReferenceFiles
        let text = "@techreport{unodc24, title = {Global Report}, year = {2024}}"
        let format = try #require(ReferenceFormat(name: "sources.bib", bytes: Array(text.utf8)))
        let read = format.read(Array(text.utf8), path: "sources.bib")
        // End
        #expect(read.value.map(\.key) == ["unodc24"] && read.value.first?[.title]?.text == "Global Report")
    }

    @Test func assets() {
        // Example: Assets
        let style = Minifier.bytes(of: (name: "site.css", bytes: Array("a {\n  color: red;\n}\n".utf8)))
        // End
        #expect(style.count < 20 && String(decoding: style, as: UTF8.self).contains("color:red"))
    }

    @Test func publishing() {
        // Example: Publishing
        let old = SiteInventory(files: ["index.html": "a", "x.html": "b"], moved: [:])
        let new = SiteInventory(files: ["index.html": "c"], moved: [:])
        let difference = SiteDifference(from: old, to: new)
        // End
        #expect(difference.changed == ["index.html"] && difference.removed == ["x.html"])
    }

    @Test func templating() throws {
        // Example: Templating
        let files = [
            SourceFile(path: "themes/x/strings/en.yaml", text: "home: \"Home\"\n"),
            SourceFile(path: "themes/x/templates/page.mustache", text: "<h1>{{title}}</h1>"),
        ]
        let set = try #require(TemplateSet.load(files, languages: [.en], templates: ["page"], keys: ["home"]).value)
        let page = set.render([["title": .text("A < B")]], with: "page", in: .en)
        // End
        #expect(String(decoding: page.value, as: UTF8.self) == "<h1>A &lt; B</h1>" && page.diagnostics.isEmpty)
    }

    @Test func records() throws {
        let source = SourceFile(
            path: SiteSettings.path,
            text: "title: {ar: \"تبادل\"}\ndescription: {ar: \"موقع\"}\nlanguages: [ar]\nexit_url: \"https://x.org/\"\n")
        // Example: Records
        let settings = try #require(SiteSettings.read(source).value)
        let result = CatalogueBuilder.resolveReferences([], settings: settings, drafts: false)
        let practice: Practice? = result.value.practices.find("ma/cell")
        // End
        #expect(practice == nil && result.value.everything.isEmpty)
    }

    @Test func tools() throws {
        let text = "<https://archive.example/20200229/http://x.org/>; rel=\"memento\"; datetime=\"Sat, 29 Feb 2020 00:00:00 GMT\""
        let day = try #require(PartialDate("2021"))
        // Example: Tools
        let copies = MementoTimeMap(text).nearest(to: day, notBefore: nil)
        // End
        #expect(copies.map(\.date.iso) == ["2020-02-29"])
    }
}
