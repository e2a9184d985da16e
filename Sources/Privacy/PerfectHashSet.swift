internal import Bytes

/// A set of a few names, keyed by their first eight bytes, without collisions: one probe decides membership.
struct PerfectHashSet: Sendable {
    private var slots: [UInt64] = []
    private var factor: UInt64 = 0x9E37_79B9_7F4A_7C15

    init(_ names: [String]) {
        let keys = names.map { $0.utf8.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        precondition(Set(keys).count == keys.count, "two names begin with the same eight bytes")
        // Draw an unrelated factor: a nearby one changes the slots of short names too little.
        while Set(keys.map(slot)).count < keys.count { factor = factor &* 0x5851_F42D_4C95_7F2D }
        slots = Array(repeating: 0, count: 256)
        for key in keys { slots[slot(key)] = key }
    }

    @inline(__always)
    private func slot(_ key: UInt64) -> Int { Int((key &* factor) &>> 56) }

    @inline(__always)
    func contains(_ html: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        let key = Self.key(html, name)
        return key != 0 && slots[slot(key)] == key
    }

    /// The first eight bytes of a name as an integer.
    @inline(__always)
    private static func key(_ html: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> UInt64 {
        let count = min(8, name.count)
        guard name.lowerBound + 8 <= html.count else { return name.prefix(8).reduce(0) { $0 << 8 | UInt64(html[$1]) } }
        return html.word(at: name.lowerBound).byteSwapped >> UInt64(64 - 8 * count)
    }
}
