/// The sign that scaffolds put before what their author must write: a note that still carries one is not ready to be published.
package enum LeftToFill {
    package static let mark = "✎"

    /// One fault per file, at its first sign; nil where it has none.
    package static func fault(in file: SourceFile) -> Diagnostic? {
        guard contains(file.text) else { return nil }
        var first: (place: SourcePlace, text: String)?
        var count = 0
        for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let scalars = line.unicodeScalars
            guard let index = scalars.firstIndex(of: "\u{270E}") else { continue }
            count += 1
            if first == nil {
                let column = scalars.distance(from: scalars.startIndex, to: index) + 1
                first = (SourcePlace(path: file.path, line: number + 1, column: column), String(line[index...].prefix(40)))
            }
        }
        return first.map { Diagnostic(.leftToFill, at: $0.place, offender: $0.text, detail: String(count)) }
    }

    /// Looks at bytes, since every note of every build passes here.
    private static func contains(_ text: String) -> Bool {
        var previous: (UInt8, UInt8) = (0, 0)
        for byte in text.utf8 {
            if byte == 0x8E, previous == (0xE2, 0x9C) { return true }
            previous = (previous.1, byte)
        }
        return false
    }
}
