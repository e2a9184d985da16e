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
    }

    package init(from reader: inout ByteReader) throws(ByteReader.Malformed) {
        guard let code = DiagnosticCode(rawValue: try reader.text()) else { throw ByteReader.Malformed() }
        let place = SourcePlace(path: try reader.text(), line: try reader.number(), column: try reader.number())
        self.init(code, at: place, offender: try reader.text(), detail: try reader.text(), suggestion: try reader.optionalText())
    }
}
