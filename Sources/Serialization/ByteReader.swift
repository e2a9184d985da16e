/// Reads values that `ByteWriter` wrote. Malformed bytes cause an error, never a crash or a huge allocation.
package struct ByteReader: Sendable {
    private let bytes: ArraySlice<UInt8>
    private var index: Int

    /// The bytes have another format or are truncated.
    package struct Malformed: Error {
        package init() {}
    }

    package init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        index = bytes.startIndex
    }

    package init(_ bytes: [UInt8]) { self.init(bytes[...]) }

    package mutating func byte() throws(Malformed) -> UInt8 {
        guard index < bytes.endIndex else { throw Malformed() }
        defer { index += 1 }
        return bytes[index]
    }

    package mutating func number() throws(Malformed) -> Int {
        var (number, shift): (UInt64, UInt64) = (0, 0)
        while true {
            let byte = try byte()
            guard shift < 64 else { throw Malformed() }
            number |= UInt64(byte & 0x7F) << shift
            if byte < 0x80 { return Int(truncatingIfNeeded: Int64(bitPattern: number)) }
            shift += 7
        }
    }

    /// The number of values that follow. It cannot exceed the number of remaining bytes, which limits allocations for malformed input.
    package mutating func count() throws(Malformed) -> Int {
        let number = try number()
        guard number >= 0, number <= bytes.endIndex - index else { throw Malformed() }
        return number
    }

    package mutating func block() throws(Malformed) -> ArraySlice<UInt8> {
        let count = try count()
        defer { index += count }
        return bytes[index..<index + count]
    }

    package mutating func text() throws(Malformed) -> String {
        let count = try count()
        let start = index - bytes.startIndex
        index += count
        return bytes.withUnsafeBufferPointer { String(decoding: UnsafeBufferPointer(rebasing: $0[start..<start + count]), as: UTF8.self) }
    }

    package mutating func optionalText() throws(Malformed) -> String? { try byte() == 0 ? nil : try text() }

    package mutating func digest() throws(Malformed) -> Digest {
        guard bytes.endIndex - index >= 16 else { throw Malformed() }
        let start = index - bytes.startIndex
        index += 16
        return bytes.withUnsafeBytes { raw in
            Digest(
                high: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)),
                low: UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)))
        }
    }
}
