import Testing

@testable import Pipeline

/// Where a sentence of an unpublished entry stands in the sources.
@Suite struct LeakLocationTests {
    @Test(arguments: [
        ("see [the cell](../x/y.md) now", "see [the cell             now"), ("[a](b) [c](d)", "[a     [c    "),
        ("no link](\nmore)", "no link](\nmore)"), ("[open](end", "[open](end"), ("](", "]("), ("", ""),
    ])
    func targetsOfLinksAreLeftOutAndOffsetsStay(text: String, expected: String) {
        let found = PublicationCheck.withoutLinkTargets(text)
        #expect(found.count == text.utf8.count)
        #expect(String(decoding: found, as: UTF8.self) == expected)
    }
}
