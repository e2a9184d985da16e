/// An entry that causes a diagnostic, and the values that its message then names.
package struct DiagnosticExample: Sendable {
    package let text: String
    let offendingText: String
    let detail: String

    init(_ text: String, _ offendingText: String = "", _ detail: String = "") {
        (self.text, self.offendingText, self.detail) = (text, offendingText, detail)
    }
}

extension DiagnosticCode {
    /// An example for the page of the code.
    package var example: DiagnosticExample? {
        fileExample ?? fieldExample ?? spellingExample ?? referenceExample ?? proseExample ?? imageExample ?? themeExample
    }

    private var fileExample: DiagnosticExample? {
        switch self {
        case .unreadableFile: .init("-w------- content/topics/referral.md")
        case .notUTF8: .init("content/topics/referral.md (windows-1256)")
        case .fileTooLarge: .init("content/topics/referral.md (3 MB)", "", "1024 kB")
        case .notARegularFile: .init("content/topics/referral.md -> /etc/passwd", "content/topics/referral.md")
        case .unknownFolder: .init("content/practises/ma/x.md", "practises", "practices, topics, …")
        case .misplacedFile: .init("content/practices/x.md", "", "content/practices/<country>/<id>.md")
        case .badFileName: .init("content/topics/my note.md", "my note")
        case .missingFile: .init("content/site.yaml", "content/site.yaml")
        case .emptyFile: .init("themes/mine/templates/layout.mustache (0 bytes)", "themes/mine/templates/layout.mustache")
        case .badAlias: .init("aliases: [../x]", "../x", "ma/referral-cell")
        case .aliasTaken: .init("aliases: [shelter]", "shelter", "content/topics/shelter.md")
        case .movedWithoutAlias: .init("content/topics/referral.md -> content/topics/orientation.md", "referral", "orientation")
        case .collidingNames: .init("content/topics/Referral.md\ncontent/topics/referral.md", "Referral", "referral")
        default: nil
        }
    }

    private var fieldExample: DiagnosticExample? {
        switch self {
        case .missingFrontMatter: .init("title: \"…\"\n---")
        case .badYAML: .init("title: \"…\n? …")
        case .unknownKey: .init("sumary: …", "sumary", "title, summary, …")
        case .duplicateKey: .init("status: pilot\nstatus: ongoing", "status")
        case .missingKey: .init("---\ncountry: ma\n---", "title", "\"…\", 10-120")
        case .wrongType: .init("themes: protection", "protection", "[content/themes/…]")
        case .unknownValue: .init("status: ongoin", "ongoin", "planned, pilot, ongoing, completed, unknown")
        case .badDate: .init("reviewed: 2026-02-30", "2026-02-30", "2023, 2023-04, 2023-04-26")
        case .badLength: .init("title: \"آلية\"", "آلية", "10-120")
        case .badAddress: .init("url: \"www.example.org\"", "www.example.org")
        case .duplicateValue: .init("target_groups: [victims, victims]", "victims")
        default: nil
        }
    }

