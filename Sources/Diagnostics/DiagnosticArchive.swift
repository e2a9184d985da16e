package import Binary

extension Diagnostic {
    package func write(to writer: inout ByteWriter) {
        writer.text(code.rawValue)
        writer.text(place.path)
        writer.number(place.line)
        writer.number(place.column)
        writer.text(offender)
        writer.text(detail)
        writer.text(suggestion)
        writer.number(fix?.line ?? 0)
        guard let fix else { return }
        writer.number(fix.column)
        writer.text(fix.old)
        writer.text(fix.new)
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        guard let code = DiagnosticCode(rawValue: try reader.text()) else { throw ByteReader.Malformed() }
        let place = SourcePlace(path: try reader.text(), line: try reader.number(), column: try reader.number())
        let (offender, detail, suggestion) = (try reader.text(), try reader.text(), try reader.optionalText())
        let line = try reader.number()
        let fix = line == 0 ? nil : Fix(line: line, column: try reader.number(), old: try reader.text(), new: try reader.text())
        self.init(code, at: place, offender: offender, detail: detail, suggestion: suggestion, fix: fix)
    }
}
