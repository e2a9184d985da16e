import Diagnostics
import Markdown
import TestSupport
import Testing

/// What Markdown looks for by bytes, beside the same rule said plainly.
@Suite struct ReferenceLintTests {
    @Test func keysAreWhatStandsBetweenBrackets() {
        var generator = SeededGenerator(state: 1)
        for _ in 0..<5000 {
            let text = generator.text(of: ["[^", "]", "[", "^", "s1", "مفتاح", "-", "_", " ", ".", "نص", "[^a]"])
            var (keys, plain, rest) = ([String](), "", text.unicodeScalars[...])
            while let scalar = rest.first {
                let key = rest.dropFirst(2).prefix {
                    $0.value >= 0x80 || $0.properties.isAlphabetic || ("0"..."9").contains($0) || $0 == "-" || $0 == "_"
                }
                if rest.starts(with: "[^".unicodeScalars), !key.isEmpty, rest[key.endIndex...].first == "]" {
                    keys.append(String(String.UnicodeScalarView(key)))
                    rest = rest[key.endIndex...].dropFirst()
                } else {
                    plain.unicodeScalars.append(scalar)
                    rest = rest.dropFirst()
                }
            }
            #expect(CitedText(text).keys == keys, "\(text)")
            #expect(CitedText(text).plain == plain, "\(text)")
            // A paragraph reads the same keys; its brackets may be markup.
            if !text.contains("]["), !text.hasPrefix("-"), !text.contains("_"), !text.contains("]:"), !text.trimmingSpaces.isEmpty {
                let document = MarkdownParser.parse("نص " + text, path: "x.md", firstLine: 1).value
                #expect(document.citations.map(\.key) == keys, "\(text)")
            }
        }
    }

    @Test func idsKeepLettersAndDigitsOfAllScripts() {
        let scalars = (0x30...0x024F).map { $0 } + Array(0x0600...0x06FF) + [0x2019, 0x2014, 0x4E2D, 0x1F600]
        for scalar in scalars.compactMap(Unicode.Scalar.init)
        where scalar.value > 0x7F || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) {
            let document = MarkdownParser.parse("## x\(scalar)y \(scalar)", path: "x.md", firstLine: 1).value
            let properties = scalar.properties
            let letter =
                scalar == "\u{640}" || properties.generalCategory == .nonspacingMark
                ? "" : properties.isAlphabetic || properties.numericType != nil ? properties.lowercaseMapping : "-"
            let expected = "x\(letter)y-\(letter)"
            #expect(
                document.anchors == [
                    expected.hasSuffix("-") ? String(expected.drop { _ in false }.reversed().drop { $0 == "-" }.reversed()) : expected
                ], "\(scalar.value)")
        }
    }

    @Test func trapsAreFoundWhereverTheyStand() {
        var generator = SeededGenerator(state: 2)
        let pieces = [
            "*", "]", "(", ",", ";", "?", "\"", "\u{640}", "\u{61C}", "\u{200F}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{200B}", "\u{AD}",
            "\u{FEFF}",
            "\u{E0041}", "\u{660}", "\u{669}", "7", "a", "ك", "ڭ", "é", " ", "…", "ـ",
        ]
        for _ in 0..<5000 {
            let text = generator.text(of: pieces)
            var found: [Diagnostic] = []
            MarkdownLint.check(text, at: TextPosition(line: 1, column: 1), path: "x.md", into: &found)
            let codes = Set(found.map(\.code))
            let scalars = Array(text.unicodeScalars)
            func holds(_ wanted: Unicode.Scalar...) -> Bool { scalars.contains { wanted.contains($0) } }
            let hasStars = zip(scalars, scalars.dropFirst()).contains { $0 == "*" && $1 == "*" }
            #expect(codes.contains(.rawEmphasis) == hasStars, "\(text.debugDescription)")
            #expect(
                codes.contains(.spaceInLink)
                    == text.utf8.split(separator: 0x5D, omittingEmptySubsequences: false).dropFirst().contains { $0.first == 0x28 },
                "\(text.debugDescription)")
            #expect(codes.contains(.tatweel) == holds("\u{640}"), "\(text.debugDescription)")
            #expect(codes.contains(.bidiControl) == holds("\u{202E}", "\u{2066}", "\u{2069}"), "\(text.debugDescription)")
            #expect(codes.contains(.strayDirectionMark) == holds("\u{200F}", "\u{61C}"), "\(text.debugDescription)")
            #expect(codes.contains(.invisibleCharacter) == holds("\u{200B}", "\u{AD}", "\u{FEFF}", "\u{E0041}"), "\(text.debugDescription)")
            let afterArabic = zip(scalars, scalars.dropFirst()).contains {
                (0x600...0x6FF).contains($0.value) && [",", ";", "?"].contains($1)
            }
            let hasLetter = holds("\u{640}", "\u{61C}", "\u{660}", "\u{669}", "ك", "ڭ")
            #expect(codes.contains(.latinPunctuation) == (afterArabic && hasLetter), "\(text.debugDescription)")
            #expect(codes.contains(.mixedDigits) == (holds("\u{660}", "\u{669}") && holds("7")), "\(text.debugDescription)")
        }
    }
}

extension String {
    fileprivate var trimmingSpaces: Substring { drop { $0 == " " } }
}
