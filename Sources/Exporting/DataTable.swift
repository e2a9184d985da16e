internal import Markup

/// A column of a table: its name, what stands in it, and how it comes from a record.
struct Column<Row> {
    let name: String
    let about: String
    let value: (Row) -> String

    init(_ name: String, _ about: String, _ value: @escaping (Row) -> String) {
        (self.name, self.about, self.value) = (name, about, value)
    }
}

/// A table of open data. Every value is a text, the same in CSV and in JSON; an empty one says that the note does not.
struct DataTable {
    let name: String
    let about: String
    /// The columns that together tell one row from all others.
    let key: [String]
    let columns: [(name: String, about: String)]
    let rows: [[String]]

    init<Row>(_ name: String, _ about: String, key: [String], _ rows: [Row], _ columns: [Column<Row>]) {
        (self.name, self.about, self.key) = (name, about, key)
        self.columns = columns.map { ($0.name, $0.about) }
        self.rows = rows.map { row in columns.map { $0.value(row) } }
    }

    /// UTF-8 with a byte order mark, lines ended as RFC 4180 has them: what spreadsheets open with a double click.
    var csv: String {
        var text = "\u{FEFF}" + CSV.line(columns.map(\.name)) + "\r\n"
        for row in rows { text += CSV.line(row) + "\r\n" }
        return text
    }

    func json(licence: String) -> String {
        let names = columns.map(\.name)
        let lines = rows.map { row in JSON.object(Array(zip(names, row.map { JSON.text($0) }))).encoded }
        return "{\"version\":\(DataPackage.version),\"licence\":\(JSON.text(licence).encoded),\(JSON.text(name).encoded):[\n"
            + lines.joined(separator: ",\n") + "\n]}\n"
    }
}
