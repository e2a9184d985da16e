internal import Bytes

/// A value of a JSON file with its place.
struct JSONNode {
    indirect enum Value {
        case text(String)
        case number(String)
        case flag(Bool)
        case null
        case list([JSONNode])
        case object([(key: String, value: JSONNode)])
    }

    let value: Value
    let offset: Int

    subscript(key: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.key == key }?.value
    }

    var items: [JSONNode]? { if case .list(let items) = value { items } else { nil } }

    /// A text, or a number as it is written.
    var text: String? {
        switch value {
        case .text(let text), .number(let text): text
        default: nil
        }
    }
}

/// Reads JSON (RFC 8259) and keeps the places of values, which system decoders do not.
struct JSONReader {
    private(set) var cursor: ByteCursor

    init(_ cursor: ByteCursor) { self.cursor = cursor }

    mutating func document() throws(ReferenceFileSyntaxError) -> JSONNode {
        let node = try value(depth: 0)
        cursor.skipSpace()
        guard cursor.byte == nil else { throw failure("]") }
        return node
    }

    private func failure(_ expected: String) -> ReferenceFileSyntaxError {
        ReferenceFileSyntaxError(offset: cursor.index, expected: expected)
    }

    private mutating func value(depth: Int) throws(ReferenceFileSyntaxError) -> JSONNode {
        cursor.skipSpace()
        guard depth <= BibliographyLimits.depth else { throw failure("≤ \(BibliographyLimits.depth) [ {") }
        let start = cursor.index
        func node(_ value: JSONNode.Value) -> JSONNode { JSONNode(value: value, offset: start) }
        switch cursor.byte {
        case .openBrace: return node(.object(try members(depth)))
        case .openBracket: return node(.list(try elements(depth)))
        case .quote: return node(.text(try string()))
        case UInt8(ascii: "t"): return node(.flag(try word("true") == "true"))
        case UInt8(ascii: "f"): return node(.flag(try word("false") != "false"))
        case UInt8(ascii: "n"):
            _ = try word("null")
            return node(.null)
        default: return node(.number(try number()))
        }
    }

    private mutating func members(_ depth: Int) throws(ReferenceFileSyntaxError) -> [(key: String, value: JSONNode)] {
        var members: [(key: String, value: JSONNode)] = []
        cursor.index += 1
        cursor.skipSpace()
        if cursor.byte == .closeBrace {
            cursor.index += 1
            return []
        }
        while true {
            cursor.skipSpace()
            guard cursor.byte == .quote else { throw failure("\"…\"") }
            let key = try string()
            cursor.skipSpace()
            guard cursor.byte == .colon else { throw failure(":") }
            cursor.index += 1
            members.append((key, try value(depth: depth + 1)))
            if try isEnd(.closeBrace) { return members }
        }
    }

    private mutating func elements(_ depth: Int) throws(ReferenceFileSyntaxError) -> [JSONNode] {
        var elements: [JSONNode] = []
        cursor.index += 1
        cursor.skipSpace()
        if cursor.byte == .closeBracket {
            cursor.index += 1
            return []
        }
        while true {
            elements.append(try value(depth: depth + 1))
            if try isEnd(.closeBracket) { return elements }
        }
    }

    private mutating func isEnd(_ close: UInt8) throws(ReferenceFileSyntaxError) -> Bool {
        cursor.skipSpace()
        guard let byte = cursor.byte, byte == .comma || byte == close else { throw failure(close == .closeBrace ? ", }" : ", ]") }
        cursor.index += 1
        return byte == close
    }

    private mutating func word(_ word: String) throws(ReferenceFileSyntaxError) -> String {
        guard cursor.bytes[cursor.index...].starts(with: word.utf8) else { throw failure(word) }
        cursor.index += word.utf8.count
        return word
    }

    private mutating func number() throws(ReferenceFileSyntaxError) -> String {
        let start = cursor.index
        while let byte = cursor.byte, byte.isASCIIDigit || Array("+-.eE".utf8).contains(byte), cursor.index - start < 40 {
            cursor.index += 1
        }
        let text = cursor.text(start..<cursor.index)
        guard Double(text) != nil else { throw ReferenceFileSyntaxError(offset: start, expected: "\"…\"") }
        return text
    }

    private mutating func string() throws(ReferenceFileSyntaxError) -> String {
        let start = cursor.index
        cursor.index += 1
        var out: [UInt8] = []
        while let byte = cursor.byte {
            cursor.index += 1
            switch byte {
            case .quote: return String(decoding: out, as: UTF8.self)
            case .backslash: out += try escape()
            case ..<(.space): throw ReferenceFileSyntaxError(offset: cursor.index - 1, expected: "\"")
            default: out.append(byte)
            }
            guard out.count <= BibliographyLimits.valueBytes else {
                throw ReferenceFileSyntaxError(offset: start, expected: "≤ \(BibliographyLimits.valueBytes) B")
            }
        }
        throw ReferenceFileSyntaxError(offset: start, expected: "\"")
    }

    private mutating func escape() throws(ReferenceFileSyntaxError) -> [UInt8] {
        guard let byte = cursor.byte else { throw failure("\"") }
        cursor.index += 1
        switch byte {
        case .quote, .backslash, .slash: return [byte]
        case UInt8(ascii: "n"), UInt8(ascii: "r"): return [.newline]
        case UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "b"): return [.space]
        case UInt8(ascii: "u"):
            var unit = try hexadecimal()
            if (0xD800...0xDBFF).contains(unit), cursor.bytes[cursor.index...].starts(with: Array("\\u".utf8)) {
                let mark = cursor.index
                cursor.index += 2
                let low = try hexadecimal()
                if (0xDC00...0xDFFF).contains(low) {
                    unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
                } else {
                    cursor.index = mark
                }
            }
            return Array(String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8)
        default: throw ReferenceFileSyntaxError(offset: cursor.index - 2, expected: "\\\\")
        }
    }

    private mutating func hexadecimal() throws(ReferenceFileSyntaxError) -> UInt32 {
        var unit: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = cursor.byte?.hexDigitValue else { throw failure("\\u0041") }
            unit = unit << 4 | UInt32(digit)
            cursor.index += 1
        }
        return unit
    }
}
