/// Finds the next of two bytes, eight at a time.
enum ByteScan {
    /// The first place from `start` on that holds one of the bytes; the count where none does.
    static func next(_ first: UInt8, _ second: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let raw = UnsafeRawBufferPointer(bytes)
        let ones: UInt64 = 0x0101_0101_0101_0101
        let (firsts, seconds) = (ones &* UInt64(first), ones &* UInt64(second))
        var index = start
        while index + 8 <= bytes.count {
            // The first byte the lowest, on every machine.
            let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            let (a, b) = (word ^ firsts, word ^ seconds)
            // Where a byte is nought in one of the two, its sign bit is set, and none below the first such one.
            let hits = ((a &- ones) & ~a | (b &- ones) & ~b) & (ones << 7)
            if hits != 0 { return index + hits.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < bytes.count, bytes[index] != first, bytes[index] != second { index += 1 }
        return index
    }
}
