/// Loads 16 bytes as a SIMD vector, or 8 bytes as an integer.
enum ByteScan {
    typealias Block = SIMD16<UInt8>
    typealias Mask = SIMDMask<SIMD16<Int8>>

    /// A 64-bit mask with one bit for each byte for which a comparison holds, at every fourth bit position.
    @inline(__always)
    static func positions(in mask: Mask) -> UInt64 {
        // A lane is 0xFF where the comparison holds: four bits of each of the 16 lanes fit in 64 bits.
        let halves = SIMD8<UInt8>(truncatingIfNeeded: unsafeBitCast(mask, to: SIMD8<UInt16>.self) &>> 4)
        return unsafeBitCast(halves, to: UInt64.self) & 0x1111_1111_1111_1111
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// 16 bytes from an offset on; bytes beyond the end are zero.
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

    /// 8 bytes from an offset on as a little-endian integer. All 8 must be within the buffer.
    @inline(__always)
    func word(at index: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }
}
