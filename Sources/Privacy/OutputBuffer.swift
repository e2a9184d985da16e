/// Appends bytes to a buffer whose size was computed before.
struct OutputBuffer {
    /// What must be free behind the last byte: copies are made in blocks.
    static let slack = 16

    private let memory: UnsafeMutableRawBufferPointer
    private(set) var count = 0

    init(_ memory: UnsafeMutableBufferPointer<UInt8>) { self.memory = UnsafeMutableRawBufferPointer(memory) }

    /// - Parameter keep: whether it counts: a byte that does not is written over.
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

    /// Writes a stretch of bytes, and up to a block beyond it that does not count.
    @inline(__always)
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int, keep: Bool = true) {
        var index = start
        repeat {
            memory.storeBytes(of: bytes.block(at: index), toByteOffset: count &+ index &- start, as: ByteScan.Block.self)
            index &+= 16
        } while index < end
        count &+= keep ? end &- start : 0
    }
}
