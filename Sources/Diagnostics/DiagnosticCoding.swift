package import Serialization

extension Diagnostic {
    package func write(to writer: inout ByteWriter) {
        writer.text(code.rawValue)
        writer.text(location.path)
        writer.number(location.line)
        writer.number(location.column)
        writer.text(offendingText)
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
        let location = SourceLocation(path: try reader.text(), line: try reader.number(), column: try reader.number())
        let (offendingText, detail, suggestion) = (try reader.text(), try reader.text(), try reader.optionalText())
        let line = try reader.number()
        let fix = line == 0 ? nil : Fix(line: line, column: try reader.number(), old: try reader.text(), new: try reader.text())
        self.init(code, at: location, offendingText: offendingText, detail: detail, suggestion: suggestion, fix: fix)
    }
}
