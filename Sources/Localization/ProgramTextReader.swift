internal import Bytes

/// Reads a string file: the part of YAML that `docs/translating.md` describes.
///
/// A line is a comment, a group (`key:`), or a text (`key: "…"`); two spaces more for each level. A test reads the same files with the YAML
/// reader and compares.
struct ProgramTextReader {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    mutating func read(_ file: LocalizationKeyHash, into texts: inout [LocalizationKeyHash: String]) {
        texts.reserveCapacity(texts.count + bytes.count / 64)
        var groups = [file]
        while index < bytes.count {
            let start = index
            while index < bytes.count, bytes[index] == .space { index += 1 }
            let depth = min((index - start) / 2, groups.count - 1)
            if let key = key(in: groups[depth]) {
                skipSpaces()
                if index < bytes.count, bytes[index] == .quote {
                    texts[key] = quoted()
                } else {
                    groups.removeSubrange((depth + 1)...)
                    groups.append(key)
                }
            }
            while index < bytes.count, bytes[index] != .newline { index += 1 }
            index += 1
        }
    }

    /// The key at the start of a line, and its colon; nil on an empty line and on a comment.
    private mutating func key(in group: LocalizationKeyHash) -> LocalizationKeyHash? {
        var key = group
        key.add(.period)
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case .newline, .carriageReturn, .hash: return nil
            case .quote: index += 1
            case .colon:
                index += 1
                return key
            default:
                key.add(byte)
                index += 1
            }
        }
        return nil
    }

    private mutating func skipSpaces() {
        while index < bytes.count, bytes[index] == .space { index += 1 }
    }

    /// The text between quotes; `\"`, `\\` and `\n` are its escapes.
    private mutating func quoted() -> String {
        index += 1
        let start = index
        var isEscaped = false
        while index < bytes.count, bytes[index] != .quote, bytes[index] != .newline {
            if bytes[index] == .backslash {
                isEscaped = true
                index += 1
            }
            index += 1
        }
        let slice = bytes[min(start, bytes.count)..<min(index, bytes.count)]
        guard isEscaped else { return String(decoding: slice, as: UTF8.self) }
        var text: [UInt8] = []
        var isAfterBackslash = false
        for byte in slice {
            if isAfterBackslash {
                text.append(byte == UInt8(ascii: "n") ? 10 : byte)
                isAfterBackslash = false
            } else if byte == .backslash {
                isAfterBackslash = true
            } else {
                text.append(byte)
            }
        }
        return String(decoding: text, as: UTF8.self)
    }
}
