import Foundation
import Search

/// The search: a text's words. With TABADUL_FUZZ_VECTORS it writes what it found as a row of the table that the client is held to.
enum SearchTarget {
    private static let table = ProcessInfo.processInfo.environment["TABADUL_FUZZ_VECTORS"].flatMap { FileHandle(forWritingAtPath: $0) }

    static func normaliser(_ text: String) {
        let words = SearchNormalizer.words(of: text)
        precondition(words.allSatisfy { !$0.isEmpty && $0.allSatisfy { !$0.isEmpty } })
        guard let table else { return }
        let escaped = text.unicodeScalars.map { scalar in
            // A mark would join the sign before it.
            let isLetter = scalar.properties.isAlphabetic && scalar.properties.generalCategory != .nonspacingMark
            let isPlain = isLetter || (0x30...0x39).contains(scalar.value) || scalar == " "
            return isPlain ? String(scalar) : "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        }
        let keys = words.map { $0.joined(separator: "/") }.joined(separator: " ")
        table.seekToEndOfFile()
        table.write(Data("\(escaped.joined())\t\(keys)\n".utf8))
    }
}
