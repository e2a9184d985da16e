internal import Bytes

extension JSON {
    /// Appends a string literal. Text that needs no escapes is copied as one block.
    package static func write(_ text: String, into out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            out.append(.quote)
            var start = 0
            while true {
                let end = bytes.firstMatch(from: start) { part in
                    let signs = part.equal(.quote) .| part.equal(.backslash) .| part.equal(.ampersand) .| part.equal(.lessThan, ignoring: 2)
                    return signs .| part.below(.space) .| part.equal(.delete)
                }
                out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
                if end == bytes.count { break }
                escape(bytes[end], into: &out)
                start = end + 1
            }
            out.append(.quote)
        }
    }

    /// Appends an object whose values are strings.
    package static func write(_ members: KeyValuePairs<String, String>, into out: inout [UInt8]) {
        for (index, (name, value)) in members.enumerated() {
            out.append(index == 0 ? .openBrace : .comma)
            write(name, into: &out)
            out.append(.colon)
            write(value, into: &out)
        }
        out.append(.closeBrace)
    }

    private static func escape(_ byte: UInt8, into out: inout [UInt8]) {
        func digit(_ value: UInt8) -> UInt8 { value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10 }
        switch byte {
        case .quote, .backslash: out += [.backslash, byte]
        case .newline: out += [.backslash, UInt8(ascii: "n")]
        default: out += [.backslash, UInt8(ascii: "u"), UInt8(ascii: "0"), UInt8(ascii: "0"), digit(byte >> 4), digit(byte & 15)]
        }
    }
}
