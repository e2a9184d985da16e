import Diagnostics
import Localization
import Records
import TestSupport
import Testing

@testable import Templating

/// Files of a theme and settings that are empty, cut or of another shape: a located diagnostic, never a trap.
@Suite struct ThemeFilesTests {
    private static let strings = "home: \"Home\"\ncount:\n  one: \"{n} note\"\n  other: \"{n} notes\"\n"
    private static let layout = SourceFile(path: "themes/t/templates/layout.mustache", text: "<p>{{$main}}{{/main}}</p>")

    private func load(_ strings: String, layout: SourceFile = Self.layout) -> ResultWithDiagnostics<TemplateSet?> {
        TemplateSet.load(
            [SourceFile(path: "themes/t/strings/en.yaml", text: strings), layout], languages: [.en], templates: ["layout"], keys: ["home"])
    }

    @Test func aSoundThemeIsLoaded() {
        let loaded = load(Self.strings)
        #expect(loaded.value != nil && loaded.diagnostics.isEmpty)
    }

    @Test(arguments: [
        "---", "---\n", "x", "", "\n", "- a", "[]", "{}", "null", "~", "\"x\"", "# only a comment", "...", "--- |\n x", "? ", ": ",
        "!!str x",
        "&a x", "[a: b]", "--- x\n--- y", "\u{FEFF}", "%YAML 1.1\n---", "*a", "\t", "---\n---\n",
    ])
    func stringsThatAreNoMapAreReported(text: String) {
        let loaded = load(text)
        #expect(loaded.value == nil)
        #expect(
            loaded.diagnostics.contains { $0.severity == .error && $0.location.path == "themes/t/strings/en.yaml" && $0.location.line > 0 })
    }

    @Test(arguments: [
        ("count:\n  one: \"a\"\n  other:\n", "count.other", DiagnosticCode.missingString),
        ("count:\n  one: \"a\"\n  other: \"\"\n", "count.other", .missingString), ("count:\n", "count", .missingString),
        ("count:\n  one: \"a\"\n  other: \"b\"\n  othr: \"c\"\n", "othr", .unknownKey),
    ])
    func aFormWithoutATextIsReported(text: String, offendingText: String, code: DiagnosticCode) {
        let found = load("home: \"Home\"\n" + text).diagnostics
        #expect(found.contains { $0.code == code && $0.offendingText == offendingText && $0.location.line >= 2 })
    }

    @Test(arguments: ["", " \n\t\n"])
    func anEmptyLayoutIsReported(text: String) {
        let loaded = load(Self.strings, layout: SourceFile(path: Self.layout.path, text: text))
        #expect(loaded.value == nil && loaded.diagnostics.map(\.code) == [.emptyFile])
    }

    @Test(arguments: [
        ("\\u202e", DiagnosticCode.bidiControl), ("\\u2067", .bidiControl), ("\\u200f", .strayDirectionMark), ("\\b", .invisibleCharacter),
        ("\\0", .invisibleCharacter), ("\\e", .invisibleCharacter), ("\\v", .invisibleCharacter), ("\\f", .invisibleCharacter),
        ("\\uffff", .invisibleCharacter), ("\\x1b", .invisibleCharacter), ("\\N", .invisibleCharacter),
        ("\\U0001fffe", .invisibleCharacter),
    ])
    func escapedControlsAreReportedInStringsAndSettings(escape: String, code: DiagnosticCode) {
        let found = load("home: \"a\(escape)b\"\n").diagnostics.filter { $0.code == code }
        #expect(
            found.count == 1 && found.first?.location == Diagnostics.SourceLocation(path: "themes/t/strings/en.yaml", line: 1, column: 7))
        let settings = SiteSettings.read(SourceFile(path: SiteSettings.path, text: "title:\n  ar: \"a\(escape)b\"\n")).diagnostics
        #expect(settings.contains { $0.code == code && $0.location.line == 2 })
    }

    @Test func directionControlsInTemplatesAreReported() {
        let text = "<p>\n a&#x202E;b &#8295; &rlm; &amp; &#9; &#1;</p>"
        let found = load(Self.strings, layout: SourceFile(path: Self.layout.path, text: text)).diagnostics
        #expect(found.map(\.code) == [.bidiControl, .bidiControl, .strayDirectionMark, .invisibleCharacter])
        #expect(found.first?.location == Diagnostics.SourceLocation(path: Self.layout.path, line: 2, column: 3))
    }

    @Test(arguments: ["-1", "0", "601", "99999999999999999999", "x", "1.5"])
    func monthsOutOfBoundsAreReported(value: String) {
        let found = SiteSettings.read(SourceFile(path: SiteSettings.path, text: "stale_months: \(value)\n")).diagnostics
        #expect(found.contains { $0.code == .wrongType && $0.offendingText == value && $0.location.line == 1 })
    }

    @Test func aLanguageListedTwiceIsReportedAndCountedOnce() {
        let text = """
            title: {ar: "ا"}
            description: {ar: "ا"}
            languages: [ar, fr, ar]
            exit_url: "https://example.org/"
            """
        let read = SiteSettings.read(SourceFile(path: SiteSettings.path, text: text))
        #expect(read.value?.languages == [.ar, .fr] && read.diagnostics.contains { $0.code == .duplicateValue })
    }

    /// Bent files by chance, the same on every machine.
    @Test func nothingTraps() {
        var generator = SeededGenerator(state: 18)
        let pieces = [
            "---\n", "...\n", "home: ", "count:", "\n  one: ", "\n  other: ", "\n", "\"a\"", "\"\\0\"", "- ", "? ", ": ", "{", "}", "[",
            "]",
            ", ", "&a ", "*a", "!!map ", "!<", "|", ">", "'", "\"", "#", "%YAML 1.2\n", "\u{FEFF}", "\u{0}", "\u{85}", "\t", "x", "<<: ",
            "~",
            "\r", "\r\n", "\u{2028}", "title:", "languages: [ar, ar]", "stale_months: -1", "@", "`", "\\",
        ]
        for _ in 0..<3000 {
            let text = generator.text(of: pieces)
            let loaded = load(text)
            #expect(loaded.value != nil || !loaded.diagnostics.isEmpty, "refused without a word: \(text.debugDescription)")
            let settings = SiteSettings.read(SourceFile(path: SiteSettings.path, text: text))
            #expect(settings.value != nil || !settings.diagnostics.isEmpty, "refused without a word: \(text.debugDescription)")
            let allowed = PersonalDataException.read(SourceFile(path: PersonalDataException.path, text: text))
            #expect(!allowed.value.isEmpty || !allowed.diagnostics.isEmpty, "refused without a word: \(text.debugDescription)")
        }
    }
}
