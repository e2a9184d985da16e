internal import Bytes

/// Iterates over the delimiters of an HTML page: angle brackets, quotation marks, ampersands.
struct HTMLDelimiterScanner {
    private let html: UnsafeBufferPointer<UInt8>
    /// The offset of the current block, and the mask of its delimiters that were not returned yet.
    private var start = 0
    private var left: UInt64

    init(_ html: UnsafeBufferPointer<UInt8>) {
        self.html = html
        left = Self.marks(html.block(at: 0))
    }

    @inline(__always)
    mutating func next() -> Int? {
        while left == 0 {
            start &+= 16
            guard start < html.count else { return nil }
            left = Self.marks(html.block(at: start))
        }
        let position = start &+ left.trailingZeroBitCount / 4
        left &= left &- 1
        return position
    }

    @inline(__always)
    private static func marks(_ block: ByteBlock) -> UInt64 {
        // `<` and `>` differ in one bit, as do `"` and `&`: two masked comparisons find all four.
        let brackets = (block | ByteBlock(repeating: 2)) .== ByteBlock(repeating: 0x3E)
        let others = (block | ByteBlock(repeating: 4)) .== ByteBlock(repeating: 0x26)
        return (brackets .| others).positions
    }
}
