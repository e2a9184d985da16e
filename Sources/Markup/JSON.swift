internal import Bytes

/// A JSON value, always written the same way: keys in the given order, no white space.
///
/// The output is safe inside a `script` element: `<`, `>` and `&` are written as escapes, so that no text can end the element.
package indirect enum JSON: Sendable, ExpressibleByStringLiteral {
    case text(String)
    case whole(Int)
    case flag(Bool)
    case null
    case list([JSON])
    case object([(String, JSON)])

    package init(stringLiteral text: String) { self = .text(text) }

    package static func text(_ text: String?) -> JSON { text.map { .text($0) } ?? .null }

    package static func texts(_ texts: [String]) -> JSON { .list(texts.map { .text($0) }) }

    /// An object; members without a value are left out.
    package static func members(_ members: [(String, JSON?)]) -> JSON {
        .object(members.compactMap { name, value in value.map { (name, $0) } })
    }

    package var bytes: [UInt8] {
        var out: [UInt8] = []
        write(into: &out)
        return out
    }

    package var encoded: String { String(decoding: bytes, as: UTF8.self) }

    /// A readable form: each member of an object on its own line, lists on one line.
    package var laidOut: String { laidOut(after: "") }

    private func laidOut(after indent: String) -> String {
        switch self {
        case .object(let members) where !members.isEmpty:
            let inner = indent + "  "
            return "{\n" + members.map { "\(inner)\(JSON.text($0).encoded): \($1.laidOut(after: inner))" }.joined(separator: ",\n")
                + "\n\(indent)}"
        case .list(let values): return "[" + values.map { $0.laidOut(after: indent) }.joined(separator: ", ") + "]"
        default: return encoded
        }
    }

    package func write(into out: inout [UInt8]) {
        switch self {
        case .text(let text): Self.write(text, into: &out)
        case .whole(let number): out.append(contentsOf: String(number).utf8)
        case .flag(let flag): out.append(contentsOf: (flag ? "true" : "false").utf8)
        case .null: out.append(contentsOf: "null".utf8)
        case .list(let values):
            out.append(.openBracket)
            for (index, value) in values.enumerated() {
                if index > 0 { out.append(.comma) }
                value.write(into: &out)
            }
            out.append(.closeBracket)
        case .object(let members):
            out.append(.openBrace)
            for (index, (name, value)) in members.enumerated() {
                if index > 0 { out.append(.comma) }
                Self.write(name, into: &out)
                out.append(.colon)
                value.write(into: &out)
            }
            out.append(.closeBrace)
        }
    }
}

extension HTMLWriter {
    /// A `script` element with data for programs. Browsers do not run data blocks, so a content security policy allows them.
    package mutating func dataBlock(_ json: JSON) {
        raw("<script type=\"application/ld+json\">")
        html(HTML(written: json.bytes))
        raw("</script>")
    }
}
