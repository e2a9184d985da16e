internal import Bytes

/// The lines that differ between two texts, with three lines around them, as `diff -u` writes them.
package enum UnifiedDiff {
    private static let context = 3

    /// - Parameter path: the name of the file, for the two head lines.
    package static func text(from old: String, to new: String, path: String) -> String {
        guard old != new else { return "" }
        let rows = rows(lines(old), lines(new))
        var out = "--- a/\(path)\n+++ b/\(path)\n"
        var index = 0
        while let change = rows[index...].firstIndex(where: { $0.sign != " " }) {
            let start = max(index, change - context)
            var end = change
            var quiet = 0
            while end < rows.count, quiet <= 2 * context {
                quiet = rows[end].sign == " " ? quiet + 1 : 0
                end += 1
            }
            end -= max(0, quiet - context)
            out += hunk(rows[start..<end])
            index = end
        }
        return out
    }

    private struct Row {
        let sign: Character
        let text: Substring
        /// The line's number in each text, from 1.
        let old: Int
        let new: Int
    }

    private static func lines(_ text: String) -> [Substring] {
        var lines = text.utf8.split(separator: .newline, omittingEmptySubsequences: false).map { Substring($0) }
        if lines.last?.isEmpty ?? false { lines.removeLast() }
        return lines
    }

    private static func rows(_ old: [Substring], _ new: [Substring]) -> [Row] {
        let difference = new.difference(from: old)
        let removed = Set(difference.removals.map { change in if case .remove(let offset, _, _) = change { offset } else { -1 } })
        let added = Set(difference.insertions.map { change in if case .insert(let offset, _, _) = change { offset } else { -1 } })
        var rows: [Row] = []
        var (i, j) = (0, 0)
        while i < old.count || j < new.count {
            if i < old.count, removed.contains(i) {
                rows.append(Row(sign: "-", text: old[i], old: i + 1, new: j + 1))
                i += 1
            } else if j < new.count, added.contains(j) || i == old.count {
                rows.append(Row(sign: "+", text: new[j], old: i + 1, new: j + 1))
                j += 1
            } else {
                rows.append(Row(sign: " ", text: old[i], old: i + 1, new: j + 1))
                i += 1
                j += 1
            }
        }
        return rows
    }

    private static func hunk(_ rows: ArraySlice<Row>) -> String {
        guard let first = rows.first else { return "" }
        let (olds, news) = (rows.count { $0.sign != "+" }, rows.count { $0.sign != "-" })
        let head = "@@ -\(olds == 0 ? first.old - 1 : first.old),\(olds) +\(news == 0 ? first.new - 1 : first.new),\(news) @@\n"
        return head + rows.map { "\($0.sign)\($0.text)\n" }.joined()
    }
}
