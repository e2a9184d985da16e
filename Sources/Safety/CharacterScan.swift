package import Diagnostics
internal import Localisation

/// Looks for characters that deceive the eye, in any text that people wrote.
package enum CharacterScan {
    /// What was found: its code, its offset in bytes, the code point's name.
    package static func findings(in text: String) -> [(code: DiagnosticCode, offset: Int, name: String)] {
        var text = text
        guard text.withUTF8({ isSuspect($0) }) else { return [] }
        var found: [(code: DiagnosticCode, offset: Int, name: String)] = []
        func offset(_ index: String.Index) -> Int { text.utf8.distance(from: text.startIndex, to: index) }
        for index in text.unicodeScalars.indices {
            let scalar = text.unicodeScalars[index]
            switch scalar.value {
            case 0x202A...0x202E, 0x2066...0x2069: found.append((.bidiControl, offset(index), HiddenCharacter.name(scalar)))
            case 0x200E, 0x200F, 0x061C: found.append((.strayDirectionMark, offset(index), HiddenCharacter.name(scalar)))
            default: break
            }
        }
        for (index, scalar, isConfusable) in HiddenCharacter.findings(in: text) {
            // A byte order mark at the start of a file is an editor's habit.
            if scalar.value == 0xFEFF, index == text.startIndex { continue }
            found.append((isConfusable ? .confusableLetter : .invisibleCharacter, offset(index), HiddenCharacter.name(scalar)))
        }
        return found.sorted { $0.offset < $1.offset }
    }

    /// One pass over the bytes: whether there is a control, a character of the blocks that hold invisible ones, or a word of two alphabets.
    private static func isSuspect(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous: UInt8 = 0x20
        for index in 0..<bytes.count {
            let byte = bytes[index]
            switch byte {
            case 0x09, 0x0A, 0x0D, 0x20: break
            case 0x00...0x1F, 0x7F: return true
            // Greek, Cyrillic, and the planes beyond the first.
            case 0xCD...0xD5, 0xE1, 0xEE, 0xEF, 0xF0...0xFF: return true
            case 0x41...0x5A, 0x61...0x7A:
                // A Latin letter that touches a letter of two bytes; quotes and dashes have three.
                if previous >= 0x80, index >= 2, (0xD8...0xDB).contains(bytes[index - 2]) { return true }
            case 0xD8...0xDB:
                if (previous | 0x20) &- 0x61 < 26 { return true }
                if byte == 0xD8, index + 1 < bytes.count, bytes[index + 1] == 0x9C { return true }
            case 0xC2:
                if index + 1 < bytes.count, bytes[index + 1] < 0xA0 || bytes[index + 1] == 0xAD { return true }
            case 0xE2:
                guard index + 2 < bytes.count else { return true }
                let (second, third) = (bytes[index + 1], bytes[index + 2])
                if second == 0x80, (0x8B...0x8F).contains(third) || (0xA8...0xAE).contains(third) { return true }
                if second == 0x81, third >= 0xA0 { return true }
                if second == 0xA0, third == 0x80 { return true }
            case 0xE3:
                if index + 2 < bytes.count, bytes[index + 1] == 0x85, bytes[index + 2] == 0xA4 { return true }
            default: break
            }
            previous = byte
        }
        return false
    }
}
