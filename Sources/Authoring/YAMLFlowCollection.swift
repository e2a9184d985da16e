internal import Bytes
internal import FrontMatter

/// A collection in flow style: `{a: 1, b: [x, y]}`. Parts that are not replaced keep their bytes.
struct YAMLFlowCollection {
    struct Element {
        let key: String?
        /// Space, key and colon.
        var opening: String
        var value: String
        let ending: String
    }

    private let isMapping: Bool
    var parts: [Element]
    /// The text after the closing bracket.
    let rest: String

    /// An empty collection.
    init(isMapping: Bool) { (self.isMapping, parts, rest) = (isMapping, [], "") }

    /// Nil if the text does not begin with a bracket or the bracket is not closed.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        guard let first = bytes.first, first == .openBrace || first == .openBracket else { return nil }
        var scan = YAMLFlowCommaScanner(bytes)
        guard let end = scan.run() else { return nil }
        isMapping = first == .openBrace
        parts = scan.cuts.compactMap { range in
            let piece = String(decoding: bytes[range], as: UTF8.self)
            return piece.isBlank ? nil : Self.part(piece, isMapping: first == .openBrace)
        }
        rest = String(decoding: bytes[(end + 1)...], as: UTF8.self)
    }

    private static func part(_ piece: String, isMapping: Bool) -> Element {
        let space = String(decoding: piece.utf8.prefix { $0 <= .space }, as: UTF8.self)
        let tail = String(decoding: piece.utf8.reversed().prefix { $0 <= .space }.reversed(), as: UTF8.self)
        let core = String(decoding: piece.utf8.dropFirst(space.utf8.count).dropLast(tail.utf8.count), as: UTF8.self)
        guard isMapping, let colon = core.firstRange(of: ":") else { return Element(key: nil, opening: space, value: core, ending: tail) }
        let value = core[colon.upperBound...]
        let gap = value.prefix { $0 == " " }
        return Element(
            key: core[..<colon.lowerBound].filter { $0 != "\"" && $0 != "'" && $0 != " " },
            opening: space + core[..<colon.upperBound] + gap,
            value: String(value.dropFirst(gap.count)), ending: tail)
    }

    subscript(key: String) -> String? { parts.first { $0.key == key }?.value }

    /// Replaces the value of a key, inserts it in the order of the keys, or removes the key if the value is nil.
    mutating func set(_ key: String, to value: String?, order: [String]) {
        if let index = parts.firstIndex(where: { $0.key == key }) {
            if let value { parts[index].value = value } else { parts.remove(at: index) }
        } else if let value, let rank = order.firstIndex(of: key) {
            let before = parts.lastIndex { $0.key.flatMap { order.firstIndex(of: $0) }.map { $0 < rank } ?? false }
            parts.insert(Element(key: key, opening: " \(key): ", value: value, ending: ""), at: before.map { $0 + 1 } ?? 0)
        }
    }

    var text: String {
        var pieces = parts.map { $0.opening + $0.value + $0.ending }
        if let first = pieces.first { pieces[0] = String(first.drop { $0 == " " }) }
        for index in pieces.indices.dropFirst() where pieces[index].first?.isWhitespace != true { pieces[index] = " " + pieces[index] }
        return (isMapping ? "{" : "[") + pieces.joined(separator: ",") + (isMapping ? "}" : "]")
    }
}

/// The positions of the commas at the outermost level.
private struct YAMLFlowCommaScanner {
    private let bytes: [UInt8]
    private(set) var cuts: [Range<Int>] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The position of the closing bracket.
    mutating func run() -> Int? {
        var (depth, start, index) = (0, 1, 0)
        /// Whether a quotation mark at this position opens a quoted scalar.
        var isFresh = true
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case .quote where isFresh, .apostrophe where isFresh:
                guard let end = YAMLQuotation.end(of: index, in: bytes) else { return nil }
                (index, isFresh) = (end, false)
            case .hash where index > 0 && bytes[index - 1] <= .space:
                while index < bytes.count, bytes[index] != .newline { index += 1 }
            case .openBrace, .openBracket: (depth, isFresh) = (depth + 1, true)
            case .closeBrace, .closeBracket:
                depth -= 1
                isFresh = false
                if depth == 0 {
                    cuts.append(start..<index)
                    return index
                }
            case .comma:
                isFresh = true
                if depth == 1 {
                    cuts.append(start..<index)
                    start = index + 1
                }
            case .colon: isFresh = true
            case ...UInt8.space: break
            default: isFresh = false
            }
            index += 1
        }
        return nil
    }
}
