internal import Bytes

/// The normalised form of a text that the rules read: one byte for each letter, digit or sign.
///
/// Digits of every script are ASCII digits, all spaces one space, Arabic letters one byte without vowels, hamza and tatweel, accents are gone,
/// character references and percent encoding are decoded, marks of emphasis and citations are left out. ASCII letters keep their case.
struct CanonicalText {
    let symbols: [UInt8]

    init(_ bytes: UnsafeBufferPointer<UInt8>, kind: ScannedTextKind = .prose) {
        symbols = [UInt8](unsafeUninitializedCapacity: bytes.count + 1) { buffer, count in
            var written = 0
            TextCanonicalizer(bytes, kind).read { symbol, _, _ in
                buffer[written] = symbol
                written &+= 1
            }
            count = written
        }
    }

    init(_ text: String) {
        var text = text
        self = text.withUTF8 { CanonicalText($0) }
    }

    /// Maps ranges of symbols to ranges of source bytes. Rarely needed, so the text is scanned again rather than the map stored.
    static func sourceRanges(of ranges: [Range<Int>], in bytes: UnsafeBufferPointer<UInt8>, kind: ScannedTextKind) -> [Range<Int>] {
        var positions: [(start: Int, end: Int)] = []
        TextCanonicalizer(bytes, kind).read { _, start, end in positions.append((start, end)) }
        return ranges.map { range in
            guard !range.isEmpty, range.upperBound <= positions.count else { return 0..<0 }
            return positions[range.lowerBound].start..<positions[range.upperBound - 1].end
        }
    }
}

/// Decodes bytes scalar by scalar and passes on each symbol with the source bytes that it replaces.
struct TextCanonicalizer {
    private let bytes: UnsafeBufferPointer<UInt8>
    private let kind: ScannedTextKind

    init(_ bytes: UnsafeBufferPointer<UInt8>, _ kind: ScannedTextKind) { (self.bytes, self.kind) = (bytes, kind) }

    @inline(__always)
    func read(_ emit: (_ symbol: UInt8, _ start: Int, _ end: Int) -> Void) {
        CanonicalByteTable.shared.symbols.withUnsafeBufferPointer { table in
            var index = 0
            var last = CanonicalByte.blockEnd
            while index < bytes.count {
                let byte = bytes[index]
                let start = index
                let symbol: UInt8
                if byte.isASCII {
                    index &+= 1
                    symbol = table[Int(byte)]
                    if symbol == CanonicalByteTable.special {
                        let (found, next) = special(byte, at: start)
                        index = next
                        guard let found else { continue }
                        if found >= 0x80 {
                            write(scalar: found, table, start, next, &last, emit)
                            continue
                        }
                        let plain = found == UInt32(CanonicalByte.blockEnd) ? CanonicalByte.blockEnd : table[Int(found)]
                        write(plain == CanonicalByteTable.special ? UInt8(found) : plain, start, next, &last, emit)
                        continue
                    }
                } else if byte < 0xE0, byte >= 0xC2, index &+ 1 < bytes.count {
                    index &+= 2
                    symbol = table[Int(byte & 0x1F) << 6 | Int(bytes[start &+ 1] & 0x3F)]
                    if symbol == CanonicalByteTable.special {
                        write(scalar: UInt32(byte & 0x1F) << 6 | UInt32(bytes[start &+ 1] & 0x3F), table, start, index, &last, emit)
                        continue
                    }
                } else {
                    let (scalar, width) = Self.scalar(bytes, at: index)
                    index &+= width
                    write(scalar: scalar, table, start, index, &last, emit)
                    continue
                }
                write(symbol, start, index, &last, emit)
            }
        }
    }

    /// A dropped scalar has the symbol zero; a run of spaces is one space.
    @inline(__always)
    private func write(_ symbol: UInt8, _ start: Int, _ end: Int, _ last: inout UInt8, _ emit: (UInt8, Int, Int) -> Void) {
        guard symbol != CanonicalByteTable.dropped, symbol != CanonicalByte.space || last > CanonicalByte.space else { return }
        last = symbol
        emit(symbol, start, end)
    }

