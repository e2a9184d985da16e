internal import Bytes

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Extracts the text of an e-mail: parses headers and multipart boundaries, decodes transfer encodings, removes quoting marks.
package enum MailTextExtractor {
    /// The text in which to search for an entry, an issue body or a report.
    package static func decoded(_ text: String) -> String {
        let text = text.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: "")
        let message = Message(text[...]) ?? Message(body: text[...])
        return message.text(depth: 0)
    }

    /// Removes the quoting marks of a reply from the lines of an entry: as many as its first line has.
    static func unquoted(_ lines: [Substring]) -> [Substring] {
        guard let first = lines.first else { return lines }
        let depth = first.prefix { $0 == ">" || $0 == " " }.count { $0 == ">" }
        guard depth > 0 else { return lines }
        return lines.prefix { $0.first == ">" }.map { line in
            var rest = line
            for _ in 0..<depth where rest.first == ">" {
                rest = rest.dropFirst()
                if rest.first == " " { rest = rest.dropFirst() }
            }
            return rest
        }
    }

    private struct Message {
        var headers: [String: String] = [:]
        var body: Substring

        init(body: Substring) { self.body = body }

        /// Nil if the text does not begin with header lines.
        init?(_ text: Substring) {
            guard let end = text.firstRange(of: "\n\n") else { return nil }
            var fields: [String: String] = [:]
            var last: String?
            for line in text[..<end.lowerBound].split(separator: "\n") {
                if line.first == " " || line.first == "\t" {
                    guard let last else { return nil }
                    fields[last, default: ""] += " " + line.drop { $0 == " " || $0 == "\t" }
                    continue
                }
                guard let colon = line.firstIndex(of: ":"), !line[..<colon].isEmpty,
                    line[..<colon].allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") })
                else { return nil }
                let name = line[..<colon].lowercased()
                fields[name] = String(line[line.index(after: colon)...].drop { $0 == " " })
                last = name
            }
            // A report begins with a line of the same form.
            guard fields["content-type"] != nil || fields["from"] != nil || fields["content-transfer-encoding"] != nil else { return nil }
            (headers, body) = (fields, text[end.upperBound...])
        }

        /// - Parameter depth: the nesting depth of parts.
        func text(depth: Int) -> String {
            let type = headers["content-type"] ?? ""
            if type.lowercased().hasPrefix("multipart/"), depth < 8, let boundary = Self.boundary(type) {
                let parts = body.split(separator: "--" + boundary).dropFirst().compactMap { part -> String? in
                    guard !part.hasPrefix("--") else { return nil }
                    let part = part.drop { $0 == "\n" || $0 == " " }
                    let message = Message(part) ?? Message(body: part)
                    return message.isText ? message.text(depth: depth + 1) : nil
                }
                // An attached entry is preferred to the words of the e-mail.
                return parts.first { ReceivedContribution.isEntry($0) } ?? parts.joined(separator: "\n\n")
            }
            switch headers["content-transfer-encoding"]?.lowercased().split(separator: " ").first {
            case "base64": return MailEncoding.base64(body) ?? String(body)
            case "quoted-printable": return MailEncoding.quotedPrintable(body) ?? String(body)
            default: return MailEncoding.looksQuotedPrintable(body) ? MailEncoding.quotedPrintable(body) ?? String(body) : String(body)
            }
        }

        private var isText: Bool {
            let type = (headers["content-type"] ?? "text/plain").lowercased()
            let isAttachedEntry = [type, headers["content-disposition"]?.lowercased() ?? ""].contains { $0.contains(".md") }
            return isAttachedEntry || type.hasPrefix("multipart/") || (type.hasPrefix("text/") && !type.hasPrefix("text/html"))
        }

        private static func boundary(_ type: String) -> String? {
            guard let start = type.lowercased().firstRange(of: "boundary=") else { return nil }
            let offset =
                type.distance(from: type.startIndex, to: type.startIndex)
                + type.lowercased().distance(
                    from: type.lowercased().startIndex, to: start.upperBound)
            let rest = type.dropFirst(offset)
            let boundary = rest.first == "\"" ? rest.dropFirst().prefix { $0 != "\"" } : rest.prefix { $0 != ";" && $0 != " " }
            return boundary.isEmpty ? nil : String(boundary)
        }
    }
}

/// The transfer encodings of e-mail (RFC 2045), for text in UTF-8.
enum MailEncoding {
    /// Whether a body without headers is in quoted-printable: its bytes beyond ASCII are written as `=D8`, or its lines end in `=`.
    static func looksQuotedPrintable(_ text: Substring) -> Bool {
        guard text.utf8.allSatisfy(\.isASCII) else { return false }
        var count = 0
        var rest = text.utf8[...]
        while let index = rest.firstIndex(of: .equals) {
            rest = rest[rest.index(after: index)...]
            if let high = rest.first.flatMap(\.hexDigitValue), high >= 8, rest.dropFirst().first.flatMap(\.hexDigitValue) != nil {
                count += 1
            }
        }
        return count >= 2
    }

    /// Nil if the bytes are not UTF-8.
    static func quotedPrintable(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(text.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == .equals else {
                bytes.append(byte)
                continue
            }
            if let high = rest.first.flatMap(\.hexDigitValue), let low = rest.dropFirst().first.flatMap(\.hexDigitValue) {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
                continue
            }
            // A soft line break, perhaps with spaces that a relay added.
            let blank = rest.prefix { $0 == .space || $0 == .tab }
            if rest.dropFirst(blank.count).first ?? .newline == .newline {
                rest = rest.dropFirst(blank.count + 1)
            } else {
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }

    /// Nil if the text is not base64 or its bytes are not UTF-8.
    static func base64(_ text: Substring) -> String? {
        guard let data = Data(base64Encoded: String(text.filter { !$0.isWhitespace })) else { return nil }
        return String(validating: data, as: UTF8.self)?.replacing("\r\n", with: "\n")
    }
}
