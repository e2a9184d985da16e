// Serialization: a binary format for caches (`ByteWriter`, `ByteReader`) and non-cryptographic digests (`Digest`, `FNV1a`).
// It must not depend on any concrete type that is stored.
//
//     var writer = ByteWriter()
//     writer.text("practices/ma/cell")
//     writer.number(3)
//     var reader = ByteReader(writer.bytes)
//     let path = try reader.text()
//     let count = try reader.number()

/// A 128-bit digest of bytes, the same on any machine. It detects accidental changes, not attacks.
package struct Digest: Sendable, Hashable {
    package let high: UInt64
    package let low: UInt64

    package init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    package init(of text: String) {
        var text = text
        self = text.withUTF8 { bytes in
            var hasher = Hasher128()
            hasher.add(UnsafeRawBufferPointer(bytes))
            return hasher.digest
        }
    }

    /// 32 hexadecimal digits.
    package var hexadecimal: String {
        [high, low].map { word in
            let digits = String(word, radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }

    package init(of bytes: [UInt8]) {
        var hasher = Hasher128()
        bytes.withUnsafeBytes { hasher.add($0) }
        self = hasher.digest
    }
}

extension Digest {
    /// A fast digest for large inputs; the value differs from `init(of:)`.
    /// Four independent lanes process 16 bytes each, so the CPU can overlap them.
    package init(ofMany bytes: ArraySlice<UInt8>) {
        var hasher = Hasher128()
        bytes.withUnsafeBytes { bytes in
            func folded(_ lane: UInt64, _ key: UInt64, _ offset: Int) -> UInt64 {
                let first = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
                let second = bytes.loadUnaligned(fromByteOffset: offset + 8, as: UInt64.self)
                let product = (UInt64(littleEndian: first) ^ key).multipliedFullWidth(by: UInt64(littleEndian: second) ^ lane)
                return product.high ^ product.low
            }
            // Lane keys must not occur in the input: eight bytes equal to their lane's key would cancel the eight bytes beside them.
            var (a, b, c, d): (UInt64, UInt64, UInt64, UInt64) = (
                0xD6E8_FEB8_6659_FD93, 0xA24B_AED4_963E_E407, 0x9FB2_1C65_1E98_DF25, 0xD1B5_4A32_D192_ED03
            )
            var index = 0
            while index + 64 <= bytes.count {
                a = folded(a, 0x9E37_79B9_7F4A_7C15, index)
                b = folded(b, 0xC2B2_AE3D_27D4_EB4F, index + 16)
                c = folded(c, 0xA076_1D64_78BD_642F, index + 32)
                d = folded(d, 0xE703_7ED1_A0B4_28DB, index + 48)
                index += 64
            }
            for lane in [a, b, c, d] { hasher.mix(lane) }
            hasher.add(bytes.count)
            hasher.add(UnsafeRawBufferPointer(rebasing: bytes[index...]))
        }
        self = hasher.digest
    }
}

/// Computes a digest of a sequence of values. The length of each value is included.
///
/// Two lanes of multiply-and-fold over 8 bytes at a time; byte-wise FNV would be measurable in a build.
package struct Hasher128: Sendable {
    private var a: UInt64 = 0x9E37_79B9_7F4A_7C15
    private var b: UInt64 = 0xC2B2_AE3D_27D4_EB4F

    package init() {}

    package mutating func add(_ bytes: UnsafeRawBufferPointer) {
        mix(UInt64(bytes.count))
        var index = 0
        while index + 8 <= bytes.count {
            mix(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)))
            index += 8
        }
        var rest: UInt64 = 0
        while index < bytes.count {
            rest = rest << 8 | UInt64(bytes[index])
            index += 1
        }
        mix(rest)
    }

    package mutating func add(_ text: String) {
        var text = text
        text.withUTF8 { add(UnsafeRawBufferPointer($0)) }
    }

    package mutating func add(_ bytes: [UInt8]) { bytes.withUnsafeBytes { add($0) } }

    package mutating func add(_ digest: Digest) {
        mix(digest.high)
        mix(digest.low)
    }

    package mutating func add(_ number: Int) { mix(UInt64(bitPattern: Int64(number))) }

    package var digest: Digest {
        var copy = self
        copy.mix(0x2545_F491_4F6C_DD1D)
        copy.mix(copy.a)
        return Digest(high: copy.a, low: copy.b)
    }

    fileprivate mutating func mix(_ word: UInt64) {
        let left = (a ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        let right = (b &+ word).multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
        a = left.low ^ left.high &+ b
        b = right.low ^ right.high &+ word
    }
}
