/// Writes values in sequence. `ByteReader` must read the same types in the same order.
package struct ByteWriter: Sendable {
    package private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: the expected number of bytes.
    package init(capacity: Int = 0) {
        if capacity > 0 { bytes.reserveCapacity(capacity) }
    }

    /// Writes a count or an index as a variable-length integer (LEB128).
    package mutating func number(_ number: Int) {
        if number >= 0, number < 0x80 { return bytes.append(UInt8(truncatingIfNeeded: number)) }
        var rest = UInt64(bitPattern: Int64(number))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(rest))
    }

    package mutating func byte(_ byte: UInt8) { bytes.append(byte) }

    package mutating func text(_ text: String) {
        var text = text
        text.withUTF8 { utf8 in
            number(utf8.count)
            bytes.append(contentsOf: utf8)
        }
    }

    package mutating func text(_ text: String?) {
        byte(text == nil ? 0 : 1)
        if let text { self.text(text) }
    }

    package mutating func block(_ block: some Collection<UInt8>) {
        number(block.count)
        bytes.append(contentsOf: block)
    }

    package mutating func digest(_ digest: Digest) {
        withUnsafeBytes(of: digest.high.littleEndian) { bytes.append(contentsOf: $0) }
        withUnsafeBytes(of: digest.low.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
