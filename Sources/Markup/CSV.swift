/// Lines of comma-separated values (RFC 4180), safe to open in a spreadsheet.
package enum CSV {
    /// A line without its end.
    package static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front; so does one that starts with an apostrophe.
    /// Reading back is then without loss: drop one apostrophe at the start.
    package static func cell(_ value: String) -> String {
        let isNumber = value.utf8.first == 0x2D && Double(value) != nil
        let safe = !isNumber && isRisky(value.utf8) ? "'" + value : value
        // A comma, a quotation mark, the end of a line.
        guard safe.utf8.contains(where: { $0 == 0x2C || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }

    /// = + - @ tab, line end, apostrophe; the first four also full-width.
    private static func isRisky(_ value: String.UTF8View) -> Bool {
        switch value.first {
        case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D, 0x0A, 0x27: true
        case 0xEF: ["\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}"].contains { value.starts(with: $0.utf8) }
        default: false
        }
    }
}
