internal import Bytes

/// Percent-encoding (RFC 3986).
package enum PercentEncoding {
    /// Encodes all bytes except the unreserved ones of RFC 3986, so that all servers and file systems use the same name.
    ///
    /// - Parameter kept: one more byte that is not encoded.
    package static func encoded(_ bytes: some Collection<UInt8>, keeping kept: UInt8? = nil) -> String {
        func isPlain(_ byte: UInt8) -> Bool { isUnreserved(byte) || byte == kept }
        if bytes.allSatisfy(isPlain) { return String(decoding: bytes, as: UTF8.self) }
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in bytes {
            if isPlain(byte) { out.append(byte) } else { out += [.percent, hex[Int(byte >> 4)], hex[Int(byte & 15)]] }
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// Whether encoding would change nothing. Not generic, since it is called for every link of every page.
    static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>, keeping kept: UInt8) -> Bool {
        for byte in bytes where !isUnreserved(byte) && byte != kept { return false }
        return true
    }

    private static func isUnreserved(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8.asciiDigits, UInt8.asciiUppercase, UInt8.asciiLowercase, .hyphen, .period, .underscore, .tilde: true
        default: false
        }
    }

    /// The decoded bytes. Invalid encodings are kept, or make the result nil in strict mode.
    package static func decoded(_ text: some StringProtocol, strictly: Bool = false) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == .percent else {
                bytes.append(byte)
                continue
            }
            var after = rest
            if let high = after.popFirst().flatMap(\.hexDigitValue), let low = after.popFirst().flatMap(\.hexDigitValue) {
                bytes.append(high << 4 | low)
                rest = after
            } else if strictly {
                return nil
            } else {
                bytes.append(byte)
            }
        }
        return bytes
    }
}

/// URLs outside the site.
package enum ExternalURL {
    /// The host of a URL, without `www.`; empty if it has none.
    package static func host(of url: String) -> String {
        var url = url
        return url.withUTF8 { bytes in
            var start = 0
            while start < bytes.count, bytes[start] != .slash { start += 1 }
            while start < bytes.count, bytes[start] == .slash { start += 1 }
            var end = start
            while end < bytes.count, !endsHost(bytes[end]) { end += 1 }
            if bytes[start..<end].starts(with: "www.".utf8) { start += 4 }
            return String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<end]), as: UTF8.self)
        }
    }

    private static func endsHost(_ byte: UInt8) -> Bool {
        switch byte {
        case .slash, .colon, .questionMark, .hash: true
        default: false
        }
    }
}
