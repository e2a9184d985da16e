internal import Bytes
package import Diagnostics
internal import Localization
internal import Serialization

/// Finds text that Markdown reads differently from what its author meant, and suggests a fix.
package enum MarkdownLint {
    /// `[^1]: note`: libcmark would remove the note and turn `[^1]` into a wrong link.
    static func footnoteDefinitions(in text: String, path: String, firstLine: Int, into diagnostics: inout [Diagnostic]) {
        guard text.contains(bytesOf: "]:") else { return }
        var number = firstLine
        for line in text.utf8.split(separator: .newline, omittingEmptySubsequences: false) {
            let bare = line.drop { $0 == .space }
            if bare.starts(with: "[^".utf8), let close = bare.firstIndex(of: .closeBracket),
                bare[bare.index(after: close)...].first == .colon
            {
                diagnostics.append(
                    Diagnostic(
                        .footnoteDefinition, at: SourceLocation(path: path, line: number, column: 1),
                        offendingText: String(Substring(bare[...close])) + ":"))
            }
            number += 1
        }
    }

    /// Checks one piece of running text, of the body or of the front matter.
    package static func check(
        _ text: String, opensBlock: Bool = false, at position: TextPosition, path: String, into diagnostics: inout [Diagnostic]
    ) {
        let suspects = ApplicableLintChecks(text)
        guard suspects.any || opensBlock else { return }
        var check = MarkdownLintPass(text: text, position: position, path: path)
        if opensBlock { check.arabicListNumber() }
        if suspects.stars { check.rawEmphasis() }
        if suspects.bracket { check.spaceInLink() }
        if suspects.latinMark { check.latinPunctuation() }
        if suspects.quote { check.straightQuotes() }
        if suspects.tatweel { check.tatweel() }
        if suspects.control { check.controls() }
        if suspects.arabicDigit { check.mixedDigits() }
        diagnostics += check.found
    }
}

/// Which checks a text needs; most texts need none. Index loops without branches, so that the compiler vectorizes them.
private struct ApplicableLintChecks {
    let stars: Bool, bracket: Bool, latinMark: Bool, quote: Bool, tatweel: Bool, control: Bool, arabicDigit: Bool

    init(_ text: String) {
        var (star, link, mark, straight): (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
        var (stretch, hidden, digit, arabic): (UInt8, UInt8, UInt8, UInt8) = (0, 0, 0, 0)
        var copy = text
        copy.withUTF8 { bytes in
            for index in 0..<bytes.count {
                let byte = bytes[index]
                mark |= flag(byte == .comma) | flag(byte == .semicolon) | flag(byte == .questionMark)
                straight |= flag(byte == .quote)
                arabic |= flag(byte.isArabicLead)
                // First byte of U+E0000 and above (language tags).
                hidden |= flag(byte == 0xF3)
            }
            for index in 1..<max(1, bytes.count) {
                let (first, byte) = (bytes[index &- 1], bytes[index])
                star |= flag(byte == .asterisk) & flag(first == .asterisk)
                link |= flag(byte == .openParenthesis) & flag(first == .closeBracket)
                stretch |= flag(byte == 0x80) & flag(first == 0xD9)
                digit |= flag(byte &- 0xA0 < 10) & flag(first == 0xD9)
                // U+061C and U+00AD.
                hidden |= flag(byte == 0x9C) & flag(first == 0xD8) | flag(byte == 0xAD) & flag(first == 0xC2)
            }
            for index in 2..<max(2, bytes.count) {
                let (first, second, byte) = (bytes[index &- 2], bytes[index &- 1], bytes[index])
                // U+200B to U+200F, U+202A to U+202E, U+2060 to U+2069, and a few more.
                let general = flag(byte &- 0x8B < 5) | flag(byte &- 0xA6 < 9) | flag(byte &- 0xA0 < 6) & flag(second == 0x81)
                hidden |= general & flag(first == 0xE2)
                // U+FEFF.
                hidden |= flag(byte == 0xBF) & flag(second == 0xBB) & flag(first == 0xEF)
            }
        }
        (stars, bracket, latinMark, quote) = (star != 0, link != 0, mark & arabic != 0, straight != 0)
        (tatweel, control, arabicDigit) = (stretch != 0, hidden != 0, digit & arabic != 0)
    }

    var any: Bool { stars || bracket || latinMark || quote || tatweel || control || arabicDigit }
}

/// A Boolean as a byte, for vectorized loops.
@inline(__always) private func flag(_ isTrue: Bool) -> UInt8 { isTrue ? 1 : 0 }

private struct MarkdownLintPass {
    let text: String
    let position: TextPosition
    let path: String
    var found: [Diagnostic] = []

