import Diagnostics
import FrontMatter
import Linking
import Localization

@testable import Records

/// A small sound site in memory: one practice, and the records that it names.
enum BaseEntry {
    static let path = "content/practices/ma/cell.md"

    static let text = """
        ---
        title: "خلية الإحالة في المحاكم"
        country: ma
        themes: [protection]
        topic: referral
        summary: "خلية في كل محكمة تستقبل الضحايا المفترضين وتحيلهم على المصالح المختصة وتتابع ملفاتهم حتى النهاية."
        since: 2020-05
        status: ongoing
        evidence: documented
        lead: [ma/committee]
        partners: [ma/ministry]
        target_groups: [victims, women]
        instruments: [ma/law]
        scale: national
        steps:
          - title: "الاستقبال"
            actor: ma/committee
            text: "تستقبل الخلية الضحية في مكتب مستقل[^s1]."
          - title: "الإحالة"
            text: "تحيلها على المصلحة المختصة[^s2]."
        results:
          - {indicator: "ضحايا استُقبلوا", value: 120, unit: "ضحية", year: 2023, source: s1}
        sources:
          - key: s1
            publisher: "اللجنة الوطنية"
            title: "التقرير السنوي"
            date: 2024-01-15
            url: "https://example.org/report"
            language: ar
            confidence: high
          - key: s2
            publisher: "الوزارة"
            title: "دليل الخلية"
            date: undated
            language: fr
            confidence: medium
        compiled: 2026-01-10
        reviewed: 2026-02-10
        ---

        ## السياق

        أنشئت الخلية بعد صدور القانون[^s1]. انظر [سؤال الإحالة](../../topics/referral.md).

        ## مضمون الممارسة

        يستقبل موظف مكوَّن الضحية ويشرح لها حقوقها[^s2].

        ## النتائج

        استقبلت الخلية 120 ضحية في 2023[^s1].

        ## الدروس والحدود

        لا تتوفر كل المحاكم على مكتب مستقل[^s2].

        ## شروط التطبيق في بلد آخر

        يلزم نص قانوني ومكتب مستقل[^s2].

        """

    static let others: [(path: String, text: String)] = [
        (
            "content/countries/ma.md",
            """
            ---
            name: {ar: "المغرب", fr: "Maroc", en: "Morocco"}
            official_name: {ar: "المملكة المغربية", fr: "Royaume du Maroc", en: "Kingdom of Morocco"}
            locale: ar-MA
            order: 1
            committee: ma/committee
            currency: {code: MAD, name: {ar: "درهم", fr: "dirhams", en: "dirhams"}}
            ---

            """
        ),
        (
            "content/themes/protection.md",
            "---\nname: \"الحماية\"\nquestion: \"كيف تُحمى الضحية؟\"\norder: 1\ncolor: teal\n---\n"
        ),
        (
            "content/themes/prevention.md",
            "---\nname: \"الوقاية\"\nquestion: \"كيف يُمنع الاستغلال؟\"\norder: 2\ncolor: amber\n---\n"
        ),
        (
            "content/topics/referral.md",
            "---\ntitle: \"كيف تُحال الضحية على الخدمات؟\"\nshort: \"إحالة الضحايا\"\ntheme: protection\norder: 1\n---\n\n## لماذا\n\nنص.\n"
        ),
        (
            "content/institutions/ma/committee.md",
            "---\nname: {ar: \"اللجنة الوطنية للتنسيق\", fr: \"Commission nationale\"}\nkind: committee\ncountry: ma\n---\n"
        ),
        (
            "content/institutions/ma/ministry.md",
            "---\nname: {ar: \"وزارة العدل\", fr: \"Ministère de la justice\"}\nkind: ministry\ncountry: ma\n---\n"
        ),
        (
            "content/instruments/ma/law.md",
            """
            ---
            title: {ar: "القانون رقم 27.14", fr: "Loi no 27-14"}
            short_title: {ar: "القانون 27.14"}
            kind: law
            country: ma
            in_force: "yes"
            ---

            """
        ),
    ]

    static let settings = """
        title: {ar: "تبادل"}
        description: {ar: "موقع"}
        languages: [ar, fr, en]
        exit_url: "https://example.org/"
        """

    static let today = PartialDate("2026-11-28")

    /// All diagnostics of the site with another text of the practice.
    static func diagnostics(_ text: String, translations: [Language: String] = [:]) -> [Diagnostic] {
        site(text, translations: translations).diagnostics
    }

    /// The catalogue of the site with another text of the practice, beside more files, and all diagnostics.
    static func site(
        _ text: String, translations: [Language: String] = [:], more: [(path: String, text: String)] = []
    ) -> (catalogue: Catalogue?, diagnostics: [Diagnostic]) {
        var found: [Diagnostic] = []
        let sources =
            (others + more).map { SourceFile(path: $0.path, text: $0.text) } + [SourceFile(path: path, text: text)]
            + translations.map { SourceFile(path: "\(path.dropLast(3)).\($0.key.rawValue).md", text: $0.value) }
        let files = sources.compactMap { EntryFilePath($0, into: &found) }
        let groups = TranslationGroup.groups(of: files, into: &found)
        let notes = NameIndex.resolve(groups.map { EntryReader.read($0, today: today) }) { key, names in
            groups.first { $0.key == key }.map { EntryReader.read($0, today: today, names: names) }
        }
        found += notes.flatMap(\.diagnostics)
        guard let settings = SiteSettings.read(SourceFile(path: SiteSettings.path, text: settings)).value else { return (nil, found) }
        let catalogue = CatalogueBuilder.resolveReferences(notes, settings: settings, drafts: false)
        found += catalogue.diagnostics
        let skipped = notes.filter { catalogue.value.find($0.key) == nil }
        let links = ProseLinks.check(catalogue.value, skipped: Set(skipped.map(\.key)), unread: skipped.compactMap(\.metadata))
        return (catalogue.value, ConsequentDiagnosticsFilter.removed(fromSite: found + links.diagnostics))
    }
}
