// Safety finds what must never be published, in any bytes: numbers and addresses of persons, places of shelters, names on a private list,
// words of notes that are held back. It knows no site and no country's file: it is told what is allowed.
//
//     PrivacyScan(allowed).findings(in: "اتصل على 06 12 34 56 78")      // one personal phone, with its place

/// Finds any of many texts in bytes, in one pass.
///
/// Each text is known by its first bytes (at most eight, at least four): a bitmap says for each place of the input whether any text can
/// begin there, so nearly all places cost one look. The texts are UTF-8, so none begins inside a character: in Arabic, half of all places
/// cost no look at all.
package struct ByteSearch: Sendable {
    private let needles: [[UInt8]]
    private let bitmap: [UInt64]
    private let byKey: [UInt64: [Int]]
    private let width: Int

    private static let bits: UInt64 = 16

    /// Texts shorter than four bytes are not searched.
    package init(_ texts: [String]) {
        needles = texts.map { Array($0.utf8) }
        let width = min(8, needles.map(\.count).filter { $0 >= 4 }.min() ?? 8)
        self.width = width
        var bitmap = [UInt64](repeating: 0, count: 1 << (Int(Self.bits) - 6))
        var byKey: [UInt64: [Int]] = [:]
        for (index, needle) in needles.enumerated() where needle.count >= 4 {
            let key = needle.withUnsafeBytes { Self.key($0, at: 0, width: width) }
            byKey[key, default: []].append(index)
            let slot = Self.slot(key)
            bitmap[Int(slot >> 6)] |= 1 << (slot & 63)
        }
        self.bitmap = bitmap
        self.byKey = byKey
    }

    package var isEmpty: Bool { byKey.isEmpty }

    private static func slot(_ key: UInt64) -> UInt64 { (key &* 0x9E37_79B9_7F4A_7C15) >> (64 - bits) }

    /// The first bytes of a text as a number.
    private static func key(_ bytes: UnsafeRawBufferPointer, at start: Int, width: Int) -> UInt64 {
        (0..<width).reduce(0) { $0 | UInt64(bytes[start + $1]) << UInt64($1 * 8) }
    }

    /// Calls with the index and the offset of each text found, in the order of their places.
    package func matches(in bytes: UnsafeBufferPointer<UInt8>, _ found: (_ needle: Int, _ offset: Int) -> Void) {
        guard !isEmpty, bytes.count >= width else { return }
        let raw = UnsafeRawBufferPointer(bytes)
        let mask: UInt64 = width == 8 ? .max : (1 << UInt64(width * 8)) - 1
        // Up to here eight bytes can be read at once.
        let wide = max(0, bytes.count - 7)
        bitmap.withUnsafeBufferPointer { bitmap in
            var start = 0
            func look(_ key: UInt64) {
                let slot = Self.slot(key)
                if bitmap[Int(slot >> 6)] & (1 << (slot & 63)) == 0 { return }
                for candidate in byKey[key] ?? [] where Self.stands(needles[candidate], in: bytes, at: start) { found(candidate, start) }
            }
            while start < wide {
                if bytes[start] & 0xC0 != 0x80 {
                    look(UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self)) & mask)
                }
                start += 1
            }
            while start + width <= bytes.count {
                if bytes[start] & 0xC0 != 0x80 { look(Self.key(raw, at: start, width: width)) }
                start += 1
            }
        }
    }

    private static func stands(_ needle: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + needle.count <= bytes.count else { return false }
        for index in 0..<needle.count where bytes[start + index] != needle[index] { return false }
        return true
    }
}
