internal import Bytes

/// The request line and the headers of one HTTP/1.1 request.
struct HTTPRequestHead: Sendable, Equatable {
    /// An invalid request; the connection ends with this status.
    struct InvalidRequest: Error, Equatable { let status: Int }

    let method: String
    /// Percent-encoded, without the query.
    let path: String
    let query: String
    /// By lower-case name.
    let headers: [String: String]
    /// Whether the client keeps the connection open.
    let isKeptAlive: Bool
    let bodyLength: Int
    /// Whether the body has chunked encoding, so that its length is unknown.
    let isChunked: Bool

    var hasBody: Bool { isChunked || bodyLength > 0 }

    /// Headers that determine the host and the end of a request: duplicates are rejected (RFC 9112, 3.2 and 6.3).
    private static let single: Set<String> = ["host", "origin", "content-length", "transfer-encoding", "x-tabadul-token"]

    /// - Parameter bytes: everything before the empty line.
    init(parsing bytes: ArraySlice<UInt8>) throws(InvalidRequest) {
        var lines = bytes.split(separator: .newline, omittingEmptySubsequences: false).map {
            $0.last == .carriageReturn ? $0.dropLast() : $0
        }[...]
        let words = lines.removeFirst().split(separator: .space, omittingEmptySubsequences: false)
        guard words.count == 3, Self.isToken(words[0]), let target = String(validating: words[1], as: UTF8.self), !target.isEmpty,
            target.utf8.allSatisfy({ $0 > .space && $0 != .delete })
        else { throw InvalidRequest(status: 400) }
        let version = String(decoding: words[2], as: UTF8.self)
        guard version == "HTTP/1.1" || version == "HTTP/1.0" else { throw InvalidRequest(status: version.hasPrefix("HTTP/") ? 505 : 400) }
        method = String(decoding: words[0], as: UTF8.self)
        let mark = target.utf8.firstIndex(of: .questionMark)
        path = String(target[..<(mark ?? target.endIndex)])
        query = mark.map { String(target[target.utf8.index(after: $0)...]) } ?? ""
        var headers: [String: String] = [:]
        for line in lines where !line.isEmpty {
            guard let colon = line.firstIndex(of: .colon), Self.isToken(line[..<colon]) else { throw InvalidRequest(status: 400) }
            let value = line[line.index(after: colon)...]
            guard value.allSatisfy({ ($0 >= .space && $0 != .delete) || $0 == .tab }) else { throw InvalidRequest(status: 400) }
            let name = String(decoding: line[..<colon], as: UTF8.self).lowercased()
            if headers[name] == nil {
                headers[name] = Self.trimmed(value)
            } else if Self.single.contains(name) {
                throw InvalidRequest(status: 400)
            }
        }
        self.headers = headers
        isChunked = headers["transfer-encoding"] != nil
        guard let length = headers["content-length"].map(Self.length) ?? 0, !(isChunked && headers["content-length"] != nil) else {
            throw InvalidRequest(status: 400)
        }
        bodyLength = length
        let connection = headers["connection"]?.lowercased() ?? ""
        isKeptAlive = version == "HTTP/1.1" ? !connection.contains("close") : connection.contains("keep-alive")
    }

    /// The bytes allowed in a method or header name (RFC 9110, 5.6.2).
    private static func isToken(_ bytes: ArraySlice<UInt8>) -> Bool {
        !bytes.isEmpty
            && bytes.allSatisfy { byte in
                switch byte {
                case UInt8.asciiDigits, UInt8.asciiUppercase, UInt8.caret...UInt8(ascii: "z"), .verticalBar, .tilde, .exclamationMark,
                    UInt8.hash...UInt8.apostrophe, .asterisk, .plus, .hyphen, .period:
                    true
                default: false
                }
            }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> String {
        let start = bytes.drop { $0 == .space || $0 == .tab }
        let count = (start.lastIndex { $0 != .space && $0 != .tab }).map { $0 - start.startIndex + 1 } ?? 0
        return String(decoding: start.prefix(count), as: UTF8.self)
    }

    /// Nil for an invalid length or an overflow.
    private static func length(_ text: String) -> Int? {
        text.utf8.isEmpty || !text.utf8.allSatisfy { $0.isASCIIDigit } ? nil : Int(text)
    }
}

/// Collects the bytes of a connection up to the end of a request head, within limits.
struct HTTPHeadBuffer: Sendable {
    /// Size limits in bytes of the request line, and of all headers together.
    static let lineLimit = 8 << 10
    static let headerLimit = 8 << 10

    /// The bytes received after the last head.
    private(set) var bytes: [UInt8] = []
    /// The offset up to which bytes were scanned, so that none is scanned twice.
    private var searched = 0
    private var lineEnd: Int?

    /// Adds received bytes; returns the head once it is complete, and keeps the bytes after it.
    mutating func take(_ piece: [UInt8]) throws(HTTPRequestHead.InvalidRequest) -> HTTPRequestHead? {
        bytes += piece
        if lineEnd == nil {
            // Empty lines before a request line are ignored (RFC 9112, 2.2).
            let empty = bytes.prefix { $0 == .carriageReturn || $0 == .newline }.count
            if empty > 0 { bytes.removeFirst(empty) }
        }
        while searched < bytes.count {
            defer { searched += 1 }
            guard bytes[searched] == .newline else { continue }
            guard let first = lineEnd else {
                lineEnd = searched
                continue
            }
            guard isEmptyLine(at: searched) else { continue }
            try checkLimits(first, searched)
            let head = try HTTPRequestHead(parsing: bytes[..<searched])
            bytes.removeFirst(searched + 1)
            (searched, lineEnd) = (-1, nil)
            return head
        }
        try checkLimits(lineEnd ?? bytes.count, bytes.count)
        return nil
    }

    /// Removes and returns bytes received after the head, up to a limit.
    mutating func removeFirst(_ count: Int) -> [UInt8] {
        let first = Array(bytes.prefix(count))
        bytes.removeFirst(first.count)
        return first
    }

    private func isEmptyLine(at end: Int) -> Bool {
        bytes[end - 1] == .newline || (bytes[end - 1] == .carriageReturn && bytes[end - 2] == .newline)
    }

    private func checkLimits(_ line: Int, _ end: Int) throws(HTTPRequestHead.InvalidRequest) {
        if line > Self.lineLimit { throw .init(status: 414) }
        if end - line > Self.headerLimit { throw .init(status: 431) }
    }
}
