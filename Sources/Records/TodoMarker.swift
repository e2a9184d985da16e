package import Diagnostics
internal import Serialization

/// The sign that scaffolds put before placeholders. An entry that still contains one cannot be published.
package enum TodoMarker {
    package static let mark = "✎"

    /// One diagnostic per file at its first sign; nil if there is none. A warning for drafts.
    package static func issue(in file: SourceFile, isDraft: Bool = false) -> Diagnostic? {
        guard file.text.contains(bytesOf: "✎") else { return nil }
        var first: (location: SourceLocation, text: String)?
        var count = 0
        for (number, line) in file.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let scalars = line.unicodeScalars
            guard let index = scalars.firstIndex(of: "\u{270E}") else { continue }
            count += 1
            if first == nil {
                let column = scalars.distance(from: scalars.startIndex, to: index) + 1
                first = (SourceLocation(path: file.path, line: number + 1, column: column), String(line[index...].prefix(40)))
            }
        }
        return first.map {
            Diagnostic(isDraft ? .stillToWrite : .leftToFill, at: $0.location, offendingText: $0.text, detail: String(count))
        }
    }
}
