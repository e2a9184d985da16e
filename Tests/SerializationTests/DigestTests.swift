import Serialization
import Testing

/// A digest tells any two runs of bytes apart that differ in one place or in length, however they lie in memory.
@Suite struct DigestTests {
    @Test func manyBytesAreToldApart() {
        var bytes = (0..<150).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        var seen: Set<Digest> = []
        for count in 0...bytes.count { #expect(seen.insert(Digest(ofMany: bytes[..<count])).inserted, "\(count) bytes") }
        for place in bytes.indices {
            bytes[place] ^= 0x10
            #expect(seen.insert(Digest(ofMany: bytes[...])).inserted, "another byte at \(place)")
            bytes[place] ^= 0x10
        }
        #expect(!seen.insert(Digest(ofMany: ([0] + bytes).dropFirst())).inserted)
        // Beside small numbers, too: with one of them in the place of its lane, what stood before it was lost.
        for number in 0..<9 {
            var zeros = [UInt8](repeating: 0, count: 64)
            for place in stride(from: 8, to: 64, by: 16) { zeros[place] = UInt8(number) }
            #expect(seen.insert(Digest(ofMany: zeros[...])).inserted)
            for place in stride(from: 0, to: 64, by: 16) {
                zeros[place] = 7
                #expect(seen.insert(Digest(ofMany: zeros[...])).inserted, "\(number) beside \(place)")
                zeros[place] = 0
            }
        }
        // The same words in another order.
        let swapped = bytes[8..<16] + bytes[..<8] + bytes[16...]
        #expect(seen.insert(Digest(ofMany: swapped)).inserted)
    }
}
