internal import Bytes

/// Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet.
package enum CSV {
    /// One row, without its line end.
    package static func line(_ cells: [String]) -> String {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(.comma) }
            write(cell, into: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a cell. A cell that a spreadsheet would run as a formula, or that starts with an apostrophe, gets an apostrophe in front.
    /// Readers restore the text by dropping one leading apostrophe.
    package static func write(_ value: String, into out: inout [UInt8]) {
        let isNumber = value.utf8.first == .hyphen && Double(value) != nil
        var value = value
        value.withUTF8 { bytes in
            let isQuoted =
                bytes.firstMatch { $0.equal(.comma) .| $0.equal(.quote) .| $0.equal(.newline) .| $0.equal(.carriageReturn) } < bytes.count
            if isQuoted { out.append(.quote) }
            if !isNumber, isRisky(bytes) { out.append(.apostrophe) }
            if isQuoted { doubleQuotes(bytes, into: &out) } else { out.append(contentsOf: bytes) }
            if isQuoted { out.append(.quote) }
        }
    }

    private static func doubleQuotes(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        var start = 0
        while start < bytes.count {
            let quote = bytes.firstMatch(from: start) { $0.equal(.quote) }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<quote]))
            if quote < bytes.count { out += [.quote, .quote] }
            start = quote + 1
        }
    }

    /// The characters = + - @ (also full-width), tab, line end and apostrophe.
    private static func isRisky(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        switch value.first {
        case .equals, .plus, .hyphen, .at, .tab, .carriageReturn, .newline, .apostrophe: true
        case 0xEF: ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].contains { value.starts(with: $0.utf8) }
        default: false
        }
    }
}
