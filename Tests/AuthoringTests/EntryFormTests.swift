import Diagnostics
import Localization
import Testing

@testable import Authoring

/// Writing from the form changes what was changed, and not a byte beside it.
@Suite struct EntryFormTests {
    private let text = """
        ---
        title:   'خلية الإحالة في المحاكم'   # kept as it is
        country: aa
        # a comment between keys
        themes: [protection,  prevention]
        status: ongoing # so far
        steps:
          - title: "أ"

          - title: "ب"
        ---

        ## السياق

        نص[^s1].

        ```
        ## no heading
        ```

        ## النتائج
        آخر
        """

    @Test func bracketsInAFieldAreText() throws {
        let title = "قائمة " + String(repeating: "{[", count: 60) + "'\""
        let written = try form(text).text(after: ["title": [title]])
        let again = try form(written)
        #expect(again.fields.first { $0.key == "title" }?.values == [title])
    }

    private func form(_ text: String) throws -> EntryForm {
        try #require(EntryForm(SourceFile(path: "content/practices/aa/x.md", text: text)))
    }

    private func sentBack(_ form: EntryForm) -> [String: [String]] {
        let entries = (form.fields + form.parts).flatMap(\.everything)
        return Dictionary(
            entries.map { ($0.name, $0.items.isEmpty ? $0.shown : [""] + $0.items.map(\.token)) }, uniquingKeysWith: { first, _ in first })
    }

    @Test func whatIsSentBackUnchangedKeepsEveryByte() throws {
        for text in [text, text + "\n\n\n", text.replacing("\n", with: "\r\n")] {
            let form = try form(text)
            #expect(form.text(after: sentBack(form)) == text)
        }
    }

    @Test func oneChangeTouchesOneLine() throws {
        let changed = try form(text).text(after: ["status": ["pilot"]])
        #expect(changed == text.replacing("status: ongoing # so far", with: "status: pilot  # so far"))
    }

    @Test func aListKeepsItsOrder() throws {
        let form = try form(text)
        #expect(form.text(after: ["themes": ["", "prevention", "protection"]]) == text)
        let added = form.text(after: ["themes": ["prosecution", "prevention", "protection"]])
        #expect(added.contains("themes: [protection, prevention, prosecution]\n"))
    }

    @Test func aNewKeyStandsWhereTheSchemaHasIt() throws {
        let changed = try form(text).text(after: ["topic": ["referral"]])
        #expect(changed == text.replacing("prevention]\n", with: "prevention]\ntopic: referral\n"))
    }

    @Test func typedTextCannotBecomeAnotherKey() throws {
        let form = try form(text)
        let changed = form.text(
            after: ["title": ["x\"\ndraft: false"], "steps": ["n1"], "steps.n1.title": ["a\ndraft: false"], "topic": ["a\ncountry: bb"]])
        let again = try self.form(changed)
        #expect(again.fields.first { $0.name == "title" }?.values == ["x\" draft: false"])
        #expect(again.fields.first { $0.name == "draft" }?.values == [])
        #expect(again.fields.first { $0.name == "country" }?.values == ["aa"])
    }

    /// Found by fuzzing: a control character from a word processor made an entry that no form could open.
    @Test(arguments: ["\u{1}", "\u{B}", "\r", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{FFFE}"])
    func whatYAMLCannotHoldIsWrittenByItsNumber(character: String) throws {
        let changed = try form(text).text(after: ["title": ["a\(character)b"]])
        #expect(try form(changed).fields.first { $0.name == "title" }?.values == ["a\(character)b"])
    }

    @Test func aPartOfTheBodyIsExchangedAlone() throws {
        let form = try form(text)
        #expect(form.parts.map { $0.label[.ar] }.prefix(2) == ["السياق", "النتائج"])
        #expect(form.text(after: ["part.2": ["جديد"]]) == text.replacing("## النتائج\nآخر", with: "## النتائج\n\nجديد\n"))
        #expect(form.text(after: ["role.lessons": ["درس"]]) == text + "\n\n## الدروس والحدود\n\nدرس\n")
    }

    @Test func aMarkedValueGoesOnlyWhenTheAuthorChose() throws {
        let marked = text.replacing("# so far", with: "# ✎ choose")
        let form = try form(marked)
        #expect(form.text(after: ["status": [""]]) == marked)
        #expect(form.text(after: ["status": ["ongoing"]]) == text.replacing("ongoing # so far", with: "ongoing"))
    }

    private let unfinished = """
        ---
        title: "خلية الإحالة في المحاكم"
        country: aa
        partners: ["✎ partner"]
        summary: "✎ what it is"
        draft: true
        ---

        ## السياق

        ✎ What was before?

        ## مضمون الممارسة

        نص.

        ## النتائج

        ✎ What came of it?

        ## الدروس والحدود

        درس.

        ## شروط التطبيق في بلد آخر

        ✎ Conditions

        """

    @Test func aClearedSectionLosesItsHeading() throws {
        for lineBreak in ["\n", "\r\n"] {
            let text = unfinished.replacing("\n", with: lineBreak)
            let form = try form(text)
            var sent = sentBack(form)
            let name = try #require(form.parts.first { $0.label[.ar] == "الدروس والحدود" }?.name)
            sent[name] = [""]
            let section = ["## الدروس والحدود", "", "درس.", "", ""].joined(separator: lineBreak)
            #expect(text.contains(section))
            #expect(form.text(after: sent) == text.replacing(section, with: ""))
        }
    }

    @Test func anEmptyOptionalSectionIsDropped() throws {
        let text = unfinished.replacing("درس.\n\n", with: "")
        let form = try form(text)
        #expect(!form.text(after: sentBack(form)).contains("الدروس"))
    }

    @Test func placeholdersStayInADraft() throws {
        let form = try form(unfinished)
        #expect(form.text(after: sentBack(form).mapValues { $0.isEmpty ? [""] : $0 }) == unfinished)
        #expect(form.isDraft)
    }

    @Test func publicationDropsOptionalPlaceholdersAndKeepsRequiredOnes() throws {
        let draft = try form(unfinished)
        // A browser sends a control without text as an empty value.
        var sent = sentBack(draft).mapValues { $0.isEmpty ? [""] : $0 }
        sent["draft"] = [""]
        let text = draft.text(after: sent)
        let published = try form(text)
        #expect(!published.isDraft && !text.contains("draft"))
        let written = published.parts.filter { !$0.values.isEmpty }.map { $0.label[.ar] }
        #expect(written == ["السياق", "مضمون الممارسة", "الدروس والحدود"])
        #expect(text.hasSuffix("درس.\n"))
        let left = (published.fields + published.parts).flatMap(\.everything).filter(\.isUnwritten).map {
            $0.isPart ? $0.label[.ar] : $0.name
        }
        #expect(left == ["summary", "السياق"])
    }
}
