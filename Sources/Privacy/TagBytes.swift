// Helpers that read names of HTML tags and attributes.

internal import Bytes

extension UnsafeBufferPointer<UInt8> {
    /// The number of consecutive ASCII letters and digits from an offset on.
    @inline(__always)
    func alphanumerics(from start: Int) -> Int {
        var index = start
        if index + 8 <= count {
            let bytes = unsafeBitCast(word(at: index), to: SIMD8<UInt8>.self)
            let letters = (bytes | SIMD8<UInt8>(repeating: .lowercaseBit)) &- SIMD8<UInt8>(repeating: UInt8(ascii: "a"))
            let digits = bytes &- SIMD8<UInt8>(repeating: UInt8(ascii: "0"))
            let fits = (letters .< SIMD8<UInt8>(repeating: 26)) .| (digits .< SIMD8<UInt8>(repeating: 10))
            let others = ~unsafeBitCast(fits, to: UInt64.self)
            if others != 0 { return others.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < count, LetterBytes.isASCII(self[index]) || self[index].isASCIIDigit { index += 1 }
        return index - start
    }

    /// The start of the run of bytes before an offset that contains neither spaces nor an equals sign.
    @inline(__always)
    func nameStart(from free: Int, before end: Int) -> Int {
        var start = end
        if start >= 8 {
            let bytes = unsafeBitCast(word(at: start - 8), to: SIMD8<UInt8>.self)
            let stops = (bytes .<= SIMD8<UInt8>(repeating: .space)) .| (bytes .== SIMD8<UInt8>(repeating: .equals))
            let word = unsafeBitCast(stops, to: UInt64.self)
            if word != 0 { return Swift.max(free, end - word.leadingZeroBitCount / 8) }
            start -= 8
        }
        while start > free, self[start - 1] > .space, self[start - 1] != .equals { start -= 1 }
        return Swift.max(free, start)
    }
}
