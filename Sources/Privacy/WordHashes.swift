internal import Bytes
internal import Localization

/// The words of a text as hashes of their folded letters, so that case, vowel marks, emphasis, tags and line breaks make no difference.
///
/// A word is a run of letters of one script, or of digits. Words in attribute values are kept apart from the surrounding text.
package struct WordHashes {
    struct Word {
        let hash: UInt64
        /// The byte at which the word begins.
        let offset: Int
    }

    private(set) var running: [Word] = []
    private(set) var inTags: [Word] = []

    /// The hashes of a text's words.
    package static func hashes(of text: String) -> [UInt64] {
        var text = text
        return text.withUTF8 { WordHashes($0).running.map(\.hash) }
    }

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        running.reserveCapacity(bytes.count / 8)
        var scan = Scan(bytes: bytes)
        scan.run(into: &running, tags: &inTags)
    }

    private struct Scan {
        let bytes: UnsafeBufferPointer<UInt8>
        var hash: UInt64 = 0
        var start = 0
        /// The character class of the current word; 0 if there is none.
        var kind: UInt8 = 0
        var isInTag = false

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func run(into running: inout [Word], tags: inout [Word]) {
            var index = 0
            func close(_ scan: inout Scan) {
                guard scan.kind != 0 else { return }
                let word = Word(hash: scan.hash, offset: scan.start)
                if scan.isInTag { tags.append(word) } else { running.append(word) }
                scan.kind = 0
            }
            while index < bytes.count {
                let byte = bytes[index]
                if byte.isASCII {
                    let kind = Self.asciiKind(byte)
                    if kind != 0 {
                        if kind != self.kind { close(&self) }
                        add(UInt32(byte | (kind == 2 ? 0x20 : 0)), kind, at: index)
                        index += 1
                        continue
                    }
                    close(&self)
                    index += separator(byte, at: index)
                    continue
                }
                let (scalar, length) = Self.decode(bytes, index)
                if let folded = LetterFolding.fold(scalar) {
                    let kind = Self.kind(of: folded)
                    if kind != self.kind { close(&self) }
                    if kind != 0 { add(folded.value, kind, at: index) }
                }
                index += length
            }
            close(&self)
        }

        private mutating func add(_ value: UInt32, _ kind: UInt8, at index: Int) {
            if self.kind == 0 { (hash, start, self.kind) = (0xCBF2_9CE4_8422_2325, index, kind) }
            hash = (hash ^ UInt64(value)) &* 0x0000_0100_0000_01B3
        }

        /// The length of a separator: one byte, a JSON escape or an HTML character reference.
        private mutating func separator(_ byte: UInt8, at index: Int) -> Int {
            switch byte {
            case .lessThan
            where !isInTag && index + 1 < bytes.count && (bytes[index + 1] == .slash || Self.asciiKind(bytes[index + 1]) == 2):
                isInTag = true
            case .greaterThan where isInTag: isInTag = false
            case .backslash
            where index + 1 < bytes.count
                && [UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"), UInt8(ascii: "f"), UInt8(ascii: "b")].contains(
                    bytes[index + 1]):
                return 2
            case .ampersand:
                var end = index + 1
                while end < bytes.count, end < index + 10, Self.asciiKind(bytes[end]) != 0 || bytes[end] == .hash { end += 1 }
                if end > index + 1, end < bytes.count, bytes[end] == .semicolon { return end - index + 1 }
            default: break
            }
            return 1
        }

        /// The class of an ASCII byte: 1 digit, 2 Latin letter, 0 neither.
        @inline(__always)
        private static func asciiKind(_ byte: UInt8) -> UInt8 {
            if byte.isASCIIDigit { return 1 }
            return byte.isASCIILetter ? 2 : 0
        }

        private static func kind(of scalar: Unicode.Scalar) -> UInt8 {
            switch scalar.value {
            case 0..<0x80: asciiKind(UInt8(scalar.value))
            case 0xC0...0x24F: scalar.value == 0xD7 || scalar.value == 0xF7 ? 0 : 2
            case 0x0620...0x064A, 0x066E...0x06D3: 3
            case 0x80...0xBF, 0x2000...0x206F, 0x3000...0x303F, 0x060C, 0x061B, 0x061F: 0
            default: scalar.properties.isAlphabetic ? 4 : 0
            }
        }

        /// The scalar at an offset and its length; U+FFFD for invalid UTF-8.
        private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (Unicode.Scalar, Int) {
            let first = bytes[index]
            let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
            guard length > 1, index + length <= bytes.count else { return ("\u{FFFD}", 1) }
            var value = UInt32(first) & (length == 2 ? 0x1F : length == 3 ? 0x0F : 0x07)
            for next in 1..<length {
                guard bytes[index + next].isUTF8Continuation else { return ("\u{FFFD}", 1) }
                value = value << 6 | UInt32(bytes[index + next] & 0x3F)
            }
            return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
        }
    }
}