    mutating func arabicListNumber() {
        let digits = text.unicodeScalars.prefix { (0x0660...0x0669).contains($0.value) || (0x06F0...0x06F9).contains($0.value) }
        guard !digits.isEmpty, digits.count <= 3 else { return }
        let rest = text.unicodeScalars.dropFirst(digits.count)
        guard let mark = rest.first, mark == "." || mark == ")" || mark == "-", rest.dropFirst().first == " " else { return }
        let western = String(String.UnicodeScalarView(digits.compactMap(LetterFolding.fold)))
        report(
            .arabicListNumber, at: text.startIndex, offendingText: String(digits) + String(mark),
            new: western + (mark == "-" ? "." : String(mark)))
    }

    mutating func rawEmphasis() {
        guard let range = text.range(ofASCII: "**") else { return }
        report(.rawEmphasis, at: range, offendingText: around(range))
    }

    mutating func spaceInLink() {
        guard let range = text.range(ofASCII: "](") else { return }
        report(.spaceInLink, at: range, offendingText: around(range))
    }

    mutating func latinPunctuation() {
        let marks: [Unicode.Scalar: String] = [",": "،", ";": "؛", "?": "؟"]
        var previous: Unicode.Scalar = " "
        var index = text.unicodeScalars.startIndex
        while index < text.unicodeScalars.endIndex {
            let scalar = text.unicodeScalars[index]
            if let right = marks[scalar], (0x0600...0x06FF).contains(previous.value) {
                report(.latinPunctuation, at: index, offendingText: around(index), detail: right)
                return
            }
            previous = scalar
            index = text.unicodeScalars.index(after: index)
        }
    }

    mutating func straightQuotes() {
        guard let index = text.firstIndex(of: "\"") else { return }
        report(.straightQuotes, at: index, offendingText: around(index))
    }

    mutating func tatweel() {
        guard let index = text.unicodeScalars.firstIndex(of: "\u{0640}") else { return }
        report(.tatweel, at: index, offendingText: around(index))
    }

    mutating func controls() {
        for (index, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
            var name: String { DeceptiveCharacter.name(scalar) }
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069: report(.bidiControl, at: index, offendingText: name, old: scalar)
            case 0x200E, 0x200F, 0x061C: report(.strayDirectionMark, at: index, offendingText: name, old: scalar)
            default: if DeceptiveCharacter.isInvisible(scalar) { report(.invisibleCharacter, at: index, offendingText: name, old: scalar) }
            }
        }
    }

    mutating func mixedDigits() {
        // A source's key is no text.
        guard CitedText(text).plain.utf8.contains(where: { $0.isASCIIDigit }) else { return }
        report(.mixedDigits, at: text.startIndex, offendingText: String(text.prefix(40)))
    }

    /// - Parameters:
    ///   - old: a character that can be taken out.
    ///   - new: what can stand in place of the offender.
    private mutating func report(
        _ code: DiagnosticCode, at index: String.Index, offendingText: String, detail: String = "", old: Unicode.Scalar? = nil,
        new: String? = nil
    ) {
        let column = position.column + text.unicodeScalars.distance(from: text.startIndex, to: index)
        let fix =
            old.map { Fix(line: position.line, column: column, old: String($0), new: "") }
            ?? new.map { Fix(line: position.line, column: column, old: offendingText, new: $0) }
        found.append(
            Diagnostic(
                code, at: SourceLocation(path: path, line: position.line, column: column), offendingText: offendingText, detail: detail,
                fix: fix)
        )
    }

    /// A few words around the problem, for the message.
    private func around(_ index: String.Index) -> String {
        let start = text.index(index, offsetBy: -16, limitedBy: text.startIndex) ?? text.startIndex
        let end = text.index(index, offsetBy: 16, limitedBy: text.endIndex) ?? text.endIndex
        return String(text[start..<end])
    }
}

extension String {
    /// The first position of two adjacent ASCII characters.
    fileprivate func range(ofASCII pair: StaticString) -> String.Index? {
        let (first, second) = pair.withUTF8Buffer { ($0[0], $0[1]) }
        var index = utf8.startIndex
        while let hit = utf8[index...].firstIndex(of: first) {
            let next = utf8.index(after: hit)
            if next < utf8.endIndex, utf8[next] == second { return hit }
            index = next
        }
        return nil
    }
}
