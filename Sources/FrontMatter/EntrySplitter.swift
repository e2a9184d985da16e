// FrontMatter: reads YAML into typed fields with locations (`YAMLReader`, `Field`, `FieldType`, `FieldReader`).
// It must not depend on collections: these declare their fields.
//
//     let title = Field("title", .plain(3...80), .required)
//     let read = YAMLReader.read("title: \"خلية الإحالة\"", path: "note.md", lineOffset: 1)
//     let context = FieldReadingContext(path: "note.md")
//     let node = try #require(read.value)
//     var reader = try #require(FieldReader(node, declared: [title.declared], context: context))
//     let value = reader.read(title)

internal import Bytes
package import Diagnostics

/// The text of an entry, split into front matter and body.
package struct EntryParts: Sendable {
    package let yaml: Substring
    /// The line of the file on which the front matter begins, from 1.
    package let yamlLine: Int
    package let body: Substring
    /// The line of the file where the body begins, from 1.
    package let bodyLine: Int

    init(yaml: Substring, yamlLine: Int, body: Substring, bodyLine: Int) {
        (self.yaml, self.yamlLine, self.body, self.bodyLine) = (yaml, yamlLine, body, bodyLine)
    }

    /// Nil if the file does not begin with a `---` line, or has no second one.
    package init?(_ file: SourceFile) {
        var text = file.text
        guard let cut = text.withUTF8({ EntryPartRanges($0) }) else { return nil }
        func index(_ offset: Int) -> String.Index { text.utf8.index(text.startIndex, offsetBy: offset) }
        yaml = text[index(cut.yaml.lowerBound)..<index(cut.yaml.upperBound)]
        body = text[index(cut.body)...]
        (yamlLine, bodyLine) = (2, cut.bodyLine)
    }
}

/// The byte ranges of the parts of an entry.
private struct EntryPartRanges {
    let yaml: Range<Int>
    let body: Int
    let bodyLine: Int

    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        func lineEnd(from start: Int) -> Int? { bytes[start...].firstIndex(of: .newline) }
        func isFence(_ line: Range<Int>) -> Bool {
            guard line.count == 3 || (line.count == 4 && bytes[line.upperBound - 1] == .carriageReturn) else { return false }
            return bytes[line.lowerBound] == .hyphen && bytes[line.lowerBound + 1] == .hyphen && bytes[line.lowerBound + 2] == .hyphen
        }
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        guard let first = lineEnd(from: start), isFence(start..<first) else { return nil }
        var (lineStart, line) = (first + 1, 2)
        while lineStart < bytes.count {
            let end = lineEnd(from: lineStart)
            if isFence(lineStart..<(end ?? bytes.count)) {
                (yaml, body, bodyLine) = (first + 1..<lineStart, end.map { $0 + 1 } ?? bytes.count, line + 1)
                return
            }
            guard let end else { return nil }
            (lineStart, line) = (end + 1, line + 1)
        }
        return nil
    }
}