    /// Emits any scalar. A letter without a symbol is emitted as its UTF-8 bytes, so the output is never longer than the source.
    @inline(never)
    private func write(
        scalar: UInt32, _ table: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int, _ last: inout UInt8,
        _ emit: (UInt8, Int, Int) -> Void
    ) {
        let symbol = scalar < 0x800 ? table[Int(scalar)] : CanonicalByteTable.symbol(wide: scalar)
        guard symbol == CanonicalByteTable.special else { return write(symbol, start, end, &last, emit) }
        guard let value = Unicode.Scalar(scalar), let encoded = UTF8.encode(value) else { return }
        for unit in encoded { write(unit, start, end, &last, emit) }
    }

    private static func scalar(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, width: Int) {
        let lead = bytes[index]
        func next(_ offset: Int) -> UInt32? {
            guard index + offset < bytes.count, bytes[index + offset].isUTF8Continuation else { return nil }
            return UInt32(bytes[index + offset] & 0x3F)
        }
        if lead >= 0xE0, lead < 0xF0, let second = next(1), let third = next(2) {
            return (UInt32(lead & 0x0F) << 12 | second << 6 | third, 3)
        }
        if lead >= 0xF0, lead < 0xF5, let second = next(1), let third = next(2), let fourth = next(3) {
            return (UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | fourth, 4)
        }
        return (0xFFFD, 1)
    }

    /// Decodes a character reference, percent code, escaped line break or citation that begins with an ASCII sign; returns the scalar and
    /// the offset after it.
    @inline(never)
    private func special(_ byte: UInt8, at index: Int) -> (scalar: UInt32?, next: Int) {
        switch byte {
        case .ampersand: return CharacterReference.read(bytes, at: index) ?? (UInt32(byte), index + 1)
        case .percent: return PercentEscape.read(bytes, at: index) ?? (UInt32(byte), index + 1)
        case .openBracket:
            // `[^key]`
            guard index + 1 < bytes.count, bytes[index + 1] == .caret else { return (UInt32(byte), index + 1) }
            let limit = min(bytes.count, index + 60)
            for end in index..<limit where bytes[end] == .closeBracket { return (nil, end + 1) }
            return (UInt32(byte), index + 1)
        case .backslash:
            // JSON strings write a line break as `\n`.
            guard kind == .data, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "n") else { return (nil, index + 1) }
            return (UInt32(CanonicalByte.blockEnd), index + 2)
        case 0x0C: return (UInt32(CanonicalByte.blockEnd), index + 1)
        default: return (UInt32(kind == .data || endsBlock(at: index) ? CanonicalByte.blockEnd : CanonicalByte.space), index + 1)
        }
    }

    /// Whether a line break ends a paragraph: an empty line, an item of a list, a heading, a row of a table or a key of YAML follows.
    private func endsBlock(at lineBreak: Int) -> Bool {
        var index = lineBreak + 1
        while index < bytes.count,
            bytes[index] == .space || bytes[index] == .tab || bytes[index] == .greaterThan || bytes[index] == .carriageReturn
        {
            index += 1
        }
        guard index < bytes.count else { return true }
        func isSpace(_ position: Int) -> Bool { position >= bytes.count || bytes[position] <= .space }
        switch bytes[index] {
        case .newline, .hash, .verticalBar: return true
        case .hyphen, .asterisk, .plus: return isSpace(index + 1) || bytes[index + 1] == bytes[index] && bytes[index] == .hyphen
        case UInt8.asciiDigits:
            // The marker of an ordered list has one to three digits.
            let first = index
            while index < bytes.count, index - first < 4, bytes[index].isASCIIDigit { index += 1 }
            guard index < bytes.count, index - first < 4, bytes[index] == .period || bytes[index] == .closeParenthesis else { return false }
            return isSpace(index + 1)
        default:
            let first = index
            while index < bytes.count, LetterBytes.isASCII(bytes[index]) || bytes[index] == .underscore { index += 1 }
            return index > first && index < bytes.count && bytes[index] == .colon
        }
    }
}

/// Bytes that words are made of.
enum LetterBytes {
    static func isASCII(_ byte: UInt8) -> Bool { byte.isASCIILetter }
}
