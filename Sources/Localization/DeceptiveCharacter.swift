/// Deceptive characters: invisible ones, and letters that look like those of another alphabet.
package enum DeceptiveCharacter {
    /// Invisible and useless in an entry: zero-width spaces, soft hyphens, fillers, tags, control characters.
    ///
    /// The joiners U+200C and U+200D depend on their neighbours; direction controls are checked elsewhere.
    package static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00...0x08, 0x0B, 0x0C, 0x0E...0x1F, 0x7F...0x9F: true
        case 0xAD, 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B...0x180F, 0x200B, 0x2028, 0x2029, 0x2060...0x2065, 0x206A...0x206F: true
        case 0x2800, 0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0x1D173...0x1D17A, 0xE0000...0xE0FFF: true
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: true
        // Noncharacters: XML 1.0 forbids U+FFFE and U+FFFF.
        case 0xFDD0...0xFDEF: true
        case let value where value & 0xFFFE == 0xFFFE: true
        default: false
        }
    }

    /// Marks, embeddings and isolates that set the direction of text.
    package static func isDirectionControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }

    /// A control character or noncharacter. XML 1.0 forbids most of them, and no text needs the others.
    package static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09, 0x0A, 0x0D: false
        case 0x00...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: true
        case let value: value & 0xFFFE == 0xFFFE
        }
    }

    package static func isJoiner(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0x200C || scalar.value == 0x200D }

    /// Alphabets with letters that look alike.
    package enum Alphabet: Sendable, Equatable { case arabic, latin, other }

    /// The alphabet of a letter; nil for other characters.
    package static func alphabet(of scalar: Unicode.Scalar) -> Alphabet? {
        switch scalar.value {
        case 0x0620...0x063F, 0x0641...0x064A, 0x066E...0x06D3, 0x0750...0x077F, 0x08A0...0x08C9: .arabic
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x024F, 0x1E00...0x1EFF: .latin
        case 0x0370...0x0373, 0x0376...0x03FF, 0x0400...0x052F, 0x0531...0x0556, 0x13A0...0x13F5, 0xFF21...0xFF3A, 0xFF41...0xFF5A,
            0x1D400...0x1D7CB:
            .other
        default: nil
        }
    }

    /// A presentation form: looks like Arabic letters, but search does not find it. Honorific ligatures and ornate brackets are exempt.
    package static func isPresentationForm(_ scalar: Unicode.Scalar) -> Bool {
        (0xFB50...0xFD3D).contains(scalar.value) || (0xFD50...0xFDCF).contains(scalar.value) || (0xFE70...0xFEFC).contains(scalar.value)
    }

    /// `U+200B`: the code point with at least four digits.
    package static func name(_ scalar: Unicode.Scalar) -> String {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// Finds deceptive characters of a text, with their locations, in one pass.
    ///
    /// A letter of another alphabet counts inside a word: one or two Latin letters against Arabic ones (`الo`), any Greek or Cyrillic letter against Latin ones.
    /// Longer Latin parts are names (`الـIOM`).
    package static func findings(in text: String) -> [(index: String.Index, scalar: Unicode.Scalar, isConfusable: Bool)] {
        var found: [(index: String.Index, scalar: Unicode.Scalar, isConfusable: Bool)] = []
        var word: [(index: String.Index, scalar: Unicode.Scalar, alphabet: Alphabet)] = []
        var previous: Unicode.Scalar?
        let scalars = text.unicodeScalars
        for index in scalars.indices {
            let scalar = scalars[index]
            if let alphabet = alphabet(of: scalar) {
                word.append((index, scalar, alphabet))
            } else {
                if !(0x064B...0x065F).contains(scalar.value) {
                    judge(word, into: &found)
                    word = []
                }
                if isInvisible(scalar) { found.append((index, scalar, false)) }
                if isPresentationForm(scalar) { found.append((index, scalar, true)) }
                if isJoiner(scalar) {
                    let next = scalars.index(after: index)
                    let isBetween =
                        previous?.properties.isAlphabetic == true && next < scalars.endIndex && scalars[next].properties.isAlphabetic
                    if !isBetween { found.append((index, scalar, false)) }
                }
            }
            previous = scalar
        }
        judge(word, into: &found)
        return found
    }

    private static func judge(
        _ word: [(index: String.Index, scalar: Unicode.Scalar, alphabet: Alphabet)],
        into found: inout [(index: String.Index, scalar: Unicode.Scalar, isConfusable: Bool)]
    ) {
        guard word.count > 1, word.contains(where: { $0.alphabet != word[0].alphabet }) else { return }
        let latin = word.filter { $0.alphabet == .latin }
        let arabic = word.filter { $0.alphabet == .arabic }
        let other = word.filter { $0.alphabet == .other }
        if !other.isEmpty, let first = other.first { found.append((first.index, first.scalar, true)) }
        if !arabic.isEmpty, (1...2).contains(latin.count), let first = latin.first { found.append((first.index, first.scalar, true)) }
    }
}