    private var referenceExample: DiagnosticExample? {
        switch self {
        case .unknownReference: .init("topic: referal", "referal", "content/topics/")
        case .wrongFolder: .init("content/practices/aa/x.md: country: bb", "bb", "aa")
        case .topicOutsideThemes: .init("themes: [prevention]\ntopic: referral", "referral", "protection")
        case .contrastWithoutSource: .init("answers:\n  - {country: aa, value: yes}", "yes", "aa")
        case .answerTooLong: .init("answer: …", "60", "45")
        case .answerWithoutSource: .init("answer: \"…\"", "…")
        case .unknownStage: .init("steps:\n  - {title: …, stage: detecton}", "detecton", "detection, referral")
        case .unknownArticle:
            .init("articles: [{instrument: aa/law, article: 12}]", "12", "content/instruments/aa/law.md: 1, 2, 21")
        case .unusedStage: .init("stages:\n  - {id: care, title: {ar: …}}", "care")
        case .yearOutsidePeriod: .init("- {year: 2016, value: 5, source: s1, from: 2017-04, to: 2018-01}", "2016", "2017-04 – 2018-01")
        case .conceptWithoutIndicator: .init("content/concepts/convicted.md", "convicted")
        case .conceptOfOneCountry: .init("comparable: yes", "yes", "no")
        case .conceptUnitsDiffer: .init("comparable: yes\n…\nunit: {ar: قضية}", "قضية", "aa-victims: ضحية")
        case .joinForbidden:
            .init("do_not_join_with: [bb-victims]", "bb-victims", "content/concepts/victims.md: comparable: care")
        case .changedSinceValidation:
            .init(
                "validated_by:\n  - {institution: aa/committee, date: 2026-01-10, text: \"43f0b8212c84d8e8\"}", "aa/committee", "2026-01-10"
            )
        case .changeWithoutEntry: .init("tabadul build --previous site", "practices/aa/referral-cell")
        case .replyChanged: .init("replies:\n  - {institution: aa/committee, date: 2026-01-10, text: …}", "practices/aa/referral-cell")
        case .idReused: .init("content/practices/aa/referral-cell.md", "practices/aa/referral-cell")
        case .outcomeWithoutSource: .init("objectives_met: {value: partly}", "partly")
        case .evidenceWithoutReason:
            .init("evidence: evaluated", "evaluated", "documented; evidence_reason: {ar: …, fr: …, en: …}")
        case .lineageCircle: .init("aa/x: adapted_from: bb/y\nbb/y: adapted_from: aa/x", "bb/y")
        case .unpublishedReference: .init("counterparts: [ma/a-draft]", "ma/a-draft", "practices")
        case .unknownSource: .init("نص[^s9].", "s9", "s1, s2")
        case .unusedSource: .init("sources:\n  - key: s1", "s1")
        case .duplicateSource: .init("url: \"https://example.org/a\"", "https://example.org/a", "content/sources/aa1.md")
        case .contradictorySource: .init("accessed: 2019", "accessed: 2019", "date: 2020-05")
        case .badReferenceFile: .init("@report{oecd24,\n  title = {Annual report", "{Annual report", "}")
        case .endBeforeStart: .init("since: 2023\nuntil: 2001", "2001", "2023")
        case .orphanTranslation: .init("content/topics/x.fr.md", "content/topics/x.fr.md", "content/topics/x.md")
        case .translationMismatch: .init("x.md: steps: 6\nx.fr.md: steps: 5", "steps", "5 ≠ 6")
        case .translationBehind: .init("x.md: steps: 7\nx.fr.md: steps: 6", "steps", "6 ≠ 7")
        case .staleTranslation: .init("translates: \"43f0b8212c84d8e8\"", "content/topics/x.fr.md")
        case .personalPhone: .init("للاتصال: 0612345678", "0612345678")
        case .personalEmail: .init("someone@example.org", "someone@example.org")
        case .mapCoordinates: .init("33.9716, -6.8498", "33.9716, -6.8498")
        case .nationalID: .init("بطاقة AB123456", "AB123456")
        case .caseNumber: .init("القضية عدد 123/2023 ضد …", "123/2023")
        case .shelterPlace: .init("يقع المأوى في شارع …", "شارع")
        case .personName: .init("اسم الضحية: فلانة", "اسم الضحية: فلانة")
        case .sharedHost: .init("url: https://gmail.com/", "gmail.com")
        case .imageMetadata:
            .init("content/practices/ma/referral.jpg (EXIF, XMP)", "EXIF, XMP", "content/practices/ma/referral.jpg")
        case .privateName: .init("فلان الفلاني", "فلان الفلاني")
        case .unusedAllowance: .init("content/privacy-allow.yaml", "s1")
        case .unpublishedLeak: .init("[…](a-draft.md)", "ma/a-draft")
        default: nil
        }
    }

