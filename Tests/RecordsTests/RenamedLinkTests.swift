import Diagnostics
import Localization
import Testing

@testable import Records

/// A link to a former id of an entry leads to the entry that has the id as an alias.
@Suite struct RenamedLinkTests {
    private static let renamed = (
        path: "content/topics/shelter.md",
        text: """
        ---
        title: "كيف تُؤوى الضحية؟"
        short: "إيواء الضحايا"
        theme: protection
        order: 2
        aliases: [referal]
        ---

        ## لماذا

        نص.

        """
    )

    private static func diagnostics(_ text: String) -> [Diagnostic] { BaseEntry.site(text, more: [renamed]).diagnostics }

    @Test(arguments: ["", "#لماذا"]) func theEntryWithTheAliasIsSuggested(_ anchor: String) throws {
        // The id is closer to that of another entry, which was not renamed.
        let text = BaseEntry.text.replacing("../../topics/referral.md", with: "../../topics/referal.md" + anchor)
        let found = Self.diagnostics(text)
        #expect(found.map(\.code) == [.brokenLink], "\(found)")
        let issue = try #require(found.first)
        #expect(issue.fix(in: .en).contains("../../topics/shelter.md" + anchor))
        let fixed = Fix.apply(found.compactMap(\.fix), to: text)
        #expect(fixed.text == BaseEntry.text.replacing("../../topics/referral.md", with: "../../topics/shelter.md" + anchor))
        #expect(Self.diagnostics(fixed.text) == [])
    }

    @Test func anIdThatWasNeverUsedHasNoFix() {
        let found = Self.diagnostics(BaseEntry.text.replacing("../../topics/referral.md", with: "../../topics/referrall.md"))
        #expect(found.map(\.code) == [.brokenLink])
        #expect(found.compactMap(\.fix).isEmpty)
    }
}
