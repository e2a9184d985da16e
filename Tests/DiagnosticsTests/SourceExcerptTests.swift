import Testing

@testable import Diagnostics

@Suite struct SourceExcerptTests {
    /// The target of a link stands after the start of the link, and may stand in an address before it.
    @Test func theFirstPlaceAfterTheColumnIsMarked() {
        let line = "http://www.example.org [guide](www.example.org)"
        let lines = SourceExcerpt(line: line, column: 24, offendingText: "www.example.org").lines(number: 1) { $0 }
        let marks = lines.split(separator: "\n")[1].filter { $0 == " " || $0 == "^" }
        #expect(marks.hasSuffix(String(repeating: "^", count: 15)))
        #expect(lines.split(separator: "\n")[1].count == "  1 | ".count + 31 + 15)
    }

    @Test func aPlaceBeforeTheColumnIsMarkedWhereNoneFollows() {
        let lines = SourceExcerpt(line: "abc def", column: 5, offendingText: "abc").lines(number: 1) { $0 }
        #expect(lines.split(separator: "\n")[1].hasSuffix("| ^^^"))
    }
}
