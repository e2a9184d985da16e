internal import Localization

/// The bytes of canonical text. ASCII letters, digits and punctuation are themselves.
enum CanonicalByte {
    static let blockEnd: UInt8 = 0x0A
    static let space: UInt8 = 0x20
    /// Any sign that no rule refers to.
    static let sign: UInt8 = 0x01
    static let degree: UInt8 = 0x02

    @inline(__always)
    static func isDigit(_ symbol: UInt8) -> Bool { symbol &- 0x30 < 10 }

    @inline(__always)
    static func isLetter(_ symbol: UInt8) -> Bool { symbol >= 0x80 || (symbol | 0x20) &- 0x61 < 26 }

    @inline(__always)
    static func isCapital(_ symbol: UInt8) -> Bool { symbol &- 0x41 < 26 }

    @inline(__always)
    static func lower(_ symbol: UInt8) -> UInt8 { isCapital(symbol) ? symbol | 0x20 : symbol }

    /// Arabic letters have the symbols from here on, in this order.
    static let firstArabic: UInt8 = 0x80
    /// Symbols of the letters that are clitics at the start of words.
    static let alef: UInt8 = 0x80, beh: UInt8 = 0x81, feh: UInt8 = 0x93, kaf: UInt8 = 0x95, lam: UInt8 = 0x96, waw: UInt8 = 0x9A
    static let arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهويپچژڤگڭ"

    /// The symbol of an Arabic letter.
    static func of(_ letter: Unicode.Scalar) -> UInt8 {
        let position = arabic.unicodeScalars.enumerated().first { $0.element == letter }?.offset
        return position.map { firstArabic + UInt8($0) } ?? sign
    }
}

/// The symbol of each scalar.
struct CanonicalByteTable: Sendable {
    static let shared = CanonicalByteTable()
    /// Values of the table that are not symbols.
    static let dropped: UInt8 = 0
    static let special: UInt8 = 0xFF

    /// For the scalars below U+0800.
    let symbols: [UInt8]

    private init() {
        let arabic = Dictionary(
            uniqueKeysWithValues: CanonicalByte.arabic.unicodeScalars.enumerated().map { ($1, CanonicalByte.firstArabic + UInt8($0)) })
        symbols = (0..<0x800).map { value in
            switch value {
            case 0x0A, 0x0C, 0x26, 0x25, 0x5B, 0x5C: Self.special
            case 0x09, 0x0D, 0x20, 0x85, 0xA0: CanonicalByte.space
            // Emphasis markers and control characters.
            case 0x2A, 0x60, 0x7E, 0x00..<0x20, 0x7F..<0xA0, 0xAD: Self.dropped
            case 0x21..<0x7F: UInt8(value)
            case 0xB0, 0xBA: CanonicalByte.degree
            case 0xB7, 0x066B, 0x06D4: 0x2E
            case 0x060C, 0x066C, 0x061B: 0x2C
            case 0xAB, 0xBB: 0x22
            case 0xB4: 0x27
            case 0xA6: 0x7C
            case 0x061F: 0x3F
            case 0x066A: 0x25
            case 0x0621: Self.dropped
            default: Unicode.Scalar(UInt32(value)).map { Self.symbol(of: $0, arabic) } ?? CanonicalByte.sign
            }
        }
    }

    private static func symbol(of scalar: Unicode.Scalar, _ arabic: [Unicode.Scalar: UInt8]) -> UInt8 {
        guard let folded = LetterFolding.fold(scalar) else { return dropped }
        if let letter = arabic[folded] { return letter }
        if folded.isASCII { return scalar.properties.isUppercase ? UInt8(folded.value) & 0xDF : UInt8(folded.value) }
        if let digit = digit(scalar) { return digit }
        if scalar.properties.generalCategory == .nonspacingMark { return dropped }
        return folded.properties.isAlphabetic ? special : CanonicalByte.sign
    }

    /// The symbol of a scalar from U+0800 on; `special` if a letter has none.
    static func symbol(wide value: UInt32) -> UInt8 {
        switch value {
        case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: return CanonicalByte.space
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63: return 0x2D
        case 0x2018...0x201B, 0x2032: return 0x27
        case 0x201C...0x201F, 0x2033, 0x2039, 0x203A: return 0x22
        case 0x2044, 0x2215: return 0x2F
        case 0x2024, 0x2027, 0x3002: return 0x2E
        case 0x2116: return 0x6E
        case 0xFF01...0xFF5E: return UInt8(value - 0xFF01 + 0x21)
        default: break
        }
        guard let scalar = Unicode.Scalar(value), let folded = LetterFolding.fold(scalar) else { return dropped }
        if let digit = digit(scalar) { return digit }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .format, .enclosingMark: return dropped
        default: return folded.properties.isAlphabetic ? special : CanonicalByte.sign
        }
    }

    /// The value of a decimal digit of any script, including superscript and circled digits.
    private static func digit(_ scalar: Unicode.Scalar) -> UInt8? {
        guard let type = scalar.properties.numericType, type == .decimal || type == .digit, let value = scalar.properties.numericValue,
            value >= 0, value < 10
        else { return nil }
        return 0x30 + UInt8(value)
    }
}
