import Foundation
import Search
import Testing

/// The tables that the client is held to as well: what people wrote, and what fuzzing found (`script/fuzz-vectors`).
@Suite struct SearchNormalizerTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("search")

    @Test(arguments: ["vectors.tsv", "fuzzed.tsv"]) func vectors(table: String) throws {
        var count = 0
        let text = try String(contentsOf: Self.folder.appendingPathComponent(table), encoding: .utf8)
        for line in text.split(separator: "\n") where !line.hasPrefix("#") {
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            try #require(parts.count == 2, "\(line)")
            let keys = SearchNormalizer.words(of: Self.unescaped(String(parts[0]))).map { $0.joined(separator: "/") }.joined(separator: " ")
            #expect(keys == parts[1], "\(parts[0])")
            count += 1
        }
        #expect(count > 100)
    }

    /// `\u{200C}` stands for the code point.
    private static func unescaped(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let start = rest.range(of: "\\u{"), let end = rest.range(of: "}", range: start.upperBound..<rest.endIndex) {
            out += rest[..<start.lowerBound]
            if let value = UInt32(rest[start.upperBound..<end.lowerBound], radix: 16), let scalar = Unicode.Scalar(value) {
                out.unicodeScalars.append(scalar)
            }
            rest = rest[end.upperBound...]
        }
        return out + rest
    }
}
