import Diagnostics
import Testing

@testable import Markdown

@Suite struct CitedSentencesTests {
    private func sentences(_ text: String) -> [String] {
        CitedSentences.of(MarkdownParser.parse(text, path: "note.md", firstLine: 1).value).map { "\($0.text) \($0.keys)" }
    }

    @Test func aSentenceHasTheKeysBeforeItsFullStop() {
        #expect(
            sentences("الأولى[^a][^b]. الثانية بلا مصدر. والثالثة[^c].") == ["الأولى. [\"a\", \"b\"]", "والثالثة. [\"c\"]"])
    }

    @Test func aPointInsideANumberOrBeforeASmallLetterEndsNothing() {
        #expect(sentences("Il y a 2.5 cas, art. premier[^a]. Rien.") == ["Il y a 2.5 cas, art. premier. [\"a\"]"])
        #expect(sentences("Selon l’art. 448[^a].") == ["Selon l’art. 448. [\"a\"]"])
    }

    @Test func paragraphsAndCellsAreApart() {
        #expect(sentences("أولا[^a]\n\nثانيا[^b]") == ["أولا [\"a\"]", "ثانيا [\"b\"]"])
        #expect(sentences("| أ | ب |\n|---|---|\n| س[^a] | ص[^b] |\n") == ["س [\"a\"]", "ص [\"b\"]"])
    }

    @Test func textsOfTheFrontMatterAreSplitToo() {
        let found = CitedSentences.of(CitedText("Un[^a]. Deux[^b] et trois[^c]."))
        #expect(found.map(\.text) == ["Un.", "Deux et trois."] && found.map(\.keys) == [["a"], ["b", "c"]])
    }
}
