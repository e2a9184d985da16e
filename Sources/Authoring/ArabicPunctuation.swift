internal import Localization

/// Converts punctuation of a Latin keyboard in Arabic text.
enum ArabicPunctuation {
    /// Replaces commas, semicolons and question marks between Arabic words, and straight quotes around them, by the Arabic signs.
    static func corrected(_ text: String) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { corrected(line: Array($0)) }.joined(separator: "\n")
    }

    private static let marks: [Character: Character] = [",": "،", ";": "؛", "?": "؟"]

    private static func corrected(line: [Character]) -> String {
        var line = line
        for (index, mark) in line.enumerated() {
            guard let arabic = marks[mark], isArabic(before: index, in: line),
                index + 1 == line.count || line[index + 1].isWhitespace || isArabic(line[index + 1])
            else { continue }
            line[index] = arabic
        }
        let quotes = line.indices.filter { line[$0] == "\"" && ($0 == 0 || line[$0 - 1] != "\\") }
        guard quotes.count.isMultiple(of: 2) else { return String(line) }
        for pair in stride(from: 0, to: quotes.count, by: 2) {
            let (open, close) = (quotes[pair], quotes[pair + 1])
            guard line[open..<close].contains(where: isArabic) else { continue }
            (line[open], line[close]) = ("«", "»")
        }
        return String(line)
    }

    /// Whether the last letter before an index is Arabic; text in brackets is ignored.
    private static func isArabic(before index: Int, in line: [Character]) -> Bool {
        var depth = 0
        for character in line[..<index].reversed() {
            if character == "]" || character == ")" { depth += 1 }
            if character == "[" || character == "(" { depth -= 1 }
            if depth <= 0, character.isLetter || character.isNumber { return isArabic(character) }
        }
        return false
    }

    private static func isArabic(_ character: Character) -> Bool {
        character.unicodeScalars.first.map { (0x0600...0x06FF).contains($0.value) && character.isLetter } ?? false
    }
}
