extension DiagnosticCode {
    /// Examples of values, keys, prose and front matter that are typed in another way than files write them.
    var spellingExample: DiagnosticExample? {
        switch self {
        case .otherSpelling: .init("status: جارية", "جارية", "ongoing")
        case .keySpelling: .init("Title: \"…\"", "Title", "title")
        case .renamedKey: .init("sumary: \"…\"", "sumary", "summary")
        case .ambiguousDate: .init("since: 05/06/2023", "05/06/2023", "2023-06-05 · 2023-05-06")
        case .ambiguousNumber: .init("value: 1.200", "1.200", "1200 · 1.2")
        case .decimalComma: .init("results:\n  - {value: 12,5}", "12,5", "12.5")
        case .arabicSeparator: .init("target_groups: [victims، women]", "victims، women", "victims, women")
        case .citationForm: .init("نص [1].", "[1]", "[^s1]")
        case .bareAddress: .init("نص https://example.org/ نص", "https://example.org/")
        case .bulletSign: .init("• نص", "•")
        case .misplacedCitation: .init("title: \"نص[^s1]\"", "[^s1]")
        case .unspacedListMarker: .init("-نص", "-نص", "- نص")
        case .indentedText: .init("    نص[^s1].", "نص[^s1].")
        case .tableWithoutSeparator: .init("| ا | ب |\n| 1 | 2 |", "| ا | ب |", "|---|---|")
        case .smartQuotes: .init("title: “…”", "“…”", "\"…\"")
        case .futureDate: .init("since: 2033\nstatus: ongoing", "2033")
        case .reviewedBeforeCompiled: .init("compiled: 2026-05-01\nreviewed: 2026-01-01", "2026-01-01", "2026-05-01")
        case .yamlTab: .init("steps:\n\t- title: \"…\"", "- title: \"…\"", "2")
        case .yamlSpace: .init("title:\"…\"", "title:\"…\"", "title: \"…\"")
        case .yamlColon: .init("title: ا: ب", "title: ا: ب", "title: \"ا: ب\"")
        case .yamlSign: .init("title: @ا", "title: @ا", "title: \"@ا\"")
        case .yamlPunctuation: .init("title؛ \"…\"", "title؛ \"…\"", "title: \"…\"")
        case .yamlBracket: .init("themes: [protection", "themes: [protection", "themes: [protection]")
        case .yamlQuote: .init("title: \"ا", "title: \"ا", "title: \"ا\"")
        case .yamlInnerQuote: .init("title: \"ا \"ب\" ج\"", "title: \"ا \"ب\" ج\"", "title: \"ا «ب» ج\"")
        case .yamlIndentation: .init("  topic: referral", "topic: referral", "0")
        case .badFence: .init("—-\ntitle: \"…\"", "—-")
        case .extraFence: .init("---\n---\ntitle: \"…\"")
        case .unclosedFrontMatter: .init("---\ntitle: \"…\"\n\n## السياق")
        case .utf16: .init("content/topics/referral.md (UTF-16)", "content/topics/referral.md")
        case .windows1256: .init("content/topics/referral.md (windows-1256)", "content/topics/referral.md")
        default: nil
        }
    }
}
