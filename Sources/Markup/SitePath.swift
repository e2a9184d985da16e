/// A place inside the site: relative, with `/`, never leaving the site's folder.
package struct SitePath: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String

    /// Nil where the text is empty, absolute, or has an empty, `.` or `..` part.
    package init?(_ text: String) {
        guard !text.isEmpty, !text.utf8.contains(0), !text.utf8.contains(0x5C) else { return nil }
        for part in text.utf8.split(separator: 0x2F, omittingEmptySubsequences: false) {
            if part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) { return nil }
        }
        self.text = text
    }

    package var description: String { text }

    package static func < (a: SitePath, b: SitePath) -> Bool { a.text < b.text }
}

/// An address from one page of the site to another, that holds wherever the site is put.
package struct RelativeURL: Sendable, Hashable {
    package let text: String

    /// - Parameter fragment: the id of an element, without `#`; its letters are kept (HTML allows Arabic), only signs are encoded.
    package init(from source: SitePath, to target: SitePath, fragment: String? = nil) {
        let from = source.text.utf8.split(separator: 0x2F).dropLast()
        let to = target.text.utf8.split(separator: 0x2F)
        var shared = 0
        while shared < from.count, shared < to.count - 1, from[shared].elementsEqual(to[shared]) { shared += 1 }
        var text = String(repeating: "../", count: from.count - shared)
        text += to[shared...].map { Self.encoded($0) }.joined(separator: "/")
        if let fragment { text += "#" + Self.encoded(fragment.utf8[...]) }
        self.text = text
    }

    /// Percent-encodes all bytes but the unreserved ones of RFC 3986, so that any server and any disk agree on the name.
    package static func encoded(_ bytes: some Sequence<UInt8>) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: out.append(byte)
            default: out += [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
