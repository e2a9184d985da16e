internal import Bytes

/// Appends bytes to a buffer of known capacity.
struct OutputBuffer {
    /// Free capacity required after the last byte, since bytes are copied in blocks.
    static let slack = 16

    private let memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ memory: UnsafeMutableBufferPointer<UInt8>) { self.memory = UnsafeMutableRawBufferPointer(memory) }

    /// - Parameter keep: whether the byte is kept; the next one overwrites it otherwise.
    @inline(__always)
    mutating func append(_ byte: UInt8, keep: Bool = true) {
        memory[count] = byte
        count &+= keep ? 1 : 0
    }

    mutating func append(_ other: OutputBuffer) {
        let written = UnsafeRawBufferPointer(rebasing: other.memory[..<other.count])
        UnsafeMutableRawBufferPointer(rebasing: memory[count...]).copyMemory(from: written)
        count += other.count
    }

    /// Copies a range of bytes; may write up to one block beyond it, which later bytes overwrite.
    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, keep: Bool = true) {
        var index = start
        repeat {
            memory.storeBytes(of: bytes.block(at: index), toByteOffset: count &+ index &- start, as: ByteBlock.self)
            index &+= 16
        } while index < end
        count &+= keep ? end &- start : 0
    }
}
