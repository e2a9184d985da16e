// Privacy: finds what must never be published, in any bytes: personal numbers and addresses, locations of shelters, names on a private list,
// text of unpublished entries (`PersonalDataScan`, `ForbiddenNameList`, `UnpublishedScan`).
// It must not know the site or country files: callers pass the rules and what is allowed.
//
//     let scan = PersonalDataScan(PrivacyAllowlist())
//     let findings = scan.findings(in: "اتصل على ‎+213 551 23 45 67‎")

/// Finds any of many patterns in bytes.
///
/// Each pattern is indexed by its four rarest adjacent bytes, at two neighbouring offsets, so that testing every second offset of the
/// text finds it. A hash table filters: nearly no four bytes of a text are in it.
package struct MultiPatternSearch: Sendable {
    /// Four bytes of a pattern.
    private struct Key {
        let bytes: UInt32
        let needle: Int
        /// Their offset in the pattern.
        let offset: Int
        /// The next key of the same slot.
        let next: Int32
    }

    private let needles: [[UInt8]]
    private var keys: [Key] = []
    /// For each slot whether it has a key, and its first key.
    private var isTaken: [UInt8]
    private var first: [Int32]
    private let shift: UInt32
    private let short: ShortPatternSearch

    /// Patterns shorter than four bytes are ignored.
    package init(_ texts: [String]) {
        needles = texts.map { Array($0.utf8) }
        short = ShortPatternSearch(needles)
        // About 100 slots per key keep false positives, which cost a comparison, rare.
        let bits = min(20, max(10, Int.bitWidth - needles.count.leadingZeroBitCount + 8))
        shift = UInt32(32 - bits)
        isTaken = Array(repeating: 0, count: 1 << bits)
        first = Array(repeating: -1, count: 1 << bits)
        for (index, needle) in needles.enumerated() where needle.count > ShortPatternSearch.length {
            let rarest = ByteFrequency.rarest(5, of: needle)
            for offset in [rarest, rarest + 1] {
                let bytes = (0..<4).reduce(UInt32(0)) { $0 | UInt32(needle[offset + $1]) << UInt32($1 * 8) }
                let slot = slot(of: bytes)
                keys.append(Key(bytes: bytes, needle: index, offset: offset, next: first[slot]))
                first[slot] = Int32(keys.count - 1)
                isTaken[slot] = 1
            }
        }
    }

    package var isEmpty: Bool { keys.isEmpty && short.isEmpty }

    /// A match: the pattern's index and its offset.
    typealias Hit = (needle: Int, offset: Int)

    /// Calls `found` with the index and offset of each match, in order of offsets.
    package func matches(in bytes: UnsafeBufferPointer<UInt8>, _ found: (_ needle: Int, _ offset: Int) -> Void) {
        var hits: [Hit] = []
        if !keys.isEmpty { findLong(in: bytes, &hits) }
        short.find(in: bytes, &hits)
        guard !hits.isEmpty else { return }
        hits.sort { ($0.offset, $0.needle) < ($1.offset, $1.needle) }
        for hit in hits { found(hit.needle, hit.offset) }
    }

    @inline(__always)
    private func slot(of key: UInt32) -> Int { Int((key &* 0x9E37_79B1) &>> shift) }

    private func findLong(in bytes: UnsafeBufferPointer<UInt8>, _ hits: inout [Hit]) {
        isTaken.withUnsafeBufferPointer { isTaken in
            @inline(__always) func probe(_ position: Int) -> UInt8 { isTaken[slot(of: bytes.key(at: position))] }
            var position = 0
            while position &+ 10 <= bytes.count {
                if probe(position) | probe(position &+ 2) | probe(position &+ 4) | probe(position &+ 6) != 0 {
                    for position in stride(from: position, to: position + 8, by: 2) where probe(position) != 0 {
                        collect(at: position, in: bytes, &hits)
                    }
                }
                position &+= 8
            }
            while position + 4 <= bytes.count {
                if probe(position) != 0 { collect(at: position, in: bytes, &hits) }
                position += 2
            }
        }
    }

    /// Adds the patterns that match around an offset.
    @inline(never)
    private func collect(at position: Int, in bytes: UnsafeBufferPointer<UInt8>, _ hits: inout [Hit]) {
        let found = bytes.key(at: position)
        var candidate = first[slot(of: found)]
        while candidate >= 0 {
            let key = keys[Int(candidate)]
            if key.bytes == found, bytes.matches(needles[key.needle], at: position - key.offset) {
                hits.append((key.needle, position - key.offset))
            }
            candidate = key.next
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    @inline(__always)
    fileprivate func key(at position: Int) -> UInt32 {
        UInt32(littleEndian: UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: position, as: UInt32.self))
    }

    /// Whether a pattern matches at an offset.
    func matches(_ needle: [UInt8], at start: Int) -> Bool {
        guard start >= 0, start + needle.count <= count else { return false }
        for index in 0..<needle.count where self[start + index] != needle[index] { return false }
        return true
    }
}
