/// Sixteen bytes of a text, looked at together.
///
/// They are compared with other sixteen, never with one number, and what is found is read as two words: else each byte would be looked at alone.
package struct SIMDScanner {
    package typealias Found = SIMDMask<SIMD16<Int8>>

    private let bytes: SIMD16<UInt8>

    /// The bytes from a place on; beyond the end stand letters that nobody looks for.
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

    /// Either of two bytes that differ in the bits of `mask` alone.
    @inline(__always)
    package func equal(_ byte: UInt8, ignoring mask: UInt8) -> Found { bytes | SIMD16(repeating: mask) .== SIMD16(repeating: byte | mask) }

    @inline(__always)
    package func below(_ byte: UInt8) -> Found { bytes .< SIMD16(repeating: byte) }

    /// The place of the first byte from `start` on that is found; the end where there is none.
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
