/// Bytes in addresses, as RFC 3986 writes them.
package enum PercentCoding {
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

    /// The bytes that a text stands for; what is no encoding stays as it is, unless encodings must be sound: then nil.
    package static func decoded(_ text: some StringProtocol, strictly: Bool = false) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == 0x25 else {
                bytes.append(byte)
                continue
            }
            var after = rest
            if let high = after.popFirst().flatMap(digit), let low = after.popFirst().flatMap(digit) {
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

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x41 + 10
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}

/// Addresses outside the site.
package enum OutsideAddress {
    /// The host of an address, without `www.`; empty where it has none.
    package static func host(of url: String) -> String {
        let bytes = url.utf8.drop { $0 != 0x2F }.drop { $0 == 0x2F }.prefix { !"/:?#".utf8.contains($0) }
        let host = Substring(bytes)
        return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
    }
}
