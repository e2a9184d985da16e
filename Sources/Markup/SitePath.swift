internal import Bytes

/// A relative path inside the site, separated by `/`. It cannot leave the site's folder.
package struct SitePath: Sendable, Hashable, Comparable, CustomStringConvertible {
    package let text: String

    /// Nil if the text is empty or absolute, has an empty, `.` or `..` component, or contains a NUL or a backslash.
    package init?(_ text: String) {
        var copy = text
        guard copy.withUTF8(Self.isValid) else { return nil }
        self.text = text
    }

    /// Checks all components in one pass: none may be empty, `.` or `..`.
    private static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var (length, dots) = (0, 0)
        func isPart() -> Bool { length > 0 && !(dots == length && length <= 2) }
        for byte in bytes {
            if byte == 0 || byte == .backslash { return false }
            if byte == .slash {
                if !isPart() { return false }
                (length, dots) = (0, 0)
            } else {
                length += 1
                if byte == .period { dots += 1 }
            }
        }
        return isPart()
    }

    package var description: String { text }

    /// The path of its folder; empty at the root.
    package var folder: String { text.utf8.lastIndex(of: .slash).map { String(text[..<$0]) } ?? "" }

    package static func < (a: SitePath, b: SitePath) -> Bool { a.text < b.text }
}

/// A URL from one page of the site to another. It is relative, so the site works at any address.
package struct RelativeURL: Sendable, Hashable {
    package let text: String

    /// - Parameter fragment: the id of an element, without `#`. Letters are kept (HTML allows Arabic ids); only punctuation is encoded.
    package init(from source: SitePath, to target: SitePath, fragment: String? = nil) {
        var (from, to) = (source.text, target.text)
        var text = from.withUTF8 { from in
            to.withUTF8 { to in
                var (index, shared) = (0, 0)
                while index < from.count, index < to.count, from[index] == to[index] {
                    index += 1
                    if from[index - 1] == .slash { shared = index }
                }
                var climbs = 0
                for index in shared..<from.count where from[index] == .slash { climbs += 1 }
                return Self.text(climbs: climbs, to: UnsafeBufferPointer(rebasing: to[shared...]))
            }
        }
        if let fragment { text += "#" + PercentEncoding.encoded(fragment.utf8) }
        self.text = text
    }

    private static func text(climbs: Int, to rest: UnsafeBufferPointer<UInt8>) -> String {
        // Fast path: most names need no encoding and are appended directly.
        guard PercentEncoding.isPlain(rest, keeping: .slash) else {
            return String(repeating: "../", count: climbs) + PercentEncoding.encoded(rest, keeping: .slash)
        }
        return String(unsafeUninitializedCapacity: climbs * 3 + rest.count) { out in
            for climb in 0..<climbs {
                (out[climb * 3], out[climb * 3 + 1], out[climb * 3 + 2]) = (.period, .period, .slash)
            }
            for index in 0..<rest.count { out[climbs * 3 + index] = rest[index] }
            return climbs * 3 + rest.count
        }
    }
}
