import Localization
import Markup
import Testing

@testable import Markdown

/// Links that stand at a label of a cited text.
@Suite struct LabelAutolinkTests {
    private static func link(_ label: String) -> LabelAutolink {
        LabelAutolink(label: label, name: HTML(escaping: label), url: HTML(escaping: "law.html#" + label.suffix(2)))
    }

    private static func html(_ text: String, _ labels: String..., in language: Language = .en) -> String {
        HTMLRenderer(language: language).html(CitedText(text), linking: labels.map(link)).text
    }

    @Test func theLabelInTheTextIsTheLink() {
        #expect(Self.html("Per article 21: no liability", "Article 21") == #"Per <a href="law.html#21">article 21</a>: no liability"#)
        // Spaces of other kinds and capitals make no difference.
        #expect(Self.html("L’article\u{A0}21", "Article 21", in: .fr) == "L’<a href=\"law.html#21\">article\u{A0}21</a>")
    }

    @Test func anotherNumberIsNoLabel() {
        #expect(Self.html("Article 211", "Article 21") == #"Article 211 (<a href="law.html#21">Article 21</a>)"#)
        #expect(Self.html("Article 21-1", "Article 21") == #"Article 21-1 (<a href="law.html#21">Article 21</a>)"#)
        #expect(Self.html("Article 21-1, article 21", "Article 21") == #"Article 21-1, <a href="law.html#21">article 21</a>"#)
    }

    @Test func severalLabelsAreLinkedInTheOrderOfTheText() {
        #expect(
            Self.html("Article 22 and article 21", "Article 21", "Article 22")
                == #"<a href="law.html#22">Article 22</a> and <a href="law.html#21">article 21</a>"#)
        #expect(Self.html("a < b", "Article 21") == #"a &lt; b (<a href="law.html#21">Article 21</a>)"#)
    }
}
