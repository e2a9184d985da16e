// Safety finds what must never be published, in any bytes: numbers and addresses of persons, places of shelters, names on a private list,
// words of notes that are held back. It knows no site and no country's file: it is told what is allowed.
//
//     PrivacyScan(allowed).findings(in: "اتصل على 06 12 34 56 78")      // one personal phone, with its place

/// Finds any of many texts in bytes, in one pass.
///
/// Each text is known by its first bytes (at most eight, at least four): a bitmap says for each place of the input whether any text can
/// begin there, so nearly all places cost one look.
package struct ByteSearch: Sendable {
    private let needles: [[UInt8]]
    private let bitmap: [UInt64]
    private let byKey: [UInt64: [Int]]
    private let width: Int

    private static let bits: UInt64 = 16

    /// Texts shorter than four bytes are not searched.
    package init(_ texts: [String]) {
        needles = texts.map { Array($0.utf8) }
        width = min(8, needles.map(\.count).filter { $0 >= 4 }.min() ?? 8)
        var bitmap = [UInt64](repeating: 0, count: 1 << (Int(Self.bits) - 6))
        var byKey: [UInt64: [Int]] = [:]
        for (index, needle) in needles.enumerated() where needle.count >= 4 {
            let key = needle.prefix(width).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            byKey[key, default: []].append(index)
            let slot = Self.slot(key)
            bitmap[Int(slot >> 6)] |= 1 << (slot & 63)
        }
        self.bitmap = bitmap
        self.byKey = byKey
    }

    package var isEmpty: Bool { byKey.isEmpty }

    private static func slot(_ key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits) }

    /// Calls with the index and the offset of each text found, in the order of their places.
    package func matches(in bytes: UnsafeBufferPointer<UInt8>, _ found: (_ needle: Int, _ offset: Int) -> Void) {
        guard !isEmpty, bytes.count >= width else { return }
        let mask: UInt64 = width == 8 ? .max : (1 << UInt64(width * 8)) - 1
        bitmap.withUnsafeBufferPointer { bitmap in
            var key: UInt64 = 0
            for end in 0..<bytes.count {
                key = (key << 8 | UInt64(bytes[end])) & mask
                let slot = Self.slot(key)
                if bitmap[Int(slot >> 6)] & (1 << (slot & 63)) == 0 { continue }
                guard end + 1 >= width, let candidates = byKey[key] else { continue }
                let start = end + 1 - width
                for candidate in candidates where Self.stands(needles[candidate], in: bytes, at: start) { found(candidate, start) }
            }
        }
    }

    private static func stands(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + needle.count <= bytes.count else { return false }
        for index in 0..<needle.count where bytes[start + index] != needle[index] { return false }
        return true
    }
}
