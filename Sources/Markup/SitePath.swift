/// A place inside the site: relative, with `/`, never leaving the site's folder.
package struct SitePath: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String

    /// Nil where the text is empty, absolute, or has an empty, `.` or `..` part.
    package init?(_ text: String) {
        var copy = text
        guard copy.withUTF8(Self.isSound) else { return nil }
        self.text = text
    }

    /// One pass: a part ends at each slash and at the end; a part of nothing, or of one or two dots alone, is none.
    private static func isSound(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (length, dots) = (0, 0)
        func isPart() -> Bool { length > 0 && !(dots == length && length <= 2) }
        for byte in bytes {
            if byte == 0 || byte == 0x5C { return false }
            if byte == 0x2F {
                if !isPart() { return false }
                (length, dots) = (0, 0)
            } else {
                length += 1
                if byte == 0x2E { dots += 1 }
            }
        }
        return isPart()
    }

    package var description: String { text }

    package static func < (a: SitePath, b: SitePath) -> Bool { a.text < b.text }
}

/// An address from one page of the site to another, that holds wherever the site is put.
package struct RelativeURL: Sendable, Hashable {
    package let text: String

    /// - Parameter fragment: the id of an element, without `#`; its letters are kept (HTML allows Arabic), only signs are encoded.
    package init(from source: SitePath, to target: SitePath, fragment: String? = nil) {
        var (from, to) = (source.text, target.text)
        var text = from.withUTF8 { from in
            to.withUTF8 { to in
                var (index, shared) = (0, 0)
                while index < from.count, index < to.count, from[index] == to[index] {
                    index += 1
                    if from[index - 1] == 0x2F { shared = index }
                }
                let climbs = from[shared...].count { $0 == 0x2F }
                return String(repeating: "../", count: climbs) + Self.encoded(UnsafeBufferPointer(rebasing: to[shared...]), keeping: 0x2F)
            }
        }
        if let fragment { text += "#" + Self.encoded(fragment.utf8) }
        self.text = text
    }

    /// Percent-encodes all bytes but the unreserved ones of RFC 3986, so that any server and any disk agree on the name.
    ///
    /// - Parameter kept: a further byte that stands as it is.
    package static func encoded(_ bytes: some Collection<UInt8>, keeping kept: UInt8? = nil) -> String {
        func isPlain(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
            default: byte == kept
            }
        }
        if bytes.allSatisfy(isPlain) { return String(decoding: bytes, as: UTF8.self) }
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in bytes {
            if isPlain(byte) { out.append(byte) } else { out += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]] }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
