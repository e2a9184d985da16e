/// Lines of comma-separated values (RFC 4180), safe to open in a spreadsheet.
package enum CSV {
    /// A line without its end.
    package static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") }

    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front; so does one that starts with an apostrophe.
    /// Reading back is then without loss: drop one apostrophe at the start.
    package static func cell(_ value: String) -> String {
        let isRisky = value.unicodeScalars.first.map { "=+-@\t\r\n'\u{FF1D}\u{FF0B}\u{FF0D}\u{FF20}".unicodeScalars.contains($0) } ?? false
        let isNumber = value.utf8.first == 0x2D && Double(value) != nil
        let safe = isRisky && !isNumber ? "'" + value : value
        guard safe.unicodeScalars.contains(where: { ",\"\n\r".unicodeScalars.contains($0) }) else { return safe }
        return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
}
