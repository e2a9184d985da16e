internal import Bytes

/// Converts libcmark's byte columns to columns in Unicode scalars, as editors count them.
///
/// Nodes must come in reading order, so that each line is counted only once.
struct ScalarColumnConverter {
    private let bytes: [UInt8]
    private var lineStarts: [Int] = [0]
    private var last = (line: 0, byte: 1, column: 1)

    init(_ text: String) {
        bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() where byte == .newline { lineStarts.append(index + 1) }
    }

    /// The scalar column of a byte column. Lines and columns start at 1.
    mutating func column(line: Int, byte: Int) -> Int {
        guard line >= 1, line <= lineStarts.count, byte > 1 else { return 1 }
        if line != last.line || byte < last.byte { last = (line, 1, 1) }
        let start = lineStarts[line - 1] + last.byte - 1
        let end = min(lineStarts[line - 1] + byte - 1, bytes.count)
        if start < end { last.column += bytes[start..<end].count { !$0.isUTF8Continuation } }
        last.byte = byte
        return last.column
    }
}
