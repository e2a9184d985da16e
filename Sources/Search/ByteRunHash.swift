/// Hashing and comparing of bytes, eight at a time.
enum ByteRunHash {
    static func mixed(_ hash: UInt64, _ word: UInt64) -> UInt64 {
        let (high, low) = (hash ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        return high ^ low
    }

    static func hash(of letters: UnsafeBufferPointer<UInt16>) -> UInt64 {
        letters.reduce(0x9E37_79B9_7F4A_7C15) { mixed($0, UInt64($1)) }
    }

    /// Compares two runs of equal length.
    static func areEqual(_ a: UnsafeRawBufferPointer, _ b: UnsafeRawBufferPointer) -> Bool {
        var index = 0
        while index + 8 <= a.count {
            if a.loadUnaligned(fromByteOffset: index, as: UInt64.self) != b.loadUnaligned(fromByteOffset: index, as: UInt64.self) {
                return false
            }
            index += 8
        }
        while index < a.count {
            if a[index] != b[index] { return false }
            index += 1
        }
        return true
    }

    /// The piece of text that begins at `start`: the position of the next space or control character, and the hash of the bytes before it.
    static func piece(of bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> (end: Int, hash: UInt64) {
        let raw = UnsafeRawBufferPointer(bytes)
        var (index, hash): (Int, UInt64) = (start, 0x9E37_79B9_7F4A_7C15)
        while true {
            var word = spaces
            if index + 8 <= bytes.count {
                word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            } else {
                for byte in bytes[index...].reversed() { word = word << 8 | UInt64(byte) }
            }
            // Sets the high bit of each byte up to a space. Bits after the first one may be wrong.
            let found = (word &- 0x2121_2121_2121_2121) & ~word & 0x8080_8080_8080_8080
            if found != 0 {
                let count = found.trailingZeroBitCount >> 3
                return (index + count, mixed(hash, word & (1 << UInt64(count * 8) &- 1)))
            }
            hash = mixed(hash, word)
            index += 8
        }
    }

    private static let spaces: UInt64 = 0x2020_2020_2020_2020
}
