import Bytes
import Testing

@Suite struct BytesTests {
    @Test func namesAreThoseOfTheCharacters() {
        let named: [(UInt8, Unicode.Scalar)] = [
            (.tab, "\t"), (.newline, "\n"), (.formFeed, "\u{C}"), (.carriageReturn, "\r"), (.space, " "), (.exclamationMark, "!"),
            (.quote, "\""),
            (.hash, "#"), (.dollar, "$"), (.percent, "%"), (.ampersand, "&"), (.apostrophe, "'"), (.openParenthesis, "("),
            (.closeParenthesis, ")"), (.asterisk, "*"), (.plus, "+"), (.comma, ","), (.hyphen, "-"), (.period, "."), (.slash, "/"),
            (.colon, ":"),
            (.semicolon, ";"), (.lessThan, "<"), (.equals, "="), (.greaterThan, ">"), (.questionMark, "?"), (.at, "@"), (.openBracket, "["),
            (.backslash, "\\"), (.closeBracket, "]"), (.caret, "^"), (.underscore, "_"), (.backtick, "`"), (.openBrace, "{"),
            (.verticalBar, "|"),
            (.closeBrace, "}"), (.tilde, "~"), (.delete, "\u{7F}"),
        ]
        for (byte, scalar) in named { #expect(UInt32(byte) == scalar.value) }
        #expect(Array("a=1".utf8).firstIndex(of: .equals) == 1)
        #expect(!UInt8.hyphen.isASCIIDigit)
    }

    @Test(arguments: UInt8.min...UInt8.max)
    func classesAreThoseOfUnicode(byte: UInt8) {
        let scalar = Unicode.Scalar(byte)
        let character = Character(scalar)
        #expect(byte.isASCII == scalar.isASCII)
        #expect(byte.isASCIIDigit == (scalar.isASCII && character.isNumber))
        #expect(byte.isASCIIUppercase == (scalar.isASCII && scalar.properties.isUppercase))
        #expect(byte.isASCIILowercase == (scalar.isASCII && scalar.properties.isLowercase))
        #expect(byte.isASCIILetter == (scalar.isASCII && scalar.properties.isAlphabetic))
        #expect(byte.hexDigitValue.map(Int.init) == (scalar.isASCII ? character.hexDigitValue : nil))
        #expect(byte.isUTF8Continuation == UTF8.isContinuation(byte))
        #expect(UInt8.asciiDigits.contains(byte) == byte.isASCIIDigit)
        #expect(UInt8.asciiUppercase.contains(byte) == byte.isASCIIUppercase)
        #expect(UInt8.asciiLowercase.contains(byte) == byte.isASCIILowercase)
    }

    /// The text ends at every place of a block, and begins at every offset.
    @Test(arguments: 0..<40, [0, 1, 15, 16, 17])
    func theFirstMatchIsFoundAtEveryPlace(place: Int, after: Int) {
        let bytes = [UInt8](repeating: 0xFF, count: place) + [.quote] + [UInt8](repeating: .quote, count: after)
        bytes.withUnsafeBufferPointer { text in
            for start in 0...text.count {
                let expected = text[start...].firstIndex(of: .quote) ?? text.count
                #expect(text.firstMatch(from: start) { $0.equal(.quote) } == expected)
                #expect(text.firstMatch(from: start) { $0.equal(.hash, ignoring: 1) } == expected)
                #expect(text.firstMatch(from: start) { $0.below(.hash) } == expected)
                #expect(text.firstMatch(from: start) { $0.below(.space) } == text.count)
            }
        }
    }

    @Test func positionsCountEveryFourthBit() {
        let block = Array("a,b,,c,,,d,,,,e,".utf8).withUnsafeBufferPointer { $0.block(at: 0) }
        var positions = block.equal(.comma).positions
        var found: [Int] = []
        while positions != 0 {
            found.append(positions.trailingZeroBitCount / 4)
            positions &= positions - 1
        }
        #expect(found == [1, 3, 4, 6, 7, 8, 10, 11, 12, 13, 15])
    }
}