    private var proseExample: DiagnosticExample? {
        switch self {
        case .unknownSection: .init("## خاتمة", "خاتمة", "السياق · مضمون الممارسة · …")
        case .duplicateSection: .init("## السياق\n\n…\n\n## السياق", "السياق")
        case .missingSection: .init("## مضمون الممارسة", "السياق")
        case .misplacedHeading: .init("# عنوان", "عنوان")
        case .sectionHeading: .init("### النتائج", "### النتائج", "## النتائج")
        case .unspacedHeading: .init("##تعريف", "##تعريف", "## تعريف")
        case .emptySection: .init("## النتائج\n\n## الدروس والحدود", "النتائج", "unknown: [{field: results}]")
        case .unknownButWritten: .init("unknown:\n  - {field: results}\n…\n## النتائج\n\n…", "results")
        case .rawHTML: .init("<b>نص</b>", "<b>")
        case .brokenLink: .init("[الإحالة](../../topics/referal.md)", "../../topics/referal.md", "../../topics/referral.md")
        case .linkWithoutScheme: .init("[نص](www.example.org)", "www.example.org", "https://www.example.org")
        case .brokenAnchor: .init("[الإحالة](../../topics/referral.md#x)", "x", "أهمية-السؤال, …")
        case .forbiddenScheme: .init("[نص](javascript:…)", "javascript:…")
        case .addressAsText: .init("[https://example.org/](https://example.org/)", "https://example.org/")
        case .footnoteDefinition: .init("[^1]: حاشية", "[^1]:")
        case .rawEmphasis: .init("و**«الحماية»**نص", "**")
        case .arabicListNumber: .init("١. أولا", "١.")
        case .spaceInLink: .init("[نص](a b.md)", "a b.md")
        case .unevenTable: .init("| ا | ب |\n|---|---|\n| 1 |", "1", "2")
        case .tableTooLarge: .init("| … | … |\n|---|---|", "", "40 × 500")
        case .nestingTooDeep: .init("> > > > …", "", "32")
        case .bidiControl: .init("<U+202E>", "U+202E")
        case .strayDirectionMark: .init("<U+200F>", "U+200F")
        case .confusableLetter: .init("الoتجار", "U+006F")
        case .invisibleCharacter: .init("<U+200B>", "U+200B")
        case .figureWithoutCitation: .init("بلغ العدد 452 ضحية.", "452")
        case .latinPunctuation: .init("الحماية, والمساعدة", "الحماية,", "،")
        case .straightQuotes: .init("قال \"نعم\"", "\"نعم\"")
        case .tatweel: .init("الحمـــاية", "الحمـــاية")
        case .mixedDigits: .init("سنة ٢٠٢٣ و2024", "سنة ٢٠٢٣ و2024")
        case .discouragedWord: .init("فريسة", "فريسة", "الضحية")
        case .staleNote: .init("reviewed: 2021-01-31", "2021-01-31", "24")
        case .stillToWrite: .init("draft: true\n…\nsummary: \"✎ …\"", "✎ …", "3")
        case .leftToFill: .init("summary: \"✎ …\"", "✎ …", "3")
        default: nil
        }
    }

    private var imageExample: DiagnosticExample? {
        switch self {
        case .imageNotAllowed: .init("![…](referral.png)", "referral.png")
        case .remoteImage: .init("![…](https://example.org/referral.png)", "https://example.org/referral.png")
        case .missingImage: .init("![…](referal.png)", "referal.png")
        case .imageWithoutWords: .init("![](referral.png)", "referral.png")
        case .imageInsideText: .init("نص ![…](referral.png) نص", "referral.png")
        case .badImage: .init("content/practices/ma/referral.png (GIF)", "content/practices/ma/referral.png")
        case .imageTooLarge:
            .init("content/practices/ma/referral.png (30000 × 30000)", "content/practices/ma/referral.png", "16 MB, 10000 × 10000")
        case .imageToolMissing: .init("![…](referral.png)", "referral.png")
        default: nil
        }
    }

    private var themeExample: DiagnosticExample? {
        switch self {
        case .badTemplate: .init("{{#rows}} …", "", "{{#rows}}")
        case .missingPartial: .init("{{>crad}}", "crad", "card, …")
        case .unknownName: .init("{{titel}}", "titel")
        case .missingString: .init("{{t.lattest}}", "lattest", "ar")
        case .untranslatedText: .init("content/languages/es/vocabularies.yaml", "status.pilot", "es")
        default: nil
        }
    }
}
