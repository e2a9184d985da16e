package import Localization

extension DeceptiveCharacter {
    /// The code under which a character is reported that no text may hold; nil for all others.
    package static func code(of scalar: Unicode.Scalar) -> DiagnosticCode? {
        switch scalar.value {
        case 0x202A...0x202E, 0x2066...0x2069: .bidiControl
        case 0x200E, 0x200F, 0x061C: .strayDirectionMark
        default: isInvisible(scalar) ? .invisibleCharacter : nil
        }
    }
}
