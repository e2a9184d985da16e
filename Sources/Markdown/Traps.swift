package import Diagnostics
internal import Localisation

/// What contributors write in good faith and Markdown takes for something else. Each is told with its cure.
package enum Traps {
    /// `[^1]: note`: libcmark would drop the note and turn `[^1]` into a junk link.
    static func footnoteDefinitions(in text: String, path: String, firstLine: Int, into diagnostics: inout [Diagnostic]) {
        guard text.utf8.contains(0x5E) else { return }
        var number = firstLine
        for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let bare = line.drop { $0 == 0x20 }
            if bare.starts(with: "[^".utf8), let close = bare.firstIndex(of: 0x5D), bare[bare.index(after: close)...].first == 0x3A {
                diagnostics.append(
                    Diagnostic(
                        .footnoteDefinition, at: SourcePlace(path: path, line: number, column: 1),
                        offender: String(Substring(bare[...close])) + ":"))
            }
            number += 1
        }
    }

    /// Faults that show in a piece of running text, of the body or of front matter.
    package static func check(
        _ text: String, opensBlock: Bool = false, at position: Position, path: String, into diagnostics: inout [Diagnostic]
    ) {
        let suspects = Suspects(text)
        guard suspects.any || opensBlock else { return }
        var check = Check(text: text, position: position, path: path)
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

/// One pass over the bytes says which checks are worth making: most text needs none.
private struct Suspects {
    var stars = false, bracket = false, latinMark = false, quote = false, tatweel = false, control = false, arabicDigit = false

    init(_ text: String) {
        var (beforePrevious, previous): (UInt8, UInt8) = (0, 0)
        var hasArabic = false
        for byte in text.utf8 {
            switch byte {
            case 0x2A: if previous == 0x2A { stars = true }
            case 0x28: if previous == 0x5D { bracket = true }
            case 0x2C, 0x3B, 0x3F: latinMark = true
            case 0x22: quote = true
            case 0x80: if previous == 0xD9 { tatweel = true }
            case 0xA0...0xA5:
                if previous == 0xD9 { arabicDigit = true }
                if beforePrevious == 0xE2, previous == 0x81 { control = true }
            case 0x9C: if previous == 0xD8 { control = true }
            case 0xF3: control = true
            case 0xBF: if beforePrevious == 0xEF, previous == 0xBB { control = true }
            case 0x8B...0x8F, 0xA6...0xAE:
                if previous == 0xC2, byte == 0xAD { control = true }
                // U+200B to U+200F, U+200F, U+202A to U+202E, U+2066 to U+2069, and some neighbours.
                if beforePrevious == 0xE2 { control = true }
                if previous == 0xD9, (0xA6...0xA9).contains(byte) { arabicDigit = true }
            case 0xD8...0xDB: hasArabic = true
            default: break
            }
            (beforePrevious, previous) = (previous, byte)
        }
        if !hasArabic { (latinMark, arabicDigit) = (false, false) }
    }

    var any: Bool { stars || bracket || latinMark || quote || tatweel || control || arabicDigit }
}

private struct Check {
    let text: String
    let position: Position
    let path: String
    var found: [Diagnostic] = []

    mutating func arabicListNumber() {
        let digits = text.unicodeScalars.prefix { (0x0660...0x0669).contains($0.value) || (0x06F0...0x06F9).contains($0.value) }
        guard !digits.isEmpty, digits.count <= 3 else { return }
        let rest = text.unicodeScalars.dropFirst(digits.count)
        guard let mark = rest.first, mark == "." || mark == ")" || mark == "-", rest.dropFirst().first == " " else { return }
        report(.arabicListNumber, at: text.startIndex, offender: String(digits) + String(mark))
    }

    mutating func rawEmphasis() {
        guard let range = text.range(ofASCII: "**") else { return }
        report(.rawEmphasis, at: range, offender: around(range))
    }

    mutating func spaceInLink() {
        guard let range = text.range(ofASCII: "](") else { return }
        report(.spaceInLink, at: range, offender: around(range))
    }

    mutating func latinPunctuation() {
        let marks: [Unicode.Scalar: String] = [",": "،", ";": "؛", "?": "؟"]
        var previous: Unicode.Scalar = " "
        var index = text.unicodeScalars.startIndex
        while index < text.unicodeScalars.endIndex {
            let scalar = text.unicodeScalars[index]
            if let right = marks[scalar], (0x0600...0x06FF).contains(previous.value) {
                report(.latinPunctuation, at: index, offender: around(index), detail: right)
                return
            }
            previous = scalar
            index = text.unicodeScalars.index(after: index)
        }
    }

    mutating func straightQuotes() {
        guard let index = text.firstIndex(of: "\"") else { return }
        report(.straightQuotes, at: index, offender: around(index))
    }

    mutating func tatweel() {
        guard let index = text.unicodeScalars.firstIndex(of: "\u{0640}") else { return }
        report(.tatweel, at: index, offender: around(index))
    }

    mutating func controls() {
        for (index, scalar) in zip(text.unicodeScalars.indices, text.unicodeScalars) {
            var name: String { HiddenCharacter.name(scalar) }
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069: report(.bidiControl, at: index, offender: name)
            case 0x200E, 0x200F, 0x061C: report(.strayDirectionMark, at: index, offender: name)
            default: if HiddenCharacter.isInvisible(scalar) { report(.invisibleCharacter, at: index, offender: name) }
            }
        }
    }

    mutating func mixedDigits() {
        guard text.utf8.contains(where: { (48...57).contains($0) }) else { return }
        report(.mixedDigits, at: text.startIndex, offender: String(text.prefix(40)))
    }

    private mutating func report(_ code: DiagnosticCode, at index: String.Index, offender: String, detail: String = "") {
        let column = position.column + text.unicodeScalars.distance(from: text.startIndex, to: index)
        found.append(Diagnostic(code, at: SourcePlace(path: path, line: position.line, column: column), offender: offender, detail: detail))
    }

    /// A few words around the fault, for the message.
    private func around(_ index: String.Index) -> String {
        let start = text.index(index, offsetBy: -16, limitedBy: text.startIndex) ?? text.startIndex
        let end = text.index(index, offsetBy: 16, limitedBy: text.endIndex) ?? text.endIndex
        return String(text[start..<end])
    }
}

extension String {
    /// Where two ASCII characters first stand side by side.
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
