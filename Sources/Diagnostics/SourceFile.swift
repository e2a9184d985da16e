internal import Bytes

// Diagnostics: what is wrong, where, and how to fix it, in every language (`Diagnostic`, `DiagnosticCode`, `DiagnosticReport`).
// It must not depend on collections or pages.

/// A file that was read: its path under the source folder, and its bytes as text.
package struct SourceFile: Sendable, Hashable {
    /// Relative to the source folder, with `/`: `content/practices/ma/x.md`.
    package let path: String
    package let text: String

    package init(path: String, text: String) {
        self.path = path
        self.text = text
    }

    /// The text of a line (1-based), without its line break; nil beyond the end.
    package func line(_ number: Int) -> Substring? {
        var current = 1
        var start = text.utf8.startIndex
        while current < number {
            guard let feed = text.utf8[start...].firstIndex(of: .newline) else { return nil }
            start = text.utf8.index(after: feed)
            current += 1
        }
        let end = text.utf8[start...].firstIndex(of: .newline) ?? text.utf8.endIndex
        return text[start..<end]
    }
}

/// A place in a file. Line and column count from 1; the column counts characters. Zero means: the whole file.
package struct SourceLocation: Sendable, Hashable, Comparable {
    package let path: String
    package let line: Int
    package let column: Int

    package init(path: String, line: Int = 0, column: Int = 0) {
        self.path = path
        self.line = line
        self.column = column
    }

    package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
        (a.path, a.line, a.column) < (b.path, b.line, b.column)
    }
}
