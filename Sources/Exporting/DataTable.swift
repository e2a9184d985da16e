internal import Bytes
internal import Localization
internal import Markup
internal import Pages

/// A column of a table: its name, its meaning, and its value for a record.
struct Column<Row> {
    let name: String
    let about: String
    let value: (Row) -> String

    init(_ name: String, _ about: String, _ value: @escaping (Row) -> String) {
        (self.name, self.about, self.value) = (name, about, value)
    }
}

/// A table of the open data. Every value is a string, the same in CSV and JSON; empty if the entry has no value.
struct DataTable {
    let outline: DataTableDescription
    /// Writes the rows in both formats at once, so that each value is computed once.
    private let writeRows: (_ csv: inout [UInt8], _ json: inout [UInt8]) -> Void

    /// - Parameters:
    /// - key: the columns that together identify a row.
    /// - rows: evaluated only if the table is written.
    init<Row>(_ name: String, _ about: LocalizedText, key: [String], _ rows: @escaping () -> [Row], _ columns: [Column<Row>]) {
        outline = DataTableDescription(name: name, about: about, key: key, columns: columns.map { ($0.name, $0.about) })
        writeRows = { csv, json in
            let names = columns.enumerated().map { Array((($0 == 0 ? "{" : ",") + JSON.text($1.name).encoded + ":").utf8) }
            for (number, row) in rows().enumerated() {
                if number > 0 { json += ",\n".utf8 }
                for (index, column) in columns.enumerated() {
                    let value = column.value(row)
                    if index > 0 { csv.append(.comma) }
                    CSV.write(value, into: &csv)
                    json.append(contentsOf: names[index])
                    JSON.write(value, into: &json)
                }
                csv += "\r\n".utf8
                json.append(.closeBrace)
            }
        }
    }

    /// The table as CSV and as JSON.
    func files(licence: String) -> [(path: String, bytes: [UInt8])] {
        // UTF-8 with a byte order mark and CRLF (RFC 4180), so that spreadsheet programs open the file correctly.
        var csv = Array("\u{FEFF}\(CSV.line(outline.columns.map(\.name)))\r\n".utf8)
        var json = Array("{\"version\":\(DataTableDescription.version),\"licence\":\(JSON.text(licence).encoded),".utf8)
        JSON.write(outline.name, into: &json)
        json += ":[\n".utf8
        writeRows(&csv, &json)
        json += "\n]}\n".utf8
        return [(outline.csvPath, csv), (outline.jsonPath, json)]
    }
}
