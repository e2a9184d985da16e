// Assets: images, style sheets and scripts of the site (`SourceImage`, `ImageResizer`, `ResizedImageCache`, `Minifier`).
// It must not know which page shows an asset.
//
//     let style = Minifier.bytes(of: (name: "site.css", bytes: Array("a {\n  color: red;\n}\n".utf8)))

internal import Bytes

/// A theme's text files as readers load them: without comments and without space that means nothing.
///
/// Only what cannot be misread goes. Where a file leaves a doubt, it is written as its author wrote it.
package enum Minifier {
    package static func bytes(of file: (name: String, bytes: [UInt8])) -> [UInt8] {
        if file.name.hasSuffix(".css") { return StyleSheetMinifier.compact(file.bytes) ?? file.bytes }
        if file.name.hasSuffix(".js") { return ScriptMinifier.compact(file.bytes) ?? file.bytes }
        return file.bytes
    }
}

/// Strings, `url(…)` and comments that begin with `!` (licences) stay byte for byte.
private struct StyleSheetMinifier {
    private let source: [UInt8]
    private var position = 0
    private var out: [UInt8] = []
    private var hasSpace = false

    /// Nil for a sheet with an escape outside its strings, or with a string or a comment that does not end.
    static func compact(_ source: [UInt8]) -> [UInt8]? {
        var sheet = StyleSheetMinifier(source)
        while sheet.position < source.count { guard sheet.step() else { return nil } }
        return sheet.out
    }

    private init(_ source: [UInt8]) {
        self.source = source
        out.reserveCapacity(source.count)
    }

    private mutating func step() -> Bool {
        let byte = source[position]
        switch byte {
        case .space, .tab, .newline, .formFeed, .carriageReturn:
            hasSpace = true
            position += 1
            return true
        case .backslash: return false
        case .quote, .apostrophe: return copy(to: closingQuote)
        case .slash where next == .asterisk: return comment()
        case .openParenthesis where !hasSpace && endsInURL: return copy(to: closingURL)
        default: return copy(to: position)
        }
    }

    private var next: UInt8? { position + 1 < source.count ? source[position + 1] : nil }

    /// Writes the source from here to the given place, which is nil where something never ends.
    private mutating func copy(to end: Int?) -> Bool {
        guard let end else { return false }
        writeSpace(before: source[position])
        if source[position] == .closeBrace, out.last == .semicolon { out.removeLast() }
        out += source[position...end]
        position = end + 1
        return true
    }

    private static let edges = Set("{};,>".utf8)

    private mutating func writeSpace(before byte: UInt8) {
        defer { hasSpace = false }
        guard hasSpace, let last = out.last, !Self.edges.contains(last) else { return }
        if last == .colon {
            // After a colon stands a value; an empty one must stay a space.
            if byte == .semicolon || byte == .closeBrace { out.append(.space) }
        } else if !Self.edges.contains(byte) || (byte == .greaterThan && last == .hyphen) {
            // `-->` would be a token of its own.
            out.append(.space)
        }
    }

    private mutating func comment() -> Bool {
        guard let end = commentEnd else { return false }
        if source[position + 2] == .exclamationMark { return copy(to: end) }
        position = end + 1
        // A comment parts two words as no space does: `a/**/b` is neither `ab` nor `a b`.
        if !hasSpace, let last = out.last, !Self.edges.contains(last) { out += Array("/**/".utf8) }
        return true
    }

    private var commentEnd: Int? {
        var end = position + 3
        while end < source.count {
            if source[end] == .slash, source[end - 1] == .asterisk { return end }
            end += 1
        }
        return nil
    }

    private var closingQuote: Int? {
        var end = position + 1
        while end < source.count, source[end] != source[position] {
            if source[end] == .newline { return nil }
            end += source[end] == .backslash ? 2 : 1
        }
        return end < source.count ? end : nil
    }

    private var endsInURL: Bool { out.suffix(3).elementsEqual("url".utf8) }

    /// The end of an address without quotes; with quotes, its string is copied by itself.
    private var closingURL: Int? {
        var end = position + 1
        while end < source.count, source[end] != .closeParenthesis {
            if source[end] == .quote || source[end] == .apostrophe { return position }
            if source[end] == .backslash { return nil }
            end += 1
        }
        return end < source.count ? end : nil
    }
}

/// A script keeps its lines, so that no statement ends elsewhere; it loses indentation, empty lines and lines that are a comment.
private enum ScriptMinifier {
    /// Nil for a script with a template literal, a line that continues, or a comment over several lines: there, a line's start may mean something.
    static func compact(_ source: [UInt8]) -> [UInt8]? {
        var out: [UInt8] = []
        out.reserveCapacity(source.count)
        for line in source.split(separator: .newline) {
            guard !line.contains(.backtick), line.last != .backslash, !opensComment(line) else { return nil }
            let text = line.drop { $0 == .space || $0 == .tab || $0 == .carriageReturn }
            if text.isEmpty || isComment(text) { continue }
            out += text
            out.append(.newline)
        }
        return out
    }

    private static func isComment(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.starts(with: "//".utf8) else { return false }
        // What tools and lawyers read stays.
        return !text.starts(with: "//#".utf8) && !text.starts(with: "//!".utf8)
    }

    private static func opensComment(_ line: ArraySlice<UInt8>) -> Bool {
        var isOpen = false
        for (byte, next) in zip(line, line.dropFirst()) {
            if byte == .slash, next == .asterisk { isOpen = true }
            if byte == .asterisk, next == .slash { isOpen = false }
        }
        return isOpen
    }
}
