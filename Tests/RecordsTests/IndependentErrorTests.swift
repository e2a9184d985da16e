import Diagnostics
import TestSupport
import Testing

@testable import Records

/// No error hides another one, and none only follows from another one.
@Suite struct IndependentErrorTests {
    private struct Mutation: CustomStringConvertible {
        let name: String
        let code: DiagnosticCode
        let old: String
        let new: String

        init(_ name: String, _ code: DiagnosticCode, _ old: String, _ new: String) {
            (self.name, self.code, self.old, self.new) = (name, code, old, new)
        }

        var description: String { name }
    }

    /// Each changes another part of the entry than the others.
    private static let mutations = [
        Mutation("status", .unknownValue, "status: ongoing", "status: xyzzy"),
        Mutation("since", .badDate, "since: 2020-05", "since: 2020-13"),
        Mutation("theme", .unknownReference, "themes: [protection]", "themes: [nowhere]"),
        Mutation("lead", .unknownReference, "lead: [ma/committee]", "lead: [ma/nobody-at-all]"),
        Mutation("title", .badLength, "title: \"خلية الإحالة في المحاكم\"", "title: \"خلية\""),
        Mutation("key", .unknownKey, "scale: national", "scale: national\nxyzzy: 1"),
        Mutation("confidence", .unknownValue, "confidence: high", "confidence: xyzzy"),
        Mutation("source date", .badDate, "date: 2024-01-15", "date: 2024-19-15"),
        Mutation("address", .badAddress, "\"https://example.org/report\"", "example.org/report"),
        Mutation("value", .wrongType, "value: 120", "value: many"),
        Mutation("broken link", .brokenLink, "../../topics/referral.md", "../../topics/nowhere-at-all.md"),
        Mutation("heading", .sectionHeading, "## النتائج", "### النتائج"),
        Mutation("citation", .unknownSource, "ويشرح لها حقوقها[^s2]", "ويشرح لها حقوقها[^zz9]"),
        Mutation("HTML", .rawHTML, "يلزم نص قانوني", "يلزم <b>نص</b> قانوني"),
        Mutation("repeated value", .duplicateValue, "[victims, women]", "[victims, women, women]"),
        Mutation("missing title of a step", .missingKey, "- title: \"الإحالة\"\n    text", "- text"),
        Mutation("empty section", .emptySection, "لا تتوفر كل المحاكم على مكتب مستقل[^s2].\n", ""),
    ]

    @Test(arguments: mutations.indices) func oneMutationIsOneError(index: Int) {
        let mutation = Self.mutations[index]
        #expect(BaseEntry.text.contains(mutation.old))
        let found = BaseEntry.diagnostics(BaseEntry.text.replacing(mutation.old, with: mutation.new, maxReplacements: 1))
        #expect(found.map(\.code) == [mutation.code], "\(mutation): \(found)")
    }

    @Test func twoIndependentMutationsAreBothReported() {
        var generator = SeededGenerator(state: 18)
        for _ in 0..<400 {
            let pair = Self.mutations.shuffled(using: &generator).prefix(2)
            var text = BaseEntry.text
            for mutation in pair { text = text.replacing(mutation.old, with: mutation.new, maxReplacements: 1) }
            let found = BaseEntry.diagnostics(text)
            #expect(found.map(\.code.rawValue).sorted() == pair.map(\.code.rawValue).sorted(), "\(pair): \(found)")
        }
    }

    /// A source with an error is still a source: what cites it is right.
    @Test(arguments: [
        ("confidence: high", "confidence: xyzzy"), ("date: 2024-01-15", "date: someday"), ("    publisher: \"اللجنة الوطنية\"\n", ""),
    ])
    func oneErrorInASourceIsOne(old: String, new: String) {
        #expect(BaseEntry.diagnostics(BaseEntry.text.replacing(old, with: new, maxReplacements: 1)).count == 1)
    }

    @Test func anUnknownReferenceNamesTheRightAnswers() {
        let found = BaseEntry.diagnostics(BaseEntry.text.replacing("themes: [protection]", with: "themes: [nowhere]"))
        #expect(found.first?.detail.contains("prevention, protection") == true)
    }
}
