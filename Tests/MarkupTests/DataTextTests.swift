import Markup
import Testing

/// JSON and CSV are written sixteen bytes at a time: each text as a plain walk over its bytes writes it.
@Suite struct DataTextTests {
    private static let signs = Array("aaaaaaaب’<>&\"\\\n\r\t,;'=+-@\u{7F}\u{0}\u{1F}\u{FF1D}7é")

    /// Texts of all lengths around sixteen, the same on every machine.
    private static var texts: [String] {
        var state: UInt64 = 5
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(bound))
        }
        return (0..<3000).map { number in
            // Some have few signs, as most texts do.
            String((0..<next(50)).map { _ in number.isMultiple(of: 2) && next(8) > 0 ? "a" : signs[next(signs.count)] })
        } + ["-7", "-7.5", "-x", ""]
    }

    @Test func json() {
        for text in Self.texts {
            var plain = "\""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "\"", "\\": plain += "\\" + String(scalar)
                case "\n": plain += "\\n"
                case "<", ">", "&", "\u{7F}", "\u{0}"..."\u{1F}":
                    let digits = String(scalar.value, radix: 16)
                    plain += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
                default: plain += String(scalar)
                }
            }
            #expect(JSON.text(text).encoded == plain + "\"")
        }
    }

    @Test func csv() {
        for text in Self.texts {
            let isRisky = text.unicodeScalars.first.map { "=+-@\t\r\n'\u{FF1D}".unicodeScalars.contains($0) } ?? false
            let isNumber = text.hasPrefix("-") && Double(text) != nil
            let plain = isRisky && !isNumber ? "'" + text : text
            let isQuoted = plain.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
            let doubled = plain.unicodeScalars.map { $0 == "\"" ? "\"\"" : String($0) }.joined()
            #expect(CSV.line([text, "b"]) == (isQuoted ? "\"\(doubled)\"" : plain) + ",b")
        }
    }

    @Test func objectOfTexts() {
        var bytes: [UInt8] = []
        JSON.write(["id": "a<b", "title": "ب"], into: &bytes)
        #expect(String(decoding: bytes, as: UTF8.self) == "{\"id\":\"a\\u003cb\",\"title\":\"ب\"}")
    }
}
