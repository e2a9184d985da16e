internal import Bytes

/// A quoted scalar in the bytes of YAML.
package enum YAMLQuotation {
    /// The index of the closing quotation mark; nil if there is none.
    ///
    /// - Parameters:
    ///   - start: the index of the opening mark, `"` or `'`.
    ///   - isOneLine: whether the quotation must end on the line on which it begins.
    package static func end(of start: Int, in bytes: [UInt8], isOneLine: Bool = false) -> Int? {
        let mark = bytes[start]
        var index = start + 1
        while index < bytes.count {
            let byte = bytes[index]
            if isOneLine, byte == .newline { return nil }
            if byte == .backslash, mark == .quote {
                // An escaped line break continues the scalar on the next line.
                if !isOneLine || index + 1 < bytes.count && bytes[index + 1] != .newline { index += 1 }
            } else if byte == mark {
                guard mark == .apostrophe, index + 1 < bytes.count, bytes[index + 1] == mark else { return index }
                index += 1
            }
            index += 1
        }
        return nil
    }
}
