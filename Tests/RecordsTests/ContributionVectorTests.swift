import Diagnostics
import Foundation
import Localization
import Testing

@testable import Records

/// The cases that the form of the published site must judge alike: `Tests/site/test_contribute.py` gives them to its script.
@Suite struct ContributionVectorTests {
    private struct Vectors: Decodable {
        let note: String
        let day: String
        let cases: [Case]
    }

    private struct Case: Decodable {
        let name: String
        let replace: String
        let by: String
        /// Pairs of a field and a code.
        let expected: [[String]]
    }

    /// What the form calls by the part of the rule that failed.
    private static let codes = ["empty": "wrong-type", "count": "wrong-type", "number": "wrong-type", "whole": "wrong-type"]

    private static func vectors() throws -> Vectors {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("contribute/vectors.json")
        return try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
    }

    @Test func theCheckFindsWhatTheVectorsSay() throws {
        let vectors = try Self.vectors()
        #expect(vectors.cases.count > 50)
        for vector in vectors.cases {
            let text = vector.replace.isEmpty ? vectors.note : vectors.note.replacing(vector.replace, with: vector.by, maxReplacements: 1)
            #expect(vector.replace.isEmpty || text != vectors.note || vector.replace == vector.by, "\(vector.name)")
            let note = try readEntry(at: "content/practices/ma/x.md", text, today: PartialDate(vectors.day))
            let found = Set(note.diagnostics.map(\.code.rawValue))
            // Only the catalogue knows all sources.
            let expected = Set(vector.expected.compactMap(\.last).map { Self.codes[$0] ?? $0 }).subtracting(["unknown-source"])
            #expect(found == expected, "\(vector.name)")
        }
    }
}
