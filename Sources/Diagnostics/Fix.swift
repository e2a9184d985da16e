internal import Bytes

/// A safe change of one place of a file that removes the cause of a diagnostic.
package struct Fix: Sendable, Hashable {
    /// From 1.
    package let line: Int
    /// Counts Unicode scalars, from 1. The old text is looked for from here on, within the line.
    package let column: Int
    /// May end with a line break, where lines are joined or removed.
    package let old: String
    package let new: String

    package init(line: Int, column: Int = 1, old: String, new: String) {
        (self.line, self.column, self.old, self.new) = (line, column, old, new)
    }

    /// The text after the fixes that fit it, and how many did. A fix that overlaps another one is left out.
    package static func apply(_ fixes: [Fix], to text: String) -> (text: String, count: Int) {
        var bytes = Array(text.utf8)
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == .newline { starts.append(index + 1) }
        var limit = bytes.count
        var count = 0
        // From the end of the file, so that earlier places keep their offsets.
        for fix in Set(fixes).sorted(by: { ($0.line, $0.column, $0.new) > ($1.line, $1.column, $1.new) }) {
            guard let range = fix.range(in: bytes, starts), range.upperBound <= limit else { continue }
            bytes.replaceSubrange(range, with: fix.new.utf8)
            limit = range.lowerBound
            count += 1
        }
        return (String(decoding: bytes, as: UTF8.self), count)
    }

    private func range(in bytes: [UInt8], _ starts: [Int]) -> Range<Int>? {
        guard starts.indices.contains(line - 1) else { return nil }
        let end = starts.indices.contains(line) ? starts[line] : bytes.count
        var start = starts[line - 1]
        var left = column - 1
        while left > 0, start < end {
            start += 1
            while start < end, bytes[start].isUTF8Continuation { start += 1 }
            left -= 1
        }
        let old = Array(self.old.utf8)
        while start < end {
            if start + old.count <= bytes.count, bytes[start..<(start + old.count)].elementsEqual(old) {
                return start..<(start + old.count)
            }
            start += 1
        }
        return nil
    }

    /// The line as the fix leaves it; nil where it leaves no line or more than one.
    package func corrected(_ text: some StringProtocol) -> String? {
        guard !old.utf8.contains(10), !new.utf8.contains(10), !new.isEmpty || old.count < text.count else { return nil }
        let moved = Fix(line: 1, column: column, old: old, new: new)
        let (line, count) = Fix.apply([moved], to: String(text))
        return count == 1 ? line : nil
    }
}
