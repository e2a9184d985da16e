/// An address of the web in running text: long numbers in it are nobody's telephone, but some addresses are places or persons.
struct WebAddress {
    let range: Range<Int>
    private let text: String
    private let host: String

    /// - Parameter colon: the colon of `://`.
    init(_ bytes: UnsafeBufferPointer<UInt8>, at colon: Int) {
        var start = colon
        while start > 0, Letters.isASCII(bytes[start - 1]) { start -= 1 }
        var end = colon + 3
        while end < bytes.count, !Self.isEnd(bytes[end]) { end += 1 }
        range = start..<end
        // Nearly all addresses hold none of these: they need no further look.
        var isSuspect = false
        Self.suspects.matches(in: UnsafeBufferPointer(rebasing: bytes[colon..<end])) { _, _ in isSuspect = true }
        guard isSuspect else {
            (text, host) = ("", "")
            return
        }
        text = String(decoding: UnsafeBufferPointer(rebasing: bytes[colon + 3..<end]), as: UTF8.self).lowercased()
        host = String(text.prefix { $0 != "/" && $0 != "?" && $0 != "#" })
    }

    /// Spaces, quotation marks and brackets.
    private static func isEnd(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...32, 0x22, 0x27, 0x3C, 0x3E, 0x60, 0x5D, 0x29, 0x7D: true
        default: false
        }
    }

    private static let suspects = MultiPatternSearch(
        ["map", "Map", "MAP"].flatMap { stem in ["s", "c", "y", ".", "/"].map { stem + $0 } } + [
            "goo.gl", "GOO.GL", "osm.org", "OSM.ORG", "waze", "Waze", "WAZE", "what3", "What3", "w3w.", "W3W.", "here.com", "plus.codes",
            "Plus.codes",
            "wa.me", "Wa.me", "WA.ME", "whatsapp", "WhatsApp", "WHATSAPP", "t.me/", "T.me/", "T.ME/", "viber", "Viber", "signal.me",
            "Signal.me",
        ])

    private static let mapHosts = [
        "maps.google.", "goo.gl", "maps.app.goo.gl", "openstreetmap.org", "osm.org", "waze.com", "maps.apple.com", "what3words.com",
        "w3w.co",
        "wego.here.com", "mapy.cz", "plus.codes", "mapcarta.com",
    ]

    var isMap: Bool {
        if host.isEmpty { return false }
        if Self.mapHosts.contains(where: { host.hasPrefix($0) || host.hasSuffix("." + $0) || host.contains("." + $0) || host == $0 }) {
            return true
        }
        let path = text.dropFirst(host.count)
        return path.hasPrefix("/maps") && (host.contains("google.") || host.contains("bing.com") || host.contains("yandex."))
            || path.hasPrefix("/maps/place")
    }

    /// The number that a messenger's address calls.
    var phone: String? {
        guard !host.isEmpty,
            host == "wa.me" || host.hasSuffix("whatsapp.com") || host == "t.me" || host == "viber.me" || host == "signal.me"
        else {
            return nil
        }
        let digits = text.dropFirst(host.count).filter { $0.isASCII && $0.isNumber }
        return digits.count >= 8 ? String(digits) : nil
    }

    /// A person's e-mail address within the address.
    func mail(_ bytes: UnsafeBufferPointer<UInt8>, permitted: Set<String>) -> Range<Int>? {
        for index in range where bytes[index] == 0x40 {
            if let found = EmailPattern.address(bytes, at: index, permitted: permitted), found.lowerBound >= range.lowerBound {
                return found
            }
        }
        return nil
    }
}

/// E-mail addresses.
enum EmailPattern {
    /// The address around an at sign; nil where there is none, or where its domain is an institution's.
    static func address(_ bytes: UnsafeBufferPointer<UInt8>, at sign: Int, permitted: Set<String>) -> Range<Int>? {
        var start = sign, end = sign + 1
        // `name [at] domain`: the sign is a word in brackets only in `WordPatterns`; here it is the character.
        while start > 0, isLocal(bytes[start - 1]), sign - start < 64 { start -= 1 }
        while end < bytes.count, isDomain(bytes[end]), end - sign < 255 { end += 1 }
        while end > sign + 1, bytes[end - 1] == 0x2E || bytes[end - 1] == 0x2D { end -= 1 }
        guard start < sign, end > sign + 1 else { return nil }
        let domain = String(decoding: UnsafeBufferPointer(rebasing: bytes[sign + 1..<end]), as: UTF8.self).lowercased()
        guard let dot = domain.lastIndex(of: "."), dot > domain.startIndex, domain[domain.index(after: dot)...].count >= 2 else {
            return nil
        }
        if permitted.contains(where: { domain == $0 || domain.hasSuffix("." + $0) }) { return nil }
        return start..<end
    }

    private static func isLocal(_ byte: UInt8) -> Bool {
        Letters.isASCII(byte) || (48...57).contains(byte) || [0x2E, 0x2D, 0x5F, 0x2B, 0x25].contains(byte) || byte >= 0x80
    }

    private static func isDomain(_ byte: UInt8) -> Bool {
        Letters.isASCII(byte) || (48...57).contains(byte) || byte == 0x2E || byte == 0x2D || byte >= 0x80
    }
}
