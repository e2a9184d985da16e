internal import Bytes
package import Diagnostics
internal import Localization

/// Finds characters that mislead readers (invisible, bidirectional controls, letters of mixed scripts) in text that people wrote.
package enum MisleadingCharacterScan {
    /// What was found: its code, its offset in bytes, the code point's name.
    package static func findings(in text: String) -> [(code: DiagnosticCode, offset: Int, name: String)] {
        var text = text
        guard text.withUTF8({ isSuspect($0) }) else { return [] }
        var found: [(code: DiagnosticCode, offset: Int, name: String)] = []
        func offset(_ index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069: found.append((.bidiControl, offset(index), DeceptiveCharacter.name(scalar)))
            case 0x200E, 0x200F, 0x061C: found.append((.strayDirectionMark, offset(index), DeceptiveCharacter.name(scalar)))
            default: break
            }
        }
        for (index, scalar, isConfusable) in DeceptiveCharacter.findings(in: text) {
            // Some editors write a byte order mark at the start of a file.
            if scalar.value == 0xFEFF, index == text.startIndex { continue }
            found.append((isConfusable ? .confusableLetter : .invisibleCharacter, offset(index), DeceptiveCharacter.name(scalar)))
        }
        return found.sorted { $0.offset < $1.offset }
    }

    /// Fast first pass: whether the text may hold a control, an invisible character or a word of two scripts.
    private static func isSuspect(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        for start in stride(from: 0, to: bytes.count, by: 16) {
            var positions = openings(bytes.block(at: start), bytes.block(at: start &+ 1), bytes.block(at: start &+ 2)).positions
            while positions != 0 {
                let first = start + positions.trailingZeroBitCount / 4
                for index in first..<first + 3 where index < bytes.count && isSuspect(bytes, at: index) { return true }
                positions &= positions - 1
            }
        }
        return false
    }

    /// A mask of the positions at which such a character may begin or end. Nearly always empty.
    ///
    /// - Parameters:
    ///   - next: The block that begins one byte later.
    ///   - third: The block that begins two bytes later.
    @inline(__always)
    private static func openings(_ block: ByteBlock, _ next: ByteBlock, _ third: ByteBlock) -> ByteMask {
        typealias Block = ByteBlock
        // Line feeds are the only control characters in ordinary entries.
        let controls =
            ((block .< Block(repeating: .space)) .& (block .!= Block(repeating: .newline))) .| (block .== Block(repeating: .delete))
        let others = (block &- Block(repeating: 0xCD) .< Block(repeating: 9)) .| (block .>= Block(repeating: 0xE0))
        let marks = (block .== Block(repeating: 0xC2)) .| ((block .== Block(repeating: 0xD8)) .& (next .== Block(repeating: 0x9C)))
        let mixed =
            (isArabic(block) .& (isLatin(third) .| isAccented(third))) .| (isLatin(block) .& isArabic(next))
            .| (isAccented(block) .& isArabic(third))
        return controls .| others .| marks .| mixed
    }

    @inline(__always)
    private static func isArabic(_ block: ByteBlock) -> ByteMask {
        block &- ByteBlock(repeating: 0xD8) .< ByteBlock(repeating: 4)
    }

    @inline(__always)
    private static func isLatin(_ block: ByteBlock) -> ByteMask {
        (block | ByteBlock(repeating: 0x20)) &- ByteBlock(repeating: 0x61) .< ByteBlock(repeating: 26)
    }

    /// The UTF-8 lead bytes of accented Latin letters such as é and œ.
    @inline(__always)
    private static func isAccented(_ block: ByteBlock) -> ByteMask {
        block &- ByteBlock(repeating: 0xC3) .< ByteBlock(repeating: 7)
    }

    private static func isSuspect(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
        let byte = bytes[index], previous = index > 0 ? bytes[index - 1] : .space
        switch byte {
        case .tab, .newline, .carriageReturn, .space: return false
        case 0x00...0x1F, 0x7F: return true
        // Greek, Cyrillic, and scalars beyond U+FFFF.
        case 0xCD...0xD5, 0xE1, 0xEE, 0xEF, 0xF0...0xFF: return true
        // A Latin letter next to a two-byte letter; quotation marks and dashes take three bytes.
        case 0x41...0x5A, 0x61...0x7A, 0xC3...0xC9: return previous >= 0x80 && index >= 2 && (0xD8...0xDB).contains(bytes[index - 2])
        case 0xD8...0xDB:
            if (previous | 0x20) &- 0x61 < 26 || (index >= 2 && (0xC3...0xC9).contains(bytes[index - 2])) { return true }
            return byte == 0xD8 && index + 1 < bytes.count && bytes[index + 1] == 0x9C
        case 0xC2: return index + 1 < bytes.count && (bytes[index + 1] < 0xA0 || bytes[index + 1] == 0xAD)
        // Arabic-script letters of other languages, such as Persian.
        case 0xE0: return index + 1 < bytes.count && (0xA2...0xA3).contains(bytes[index + 1])
        case 0xE2:
            guard index + 2 < bytes.count else { return true }
            let (second, third) = (bytes[index + 1], bytes[index + 2])
            if second == 0x80 { return (0x8B...0x8F).contains(third) || (0xA8...0xAE).contains(third) }
            return (second == 0x81 && third >= 0xA0) || (second == 0xA0 && third == 0x80)
        case 0xE3: return index + 2 < bytes.count && bytes[index + 1] == 0x85 && bytes[index + 2] == 0xA4
        default: return false
        }
    }
}
