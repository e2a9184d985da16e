extension JSON {
    /// Appends a string literal. Text that needs no escapes is copied as one block.
    package static func write(_ text: String, into out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            out.append(0x22)
            var start = 0
            while true {
                let end = SIMDScanner.first(in: bytes, from: start) { part in
                    let signs = part.equal(0x22) .| part.equal(0x5C) .| part.equal(0x26) .| part.equal(0x3C, ignoring: 2)
                    return signs .| part.below(0x20) .| part.equal(0x7F)
                }
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
                if end == bytes.count { break }
                escape(bytes[end], into: &out)
                start = end + 1
            }
            out.append(0x22)
        }
    }

    /// Appends an object whose values are strings.
    package static func write(_ members: KeyValuePairs<String, String>, into out: inout [UInt8]) {
        for (index, (name, value)) in members.enumerated() {
            out.append(index == 0 ? 0x7B : 0x2C)
            write(name, into: &out)
            out.append(0x3A)
            write(value, into: &out)
        }
        out.append(0x7D)
    }

    private static func escape(_ byte: UInt8, into out: inout [UInt8]) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
        switch byte {
        case 0x22, 0x5C: out += [0x5C, byte]
        case 0x0A: out += [0x5C, 0x6E]
        default: out += [0x5C, 0x75, 0x30, 0x30, digit(byte >> 4), digit(byte & 15)]
        }
    }
}
