internal import Bytes

/// Character references of HTML: `&#48;`, `&#x30;`, `&commat;`.
enum CharacterReference {
    /// Decodes the reference at an ampersand; returns the scalar and the offset after it.
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32?, next: Int)? {
        var end = index + 1
        while end < bytes.count, end - index < 12, bytes[end] != .semicolon, bytes[end] > .space { end += 1 }
        guard end < bytes.count, bytes[end] == .semicolon, end > index + 1 else { return nil }
        let name = String(decoding: UnsafeBufferPointer(rebasing: bytes[index + 1..<end]), as: UTF8.self)
        if name.hasPrefix("#") {
            let number = name.dropFirst()
            let isHex = number.first == "x" || number.first == "X"
            guard let value = UInt32(isHex ? number.dropFirst() : number, radix: isHex ? 16 : 10), Unicode.Scalar(value) != nil else {
                return nil
            }
            return (value, end + 1)
        }
        return names[name].map { ($0, end + 1) }
    }

    /// Named references of the signs that occur in numbers and addresses.
    private static let names: [String: UInt32] = [
        "amp": 0x26, "lt": 0x3C, "gt": 0x3E, "quot": 0x22, "apos": 0x27, "nbsp": 0xA0, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009,
        "commat": 0x40, "period": 0x2E, "colon": 0x3A, "comma": 0x2C, "plus": 0x2B, "sol": 0x2F, "lpar": 0x28, "rpar": 0x29, "num": 0x23,
        "hyphen": 0x2010, "dash": 0x2010, "lowbar": 0x5F, "verbar": 0x7C, "vert": 0x7C, "deg": 0xB0, "shy": 0xAD, "zwnj": 0x200C,
        "zwj": 0x200D, "NewLine": 0x20, "Tab": 0x09, "eacute": 0xE9, "Eacute": 0xC9, "egrave": 0xE8, "agrave": 0xE0, "ecirc": 0xEA,
    ]
}

/// Percent codes of web addresses: `%40`, `%D9%81`.
enum PercentEscape {
    static func read(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (scalar: UInt32?, next: Int)? {
        guard let lead = byte(bytes, at: index) else { return nil }
        let extra = lead.isASCII ? 0 : lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : lead >= 0xC2 ? 1 : 0
        guard extra > 0 || lead.isASCII else { return nil }
        // An encoded space or bracket does not end the address that contains it.
        if extra == 0 { return (lead > .space && !"\"<>()[]{}'`\\^|*".utf8.contains(lead) ? UInt32(lead) : 0x5F, index + 3) }
        var value = UInt32(lead) & (extra == 1 ? 0x1F : extra == 2 ? 0x0F : 0x07)
        for step in 1...extra {
            guard let next = byte(bytes, at: index + 3 * step), next.isUTF8Continuation else { return nil }
            value = value << 6 | UInt32(next & 0x3F)
        }
        return (value, index + 3 * (extra + 1))
    }

    private static func byte(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> UInt8? {
        guard index + 2 < bytes.count, bytes[index] == .percent, let high = bytes[index + 1].hexDigitValue,
            let low = bytes[index + 2].hexDigitValue
        else {
            return nil
        }
        return high << 4 | low
    }
}
