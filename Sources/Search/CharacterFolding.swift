internal import Localization

/// What a scalar becomes before words are compared: letters, nothing, or the end of a word. The table is given to the client too, so that there is one.
struct CharacterFolding: Sendable {
    /// Special values of the table, for scalars of the Basic Multilingual Plane that do not become one letter.
    static let drop: UInt16 = 0xFFFF
    static let separator: UInt16 = 0xFFFE
    /// Becomes several letters, listed in `sequences`.
    static let several: UInt16 = 0xFFFD

    /// One value for each scalar of the Basic Multilingual Plane.
    let units: [UInt16]
    let sequences: [UInt16: [UInt16]]
    /// The non-ASCII scalars that do not stay as they are, for the client.
    let mapped: [(scalar: UInt16, text: String)]
    let dropped: [ClosedRange<UInt16>]

    static let shared = CharacterFolding()

    private init() {
        var units = [UInt16](repeating: Self.separator, count: 0x10000)
        var sequences: [UInt16: [UInt16]] = [:]
        var mapped: [(UInt16, String)] = []
        func map(_ scalar: UInt16, to text: String) {
            let letters = text.unicodeScalars.map { UInt16(truncatingIfNeeded: $0.value) }
            mapped.append((scalar, text))
            switch letters.count {
            case 0: units[Int(scalar)] = Self.drop
            case 1: units[Int(scalar)] = letters[0]
            default:
                units[Int(scalar)] = Self.several
                sequences[scalar] = letters
            }
        }
        for range in Self.letters { for scalar in range { units[Int(scalar)] = scalar } }
        for scalar in UInt16(0x41)...0x5A { units[Int(scalar)] = scalar + 32 }
        for scalar in UInt16(0x80)..<0x2070 {
            guard let from = Unicode.Scalar(scalar), let to = LetterFolding.fold(from), to != from else { continue }
            if to.value == 0x27 { continue }
            map(scalar, to: String(to))
        }
        for (scalar, text) in Self.more { map(scalar, to: text) }
        for scalar in UInt16(0xFF01)...0xFF5E {
            let plain = scalar - 0xFEE0
            if units[Int(plain)] != Self.separator { map(scalar, to: String(Unicode.Scalar(UInt8(units[Int(plain)])))) }
        }
        for (scalar, text) in Self.presentationForms { map(scalar, to: text) }
        for range in Self.droppedRanges { for scalar in range { units[Int(scalar)] = Self.drop } }
        self.units = units
        self.sequences = sequences
        self.mapped = mapped.sorted { $0.0 < $1.0 }.map { (scalar: $0.0, text: $0.1) }
        dropped = Self.droppedRanges
    }

    /// Letters and digits that stay as they are: ASCII, Latin, Greek, Cyrillic, Armenian, Arabic, Tifinagh.
    static let letters: [ClosedRange<UInt16>] = [
        0x30...0x39, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x370...0x58F, 0x620...0x64A, 0x66E...0x6D3, 0x2D30...0x2D7F,
    ]

    /// Marks that no reader types: harakat, dagger alef, tatweel, combining accents, joiners, direction marks, variation selectors; and hamza on the line.
    static let droppedRanges: [ClosedRange<UInt16>] = [
        0xAD...0xAD, 0x300...0x36F, 0x610...0x61C, 0x621...0x621, 0x640...0x640, 0x64B...0x65F, 0x670...0x670, 0x6D6...0x6ED,
        0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFE70...0xFE80, 0xFEFF...0xFEFF,
    ]

    private static let more: [(UInt16, String)] = [
        (0xDF, "ss"), (0xE6, "ae"), (0xC6, "ae"), (0x152, "oe"), (0x153, "oe"), (0x6A4, "ف"), (0x6A8, "ق"), (0x6AF, "ك"), (0x67E, "ب"),
        (0x686, "ج"), (0x698, "ز"), (0x6D2, "ي"), (0x6C1, "ه"), (0x6BE, "ه"), (0x6D5, "ه"), (0xFB00, "ff"), (0xFB01, "fi"), (0xFB02, "fl"),
        (0xFB03, "ffi"), (0xFB04, "ffl"), (0xFBFC, "ي"), (0xFBFD, "ي"), (0xFBFE, "ي"), (0xFBFF, "ي"), (0xFDF2, "الله"),
    ]

    /// Presentation forms of old encodings and PDF files, in the order of Unicode: two or four for each letter.
    private static let presentationForms: [(UInt16, String)] = {
        let rows: [(String, Int)] = [
            ("ا", 2), ("ا", 2), ("و", 2), ("ا", 2), ("ي", 4), ("ا", 2), ("ب", 4), ("ه", 2), ("ت", 4), ("ث", 4), ("ج", 4), ("ح", 4),
            ("خ", 4), ("د", 2), ("ذ", 2), ("ر", 2), ("ز", 2), ("س", 4), ("ش", 4), ("ص", 4), ("ض", 4), ("ط", 4), ("ظ", 4), ("ع", 4),
            ("غ", 4), ("ف", 4), ("ق", 4), ("ك", 4), ("ل", 4), ("م", 4), ("ن", 4), ("ه", 4), ("و", 2), ("ي", 2), ("ي", 4), ("لا", 2),
            ("لا", 2), ("لا", 2), ("لا", 2),
        ]
        var forms: [(UInt16, String)] = []
        for (letter, count) in rows { for _ in 0..<count { forms.append((0xFE81 + UInt16(forms.count), letter)) } }
        return forms
    }()
}
