internal import Localisation
internal import Markup
internal import Pages

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
    let outline: DataOutline
    private let makeRows: () -> [[String]]

    /// - Parameter key: the columns that together tell one row from all others.
    init<Row>(_ name: String, _ about: LocalizedText, key: [String], _ rows: [Row], _ columns: [Column<Row>]) {
        outline = DataOutline(name: name, about: about, key: key, columns: columns.map { ($0.name, $0.about) })
        makeRows = { rows.map { row in columns.map { $0.value(row) } } }
    }

    /// The table as CSV and as JSON.
    func files(licence: String) -> [(path: String, text: String)] {
        let rows = makeRows()
        return [(outline.csvPath, csv(rows)), (outline.jsonPath, json(rows, licence: licence))]
    }

    /// UTF-8 with a byte order mark, lines ended as RFC 4180 has them: what spreadsheets open with a double click.
    private func csv(_ rows: [[String]]) -> String {
        var text = "\u{FEFF}" + CSV.line(outline.columns.map(\.name)) + "\r\n"
        for row in rows { text += CSV.line(row) + "\r\n" }
        return text
    }

    private func json(_ rows: [[String]], licence: String) -> String {
        let names = outline.columns.map(\.name)
        let lines = rows.map { row in JSON.object(Array(zip(names, row.map { JSON.text($0) }))).encoded }
        return "{\"version\":\(DataOutline.version),\"licence\":\(JSON.text(licence).encoded),\(JSON.text(outline.name).encoded):[\n"
            + lines.joined(separator: ",\n") + "\n]}\n"
    }
}
