/// Writes comma-separated values (RFC 4180) that are safe to open in a spreadsheet.
package enum CSV {
    /// One row, without its line end.
    package static func line(_ cells: [String]) -> String {
        var bytes: [UInt8] = []
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            write(cell, into: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a cell. A cell that a spreadsheet would run as a formula, or that starts with an apostrophe, gets an apostrophe in front.
    /// Readers restore the text by dropping one leading apostrophe.
    package static func write(_ value: String, into out: inout [UInt8]) {
        let isNumber = value.utf8.first == 0x2D && Double(value) != nil
        var value = value
        value.withUTF8 { bytes in
            let isQuoted =
                SIMDScanner.first(in: bytes) { $0.equal(0x2C) .| $0.equal(0x22) .| $0.equal(0x0A) .| $0.equal(0x0D) } < bytes.count
            if isQuoted { out.append(0x22) }
            if !isNumber, isRisky(bytes) { out.append(0x27) }
            if isQuoted { doubleQuotes(bytes, into: &out) } else { out.append(contentsOf: bytes) }
            if isQuoted { out.append(0x22) }
        }
    }

    private static func doubleQuotes(_ bytes: UnsafeBufferPointer<UInt8>, into out: inout [UInt8]) {
        var start = 0
        while start < bytes.count {
            let quote = SIMDScanner.first(in: bytes, from: start) { $0.equal(0x22) }
            out.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<quote]))
            if quote < bytes.count { out += [0x22, 0x22] }
            start = quote + 1
        }
    }

    /// The characters = + - @ (also full-width), tab, line end and apostrophe.
    private static func isRisky(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        switch value.first {
        case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A, 0x27: true
        case 0xEF: ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].contains { value.starts(with: $0.utf8) }
        default: false
        }
    }
}
