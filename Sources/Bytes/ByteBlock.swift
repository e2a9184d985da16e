/// 16 bytes of a text, compared at once.
@usableFromInline package typealias ByteBlock = SIMD16<UInt8>

/// For each byte of a block whether a comparison holds.
@usableFromInline package typealias ByteMask = SIMDMask<SIMD16<Int8>>

extension ByteBlock {
    @inlinable @inline(__always)
    package func equal(_ byte: UInt8) -> ByteMask { self .== ByteBlock(repeating: byte) }

    /// Matches two bytes that differ only in the bits of `mask`.
    @inlinable @inline(__always)
    package func equal(_ byte: UInt8, ignoring mask: UInt8) -> ByteMask {
        self | ByteBlock(repeating: mask) .== ByteBlock(repeating: byte | mask)
    }

    @inlinable @inline(__always)
    package func below(_ byte: UInt8) -> ByteMask { self .< ByteBlock(repeating: byte) }
}

extension ByteMask {
    /// One bit for each byte for which the comparison holds, at every fourth bit position.
    ///
    /// Reading the mask as one integer keeps the compiler from testing single bytes.
    @inlinable @inline(__always)
    package var positions: UInt64 {
        // A lane is 0xFF where the comparison holds: four bits of each of the 16 lanes fit in 64 bits.
        let halves = SIMD8<UInt8>(truncatingIfNeeded: unsafeBitCast(self, to: SIMD8<UInt16>.self) &>> 4)
        return unsafeBitCast(halves, to: UInt64.self) & 0x1111_1111_1111_1111
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// 16 bytes from an offset on; bytes beyond the end are zero.
    @inlinable @inline(__always)
    package func block(at index: Int) -> ByteBlock {
        if index &+ 16 <= count { return UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: ByteBlock.self) }
        return partialBlock(at: index)
    }

    @inline(never) @usableFromInline
    package func partialBlock(at index: Int) -> ByteBlock {
        var block = ByteBlock()
        guard index < count else { return block }
        let rest = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: self[index...]))
        withUnsafeMutableBytes(of: &block) { $0.copyMemory(from: rest) }
        return block
    }

    /// 8 bytes from an offset on as a little-endian integer. All 8 must be within the buffer.
    @inlinable @inline(__always)
    package func word(at index: Int) -> UInt64 {
        UInt64(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self))
    }

    /// The index of the first byte from `start` on for which a comparison of blocks holds; the end if there is none.
    @inlinable @inline(__always)
    package func firstMatch(from start: Int = 0, _ matches: (ByteBlock) -> ByteMask) -> Int {
        var index = start
        while index < count {
            let positions = matches(block(at: index)).positions
            // The zeros beyond the end may match.
            if positions != 0 { return Swift.min(count, index &+ positions.trailingZeroBitCount / 4) }
            index &+= 16
        }
        return count
    }
}
