/// A block of 16 bytes of a text, compared at once.
///
/// Comparing with vectors and reading the result as two 64-bit words keeps the compiler from comparing single bytes.
package struct SIMDScanner {
    package typealias Found = SIMDMask<SIMD16<Int8>>

    private let bytes: SIMD16<UInt8>

    /// Loads the bytes from an offset on. Bytes beyond the end are filled with letters that no caller searches for.
    fileprivate init(of text: UnsafeBufferPointer<UInt8>, from start: Int) {
        if start + 16 <= text.count {
            bytes = UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: start, as: SIMD16<UInt8>.self)
        } else {
            var rest = SIMD16<UInt8>(repeating: 0x61)
            for index in start..<text.count { rest[index - start] = text[index] }
            bytes = rest
        }
    }

    @inline(__always)
    package func equal(_ byte: UInt8) -> Found { bytes .== SIMD16(repeating: byte) }

    /// Matches two bytes that differ only in the bits of `mask`.
    @inline(__always)
    package func equal(_ byte: UInt8, ignoring mask: UInt8) -> Found { bytes | SIMD16(repeating: mask) .== SIMD16(repeating: byte | mask) }

    @inline(__always)
    package func below(_ byte: UInt8) -> Found { bytes .< SIMD16(repeating: byte) }

    /// The index of the first match from `start` on; the end if there is none.
    @inline(__always)
    package static func first(in text: UnsafeBufferPointer<UInt8>, from start: Int = 0, _ find: (SIMDScanner) -> Found) -> Int {
        var index = start
        while index < text.count {
            let words = unsafeBitCast(find(SIMDScanner(of: text, from: index)), to: SIMD2<UInt64>.self)
            if words[0] != 0 { return index + words[0].littleEndian.trailingZeroBitCount / 8 }
            if words[1] != 0 { return index + 8 + words[1].littleEndian.trailingZeroBitCount / 8 }
            index += 16
        }
        return text.count
    }
}
