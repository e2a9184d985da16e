// Bytes: names and classes of ASCII bytes, and scanning of text 16 bytes at a time (`ByteBlock`).
// It must not know any file format.
//
//     let text = Array("معلومات | information".utf8)
//     let position = text.withUnsafeBufferPointer { bytes in
//         bytes.firstMatch { block in block.equal(UInt8(ascii: "|")) }
//     }

/// ASCII characters by name. Letters and digits are written as `UInt8(ascii: "a")`.
extension UInt8 {
    @inlinable package static var tab: UInt8 { 0x09 }
    /// The line feed.
    @inlinable package static var newline: UInt8 { 0x0A }
    @inlinable package static var formFeed: UInt8 { 0x0C }
    @inlinable package static var carriageReturn: UInt8 { 0x0D }
    @inlinable package static var space: UInt8 { 0x20 }
    @inlinable package static var exclamationMark: UInt8 { 0x21 }
    /// The double quotation mark.
    @inlinable package static var quote: UInt8 { 0x22 }
    @inlinable package static var hash: UInt8 { 0x23 }
    @inlinable package static var dollar: UInt8 { 0x24 }
    @inlinable package static var percent: UInt8 { 0x25 }
    @inlinable package static var ampersand: UInt8 { 0x26 }
    @inlinable package static var apostrophe: UInt8 { 0x27 }
    @inlinable package static var openParenthesis: UInt8 { 0x28 }
    @inlinable package static var closeParenthesis: UInt8 { 0x29 }
    @inlinable package static var asterisk: UInt8 { 0x2A }
    @inlinable package static var plus: UInt8 { 0x2B }
    @inlinable package static var comma: UInt8 { 0x2C }
    @inlinable package static var hyphen: UInt8 { 0x2D }
    @inlinable package static var period: UInt8 { 0x2E }
    @inlinable package static var slash: UInt8 { 0x2F }
    @inlinable package static var colon: UInt8 { 0x3A }
    @inlinable package static var semicolon: UInt8 { 0x3B }
    @inlinable package static var lessThan: UInt8 { 0x3C }
    @inlinable package static var equals: UInt8 { 0x3D }
    @inlinable package static var greaterThan: UInt8 { 0x3E }
    @inlinable package static var questionMark: UInt8 { 0x3F }
    @inlinable package static var at: UInt8 { 0x40 }
    @inlinable package static var openBracket: UInt8 { 0x5B }
    @inlinable package static var backslash: UInt8 { 0x5C }
    @inlinable package static var closeBracket: UInt8 { 0x5D }
    @inlinable package static var caret: UInt8 { 0x5E }
    @inlinable package static var underscore: UInt8 { 0x5F }
    @inlinable package static var backtick: UInt8 { 0x60 }
    @inlinable package static var openBrace: UInt8 { 0x7B }
    @inlinable package static var verticalBar: UInt8 { 0x7C }
    @inlinable package static var closeBrace: UInt8 { 0x7D }
    @inlinable package static var tilde: UInt8 { 0x7E }
    @inlinable package static var delete: UInt8 { 0x7F }

    @inlinable package static var asciiDigits: ClosedRange<UInt8> { 0x30...0x39 }
    @inlinable package static var asciiUppercase: ClosedRange<UInt8> { 0x41...0x5A }
    @inlinable package static var asciiLowercase: ClosedRange<UInt8> { 0x61...0x7A }
    /// The bit that distinguishes lower-case from upper-case ASCII letters.
    @inlinable package static var lowercaseBit: UInt8 { 0x20 }
}

extension UInt8 {
    @inlinable package var isASCII: Bool { self < 0x80 }
    @inlinable package var isASCIIDigit: Bool { self &- 0x30 < 10 }
    @inlinable package var isASCIIUppercase: Bool { self &- 0x41 < 26 }
    @inlinable package var isASCIILowercase: Bool { self &- 0x61 < 26 }
    @inlinable package var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }
    /// Whether it begins a letter of the Arabic block (U+0600 to U+06FF) in UTF-8.
    @inlinable package var isArabicLead: Bool { self &- 0xD8 < 4 }
    /// Whether it continues a UTF-8 character, that is, does not begin one.
    @inlinable package var isUTF8Continuation: Bool { self & 0xC0 == 0x80 }
    /// The value of a hexadecimal digit of either case; nil for any other byte.
    @inlinable package var hexDigitValue: UInt8? {
        if isASCIIDigit { return self &- 0x30 }
        let letter = (self | 0x20) &- 0x61
        return letter < 6 ? letter &+ 10 : nil
    }
}
