internal import Bytes

/// The UTF-8 bytes of a text whose line breaks are all line feeds and whose characters YAML allows. Reading past the end gives line feeds.
struct FastYAMLInput {
    let count: Int
    private let bytes: UnsafeBufferPointer<UInt8>

    /// Nil if the text has control characters, byte order marks, other line breaks, or the characters of anchors and aliases.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
        count = bytes.count
        guard isPlain else { return nil }
    }

    @inline(__always) subscript(index: Int) -> UInt8 { index < count ? bytes[index] : .newline }

    func text(_ range: Range<Int>) -> String { String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self) }

    func characters(in range: Range<Int>) -> Int { bytes[range].count { !$0.isUTF8Continuation } }

    func skipSpaces(_ index: inout Int) {
        while self[index] == .space { index += 1 }
    }

    func spaces(at start: Int) -> Int {
        var index = start
        skipSpaces(&index)
        return index - start
    }

    func skipLine(_ index: inout Int) {
        while self[index] != .newline { index += 1 }
    }

    /// A 6-bit hash of a word.
    func bucket(_ range: Range<Int>) -> Int {
        bytes[range].reduce(0) { $0 &* 31 &+ Int($1) } & 63
    }

    /// Whether a list item's dash is at this position.
    func isDash(at index: Int) -> Bool { self[index] == .hyphen && self[index + 1] == .space }

    /// The position of a key's colon. A key is a short word of letters, digits, hyphens and underscores; a space or line end follows.
    func endOfKey(at start: Int) -> Int? {
        var index = start
        while self[index].isOfKey { index += 1 }
        guard index > start, index < start + 100, self[start] != .hyphen, self[index] == .colon else { return nil }
        return self[index + 1] == .space || self[index + 1] == .newline ? index : nil
    }

    /// Index loops without branches, so that the compiler vectorizes them.
    private var isPlain: Bool {
        var (issues, ands, stars): (UInt8, UInt8, UInt8) = (0, 0, 0)
        for index in 0..<count {
            let byte = bytes[index]
            issues |= flag(byte < .space) & flag(byte != .newline) | flag(byte == .delete) | flag(byte == 0xEF)
            ands |= flag(byte == .ampersand)
            stars |= flag(byte == .asterisk)
        }
        guard issues | ands & stars == 0 else { return false }
        // Two-byte control characters, including U+0085.
        for index in 1..<max(1, count) { issues |= flag(bytes[index &- 1] == 0xC2) & flag(bytes[index] < 0xA0) }
        // U+2028 and U+2029.
        for index in 2..<max(2, count) {
            issues |= flag(bytes[index &- 2] == 0xE2) & flag(bytes[index &- 1] == 0x80) & flag(bytes[index] & 0xFE == 0xA8)
        }
        return issues == 0
    }

    @inline(__always) private func flag(_ isTrue: Bool) -> UInt8 { isTrue ? 1 : 0 }
}

extension UInt8 {
    fileprivate var isOfKey: Bool {
        switch self {
        case .hyphen, UInt8.asciiDigits, UInt8.asciiUppercase, .underscore, UInt8.asciiLowercase: true
        default: false
        }
    }
}
