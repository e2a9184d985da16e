import Diagnostics
import Localization
import Markdown
import Markup
import Testing

@Suite struct MarkdownTests {
    private func html(_ text: String, language: Language = .ar, links: [String: LinkTarget] = [:]) -> String {
        let document = MarkdownParser.parse(text, path: "n.md", firstLine: 1).value
        return HTMLRenderer(language: language, sourceNumbers: ["s1": 1, "s2": 2], links: links).html(document.nodes[...]).text
    }

    private func issues(_ text: String) -> [DiagnosticCode] {
        MarkdownParser.parse(text, path: "n.md", firstLine: 1).diagnostics.map(\.code)
    }

    @Test func headingIDsKeepArabicAndStayUnique() {
        let document = MarkdownParser.parse(
            "## السياق العام\n\nأ\n\n## السياق العام\n\nب\n\n## Ce qui est fait\n\nc", path: "n.md", firstLine: 1
        ).value
        #expect(document.anchors == ["السياق-العام", "السياق-العام-2", "ce-qui-est-fait"])
        #expect(document.sections.map(\.title) == ["السياق العام", "السياق العام", "Ce qui est fait"])
    }

    @Test(arguments: [
        ("المادة 448-1", "art-448-1"), ("الفصل 448.1: التعريف", "art-448-1"), ("الفصل ٨", "art-8"), ("المادة الأولى", "art-1"),
        ("المادة 5 مكررا", "art-5-bis"), ("المادة 5: مكررا", "art-5"), ("Article 448-1 : définition", "art-448-1"),
        ("Article premier", "art-1"),
        ("Article 1er", "art-1"), ("Art. 12", "art-12"), ("Articles 8 et 9", "art-8"), ("Article 5 bis", "art-5-bis"),
        ("المادة الثانية من القانون", "المادة-الثانية-من-القانون"), ("Articles de presse", "articles-de-presse"), ("المادة", "المادة"),
    ])
    func aHeadingOfAnArticleHasTheSameAnchorInEveryLanguage(title: String, anchor: String) {
        let document = MarkdownParser.parse("### \(title)\n\nأ", path: "n.md", firstLine: 1).value
        #expect(document.anchors == [anchor])
        #expect(document.articles.map(\.id) == (anchor.hasPrefix("art-") ? [anchor] : []))
    }

