import Diagnostics
import Localization

import Records
import Testing

@testable import Authoring

/// What a new site's files are made of.
@Suite struct SiteScaffoldTests {
    private static let templates = [
        ("README.ar.md", "# {{title}}"), ("README.en.md", "# {{title}} en"), ("gitignore", "/site/"),
        ("github/workflows/check.yml", "uses: {{repository}}@v{{version}} ${{ x }}"),
        ("content/site.yaml", "languages: [{{languages}}]\nday: {{today}} {{year}}"),
        (
            "content/countries/COUNTRY.md",
            "name:\n  ar: \"{{country_name}}\"\n  fr: \"x\"\n  en: \"y\"\norder: {{country_order}} {{country_locale}}"
        ),
        ("content/themes/protection.md", "---\nname: \"p\"\n---\n"), ("content/themes/protection.fr.md", "---\ntranslates: \"0\"\n---\n"),
        ("content/themes/THEME.md", "{{theme_name}} {{theme_order}} {{theme_color}}"), ("content/themes/THEME.fr.md", "fr"),
        ("content/topics/one.md", "theme: {{first_theme}} {{second_theme}}"),
    ].map { SiteScaffold.File(path: $0.0, text: $0.1) }

    private func files(_ languages: [Language], themes: [SiteScaffold.NamedID] = []) throws -> [String: String] {
        let starter = SiteScaffold(
            title: "a \"b\" \\", languages: languages, countries: [.init(id: "xa", name: "A \"1\""), .init(id: "xb", name: "B")],
            themes: themes, readme: .en, today: try #require(PartialDate("2027-03-01")), version: "1.2.3", repository: "o/n")
        return Dictionary(uniqueKeysWithValues: starter.files(from: Self.templates).map { ($0.path, $0.text) })
    }

    @Test func languagesAndCountriesAreThoseAskedFor() throws {
        let files = try files([.fr, .ar])
        #expect(
            Set(files.keys) == [
                "README.md", ".gitignore", ".github/workflows/check.yml", "content/site.yaml", "content/countries/xa.md",
                "content/countries/xb.md", "content/themes/protection.md", "content/themes/protection.fr.md", "content/topics/one.md",
            ])
        #expect(files["content/site.yaml"] == "languages: [fr, ar]\nday: 2027-03-01 2027")
        #expect(files["content/countries/xa.md"] == "name:\n  ar: \"A \\\"1\\\"\"\n  fr: \"x\"\norder: 1 ar-XA")
        #expect(files["README.md"] == "# a \"b\" \\ en")
        #expect(files[".github/workflows/check.yml"] == "uses: o/n@v1.2.3 ${{ x }}")
        #expect(files["content/topics/one.md"] == "theme: protection prevention")
    }

    @Test func translationsBearTheFingerprintOfTheirOriginal() throws {
        let translation = try #require(try files([.ar, .fr])["content/themes/protection.fr.md"])
        let original = SourceFile(path: "content/themes/protection.md", text: "---\nname: \"p\"\n---\n")
        let fingerprint = try #require(TranslationUpToDateMarker.fingerprint(of: original, in: .themes))
        #expect(translation == "---\ntranslates: \"\(fingerprint)\"\n---\n")
    }

    @Test func givenThemesTakeThePlaceOfTheStarters() throws {
        let files = try files([.ar], themes: [.init(id: "water", name: "W")])
        #expect(files.keys.filter { $0.hasPrefix("content/themes/") }.sorted() == ["content/themes/water.md"])
        #expect(files["content/themes/water.md"] == "W 1 teal")
        #expect(files["content/topics/one.md"] == "theme: water water")
    }
}
