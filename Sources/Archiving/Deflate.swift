/// DEFLATE (RFC 1951) with fixed Huffman codes. The output is the same on any machine.
///
/// The output of zlib differs between its versions, so archives of the same site would differ. Pages shrink to about a third.
enum Deflate {
    private static let window = 32_768
    private static let longest = 258
    /// The number of earlier matches that are tried.
    private static let tries = 32

    static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var out = BitWriter()
        out.write(0b011, count: 3)
        bytes.withUnsafeBufferPointer { search($0, into: &out) }
        literal(256, into: &out)
        return out.finished
    }

    private static func search(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout BitWriter) {
        var heads = [Int32](repeating: -1, count: 1 << 15)
        var previous = [Int32](repeating: -1, count: window)
        func slot(_ at: Int) -> Int {
            let value = UInt32(bytes[at]) | UInt32(bytes[at + 1]) << 8 | UInt32(bytes[at + 2]) << 16
            return Int((value &* 2_654_435_761) >> 17)
        }
        func enter(_ at: Int) {
            guard at + 2 < bytes.count else { return }
            let slot = slot(at)
            previous[at & (window - 1)] = heads[slot]
            heads[slot] = Int32(at)
        }
        var at = 0
        while at < bytes.count {
            var length = 0
            var distance = 0
            if at + 2 < bytes.count {
                let limit = min(longest, bytes.count - at)
                var candidate = Int(heads[slot(at)])
                var left = tries
                while candidate >= 0, at - candidate < window, left > 0 {
                    var same = 0
                    while same < limit, bytes[candidate + same] == bytes[at + same] { same += 1 }
                    if same > length { (length, distance) = (same, at - candidate) }
                    if same == limit { break }
                    let next = Int(previous[candidate & (window - 1)])
                    if next >= candidate { break }
                    candidate = next
                    left -= 1
                }
            }
            if length >= 3 {
                match(length, distance, into: &out)
                for step in 0..<length { enter(at + step) }
                at += length
            } else {
                literal(Int(bytes[at]), into: &out)
                enter(at)
                at += 1
            }
        }
    }

    private static func literal(_ symbol: Int, into out: inout BitWriter) {
        switch symbol {
        case 0..<144: out.writeCode(0x30 + symbol, count: 8)
        case 144..<256: out.writeCode(0x190 + symbol - 144, count: 9)
        case 256..<280: out.writeCode(symbol - 256, count: 7)
        default: out.writeCode(0xC0 + symbol - 280, count: 8)
        }
    }

    private static func match(_ length: Int, _ distance: Int, into out: inout BitWriter) {
        let l = lengths.lastIndex { $0.base <= length } ?? 0
        // Length 258 has its own code; the previous code could express it too.
        literal(257 + l, into: &out)
        out.write(length - lengths[l].base, count: lengths[l].extra)
        let d = distances.lastIndex { $0.base <= distance } ?? 0
        out.writeCode(d, count: 5)
        out.write(distance - distances[d].base, count: distances[d].extra)
    }

    private static let lengths = table(codes: 28, from: 3, alike: 4) + [(258, 0)]
    private static let distances = table(codes: 30, from: 1, alike: 2)

    /// The first value and the number of extra bits of each code: groups of codes with equal counts, then one bit more.
    private static func table(codes: Int, from first: Int, alike: Int) -> [(base: Int, extra: Int)] {
        var base = first
        return (0..<codes).map { code in
            let extra = max(0, code / alike - 1)
            defer { base += 1 << extra }
            return (base, extra)
        }
    }
}

/// Packs bits into bytes, least significant bit first.
private struct BitWriter {
    private var bytes: [UInt8] = []
    private var held: UInt64 = 0
    private var count = 0

    mutating func write(_ value: Int, count bits: Int) {
        held |= UInt64(value) << UInt64(count)
        count += bits
        while count >= 8 {
            bytes.append(UInt8(truncatingIfNeeded: held))
            held >>= 8
            count -= 8
        }
    }

    /// Huffman codes are written from their most significant bit.
    mutating func writeCode(_ code: Int, count bits: Int) {
        var turned = 0
        for bit in 0..<bits where code >> bit & 1 == 1 { turned |= 1 << (bits - 1 - bit) }
        write(turned, count: bits)
    }

    var finished: [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: held)] : bytes }
}