    @Test func citationsBecomeNumberedLinks() {
        #expect(
            html("نص[^s2].") == """
                <p>نص<sup class="cite"><a href="#src-s2">2</a></sup>.</p>

                """)
    }

    @Test func telephoneNumbersAreShielded() {
        #expect(html("اتصل: 080 000 47 47.").contains("<bdi dir=\"ltr\">080 000 47 47</bdi>"))
    }

    @Test func blocksOfTheOtherDirectionAreMarked() {
        #expect(html("Le Plan national de lutte est adopté par le Gouvernement.").hasPrefix("<p lang=\"fr\" dir=\"ltr\">"))
        #expect(html("IOM هي المنظمة الدولية للهجرة وتعمل في المغرب").hasPrefix("<p><bdi dir=\"ltr\">IOM</bdi>"))
    }

    @Test func tablesComeFromTheTree() {
        let table = html("| البلد | العدد |\n|---|--:|\n| المغرب | **3** |\n| مصر | 4 |")
        #expect(table.contains("<th scope=\"col\">البلد</th><th scope=\"col\" class=\"end\">العدد</th>"))
        #expect(table.contains("<td>المغرب</td><td class=\"end\"><strong>3</strong></td>"))
        #expect(table.contains("</tr></thead><tbody>"))
    }

    @Test func tightListsHaveNoParagraphs() {
        #expect(html("- أ\n- ب") == "<ul><li>أ</li>\n<li>ب</li>\n</ul>\n")
        #expect(html("- أ\n\n- ب").contains("<li><p>أ</p>"))
    }

    @Test func markupIsEscapedAndUnknownLinksAreInert() {
        #expect(html("5 < 6 & \"x\"", language: .en).contains("5 &lt; 6 &amp; &quot;x&quot;"))
        #expect(!html("[x](javascript:alert(1))", language: .en).contains("href"))
        #expect(!html("<script>alert(1)</script>\n\nx", language: .en).contains("script"))
    }

    @Test(arguments: [
        ("<b>x</b>", DiagnosticCode.rawHTML), ("نص\n\n[^1]: حاشية", .footnoteDefinition), ("و**«الحماية»**نص", .rawEmphasis),
        ("**الحماية:**نص", .rawEmphasis), ("١. أولا", .arabicListNumber), ("[نص](a b.md)", .spaceInLink),
        ("![](a.png)", .imageWithoutWords),
        ("نص ![صورة](a.png)", .imageInsideText), ("## ![صورة](a.png)", .imageInsideText), ("| ![صورة](a.png) |\n|---|", .imageInsideText),
        ("تـــوقيف", .tatweel), ("نص, نص", .latinPunctuation), ("قال \"نعم\" اليوم", .straightQuotes), ("نص\u{202E}مقلوب", .bidiControl),
        ("نص\u{200F}نص", .strayDirectionMark), ("٢٠٢٣ و2024 نص", .mixedDigits), ("<https://example.org/a>", .addressAsText),
        ("| أ | ب |\n|---|---|\n| ج |", .unevenTable),
    ])
    func trapsAreDiagnosed(text: String, code: DiagnosticCode) {
        #expect(issues(text).contains(code))
    }

    @Test func anImageAloneIsAFigure() throws {
        let text = "## السياق\n\n![مخطط & الإحالة](d.png \"المسار IOM[^s1]\")\n\n- ![خريطة](<b c.png>)\n"
        let parsed = MarkdownParser.parse(text, path: "n.md", firstLine: 1)
        #expect(parsed.diagnostics.isEmpty)
        #expect(parsed.value.figures.map(\.target) == ["d.png", "b c.png"])
        func rendition(_ name: String, _ width: Int) throws -> ResponsiveImage.Rendition {
            let (page, file) = (try #require(SitePath("a/n.html")), try #require(SitePath(name)))
            return ResponsiveImage.Rendition(url: RelativeURL(from: page, to: file), width: width, height: width / 2)
        }
        let renderer = HTMLRenderer(
            language: .ar, sourceNumbers: ["s1": 1],
            imageAssets: [
                "d.png": ResponsiveImage([try rendition("images/1.png", 480), try rendition("images/2.png", 960)]),
                "b c.png": ResponsiveImage([try rendition("images/3.png", 100)]),
            ])
        let html = renderer.html(parsed.value.nodes[...]).text
        #expect(
            html.contains(
                """
                <figure><img src="../images/2.png" srcset="../images/1.png 480w, ../images/2.png 960w" sizes="(max-width: 48rem) 100vw, 42rem" \
                width="960" height="480" loading="lazy" decoding="async" alt="مخطط &amp; الإحالة"><figcaption>المسار <bdi dir="ltr">IOM</bdi>\
                <sup class="cite"><a href="#src-s1">1</a></sup></figcaption></figure>
                """))
        #expect(html.contains("<li><figure><img src=\"../images/3.png\" width=\"100\" height=\"50\""))
    }

    /// The preview renders text with errors: a missing or misplaced image must not crash.
    @Test(arguments: [
        "![صورة](a.png)", "نص ![صورة](a.png) نص", "| ![ص](a.png) | ![](b.png \"ش\") |\n|--|--|", "![ا ![ب](b.png)](a.png)", "![](a.png)",
    ])
    func invalidImagesDoNotCrash(text: String) {
        #expect(!html(text).contains("<img"))
    }

    @Test func validProseHasNoIssues() {
        #expect(issues("## السياق\n\nنص **مهم** مع [رابط](../x.md) ومصدر[^s1]، ثم «اقتباس».\n\n1. أولا\n2. ثانيا").isEmpty)
    }

    @Test func issuesHaveALocation() throws {
        let issue = try #require(MarkdownParser.parse("أ\n\nب <i>x</i>", path: "n.md", firstLine: 10).diagnostics.first)
        #expect(issue.location.line == 12)
        #expect(issue.location.column == 3)
    }

    @Test func deepNestingIsToldAndSurvived() {
        let text = String(repeating: "> ", count: 3000) + "نص"
        #expect(issues(text).contains(.nestingTooDeep))
        #expect(html(text).contains("نص"))
    }

    /// Found by mutation: emphasis that holds the line break between two rows ran past the end of its line.
    @Test(arguments: [
        "| *a | b\n|---|---|\n| c* | d |", "| [a | b\n|---|---|\n| c](https://x.example) | d |", "| **a\n|---|\n|---|\nb** |",
    ])
    func emphasisAcrossRowsMakesNoTable(text: String) {
        let parsed = MarkdownParser.parse(text, path: "x.md", firstLine: 1)
        let count = parsed.value.nodes.count
        #expect(!parsed.value.nodes.isEmpty && parsed.value.nodes.allSatisfy { $0.end <= count })
    }
}
