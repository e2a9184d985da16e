/// Bytes in blocks of sixteen, compared all at once, or by eight as a number.
enum ByteScan {
    typealias Block = SIMD16<UInt8>
    typealias Mask = SIMDMask<SIMD16<Int8>>

    /// One bit for each byte of a block where a comparison holds, at every fourth place of a word.
    @inline(__always)
    static func positions(in mask: Mask) -> UInt64 {
        // A byte is all ones where it holds: half of each is enough, and sixteen halves are one word.
        let halves = SIMD8<UInt8>(truncatingIfNeeded: unsafeBitCast(mask, to: SIMD8<UInt16>.self) &>> 4)
        return unsafeBitCast(halves, to: UInt64.self) & 0x1111_1111_1111_1111
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// Sixteen bytes from a place on; noughts stand for what is beyond the end.
    @inline(__always)
    func block(at index: Int) -> ByteScan.Block {
        if index &+ 16 <= count { return UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: ByteScan.Block.self) }
        return rest(from: index)
    }

    @inline(never)
    private func rest(from index: Int) -> ByteScan.Block {
        var block = ByteScan.Block()
        guard index < count else { return block }
        let rest = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: self[index...]))
        withUnsafeMutableBytes(of: &block) { $0.copyMemory(from: rest) }
        return block
    }

    /// Eight bytes from a place on, all of which must be there; the first is the lowest.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
}
